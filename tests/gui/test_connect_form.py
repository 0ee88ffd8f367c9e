"""The form for the place of a workspace: what stands below what."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from labelqueue.ui.dialogs.connect.place_form import PlaceForm


def test_all_fields_begin_below_each_other(qtbot: QtBot) -> None:
    form = PlaceForm()
    qtbot.addWidget(form)
    form.server.show_keyring(False)
    form.resize(700, 500)
    form.show()
    qtbot.waitExposed(form)
    fields = [one for one in form.findChildren(QLineEdit) if one.isVisible() and one.objectName() != "port"]
    assert len({one.mapTo(form, QPoint(0, 0)).x() for one in fields}) == 1
    hint = form.server._keyring
    assert hint.width() == form.server._password.width()  # it wraps where the fields end
