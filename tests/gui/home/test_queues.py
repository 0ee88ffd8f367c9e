"""Several queues on the home page, and the form that makes and changes them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTabWidget,
    QToolButton,
)
from pytestqt.qtbot import QtBot

import labelqueue as lq
from labelqueue.queue import Dataset, Workspace, connect
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.dialogs.queue import GuideDialog, QueueDialog, RemoveQueueDialog
from labelqueue.ui.dialogs.queue.rules_tab import CHOICES, SWITCHES, TIMES
from labelqueue.ui.pages.home import HomePage
from tests.gui.home.conftest import PATIENCE, Hand, images

Hands = Callable[[object], Hand]


@pytest.fixture
def dataset(workspace: Workspace, tmp_path: Path) -> Dataset:
    """Six samples, every third at night; ben labels, rita reviews."""
    workspace.add_member("ben")
    workspace.add_member("rita", "reviewer")
    made = workspace.create_dataset("fruit", ["ripe", "unripe"])
    made.add_samples(
        lq.SampleSpec(path.name, str(path), metadata={"light": "day" if number % 3 else "night"})
        for number, path in enumerate(images(tmp_path / "fruit", 6))
    )
    return made


@pytest.fixture
def home(
    qtbot: QtBot, dataset: Dataset, database: Database, files: Files, settle: Callable[[], None]
) -> HomePage:
    return shown(qtbot, database, files, settle)


def shown(qtbot: QtBot, database: Database, files: Files, settle: Callable[[], None]) -> HomePage:
    page = HomePage(database, files)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    page.refresh()
    settle()
    return page


def menu_of(page: HomePage, name: str) -> QMenu:
    button = page.findChild(QToolButton, name)
    assert isinstance(button, QToolButton), name
    return button.menu()


def offered(page: HomePage, name: str) -> list[str]:
    return [action.text() for action in menu_of(page, name).actions() if action.isVisible()]


def choose(page: HomePage, name: str, action: str) -> None:
    found = menu_of(page, name).findChild(QAction, action)
    assert isinstance(found, QAction)
    assert found.isVisible()
    found.trigger()


def words(page: HomePage) -> set[str]:
    return {one.text() for one in page.findChildren(QLabel) if one.isVisible()}


def form(page: HomePage) -> QueueDialog:
    found = page.findChild(QueueDialog)
    assert isinstance(found, QueueDialog)
    return found


def answer(dialog: QueueDialog) -> str:
    found = dialog.findChild(QLabel, "criteria_answer")
    assert isinstance(found, QLabel)
    return found.text()


def test_a_queue_is_made_by_criteria(
    qtbot: QtBot, home: HomePage, dataset: Dataset, hand: Hands, settle: Callable[[], None]
) -> None:
    choose(home, "more:fruit", "new_queue")
    settle()
    dialog = form(home)
    does = hand(dialog)
    assert not does.button("queue_save").isEnabled()
    does.type("queue_name", "default")
    assert "already" in does.button("queue_save").toolTip()
    does.type("queue_name", "night")
    does.type("queue_criteria", "light:night status:x")
    assert answer(dialog).startswith("At character 20 of the search: there is no status 'x'")
    assert not does.button("queue_save").isEnabled()
    does.type("queue_criteria", "light:night")
    qtbot.waitUntil(lambda: answer(dialog) == "2 samples found, all of them untouched.", timeout=PATIENCE)
    tabs = dialog.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    tabs.setCurrentIndex(1)
    does.click("only_these")
    does.click("annotator:ben")
    does.click("reviewer:rita")
    tabs.setCurrentIndex(2)
    does.click("save_enabled")
    does.click("limit_annotations")
    most, review = dialog.findChild(QSpinBox, "max_annotations"), dialog.findChild(QComboBox, "self_review")
    assert isinstance(most, QSpinBox)
    assert isinstance(review, QComboBox)
    most.setValue(5)
    review.setCurrentIndex(review.findText("never"))
    does.click("all_categories")
    does.click("category:unripe")
    tabs.setCurrentIndex(3)
    guide = dialog.findChild(QPlainTextEdit, "queue_guide")
    assert isinstance(guide, QPlainTextEdit)
    qtbot.keyClicks(guide, "# Lamps")
    with qtbot.waitSignal(home.notice_requested, timeout=PATIENCE) as notice:
        does.click("queue_save")
    settle()
    assert notice.args == ["The queue “night” has 2 samples.", "info"]
    queue = dataset.queue("night")
    assert (queue.criteria, queue.guide, queue.annotators, queue.reviewers) == (
        "light:night",
        "# Lamps",
        ("ben",),
        ("rita",),
    )
    settings = queue.settings
    assert (settings.save_enabled, settings.max_annotations, settings.categories) == (True, 5, ("ripe",))
    assert settings.self_review is lq.SelfReview.NEVER
    qtbot.waitUntil(lambda: {"default", "night", "0 of 2 reviewed"} <= words(home), timeout=PATIENCE)


def test_what_is_not_changed_stays(
    qtbot: QtBot, home: HomePage, dataset: Dataset, hand: Hands, settle: Callable[[], None]
) -> None:
    settings = lq.QueueSettings(
        auto_release_minutes=7.25,
        review_affinity_hours=1.5,
        return_rejected_after_hours=3,
        tie_break=lq.TieBreak.OLDEST,
        reserve_ahead=False,
        categories=("unripe",),
        require_annotation=True,
    )
    queue = dataset.create_queue("night", criteria="light:night", settings=settings, guide="# A")
    home.refresh()
    settle()
    choose(home, "more_queue:fruit/night", "queue_settings")
    settle()
    does = hand(form(home))
    assert not does.field("queue_name").isEnabled()
    does.type("queue_description", "After sunset")
    does.click("queue_save")
    settle()
    assert (queue.settings, queue.guide, queue.criteria) == (settings, "# A", "light:night")
    assert (queue.annotators, queue.description) == (None, "After sunset")
    qtbot.waitUntil(lambda: "After sunset" in words(home), timeout=PATIENCE)


def test_every_rule_can_be_changed(
    home: HomePage, dataset: Dataset, hand: Hands, settle: Callable[[], None]
) -> None:
    queue = dataset.queue()
    before = queue.settings
    choose(home, "more_queue:fruit/default", "queue_settings")
    settle()
    dialog = form(home)
    does = hand(dialog)
    tabs = dialog.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    tabs.setCurrentIndex(2)
    for name in (*SWITCHES, "require_annotation"):
        does.button(name).click()
    for name in CHOICES:
        choice = dialog.findChild(QComboBox, name)
        assert isinstance(choice, QComboBox)
        choice.setCurrentIndex((choice.currentIndex() + 1) % choice.count())
    for name in TIMES:
        time = dialog.findChild(QDoubleSpinBox, name)
        assert isinstance(time, QDoubleSpinBox)
        time.setValue(2.5)
    does.button("limit_annotations").click()
    does.button("all_categories").click()
    does.button("category:ripe").click()
    minutes = dialog.findChild(QDoubleSpinBox, "auto_release_minutes")
    assert isinstance(minutes, QDoubleSpinBox)
    minutes.setValue(1)  # as while 15 is typed
    minutes.editingFinished.emit()
    assert minutes.value() == 2
    does.click("queue_save")
    settle()
    old, new = before.as_json(), queue.settings.as_json()
    assert [name for name in old if old[name] == new[name]] == []
    assert (new["auto_release_minutes"], new["return_rejected_after_hours"]) == (2, 2.5)


def test_a_refusal_keeps_the_form(
    home: HomePage, dataset: Dataset, hand: Hands, settle: Callable[[], None]
) -> None:
    choose(home, "more:fruit", "new_queue")
    settle()
    does = hand(form(home))
    does.type("queue_name", "night")
    dataset.create_queue("night")  # somebody else was faster
    does.click("queue_save")
    settle()
    assert form(home).message.text == "The dataset has a queue 'night' already."
    assert does.field("queue_name").text() == "night"


def test_the_menu_of_a_queue(
    qtbot: QtBot, home: HomePage, dataset: Dataset, hand: Hands, settle: Callable[[], None]
) -> None:
    queue = dataset.create_queue("night", criteria="light:night", guide="# Lamps")
    home.refresh()
    settle()
    name = "more_queue:fruit/night"
    looks = ["Who has what…", "Waiting for people who are away…", "Statistics…", "Queue settings…"]
    assert offered(home, "more_queue:fruit/default") == [*looks, "Pause", "Finish"]
    assert offered(home, name) == ["Guide…", *looks, "Pause", "Finish", "Remove…"]
    for action, state in (
        ("queue_pause", lq.QueueState.PAUSED),
        ("queue_resume", lq.QueueState.ACTIVE),
        ("queue_finish", lq.QueueState.FINISHED),
    ):
        choose(home, name, action)
        settle()
        assert queue.state is state
        settle()
    assert "Resume" in offered(home, name)
    choose(home, name, "queue_guide")
    settle()
    guide = home.findChild(GuideDialog)
    assert isinstance(guide, GuideDialog)
    assert "Lamps" in guide._view.toPlainText()
    guide.accept()
    choose(home, name, "queue_remove")
    dialog = home.findChild(RemoveQueueDialog)
    assert isinstance(dialog, RemoveQueueDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)  # keeps it
    settle()
    assert len(dataset.queues()) == 2
    choose(home, name, "queue_remove")
    hand(home.findChildren(RemoveQueueDialog)[-1]).click("remove_queue")
    settle()
    settle()
    assert len(dataset.queues()) == 1
    qtbot.waitUntil(lambda: "All samples" in words(home), timeout=PATIENCE)


def test_a_queue_without_reviewers_is_complete_when_it_is_labeled(
    qtbot: QtBot, home: HomePage, dataset: Dataset, settle: Callable[[], None]
) -> None:
    queue = dataset.create_queue("night", criteria="light:night", annotators=["anna"], reviewers=[])
    for _ in range(2):
        work = queue.start_labeling()
        assert isinstance(work, lq.WorkItem)
        queue.submit(work, work.label, pull_next=False)
    home.refresh()
    settle()
    row = next(row for row in home._cards["fruit"]._rows if row.objectName() == "queue_row:fruit/night")
    qtbot.waitUntil(row._chip.isVisible, timeout=PATIENCE)
    assert row._chip.accessibleName() == "Complete"
    assert "2 of 2 labeled" in words(home)


@pytest.fixture
def as_member(url: str) -> Iterator[Callable[[str], Database]]:
    made: list[Database] = []

    def open_as(member: str) -> Database:
        made.append(Database(lambda: connect(url, member=member)))
        return made[-1]

    yield open_as
    for one in made:
        one.close()


def test_what_others_are_offered(
    qtbot: QtBot, dataset: Dataset, as_member: Callable[[str], Database], files: Files
) -> None:
    dataset.queue().update(guide="# How")

    def page_of(member: str) -> HomePage:
        database = as_member(member)
        return shown(
            qtbot, database, files, lambda: qtbot.waitUntil(lambda: not database.busy, timeout=PATIENCE)
        )

    rita, ben = page_of("rita"), page_of("ben")
    assert offered(rita, "more:fruit") == ["Find a sample…", "New queue…"]
    assert offered(rita, "more_queue:fruit/default") == [
        "Guide…",
        "Who has what…",
        "Waiting for people who are away…",
        "Statistics…",
        "Queue settings…",
    ]
    assert offered(ben, "more_queue:fruit/default") == ["Guide…"]
    more = ben.findChild(QToolButton, "more:fruit")
    assert more is not None
    assert not more.isVisible()


def test_a_reviewer_changes_the_people_only(
    qtbot: QtBot, dataset: Dataset, as_member: Callable[[str], Database], hand: Hands
) -> None:
    database = as_member("rita")
    dialog = QueueDialog(database, dataset="fruit", queue="default")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not database.busy, timeout=PATIENCE)
    does = hand(dialog)
    assert "Only a manager" in dialog.message.text
    assert not does.field("queue_description").isEnabled()
    does.click("only_these")
    does.click("annotator:ben")
    with qtbot.waitSignal(dialog.saved, timeout=PATIENCE):
        does.click("queue_save")
    assert (dataset.queue().annotators, dataset.queue().reviewers) == (("ben",), ())
