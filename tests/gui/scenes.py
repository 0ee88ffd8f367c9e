"""Every page and every dialog of the window, opened as users open them: two total tables."""

import importlib
import pkgutil
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QTabWidget,
    QToolButton,
    QWidget,
)

import labelqueue as lq
import labelqueue.ui
from labelqueue.domain.errors import StoreUnavailable
from labelqueue.domain.status import Mode
from labelqueue.queue import Dataset, Queue, Workspace
from labelqueue.ui.dialogs.add_images import AddImagesDialog
from labelqueue.ui.dialogs.awaited import AwaitedDialog
from labelqueue.ui.dialogs.categories import CategoriesDialog
from labelqueue.ui.dialogs.choose import ChooseDialog
from labelqueue.ui.dialogs.details import DetailsDialog
from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.dialogs.holdings import HoldingsDialog
from labelqueue.ui.dialogs.leave import LeaveDialog
from labelqueue.ui.dialogs.member import MemberDialog
from labelqueue.ui.dialogs.new_dataset import NewDatasetDialog
from labelqueue.ui.dialogs.new_dataset.scan import SourceKind
from labelqueue.ui.dialogs.priorities import PrioritiesDialog
from labelqueue.ui.dialogs.queue import QueueDialog
from labelqueue.ui.dialogs.queue.remove import RemoveQueueDialog
from labelqueue.ui.dialogs.settings import SettingsDialog
from labelqueue.ui.dialogs.unsaved import HangingDialog, UnsavedDialog
from labelqueue.ui.main_window import MainWindow
from labelqueue.ui.pages.sample_tiles import SampleTiles
from labelqueue.ui.panels.sample_details import SampleDetailsPanel
from labelqueue.ui.settings import Section
from tests.gui.conftest import Hands

GUIDE: Final = "# Fruit\n\nDraw **all** of it, and the [stem](https://example.org) apart."


class Stage:
    """A window of a manager, and what the workspace is to people elsewhere."""

    def __init__(self, hands: Hands, queue: Queue, workspace: Workspace, folder: Path) -> None:
        self.hands, self.queue, self.workspace, self.folder = hands, queue, workspace, folder

    @property
    def window(self) -> MainWindow:
        return self.hands.window

    def show(self, dialog: QDialog) -> QDialog:
        dialog.show()
        self.hands.until_idle()
        return dialog

    def trigger(self, action: str, dialog: str) -> QDialog:
        """Open a dialog by its action."""
        self.hands.action(action).trigger()
        self.hands.until_idle()
        return self.found(dialog)

    def found(self, name: str) -> QDialog:
        for one in self.window.findChildren(QDialog, name):
            if one.isVisible():
                return one
        raise AssertionError(f"{name} was not opened")


Scene = Callable[[Stage], Iterator[tuple[str, QWidget]]]
"""Goes from one look to the next: what it is called, and what is to be looked at."""


# Pages


