"""The fields of a server."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from labelqueue.domain.address import PORT, Address, Kind, Tls
from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.phrase import phrase
from labelqueue.ui.dialogs.connect.rows import SPACING, add_row, field
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.passwords import NO_KEYRING
from labelqueue.ui.widgets.words import label

TLS: Final = {
    Tls.FULL: phrase("Encrypted, and sure that it is this server"),
    Tls.CA: phrase("Encrypted, and certified by the CA file"),
    Tls.REQUIRED: phrase("Encrypted"),
    Tls.PREFERRED: phrase("Encrypted where the server can"),
    Tls.OFF: phrase("Not encrypted"),
}


class ServerForm(QWidget):
    """Gives an address and shows one. A whole URL that is pasted as the server is spread over the fields."""

    edited = Signal()
    pasted = Signal(Address)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[tuple[str, str], ...] = ()
        self._host = field("host", placeholder=tr("its name, or paste postgresql://…"))
        self._port = field("port")
        self._port.setText(str(PORT))
        self._port.setValidator(QIntValidator(1, 65535, self))
        self._port.setFixedWidth(80)
        self._database = field("database", placeholder="labels")
        self._login = field("login")
        self._password = field("password")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self.remember = QCheckBox(tr("Remember the password"))
        self.remember.setObjectName("remember_password")
        self.remember.setEnabled(False)
        self._keyring = label("", kind="muted", wrap=True)
        wide = self._keyring.sizePolicy()
        wide.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self._keyring.setSizePolicy(wide)
        self._tls = QComboBox()
        self._tls.setObjectName("tls")
        for mode, text in TLS.items():
            self._tls.addItem(translated(text), mode.value)
        self._ca_file = field("ca_file", placeholder=tr("where PostgreSQL keeps it (root.crt)"))
        self._arrange()
        self._tls.currentIndexChanged.connect(self._on_tls)
        self._host.textChanged.connect(self._on_host)
        self._host.editingFinished.connect(lambda: self._spread(self._host.text()))
        self._length = 0
        for one in (self._port, self._database, self._login, self._password, self._ca_file):
            one.textChanged.connect(self.edited)
        self._on_tls()

    def address(self, *, member: str) -> Address:
        """What stands in the fields."""
        return Address(
            Kind.SERVER,
            host=self._host.text().strip(),
            port=int(self._port.text() or PORT),
            database=self._database.text().strip(),
            login=self._login.text().strip(),
            tls=self._mode,
            ca_file=self._ca_file.text().strip() if self._checks else "",
            options=self._options,
            member=member,
            password=self._password.text(),
        )

    def show_address(self, address: Address) -> None:
        """Put it into the fields."""
        self._options = address.options
        self._tls.setCurrentIndex(list(TLS).index(address.tls))
        for one, text in (
            (self._host, address.host),
            (self._port, str(address.port)),
            (self._database, address.database),
            (self._login, address.login),
            (self._password, address.password),
            (self._ca_file, address.ca_file),
        ):
            one.setText(text)

    def show_keyring(self, usable: bool) -> None:
        """Offer to remember the password where there is a keyring, or say that there is none."""
        self.remember.setEnabled(usable)
        self.remember.setChecked(usable)
        self.remember.setVisible(usable)
        self._keyring.setText("" if usable else translated(NO_KEYRING))
        self._keyring.setVisible(not usable)

    @property
    def remembers(self) -> bool:
        """Whether the password is for the keyring."""
        return self.remember.isEnabled() and self.remember.isChecked()

    @property
    def forgets(self) -> bool:
        """Whether the keyring is to have no password any more."""
        return self.remember.isEnabled() and not self.remember.isChecked()

    def focus_first(self) -> None:
        """The next key goes into the first field."""
        self._host.setFocus()

    def focus_password(self) -> None:
        """The next key goes there."""
        self._password.setFocus()
        self._password.selectAll()

    @property
    def _mode(self) -> Tls:
        return Tls(self._tls.currentData())

    @property
    def _checks(self) -> bool:
        return self._mode in (Tls.FULL, Tls.CA)

    def _on_tls(self) -> None:
        self._ca_row.setEnabled(self._checks)
        self.edited.emit()

    def _on_host(self, text: str) -> None:
        self.edited.emit()
        pasted = len(text) > self._length + 1
        self._length = len(text)
        if pasted:  # what is typed is an address only when it is at its end
            self._spread(text)

    def _spread(self, text: str) -> None:
        if "://" not in text:
            return
        try:
            address = Address.parse(text)
        except InvalidValue:
            return
        self.pasted.emit(address)

    def _choose_ca_file(self) -> None:
        dialog = QFileDialog(self, tr("CA file"), "", tr("Certificates (*.crt *.pem *.cer);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._ca_file.setText)
        dialog.open()

    def _arrange(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(SPACING)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._port.setAccessibleName(tr("Port"))
        choose = QPushButton(tr("Choose…"))
        choose.setObjectName("choose_ca_file")
        choose.setAccessibleName(tr("Choose the CA file"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_ca_file)
        self._ca_row = _beside(self._ca_file, choose)
        add_row(form, tr("Server and port"), _beside(self._host, self._port), said_of=self._host)
        add_row(form, tr("Database"), self._database)
        add_row(form, tr("Login"), self._login)
        add_row(form, tr("Password"), self._password)
        form.addRow("", self.remember)
        form.addRow("", self._keyring)
        add_row(form, tr("Encryption"), self._tls)
        add_row(form, tr("CA file"), self._ca_row, said_of=self._ca_file)


def _beside(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for one in widgets:
        row.addWidget(one)
    return made
