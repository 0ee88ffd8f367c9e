"""What changes how things look."""

from typing import Final

from labelqueue.ui.action_table.ids import ActionId
from labelqueue.ui.action_table.row import Row, Scope, theme, with_image
from labelqueue.ui.theme import ThemeChoice

_A: Final = ActionId
VIEW: Final = (
    Row(_A.ZOOM_IN, "Zoom in", "zoom-in", ("Ctrl++", "Ctrl+="), enabled=with_image, scope=Scope.WORK),
    Row(_A.ZOOM_OUT, "Zoom out", "zoom-out", ("Ctrl+-",), enabled=with_image, scope=Scope.WORK),
    Row(_A.ZOOM_FIT, "Fit in window", "zoom-fit", ("F",), enabled=with_image, scope=Scope.WORK),
    Row(
        _A.ZOOM_100,
        "Actual size",
        "zoom-100",
        ("Ctrl+0",),
        "One image pixel per pixel",
        enabled=with_image,
        scope=Scope.WORK,
    ),
    Row(_A.THEME_SYSTEM, "System", checked=theme(ThemeChoice.SYSTEM)),
    Row(_A.THEME_LIGHT, "Light", checked=theme(ThemeChoice.LIGHT)),
    Row(_A.THEME_DARK, "Dark", checked=theme(ThemeChoice.DARK)),
)
