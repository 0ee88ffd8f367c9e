"""The wizard itself: which step is shown, and what its buttons do."""

from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.status import Mode
from labelqueue.ui.bridge import Cancelled, Database, Files, Progress
from labelqueue.ui.dialogs.busy import BusyView, DoneView
from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.dialogs.new_dataset.categories_page import CategoriesPage
from labelqueue.ui.dialogs.new_dataset.create import Made, Plan, make
from labelqueue.ui.dialogs.new_dataset.images_page import ImagesPage
from labelqueue.ui.dialogs.new_dataset.name_page import NamePage
from labelqueue.ui.dialogs.new_dataset.step_header import StepHeader
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.widgets.thumbnails import Thumbnails


class Step(IntEnum):
    """What the wizard shows; the numbers are places in its stack."""

    IMAGES = 0
    CATEGORIES = 1
    NAME = 2
    CREATING = 3
    DONE = 4


class NewDatasetDialog(FramedDialog):
    """Makes all of a dataset or nothing; whatever fails, everything that was typed is kept."""

    dataset_created = Signal(str)
    start_requested = Signal(str, str, object)  # dataset, queue, Mode

    def __init__(
        self,
        database: Database,
        files: Files,
        thumbnails: Thumbnails,
        parent: QWidget | None = None,
        *,
        folder: str = "",
    ) -> None:
        super().__init__(parent, title=tr("New dataset"))
        self.setObjectName("new_dataset_dialog")
        self._database = database
        self._step = Step.IMAGES
        self._progress: Progress | None = None
        self._made: Made | None = None
        self._header = StepHeader([tr("Images"), tr("Categories"), tr("Name")])
        self._images = ImagesPage(files, thumbnails)
        self._categories = CategoriesPage()
        self._name = NamePage()
        self._busy = BusyView()
        self._done = DoneView()
        self._stack = QStackedWidget()
        for page in (self._images, self._categories, self._name, self._busy, self._done):
            self._stack.addWidget(page)
        self.body.addWidget(self._header)
        self.body.addSpacing(8)
        self.body.addWidget(self._stack, 1)
        self._make_buttons()
        for page in (self._images, self._categories, self._name):
            page.changed.connect(self._refresh)
        self.resize(720, 600)
        self._ask_for_names()
        self._go(Step.IMAGES)
        if folder:
            self._images.set_folder(folder)

    def _make_buttons(self) -> None:
        self._cancel = self.add_button("wizard_cancel", tr("Cancel"))
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        self.add_stretch()
        self._back = self.add_button("wizard_back", tr("Back"))
        self._back.setAutoDefault(False)
        self._back.clicked.connect(self._go_back)
        self._next = self.add_button("wizard_next", tr("Next"), kind="primary")
        self._next.clicked.connect(self._go_on)

    # Steps

    def _go(self, step: Step) -> None:
        self._step = step
        self._header.show_step(min(step, Step.NAME) if step is not Step.DONE else Step.CREATING)
        self._stack.setCurrentIndex(step)
        match step:
            case Step.IMAGES:
                self._images.start()
            case Step.CATEGORIES:
                self._categories.start()
            case Step.NAME:
                self._start_name()
            case Step.CREATING | Step.DONE:
                pass
        self._refresh()

    def _go_back(self) -> None:
        self.message.clear()
        self._go(Step(self._step - 1))

    def _go_on(self) -> None:
        self.message.clear()
        match self._step:
            case Step.IMAGES:
                self._go(Step.CATEGORIES)
            case Step.CATEGORIES:
                self._categories.commit()
                if not self._categories.problem:
                    self._go(Step.NAME)
            case Step.NAME:
                self._create()
            case Step.CREATING:
                pass
            case Step.DONE:
                self._start_labeling()

    def _start_name(self) -> None:
        self._name.suggest(self._images.folder)
        self._name.show_summary(
            images=len(self._images.samples()),
            left_out=self._images.left_out(),
            categories=self._categories.categories(),
        )
        self._name.start()
        self._ask_for_names()

    def _problem(self) -> str:
        """Why one cannot go on from here; the tool tip of the button that would."""
        match self._step:
            case Step.IMAGES:
                return "" if self._images.samples() else tr("Choose a folder with images first.")
            case Step.CATEGORIES:
                return self._categories.problem
            case Step.NAME:
                return self._name.problem
            case Step.CREATING | Step.DONE:
                return ""

    def _refresh(self) -> None:
        """The only place that enables, names and hides the buttons."""
        problem = self._problem()
        self._next.setText(
            {Step.NAME: tr("Create"), Step.DONE: tr("Start labeling")}.get(self._step, tr("Next"))
        )
        self._next.setVisible(self._step is not Step.CREATING)
        self._next.setEnabled(not problem)
        self._next.setToolTip(problem)
        self._back.setVisible(self._step in {Step.CATEGORIES, Step.NAME})
        stopping = self._progress is not None and self._progress.cancelled
        self._cancel.setText(tr("Close") if self._step is Step.DONE else tr("Cancel"))
        self._cancel.setEnabled(not stopping)

    def _ask_for_names(self) -> None:
        # If this fails, Create will say what is wrong.
        self._database.run(
            lambda workspace: tuple(dataset.name for dataset in workspace.datasets()),
            then=self._name.show_taken,
            failed=lambda _error: None,
            context=self,
        )

    # Creating

    def _create(self) -> None:
        plan = Plan(
            name=self._name.name,
            description=self._name.description,
            categories=self._categories.categories(),
            samples=self._images.samples(),
            settings=self._name.settings,
        )
        progress = Progress()
        progress.changed.connect(self._busy.show_progress)
        self._progress = progress
        self._busy.start(tr("Making “{plan}”…", plan=plan.name))
        self._go(Step.CREATING)
        self._database.run(
            lambda workspace: make(workspace, plan, progress),
            then=self._on_made,
            failed=self._on_failed,
            context=self,
        )

    def _on_made(self, made: Made) -> None:
        self._progress, self._made = None, made
        self._done.show_done(
            tr("“{dataset}” is ready", dataset=made.dataset),
            tr(
                "{images} and {categories} to label them by.",
                images=counted("{n} image", "{n} images", made.samples),
                categories=counted("{n} category", "{n} categories", len(self._categories.categories())),
            ),
        )
        self._go(Step.DONE)
        self._next.setFocus()
        self.dataset_created.emit(made.dataset)

    def _on_failed(self, error: KnownError) -> None:
        self._progress = None
        self._go(Step.NAME)
        if isinstance(error, Cancelled):
            self.message.show_info(tr("Stopped; no dataset was made."))
        else:
            self.message.show_error(translated(error))

    def _start_labeling(self) -> None:
        made = self._made
        self.accept()
        if made is not None:
            self.start_requested.emit(made.dataset, made.queue, Mode.LABEL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # One key must not throw away what was typed in three steps; Cancel still does.
        if event.key() == Qt.Key.Key_Escape and self._step in (Step.CATEGORIES, Step.NAME):
            event.accept()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Cancel, Escape and the window's own button: stop what is under way, or leave."""
        # Asked again while a server is slow to answer, it leaves; the job cleans up by itself.
        if self._progress is None or self._progress.cancelled:
            self._images.stop()
            super().reject()
            return
        self._progress.cancel()
        self._busy.show_stopping()
        self._refresh()
