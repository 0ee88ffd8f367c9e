"""The people of a workspace in the window of a manager, and what waits for one who left."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTreeView,
)

import labelqueue as lq
from labelqueue.queue import Queue, Workspace, connect
from labelqueue.ui.context import Page
from labelqueue.ui.pages.members import MembersPage
from labelqueue.ui.pages.samples import SamplesPage
from tests.gui.conftest import Hands

OpenHands = Callable[[str | None, str | None], Hands]


def members_page(hands: Hands) -> MembersPage:
    hands.action("show_members").trigger()
    hands.until(lambda: hands.window.side_pages.shown is Page.MEMBERS)
    hands.until_idle()
    page = hands.window.findChild(MembersPage)
    assert page is not None
    return page


def rows(hands: Hands) -> list[list[str]]:
    view = hands.window.findChild(QTreeView, "members")
    assert view is not None
    model = view.model()
    return [[model.index(row, column).data() or "" for column in range(6)] for row in range(model.rowCount())]


def who_labels(queue: Queue) -> list[str]:
    return list(queue.annotators or ())


def dialog(hands: Hands, name: str) -> QDialog:
    hands.until(lambda: any(one.isVisible() for one in hands.window.findChildren(QDialog, name)))
    hands.until_idle()
    return next(one for one in hands.window.findChildren(QDialog, name) if one.isVisible())


def press(within: QDialog, name: str) -> None:
    button = within.findChild(QPushButton, name)
    assert button is not None
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def menu(hands: Hands, name: str) -> None:
    hands.action(name).trigger()


def test_somebody_is_added_gets_a_queue_and_another_role(
    hands: Hands, queue: Queue, workspace: Workspace
) -> None:
    night = workspace.dataset("fruit").create_queue("night", annotators=["anna"])
    hands.connected()
    members_page(hands)
    assert [row[0] for row in rows(hands)] == ["anna"]
    hands.click(hands.find("add_member"))
    form = dialog(hands, "member_dialog")
    name = form.findChild(QLineEdit, "member_name")
    box = form.findChild(QCheckBox, "label:fruit/night")
    assert name is not None
    assert box is not None
    QTest.keyClicks(name, "ben")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() / 2)
    press(form, "save_member")
    hands.until_idle()
    assert hands.notice == "ben is a member now: an annotator."
    assert who_labels(night) == ["anna", "ben"]
    assert rows(hands)[1][:3] == ["ben", "annotator", "all queues"]
    # Enter on the row, one step down in the list of roles, and saved: what was kept for them is for others.
    workspace.dataset("fruit").assign(["1.png"], labeler="ben")
    page = hands.window.findChild(MembersPage)
    assert page is not None
    page.choose("ben")
    page.refresh()
    hands.until_idle()
    view = hands.window.findChild(QTreeView, "members")
    assert view is not None
    QTest.keyClick(view, Qt.Key.Key_Return)
    form = dialog(hands, "member_dialog")
    role = form.findChild(QComboBox, "member_role")
    assert role is not None
    QTest.keyClick(role, Qt.Key.Key_Home)
    hands.until_idle()
    assert "1 sample that is kept for them will be for others." in _said(form)
    press(form, "save_member")
    hands.until_idle()
    assert hands.notice == "ben is a viewer now. 1 sample that was kept for them is for others now."
    assert who_labels(night) == ["anna"]


def _said(form: QDialog) -> str:
    return "\n".join(one.text() for one in form.findChildren(QLabel))


def test_what_waits_for_one_who_left_is_reassigned(
    hands: Hands, queue: Queue, workspace: Workspace, url: str
) -> None:
    """Ann saves one and leaves; ben gets what she had drawn, in one step, and goes on with it."""
    queue.configure(save_enabled=True)
    for name in ("ann", "ben"):
        workspace.add_member(name)
    with connect(url, member="ann") as at_ann:
        hers = at_ann.dataset("fruit").queue()
        work = hers.start_labeling()
        assert isinstance(work, lq.WorkItem)
        saved = hers.save(work, work.label.add(lq.Box(10, 20, 60, 80), category="ripe"))
        assert isinstance(saved, lq.WorkItem)
        hers.release(saved)
    hands.connected()
    page = members_page(hands)
    page.choose("ann")
    page.refresh()
    hands.until_idle()
    menu(hands, "deactivate_member")
    leave = dialog(hands, "leave_dialog")
    assert "1 sample with work that they saved will wait" in _said(leave)
    press(leave, "deactivate")
    hands.until_idle()
    assert hands.notice.startswith("ann is not active any more. 1 sample with work that they saved waits")
    assert rows(hands)[-1][:2] == ["ann", "annotator, not active"]
    # From the queue, beside who has what.
    hands.window.home_page._queue_commands.show_awaited("fruit", "default")
    away = dialog(hands, "awaited_dialog")
    press(away, "choose_all_awaited")
    press(away, "reassign_awaited")
    whom = dialog(hands, "choose_dialog")
    names = whom.findChild(QListWidget, "names")
    assert names is not None
    names.setCurrentItem(names.findItems("ben", Qt.MatchFlag.MatchExactly)[0])
    press(whom, "choose")
    hands.until_idle()
    assert "Nothing waits here for anybody who is away." in _said(away)
    press(away, "close_awaited")
    with connect(url, member="ben") as at_ben:
        work = at_ben.dataset("fruit").queue().start_labeling()
        assert isinstance(work, lq.WorkItem)
        assert (work.sample.name, len(work.label)) == ("1.png", 1)


def test_from_a_member_to_their_samples(hands: Hands, queue: Queue, url: str, workspace: Workspace) -> None:
    workspace.add_member("ann")
    with connect(url, member="ann") as at_ann:
        assert isinstance(at_ann.dataset("fruit").queue().start_labeling(), lq.WorkItem)
        hands.connected()
        page = members_page(hands)
        page.choose("ann")
        page.refresh()
        hands.until_idle()
        assert rows(hands)[0][4] == "1"
        menu(hands, "members_in_hand")
        hands.until(lambda: hands.window.side_pages.shown is Page.SAMPLES)
        hands.until_idle()
        samples = hands.window.findChild(SamplesPage)
        assert samples is not None
        assert samples.chosen() == ["1.png"]


def test_who_is_no_manager_does_not_get_there(
    open_hands: OpenHands, queue: Queue, workspace: Workspace, url: str
) -> None:
    workspace.add_member("ann")
    window = open_hands(url, "ann")
    window.connected()
    action = window.action("show_members")
    assert not action.isEnabled()
    assert not action.isVisible()
    window.window.show_members()  # whatever way there were, the database refuses
    window.until_idle()
    found = window.window.findChild(MembersPage)
    assert found is not None
    assert rows(window) == []
    assert "Only a manager may see what everybody has in hand; ann is an annotator." in found.problem


def test_esc_goes_home(hands: Hands, queue: Queue) -> None:
    hands.connected()
    members_page(hands)
    hands.press(Qt.Key.Key_Escape)
    hands.until(hands.window.home_page.isVisible)
