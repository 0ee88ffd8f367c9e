"""One member at two workstations: who is asked, who is fenced, and what becomes of the drawings."""

import platform
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

import labelqueue as lq
from labelqueue.domain.status import Mode
from labelqueue.queue import Queue, Workspace, connect
from labelqueue.ui.pages import elsewhere
from tests.gui.conftest import Hands

OpenHands = Callable[[str | None, str | None], Hands]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """These hold on either database."""
    if request.param == "postgresql":
        found: str = request.getfixturevalue("postgres_url")
        return found
    return f"sqlite:///{request.getfixturevalue('tmp_path') / 'workspace.db'}"


def said(hands: Hands) -> str:
    return " ".join(one.text() for one in hands.find("elsewhere_page").findChildren(QLabel))


def asked(hands: Hands, mode: Mode = Mode.LABEL) -> None:
    """Start where the sample is open elsewhere, and wait until keys count."""
    hands.window.open_work(("fruit", "default"), mode)
    page = hands.page.elsewhere
    hands.until(lambda: page.isVisible() and not page._settle.isActive())


def test_taking_over_from_another_window(
    hands: Hands, open_hands: OpenHands, url: str, queue: Queue, workspace: Workspace
) -> None:
    hands.start()
    hands.draw_box()
    second = open_hands(url, "anna")
    second.connected()
    asked(second)
    assert "Open in another window on this computer since " in said(second)
    assert "1.png" in said(second)
    assert second.sample is None
    assert not {"submit", "skip"} & second.enabled()

    second.press(Qt.Key.Key_Return)
    second.until(lambda: second.sample == "1.png")
    second.until_quiet()
    assert QApplication.focusWidget() is second.page.canvas

    # The first window is told when it sends something, and its drawing is kept.
    hands.window.activateWindow()
    hands.click("submit")
    hands.until(hands.page.elsewhere.isVisible)
    assert hands.notice == "You went on with 1.png in another place; your drawing is kept as revision 1."
    kept = workspace.dataset("fruit").label_of("1.png", revision=1)
    assert len(kept) == 1
    assert workspace.dataset("fruit").samples()[0].status is lq.LabelStatus.UNLABELED
    assert "Open in another window on this computer" in said(hands)

    # And that is the way on: it may have the sample back, with what was drawn here.
    hands.until(lambda: not hands.page.elsewhere._settle.isActive())
    hands.click(hands.find("take_over"))
    hands.until(lambda: hands.sample == "1.png")
    hands.until_quiet()
    assert hands.page.document.label == kept
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(hands.page.document.label) == 0


def test_what_came_too_late_can_be_compared(
    hands: Hands, open_hands: OpenHands, url: str, queue: Queue, workspace: Workspace
) -> None:
    hands.start()
    hands.draw_box()
    second = open_hands(url, "anna")
    second.connected()
    asked(second)
    second.press(Qt.Key.Key_Return)
    second.until(lambda: second.sample == "1.png")
    second.until_quiet()
    second.draw_box((50, 50), (90, 90))
    hands.window.activateWindow()
    hands.click("submit")
    hands.until(hands.page.elsewhere.isVisible)
    second.click("submit")
    second.until_quiet()

    mine, stored = (workspace.dataset("fruit").label_of("1.png", revision=number) for number in (1, 2))
    hands.click(hands.find("compare_mine"))
    hands.until(lambda: len(hands.page.document.label) == 1)
    assert hands.page.document.label == mine
    hands.click(hands.find("show_my_drawing"))
    assert hands.page.document.label == stored
    assert not hands.page.document.editable


def test_esc_leaves_it_where_it_is(
    hands: Hands, open_hands: OpenHands, url: str, queue: Queue, workspace: Workspace
) -> None:
    hands.start()
    second = open_hands(url, "anna")
    second.connected()
    asked(second)
    second.press(Qt.Key.Key_Escape)
    second.until(second.window.home_page.isVisible)
    second.until(lambda: not second.window.database.busy)
    hands.click("submit")
    hands.until_quiet()
    assert hands.sample == "2.png"
    assert workspace.dataset("fruit").samples()[0].status is lq.LabelStatus.LABELED


def test_a_key_that_was_meant_for_another_sample_takes_nothing_over(
    hands: Hands, open_hands: OpenHands, url: str, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elsewhere, "SETTLES_AFTER", 3_600_000)
    hands.start()
    second = open_hands(url, "anna")
    second.connected()
    second.window.open_work(queue, "label")
    second.until(second.page.elsewhere.isVisible)
    second.press(Qt.Key.Key_Return)
    second.click(second.find("take_over"))
    second.until_quiet()
    assert second.sample is None
    assert second.page.elsewhere.isVisible()


