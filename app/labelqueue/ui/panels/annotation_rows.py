"""The rows of the list of objects: from back to front, or grouped by category."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from labelqueue.domain.checks import Finding, flaws, sentences
from labelqueue.domain.geometry import Geometry, Keypoints
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.document import Document
from labelqueue.ui.i18n import number, tr, translated
from labelqueue.ui.panels.rows import COLOR, FAINT, HEADING, HINT, HOVERED, ICON_NAME, SIGNS, Index
from labelqueue.ui.theme import tokens
from labelqueue.ui.widgets.kinds import KIND_WORDS

_ICONS: Final[Mapping[str, str]] = {
    "box": "geometry-box",
    "rotated_box": "rotated-box",
    "polygon": "geometry-polygon",
    "polyline": "geometry-line",
    "point": "geometry-point",
    "keypoints": "keypoints",
    "ellipse": "ellipse",
    "mask": "geometry-mask",
}
"""Total over the kinds of geometries."""

ID: Final = FAINT + 1
"""The id of the annotation; None for a heading."""


@dataclass(frozen=True, slots=True)
class Group:
    """The heading of a category."""

    category: str
    count: int


Row = Annotation | Group


class AnnotationsModel(QAbstractListModel):
    """The annotations of the document as rows; follows its label by the rows that differ."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._grouped = False
        self._rows: tuple[Row, ...] = document.label.annotations
        self._row_of: dict[AnnotationId, int] = {}
        self._flaws: dict[AnnotationId, tuple[Annotation, list[Finding]]] = {}
        self._number()
        document.label_changed.connect(self._follow)
        document.category_changed.connect(self._repaint)
        document.marks_changed.connect(self._repaint)

    @property
    def grouped(self) -> bool:
        """Whether rows stand together by category, each group under a heading."""
        return self._grouped

    def set_grouped(self, grouped: bool) -> None:
        """Put rows together by category, or in the order of the drawing."""
        if grouped != self._grouped:
            self._grouped = grouped
            self.beginResetModel()
            self._take(self._wanted())
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Group):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        if isinstance(one, Group):
            return self._heading(one, role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one.category
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._words(one)
            case _:
                return self._look(one, role)

    def ids_in(self, row: int) -> frozenset[AnnotationId]:
        """The annotation of a row, or all below a heading."""
        one = self._rows[row]
        if isinstance(one, Annotation):
            return frozenset({one.id})
        return frozenset(each.id for each in self._document.label if each.category == one.category)

    def row_of(self, annotation_id: AnnotationId) -> int | None:
        """The row of an annotation."""
        return self._row_of.get(annotation_id)

    @property
    def count(self) -> int:
        """How many annotations there are."""
        return len(self._row_of)

    def _words(self, one: Annotation) -> str:
        words = [f"{one.category}, {translated(KIND_WORDS[one.geometry.kind])} {one.id}"]
        words += _joints(one.geometry, self._document.skeletons.get(one.category))
        words += [tr("hidden")] if one.id in self._document.hidden else []
        words += [tr("locked")] if one.id in self._document.locked else []
        words += [tr("found right")] if one.id in self._document.ticked else []
        return ". ".join([", ".join(words), *map(translated, sentences(self._flaws_of(one)))])

    def _heading(self, group: Group, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return group.category
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return tr(
                    "{category}: {count}. A click selects all of them.",
                    category=group.category,
                    count=group.count,
                )
            case _:
                known = {COLOR: self._color(group.category), HINT: number(group.count), HEADING: True}
                return known.get(role)

    def _look(self, one: Annotation, role: int) -> Any:
        if role == COLOR:
            return self._color(one.category)
        if role == SIGNS:
            return self._signs(one)
        looks = {
            ICON_NAME: _ICONS[one.geometry.kind],
            HINT: str(one.id),
            HOVERED: one.id == self._document.hovered,
            FAINT: one.id in self._document.hidden,
            ID: one.id,
        }
        return looks.get(role)

    def _signs(self, one: Annotation) -> tuple[str, ...]:
        """Hidden and locked, which the pointer offers; what may be wrong with it; found right."""
        document, offered = self._document, one.id == self._document.hovered
        eye = "eye-off" if one.id in document.hidden else "eye" if offered else ""
        lock = "lock" if one.id in document.locked or offered else ""
        tick = "accept" if one.id in document.ticked else ""
        return eye, lock, "warning" if self._flaws_of(one) else "", tick

    def _color(self, name: str) -> str:
        colors = (category.color for category in self._document.categories if category.name == name)
        return next(colors, "") or tokens().text_muted

    def _flaws_of(self, one: Annotation) -> list[Finding]:
        known = self._flaws.get(one.id)
        if known is None or known[0] is not one:
            size = self._document.image_size
            known = self._flaws[one.id] = one, flaws(one, size, self._document.skeletons) if size[0] else []
        return known[1]

    def _wanted(self) -> tuple[Row, ...]:
        annotations = self._document.label.annotations
        if not self._grouped:
            return annotations
        found: dict[str, list[Annotation]] = {}
        for one in annotations:
            found.setdefault(one.category, []).append(one)
        names = [category.name for category in self._document.categories]
        order = [name for name in names if name in found] + [name for name in found if name not in names]
        rows: list[Row] = []
        for name in order:
            rows += [Group(name, len(found[name])), *found[name]]
        return tuple(rows)

    def _follow(self) -> None:
        old, new = self._rows, self._wanted()
        head = _alike(old, new)
        tail = _alike(old[head:][::-1], new[head:][::-1])
        gone, come = len(old) - head - tail, len(new) - head - tail
        nowhere = QModelIndex()
        if gone and come and gone != come:
            self.beginResetModel()
            self._take(new)
            self.endResetModel()
        elif gone and not come:
            self.beginRemoveRows(nowhere, head, head + gone - 1)
            self._take(new)
            self.endRemoveRows()
        elif come and not gone:
            self.beginInsertRows(nowhere, head, head + come - 1)
            self._take(new)
            self.endInsertRows()
        elif come:
            self._take(new)
            self.dataChanged.emit(self.index(head), self.index(head + come - 1))

    def _take(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        self._number()

    def _number(self) -> None:
        self._row_of = {one.id: row for row, one in enumerate(self._rows) if isinstance(one, Annotation)}
        self._flaws = {one: known for one, known in self._flaws.items() if one in self._row_of}

    def _repaint(self) -> None:
        if self._grouped and self._wanted() != self._rows:
            self._follow()  # the categories have another order
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def _joints(geometry: Geometry, skeleton: Skeleton | None) -> list[str]:
    """Which joints are hidden behind something, and which are left out."""
    if not isinstance(geometry, Keypoints):
        return []
    words = []
    for visibility, meaning in ((1, tr("behind something")), (0, tr("left out"))):
        numbers = [number for number, seen in enumerate(geometry.visibility) if seen == visibility]
        known = skeleton.names if skeleton is not None else ()
        names = [known[number] if number < len(known) else str(number + 1) for number in numbers]
        words += [f"{meaning}: {', '.join(names)}"] if names else []
    return words


def _alike(one: Sequence[Row], other: Sequence[Row]) -> int:
    """How many at the beginning are the same objects."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left is not right and not (isinstance(left, Group) and left == right):
            break
        count += 1
    return count


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Sorted numbers as ranges, first to last."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found
