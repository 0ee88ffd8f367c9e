"""What begins and finishes samples."""

from typing import Final

from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import Action, Mode
from labelqueue.ui.action_table.ids import ActionId
from labelqueue.ui.action_table.row import Row, Scope, allowed, may_start, offered
from labelqueue.ui.context import Page

_A: Final = ActionId
REASONS: Final = {
    _A.REJECT_CATEGORY: phrase("Wrong category"),
    _A.REJECT_OUTLINE: phrase("Imprecise outline"),
    _A.REJECT_EXTRA: phrase("Does not belong here"),
    _A.REJECT_MISSING: phrase("Something is missing"),
}
"""What reviewers say most often."""

_REJECT: Final = {
    _A.REJECT_CATEGORY: phrase("Reject: wrong category"),
    _A.REJECT_OUTLINE: phrase("Reject: imprecise outline"),
    _A.REJECT_EXTRA: phrase("Reject: does not belong here"),
    _A.REJECT_MISSING: phrase("Reject: something is missing"),
}


def _reject_because(number: int, id_: ActionId) -> Row:
    return Row(
        id_,
        _REJECT[id_],
        "",
        (f"Shift+{number}",),
        phrase("Say so about what is under the pointer, and go on"),
        enabled=allowed(Action.REJECT),
        visible=offered(Action.REJECT, Mode.REVIEW),
        guarded=True,
        scope=Scope.REVIEWING,
    )


QUEUE: Final = (
    Row(
        _A.START_LABELING,
        phrase("Start labeling"),
        "play",
        tip=phrase("Take the next sample to label"),
        enabled=lambda c: c.may_label and may_start(c),
    ),
    Row(
        _A.START_REVIEWING,
        phrase("Start reviewing"),
        "review",
        tip=phrase("Take the next sample to review"),
        enabled=lambda c: c.may_review and may_start(c),
    ),
    Row(
        _A.SUBMIT,
        phrase("Submit"),
        "submit",
        ("G", "Ctrl+Return"),
        phrase("Finish this label and go on"),
        enabled=lambda c: c.allows(Action.SUBMIT) and c.readable,
        visible=offered(Action.SUBMIT, Mode.LABEL),
        guarded=True,
        role="accent_text",
        scope=Scope.LABELING,
    ),
    Row(
        _A.ACCEPT,
        phrase("Accept"),
        "accept",
        ("A", "G", "Ctrl+Return"),
        phrase("The label is right; go on"),
        enabled=lambda c: c.allows(Action.ACCEPT) and c.readable,
        visible=offered(Action.ACCEPT, Mode.REVIEW),
        guarded=True,
        role="accent_text",
        scope=Scope.REVIEWING,
    ),
    Row(
        _A.REJECT,
        phrase("Reject"),
        "reject",
        ("X",),
        phrase("Send the label back with a comment, pinned to what is under the pointer"),
        enabled=allowed(Action.REJECT),
        visible=offered(Action.REJECT, Mode.REVIEW),
        guarded=True,
        role="danger",
        scope=Scope.REVIEWING,
    ),
    *(_reject_because(number, id_) for number, id_ in enumerate(REASONS, start=1)),
    Row(
        _A.SKIP,
        phrase("Skip"),
        "skip",
        ("Ctrl+.",),
        phrase("Put this sample aside and go on"),
        enabled=allowed(Action.SKIP),
        visible=offered(Action.SKIP),
        guarded=True,
        scope=Scope.WORK,
    ),
    Row(
        _A.SAVE,
        phrase("Save"),
        "save",
        ("Ctrl+S",),
        phrase("Save the drawing and stay"),
        enabled=lambda c: c.allows(Action.SAVE) and c.readable,
        visible=offered(Action.SAVE),
        scope=Scope.WORK,
    ),
    Row(
        _A.RELEASE,
        phrase("Stop"),
        "release",
        (),
        phrase("Give the sample back and go to the queues"),
        enabled=lambda c: c.page is Page.WORK and not c.busy,
    ),
    Row(
        _A.REOPEN,
        phrase("Reopen my last"),
        "undo",
        ("Ctrl+Shift+Backspace",),
        phrase("Take back the last Submit"),
        enabled=lambda c: c.reopenable and not c.busy and not c.asking,
        scope=Scope.WORK,
    ),
    Row(
        _A.GUIDE,
        phrase("Guide of this queue"),
        "info",
        ("F2",),
        phrase("How to label in this queue"),
        enabled=lambda c: c.has_guide and not c.asking,
        scope=Scope.WORK,
    ),
)