def test_where_it_is_open(
    hands: Hands, open_hands: OpenHands, url: str, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.start()
    here = platform.node()
    monkeypatch.setattr(platform, "node", lambda: f"not {here}")
    second = open_hands(url, "anna")
    second.connected()
    asked(second)
    assert f"Open on {here} since " in said(second)


def test_somebody_else_has_it_by_then(
    hands: Hands, open_hands: OpenHands, url: str, queue: Queue, workspace: Workspace
) -> None:
    """A manager took it from ben while ben was being asked."""
    workspace.add_member("ben")
    with connect(url, member="ben") as at_home:
        assert isinstance(at_home.dataset("fruit").queue().start_labeling(), lq.WorkItem)
        ben = open_hands(url, "ben")
        ben.connected()
        asked(ben)
        taken = workspace.dataset("fruit").open("1.png", take_over=True)
        assert isinstance(taken, lq.WorkItem)
        ben.press(Qt.Key.Key_Return)
        ben.until(lambda: ben.notice != "")
        ben.until_quiet()
        assert ben.notice == "Somebody else has 1.png now."
        assert ben.sample == "2.png"


def test_who_saves_what_somebody_else_has_by_now_stays_with_it(
    open_hands: OpenHands, url: str, queue: Queue, workspace: Workspace
) -> None:
    """They see who has it, their own drawing and the other's label, and go on when they want to."""
    queue.configure(save_enabled=True)
    workspace.add_member("ben")
    ben = open_hands(url, "ben")
    ben.connected()
    ben.start()
    ben.draw_box()
    taken = workspace.dataset("fruit").open("1.png", take_over=True)
    assert isinstance(taken, lq.WorkItem)
    theirs = taken.label.add(lq.Box(1, 1, 9, 9), "unripe").add(lq.Box(20, 1, 29, 9), "unripe")
    assert isinstance(queue.save(taken, theirs), lq.WorkItem)

    ben.click("save")
    ben.until(ben.page.banner.isVisible)
    ben.until_quiet()
    text = ben.find("view_text")
    assert isinstance(text, QLabel)
    assert text.text() == ("1.png is no longer yours: anna has it now; your drawing is kept as revision 2.")
    document = ben.page.document
    assert not document.editable
    assert [one.category for one in document.label] == ["ripe"]
    assert not ben.page.banner._take.isVisible()
    ben.click(ben.find("show_my_drawing"))
    assert [one.category for one in document.label] == ["unripe", "unripe"]
    ben.click(ben.find("show_my_drawing"))
    assert [one.category for one in document.label] == ["ripe"]

    ben.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    ben.until(lambda: ben.sample == "2.png")
    ben.until_quiet()
    assert not ben.page.banner.isVisible()
    assert document.editable


def test_who_saves_a_sample_that_is_gone_goes_on(
    hands: Hands, queue: Queue, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it cannot be looked at, they are told at least."""
    queue.configure(save_enabled=True)
    hands.start()
    hands.draw_box()
    workspace.dataset("fruit").set_status(["1.png"], "skipped")
    monkeypatch.setattr(hands.page.session, "look", lambda _sample, *, failed: failed())
    hands.click("save")
    hands.until(lambda: hands.sample == "2.png")
    assert hands.notice == "1.png is no longer yours: it is skipped; your drawing is kept as revision 1."


def test_nothing_is_to_be_compared_once_somebody_has_gone_home(
    hands: Hands, open_hands: OpenHands, url: str, queue: Queue, workspace: Workspace
) -> None:
    hands.start()
    hands.draw_box()
    second = open_hands(url, "anna")
    second.connected()
    asked(second)
    second.press(Qt.Key.Key_Return)
    second.until(lambda: second.sample == "1.png")
    second.until_quiet()
    hands.window.activateWindow()
    hands.click("submit")
    hands.until(hands.page.elsewhere.isVisible)
    assert hands.find("compare_mine").isVisible()
    hands.action("go_home").trigger()
    hands.until(hands.window.home_page.isVisible)
    asked(hands)
    assert not any(one.isVisible() for one in hands.window.findChildren(QWidget, "compare_mine"))


def test_who_opened_a_sample_by_its_name_is_given_no_other(
    hands: Hands, queue: Queue, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue.configure(save_enabled=True)
    hands.window.open_sample("fruit", "default", "1.png")
    hands.until(lambda: hands.sample == "1.png")
    hands.until_quiet()
    hands.draw_box()
    workspace.dataset("fruit").set_status(["1.png"], "skipped")
    monkeypatch.setattr(hands.page.session, "look", lambda _sample, *, failed: failed())
    hands.click("save")
    hands.until(lambda: not hands.page.isVisible())
    hands.until_idle()
    assert hands.sample is None
    assert hands.notice == "1.png is no longer yours: it is skipped; your drawing is kept as revision 1."


def test_who_takes_over_stays_in_their_queue(
    hands: Hands, url: str, queue: Queue, workspace: Workspace
) -> None:
    queue.configure(save_enabled=True)
    workspace.add_member("ben", role="manager")
    hands.start()
    hands.draw_box()
    with connect(url, member="ben") as other:
        assert isinstance(other.dataset("fruit").open("1.png", take_over=True), lq.WorkItem)
        hands.click("save")
        hands.until(hands.page.banner.isVisible)
        hands.until_quiet()
        hands.click(hands.find("take_over_view"))
        hands.until(lambda: hands.sample == "1.png")
        hands.until_quiet()
        hands.draw_box()
        hands.click("submit")
        hands.until(lambda: hands.sample != "1.png")
        hands.until_quiet()
        assert hands.sample == "2.png"
