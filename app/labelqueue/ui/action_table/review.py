"""What reviewers and those whom they answer do about single objects and comments."""

from typing import Final

from labelqueue.domain.phrase import Phrase, phrase
from labelqueue.domain.status import Mode
from labelqueue.ui.action_table.ids import ActionId
from labelqueue.ui.action_table.row import Row, Scope, in_hand, with_image
from labelqueue.ui.context import Context, Page

_A: Final = ActionId


def _pinned(context: Context) -> bool:
    return context.has_pins and with_image(context) and not context.asking


def _answerable(context: Context) -> bool:
    return context.may_answer and _pinned(context)


def _comparable(context: Context) -> bool:
    return context.comparable and with_image(context)


def _objects(context: Context) -> bool:
    return context.mode is Mode.REVIEW and in_hand(context) and not context.asking


def _step(id_: ActionId, text: Phrase, key: str, tip: Phrase) -> Row:
    return Row(
        id_,
        text,
        keys=(key,),
        tip=tip,
        enabled=_objects,
        visible=lambda context: context.mode is Mode.REVIEW,
        scope=Scope.REVIEWING,
    )


REVIEW: Final = (
    Row(
        _A.NEXT_PIN,
        phrase("Next pinned comment"),
        keys=("N",),
        tip=phrase("Look at what the reviewer pointed at, one after the other"),
        enabled=_pinned,
        visible=lambda context: context.has_pins,
        scope=Scope.WORK,
    ),
    Row(
        _A.REPLY,
        phrase("Reply to the comment"),
        keys=("U",),
        tip=phrase("Say something about the pinned comment that you look at"),
        enabled=_answerable,
        visible=lambda context: context.has_pins,
        scope=Scope.WORK,
    ),
    Row(
        _A.RESOLVE,
        phrase("Resolve or reopen the comment"),
        keys=("Shift+U",),
        tip=phrase("What it asks for is done; or it is not after all"),
        enabled=_answerable,
        visible=lambda context: context.has_pins,
        scope=Scope.WORK,
    ),
    _step(
        _A.OBJECT_RIGHT,
        phrase("Object is right, next"),
        "Q",
        phrase("Tick it, and go on to the next unseen one"),
    ),
    _step(_A.NEXT_OBJECT, phrase("Look at the next object"), "I", phrase("Zoom to it, without a tick")),
    _step(
        _A.LAST_OBJECT, phrase("Look at the object before"), "Shift+I", phrase("Zoom to it, without a tick")
    ),
    Row(
        _A.SHOW_CHANGES,
        phrase("Show changes"),
        "changes",
        ("Shift+D",),
        phrase("What differs from the label that was rejected, or handed in: + added, − removed, ~ changed"),
        enabled=_comparable,
        visible=lambda context: (
            context.page is Page.WORK and (context.mode is not None or context.comparable)
        ),
        checked=lambda context: context.comparing,
        scope=Scope.WORK,
    ),
    Row(
        _A.NEXT_CHANGE,
        phrase("Next change"),
        keys=("Ctrl+I",),
        tip=phrase("Look at what differs, one after the other"),
        enabled=_comparable,
        scope=Scope.WORK,
    ),
)
