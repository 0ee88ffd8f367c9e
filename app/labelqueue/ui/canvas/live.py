"""Which shapes are painted with every frame: selected, hovered, being changed, being drawn."""

from collections.abc import Callable
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from labelqueue.domain.geometry import XY, Bounds, Keypoints, Polygon
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation
from labelqueue.domain.regions import crossings, line_crossings
from labelqueue.ui.canvas.overlay import HOVERED_LOOK, SELECTED_LOOK, Overlay
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.tools import Hot, Preview, Scene
from labelqueue.ui.tools.outline import Outline, outline
from labelqueue.ui.tools.parts import PartKind, handles

LIVE: Final = 40
"""So many selected annotations are painted live, with handles; more go to a layer of their own."""

CUT: Final = QColor("#ff4d4f")
"""What will be taken away; the words beside the pointer say it, too."""

CHOSEN: Final = QColor("#1f6feb")
"""Vertices that are selected."""

EXAMINED: Final = 300
"""Points of a shape that changes with every frame: of more nobody can say in time whether they cross."""

TAGGED: Final = 3
"""So many selected shapes say their category; more would cover each other."""


def paint_live(
    overlay: Overlay,
    scene: Scene,
    preview: Preview,
    *,
    hovered: AnnotationId | None,
    color: Callable[[Annotation], QColor],
    active: QColor,
) -> None:
    """Paint what is hovered, selected or unfinished, at a cost that does not depend on all the others.

    `active`: the colour of what is unfinished.
    """
    instead = {one.id: one for one in preview.instead}
    if preview.carried is None:
        _objects(overlay, scene, instead, hovered=hovered, color=color, reshapes=preview.reshapes)
    if preview.hot is not None and scene.editable and preview.carried is None:
        _hot(overlay, preview.hot, instead, color)
    active = CUT if preview.subtracts else active
    if preview.guides and preview.pointer is not None:
        overlay.guides(preview.pointer)
    if preview.band is not None:
        overlay.band(*preview.band)
    overlay.knobs(preview.chosen, hot=True, color=CHOSEN)
    if preview.snapped is not None:
        overlay.ring(preview.snapped)
    if preview.shape is not None:
        overlay.drawn(preview.shape, active, scene.skeleton)
    for xy in preview.dots:
        overlay.knob(xy)
    overlay.path(preview.path, preview.pointer, active, closing=preview.closing, filled=preview.filled)
    for xy in _crossings_drawn(preview):
        overlay.warn(xy)
    named = scene.category if preview.names else ""
    words = (
        tr("Cut out") if preview.subtracts else " · ".join(filter(None, (named, translated(preview.extra))))
    )
    if (preview.names or preview.extra) and preview.pointer is not None and words:
        overlay.name(preview.pointer, words, active)


def _objects(
    overlay: Overlay,
    scene: Scene,
    instead: dict[AnnotationId, Annotation],
    *,
    hovered: AnnotationId | None,
    color: Callable[[Annotation], QColor],
    reshapes: bool,
) -> None:
    selection = scene.selection if len(scene.selection) <= LIVE else frozenset()
    shown = selection - scene.hidden
    live = {one: scene.index.entry(one).annotation for one in shown if one in scene.index}
    if hovered is not None and hovered in scene.index and hovered not in scene.hidden:
        live.setdefault(hovered, scene.index.entry(hovered).annotation)
    if len(instead) > LIVE:
        overlay.crowd([(_outline(scene, one), color(one)) for one in instead.values()])
        return
    for one in (live | instead).values():
        look = HOVERED_LOOK if one.id == hovered and one.id not in selection else SELECTED_LOOK
        overlay.shape(_outline(scene, one), color(one), look)
        for xy in _crossings(scene, one):
            overlay.warn(xy)
    chosen = [instead.get(one, live[one]) for one in selection if one in live]
    if reshapes:
        for one in chosen:
            if one.id not in scene.locked:
                overlay.handles(one.geometry)
    if not instead:
        tagged = chosen if len(chosen) <= TAGGED else []
        for one in {one.id: one for one in [*tagged, *(live[i] for i in live if i == hovered)]}.values():
            overlay.tag(one, color(one), others=_others(scene, one))


def _crossings(scene: Scene, annotation: Annotation) -> tuple[XY, ...]:
    entry = scene.index.entry(annotation.id) if annotation.id in scene.index else None
    if entry is not None and entry.annotation is annotation:
        return entry.crossings  # looked for once, for all frames
    few = sum(map(len, handles(annotation.geometry))) <= EXAMINED
    return crossings(annotation.geometry) if few else ()


def _crossings_drawn(preview: Preview) -> tuple[XY, ...]:
    """Where the border of what is drawn crosses itself; the line that will close it is not there yet."""
    if not preview.filled or not 3 <= len(preview.path) <= EXAMINED:
        return ()
    if preview.closing:
        return crossings(Polygon([preview.path]))
    return line_crossings(preview.path if preview.pointer is None else (*preview.path, preview.pointer))


def _others(scene: Scene, annotation: Annotation) -> Callable[[Bounds], NDArray[np.float64]]:
    """Finds where the others are that are seen in some part of the image."""
    return partial(scene.index.places().bounds_touching, without=scene.hidden | {annotation.id})


def _outline(scene: Scene, annotation: Annotation) -> Outline:
    entry = scene.index.entry(annotation.id) if annotation.id in scene.index else None
    if entry is not None and entry.annotation is annotation:
        return entry.outline  # made once, for all frames
    return outline(annotation.geometry, None if entry is None else entry.skeleton)


def _hot(
    overlay: Overlay,
    hot: Hot,
    instead: dict[AnnotationId, Annotation],
    color: Callable[[Annotation], QColor],
) -> None:
    """The part under the pointer that a drag would move."""
    if instead:
        return  # it is moving: the shape itself says enough
    tint = color(hot.annotation)
    geometry = hot.annotation.geometry
    at = overlay.position(geometry, hot.part)
    if at is not None:
        hollow = isinstance(geometry, Keypoints) and geometry.visibility[hot.part.index] == 1
        overlay.knob(at, hot=True, color=None if hot.part.kind is PartKind.VERTEX else tint, hollow=hollow)
    elif hot.part.kind is PartKind.EDGE:
        vertices = handles(geometry)[hot.part.line]
        overlay.edge(vertices[hot.part.index], vertices[(hot.part.index + 1) % len(vertices)])
