"""Which kind of workspace, and the fields for it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.address import Address, Kind, Tls
from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.phrase import phrase
from labelqueue.ui.dialogs.connect.rows import SPACING, add_row, field
from labelqueue.ui.dialogs.connect.server_form import ServerForm
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.widgets.words import label

KINDS: Final = {
    Kind.LOCAL: phrase("This computer"),
    Kind.FILE: phrase("A file"),
    Kind.SERVER: phrase("A server"),
}


class PlaceForm(QWidget):
    """Gives an address and shows one."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = QButtonGroup(self)
        self._file = field("file", placeholder="/data/birds.db")
        self._member = field("member", placeholder=tr("only where several people share a login"))
        self.server = ServerForm()
        self._stack = QStackedWidget()
        self._arrange()
        self._kinds.idToggled.connect(self._on_kind)
        for one in (self._file, self._member):
            one.textChanged.connect(self.edited)
        self.server.edited.connect(self.edited)
        self.server.pasted.connect(self._take)
        self._choose(Kind.SERVER)

    def address(self) -> Address:
        """What stands in the fields.

        Raises:
            InvalidValue: something is missing.
        """
        member = self._member.text().strip()
        kind = self._kind
        if kind is Kind.LOCAL:
            return Address()
        if kind is Kind.FILE:
            if not (file := self._file.text().strip()):
                raise InvalidValue(phrase("Which file? Choose one, or write where a new one is to be."))
            return (
                Address.parse(file, member=member) if "://" in file else Address.of_file(file, member=member)
            )
        address = self.server.address(member=member)
        if not address.database:
            raise InvalidValue(phrase("Which database? Ask whoever looks after the server."))
        return address

    def show_address(self, address: Address) -> None:
        """Put it into the fields."""
        self._choose(address.kind)
        self._member.setText(address.member)
        if address.kind is Kind.FILE:
            self._file.setText(address.file)
        if address.kind is Kind.SERVER:
            self.server.show_address(address)

    @property
    def _kind(self) -> Kind:
        return list(KINDS)[self._kinds.checkedId()]

    def _choose(self, kind: Kind) -> None:
        self._kinds.button(list(KINDS).index(kind)).setChecked(True)

    def _take(self, address: Address) -> None:
        """What was pasted. On the way to another computer nobody is to listen, unless that is said."""
        if address.kind is Kind.SERVER:
            unsaid = address.tls is Tls.PREFERRED and not address.near
            tls = Tls.REQUIRED if unsaid else address.tls
            self.server.show_address(address.with_tls(tls))
        else:
            self.show_address(address)

    def _on_kind(self, number: int, checked: bool) -> None:
        if checked:
            for place, page in enumerate(self._pages):  # one that is not seen takes no room
                high = QSizePolicy.Policy.Preferred if place == number else QSizePolicy.Policy.Ignored
                page.setSizePolicy(QSizePolicy.Policy.Preferred, high)
            self._stack.setCurrentIndex(number)
            self._who.setVisible(list(KINDS)[number] is not Kind.LOCAL)
            self.edited.emit()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr("Workspace file"), "", tr("Workspaces (*.db *.sqlite);;All files (*)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)  # it may be a new one
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Choose"))
        dialog.setDefaultSuffix("db")
        dialog.fileSelected.connect(self._file.setText)
        dialog.open()

    def _arrange(self) -> None:
        kinds = QHBoxLayout()
        kinds.setSpacing(16)
        for number, text in enumerate(KINDS.values()):
            button = QRadioButton(translated(text))
            button.setObjectName(f"kind_{list(KINDS)[number].value}")
            self._kinds.addButton(button, number)
            kinds.addWidget(button)
        kinds.addStretch(1)
        self._pages = (self._local_page(), self._file_page(), self.server)
        for page in self._pages:
            self._stack.addWidget(page)
        self._who = QWidget()
        form = QFormLayout(self._who)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(SPACING)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        add_row(form, tr("Your name"), self._member)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(tr("Where is the workspace?"), kind="heading"))
        column.addLayout(kinds)
        column.addWidget(self._stack)
        column.addWidget(self._who)
        column.addStretch(1)

    def _local_page(self) -> QWidget:
        return _from_the_top(
            label(
                tr("Your own workspace: one file of yours. No server, no network."), kind="muted", wrap=True
            )
        )

    def _file_page(self) -> QWidget:
        choose = QPushButton(tr("Choose…"))
        choose.setObjectName("choose_file")
        choose.setAccessibleName(tr("Choose the file"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_file)
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._file)
        inside.addWidget(choose)
        rows = QWidget()
        form = QFormLayout(rows)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(SPACING)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        add_row(form, tr("File"), row, said_of=self._file)
        return _from_the_top(rows)


def _from_the_top(widget: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return page
