"""The middle of a page."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

WIDEST: Final = 1120  # pixels; longer lines are hard to follow with the eye


def centred(inner: QVBoxLayout | QHBoxLayout, *, margins: tuple[int, int, int, int]) -> QWidget:
    """`inner` in the middle of a page, never wider than is comfortable to read."""
    held = QWidget()
    held.setLayout(inner)
    held.setMaximumWidth(WIDEST)
    inner.setContentsMargins(0, 0, 0, 0)
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(*margins)
    row.addStretch(1)
    row.addWidget(held, 1000)
    row.addStretch(1)
    return page