def home(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    yield "queues", stage.window


def work(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    hands = stage.hands
    stage.queue.configure(save_enabled=True)
    hands.start()
    hands.draw_box()
    hands.window.show_notice("Something to know that takes a little longer to say.", "warning")
    yield "labeling", stage.window
    hands.action("levels").trigger()
    yield "levels", stage.window
    hands.action("levels").trigger()
    hands.click("submit")
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    hands.start(Mode.REVIEW)
    hands.press(Qt.Key.Key_Q)
    hands.press(Qt.Key.Key_Q)
    hands.press(Qt.Key.Key_I)
    hands.click("reject")
    yield "rejecting", stage.window
    hands.type("too small; please follow the edge of the shadow")
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: hands.page.session.item is None)
    hands.until_quiet()
    hands.start()
    hands.draw_box((200, 40), (280, 120))
    hands.action("reply").trigger()
    hands.type("there is a leaf in front of it")
    hands.press(Qt.Key.Key_Return)
    hands.until_quiet()
    hands.action("show_changes").trigger()
    hands.until(hands.page.body.changes.isVisible)
    yield "answering", stage.window
    hands.action("show_changes").trigger()


def samples(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    stage.window.show_samples("fruit")
    stage.hands.until_idle()
    yield "samples", stage.window
    details_of(stage)
    yield "details", stage.window
    hands = stage.hands
    hands.click(hands.find("samples_as_tiles"))
    QApplication.processEvents()  # what is painted asks for its pictures
    hands.until_idle()
    yield "pictures", stage.window
    search = stage.window.findChild(QLineEdit, "search_samples")
    assert search is not None
    QTest.keyClicks(search, "-light:night status:unlabeled changed:7d ")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    hands.until(lambda: stage.window.findChild(QToolButton, "term:2") is not None)
    hands.until_idle()
    yield "a search in chips", stage.window
    QTest.keyClicks(search, "status:purple")
    hands.until_idle()
    hands.until(lambda: search.property("kind") == "error")
    yield "wrong search", stage.window
    search.clear()
    QTest.keyClicks(search, "name:9*")
    hands.until(lambda: not any(one.isVisible() for one in stage.window.findChildren(SampleTiles)))
    hands.until_idle()
    yield "nothing found", stage.window


def told_of(queue: Queue, dataset: Dataset) -> None:
    """1.png is labeled, corrected by its reviewer, rejected, corrected by its labeler; one comes late."""
    work = dataset.open("1.png")
    assert isinstance(work, lq.WorkItem)
    label = work.label.add(lq.Box(40, 40, 160, 120), "ripe").add(lq.Box(200, 30, 280, 90), "ripe")
    queue.submit(work, label, pull_next=False)
    review = dataset.open("1.png")
    assert isinstance(review, lq.WorkItem)
    first, second = (one.id for one in review.label)
    pins = [lq.Pin("the stem belongs to it, too", annotation=first)]
    queue.reject(review, label=review.label.remove(second), pins=pins, pull_next=False)
    work = dataset.open("1.png")
    assert isinstance(work, lq.WorkItem)
    changed = work.label.replace(first, geometry=lq.Box(60, 50, 190, 140), category="unripe")
    queue.submit(work, changed.add(lq.Box(220, 130, 300, 210), "ripe"), pull_next=False)
    assert isinstance(queue.submit(work, label), lq.Fenced)


def details_of(stage: Stage) -> SampleDetailsPanel:
    """The panel, with all that it says of 1.png."""
    told_of(stage.queue, stage.workspace.dataset("fruit"))
    stage.window.show_samples("fruit")
    panel = stage.hands.find("sample_details_panel")
    assert isinstance(panel, SampleDetailsPanel)
    stage.hands.until(lambda: not panel.waiting and panel.history.count())
    stage.hands.until_idle()
    QApplication.processEvents()  # what is new has its place
    return panel


def compare(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    button = details_of(stage).findChild(QPushButton, "compare_revisions")
    assert button is not None
    button.click()
    stage.hands.until_idle()
    yield "compare", stage.found("compare_dialog")


def my_work(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    stage.hands.action("my_work").trigger()
    stage.hands.until_idle()
    yield "my work", stage.window


def members(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    team_of(stage)
    stage.hands.action("show_members").trigger()
    stage.hands.until_idle()
    yield "members", stage.window


def team_of(stage: Stage) -> None:
    """Somebody with work that waits for them, somebody who left, and a queue that is not for everybody."""
    boss, dataset = stage.workspace, stage.workspace.dataset("fruit")
    for name, role in (
        ("ben", "annotator"),
        ("carla", "annotator"),
        ("rita", "reviewer"),
        ("vera", "viewer"),
    ):
        boss.add_member(name, role)
    dataset.create_queue("night", annotators=["ben"], reviewers=["rita"])
    dataset.assign(["1.png", "2.png"], labeler="ben")
    boss.remove_member("carla")


def statistics(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    queue = stage.queue
    for _ in range(2):
        work = queue.start_labeling()
        assert isinstance(work, lq.WorkItem)
        queue.submit(work, work.label.add(lq.Box(10, 10, 60, 50), "ripe"), pull_next=False)
    review = queue.start_reviewing()
    assert isinstance(review, lq.WorkItem)
    queue.accept(review, pull_next=False)
    stage.hands.action("statistics").trigger()
    stage.hands.until_idle()
    tabs = stage.window.findChild(QTabBar, "statistics_subjects")
    days = stage.window.findChild(QComboBox, "statistics_days")
    assert tabs is not None
    assert days is not None
    yield "statistics", stage.window
    tabs.setCurrentIndex(2)  # with columns to choose
    days.setCurrentIndex(days.count() - 1)  # with days of one's own
    stage.hands.until_idle()
    yield "statistics of members", stage.window


def nothing(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    stage.workspace.create_dataset("vegetables", ["raw"])
    stage.window.open_work(("vegetables", "default"), Mode.LABEL)
    stage.hands.until_quiet()
    yield "nothing", stage.window


def elsewhere(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    stage.queue.start_labeling()
    stage.window.open_work(("fruit", "default"), Mode.LABEL)
    stage.hands.until_quiet()
    yield "elsewhere", stage.window


def problem(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    sentence = "The database cannot be reached: no answer from db.example.org, port 5432."
    stage.window._on_refused(StoreUnavailable(sentence))
    yield "problem", stage.window


PAGES: Final[Mapping[str, Scene]] = {
    "HomePage": home,
    "WorkPage": work,
    "SamplesPage": samples,
    "MyWorkPage": my_work,
    "MembersPage": members,
    "StatisticsPage": statistics,
    "NothingPage": nothing,
    "ElsewherePage": elsewhere,
    "ProblemPage": problem,
}
"""By the class of the page; total over labelqueue.ui.pages."""


# Dialogs


def settings(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    dialog = stage.trigger("settings", "settings_dialog")
    assert isinstance(dialog, SettingsDialog)
    for section in Section:
        dialog.page.show_section(section)
        yield section.value, dialog


def shortcuts(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    yield "keys", stage.trigger("help", "shortcuts_dialog")


def new_dataset(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window = stage.window
    thumbnails = window.home_page._thumbnails
    dialog = NewDatasetDialog(window.database, window.files, thumbnails, window)
    stage.show(dialog)
    yield "no folder yet", dialog
    field = dialog.findChild(QLineEdit, "folder")
    forward = dialog.findChild(QPushButton, "wizard_next")
    assert field is not None
    assert forward is not None
    QTest.keyClicks(field, str(stage.folder))
    QTest.keyClick(field, Qt.Key.Key_Return)
    stage.hands.until(forward.isEnabled)
    yield "images", dialog
    (stage.folder / "images.csv").write_text(
        "file;priority;light;taken at;remark\n1.png;2,5;night;2026-03-01;\n2.png;1;day;2026-03-02;blurred\n"
        "3.png;high;day;2026-03-02;\nnowhere.png;;day;;\n"
    )
    kind = dialog.findChild(QComboBox, "source_kind")
    assert kind is not None
    kind.setCurrentIndex(kind.findData(SourceKind.TABLE))
    QTest.keyClicks(field, str(stage.folder / "images.csv"))
    QTest.keyClick(field, Qt.Key.Key_Return)
    stage.hands.until(forward.isEnabled)
    yield "table", dialog
    forward.click()
    entry = dialog.findChild(QLineEdit, "category_entry")
    assert entry is not None
    QTest.keyClicks(entry, "ripe, unripe")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    yield "categories", dialog
    forward.click()
    stage.hands.until_idle()
    yield "name", dialog


def add_images(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window = stage.window
    thumbnails = window.home_page._thumbnails
    dialog = stage.show(AddImagesDialog(window.database, window.files, thumbnails, window, dataset="fruit"))
    yield "add", dialog
    folder = stage.folder / "again"
    folder.mkdir(exist_ok=True)
    for number in (1, 2):
        shutil.copy(stage.folder / f"{number}.png", folder / f"IMG_000{number}.png")
    field = dialog.findChild(QLineEdit, "folder")
    leave_out = dialog.findChild(QCheckBox, "leave_out_same")
    assert field is not None
    assert leave_out is not None
    QTest.keyClicks(field, str(folder))
    QTest.keyClick(field, Qt.Key.Key_Return)
    stage.hands.until(leave_out.isVisible)
    yield "same content", dialog


def queue(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    dialog = stage.show(QueueDialog(stage.window.database, stage.window, dataset="fruit", queue="default"))
    tabs = dialog.findChild(QTabWidget, "queue_tabs")
    assert tabs is not None
    stage.hands.until(tabs.isVisible)
    for number in range(tabs.count()):
        tabs.setCurrentIndex(number)
        yield f"tab {number + 1}", dialog


def guide(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    stage.queue.update(guide=GUIDE)
    stage.hands.start()
    yield "guide", stage.trigger("guide", "guide_dialog")


def holdings(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    stage.queue.start_labeling()
    database, window = stage.window.database, stage.window
    dialog = HoldingsDialog(database, window, dataset="fruit", queue="default", manager=True)
    yield "hands", stage.show(dialog)


def awaited(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    team_of(stage)
    dialog = AwaitedDialog(
        stage.window.database, stage.window, dataset="fruit", queue="default", manager=True
    )
    days = stage.show(dialog).findChild(QSpinBox, "away_days")
    assert days is not None
    days.setValue(0)  # everybody was heard of before now
    stage.hands.until_idle()
    yield "away", dialog


def drafts(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    yield "drawings", stage.trigger("drafts", "drafts_dialog")


def export(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    yield "export", stage.trigger("export", "export_dialog")


def connect(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    yield "connect", stage.trigger("connect_server", "connect_dialog")


def about(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    yield "about", stage.trigger("about", "about_dialog")


def details(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    yield "details", stage.show(DetailsDialog("Labelqueue 0.1\n\nValueError: no", stage.window))


def categories(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    dataset = stage.workspace.dataset("fruit")
    dataset.change_categories([*dataset.categories, lq.Category("unrype", shortcut=9)])
    labeled = lq.Label().add(lq.Box(0, 0, 5, 5), "ripe")
    dataset.add_samples([lq.SampleSpec("p.png", "p.png", label=labeled)])
    dialog = CategoriesDialog(stage.window.database, stage.window, dataset="fruit")
    yield "categories", stage.show(dialog)
    dialog._page.model.merge([2], "unripe")
    dialog._page.removal_requested.emit(["ripe"])
    stage.hands.until(lambda: not dialog._busy)
    yield "merging", dialog


def priorities(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    dialog = stage.show(PrioritiesDialog(stage.window.files, stage.window, samples=12_000))
    yield "by score", dialog
    table = stage.folder / "ranks.csv"
    table.write_text("name,priority\n1.png,3\n2.png,high\n")
    by_table = dialog.findChild(QRadioButton, "by_table")
    path = dialog.findChild(QLineEdit, "priorities_table")
    go = dialog.findChild(QPushButton, "set_priorities")
    assert by_table is not None
    assert path is not None
    assert go is not None
    QTest.mouseClick(by_table, Qt.MouseButton.LeftButton)
    path.setFocus()
    QTest.keyClicks(path, str(table))
    QTest.keyClick(path, Qt.Key.Key_Tab)
    stage.hands.until(go.isEnabled)
    yield "by table", dialog


def choose(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    yield "choose", stage.show(ChooseDialog("Export", "Which dataset?", ["fruit", "leaves"], stage.window))


def remove(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    yield "remove", stage.show(RemoveQueueDialog("night", stage.window))


def member(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    team_of(stage)
    people = stage.workspace.people()
    database, window = stage.window.database, stage.window
    (ben,) = (row.member for row in people.members if row.member.name == "ben")
    dialog = MemberDialog(database, window, people=people, member=ben)
    stage.show(dialog)
    role = dialog.findChild(QComboBox, "member_role")
    assert role is not None
    QTest.keyClick(role, Qt.Key.Key_Up)
    stage.hands.until_idle()
    yield "another role", dialog
    dialog.hide()
    yield "add", stage.show(MemberDialog(database, window, people=people, member=None))


def leave(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    team_of(stage)
    others = stage.workspace.members()
    yield "leave", stage.show(LeaveDialog(stage.window.database, stage.window, name="ben", others=others))


def unsaved(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    for can_save in (True, False):
        dialog = stage.show(UnsavedDialog("1.png", can_save=can_save, parent=stage.window))
        yield f"can save {can_save}", dialog
        dialog.hide()


def hanging(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    yield "hanging", stage.show(HangingDialog(stage.window))


DIALOGS: Final[Mapping[str, Scene]] = {
    "AboutDialog": about,
    "AddImagesDialog": add_images,
    "AwaitedDialog": awaited,
    "CategoriesDialog": categories,
    "ChooseDialog": choose,
    "CompareDialog": compare,
    "ConnectDialog": connect,
    "DetailsDialog": details,
    "DraftsDialog": drafts,
    "ExportDialog": export,
    "GuideDialog": guide,
    "HangingDialog": hanging,
    "HoldingsDialog": holdings,
    "LeaveDialog": leave,
    "MemberDialog": member,
    "NewDatasetDialog": new_dataset,
    "PrioritiesDialog": priorities,
    "QueueDialog": queue,
    "RemoveQueueDialog": remove,
    "SettingsDialog": settings,
    "ShortcutsDialog": shortcuts,
    "UnsavedDialog": unsaved,
}
"""By the class of the dialog; total over labelqueue.ui."""

FRAMES: Final = frozenset({FramedDialog.__name__})
"""What is never shown as such."""

SCENES: Final[Mapping[str, Scene]] = {**PAGES, **DIALOGS}


def classes() -> tuple[set[str], set[str]]:
    """The names of all pages and of all dialogs that there are."""
    for module in pkgutil.walk_packages(labelqueue.ui.__path__, "labelqueue.ui."):
        importlib.import_module(module.name)
    ours = [one for one in _heirs(QWidget) if one.__module__.startswith("labelqueue.ui.")]
    pages = {
        one.__name__
        for one in ours
        if one.__module__.startswith("labelqueue.ui.pages.") and one.__name__.endswith("Page")
    }
    return pages, {one.__name__ for one in ours if issubclass(one, QDialog)} - FRAMES


def _heirs(kind: type[QWidget]) -> Iterator[type[QWidget]]:
    for one in kind.__subclasses__():
        yield one
        yield from _heirs(one)
