"""What changes how things look."""

from typing import Final

from labelqueue.domain.phrase import phrase
from labelqueue.ui.action_table.ids import ActionId
from labelqueue.ui.action_table.row import Row, Scope, theme, with_image
from labelqueue.ui.settings import BY_ID
from labelqueue.ui.theme import ThemeChoice

_A: Final = ActionId


def _switch(name: str, key: str) -> Row:
    """`name` is one of `SWITCHES`; its words are those of the setting."""
    return Row(
        ActionId(f"view_{name}"),
        BY_ID[name].text,
        "",
        (key,),
        BY_ID[name].help,
        enabled=with_image,
        checked=lambda context: name in context.views,
        scope=Scope.WORK,
    )


VIEW: Final = (
    Row(_A.ZOOM_IN, phrase("Zoom in"), "zoom-in", ("Ctrl++", "Ctrl+="), enabled=with_image, scope=Scope.WORK),
    Row(_A.ZOOM_OUT, phrase("Zoom out"), "zoom-out", ("Ctrl+-",), enabled=with_image, scope=Scope.WORK),
    Row(_A.ZOOM_FIT, phrase("Fit in window"), "zoom-fit", ("F",), enabled=with_image, scope=Scope.WORK),
    Row(
        _A.ZOOM_100,
        phrase("Actual size"),
        "zoom-100",
        ("Ctrl+0",),
        phrase("One image pixel per pixel"),
        enabled=with_image,
        scope=Scope.WORK,
    ),
    Row(
        _A.ZOOM_OBJECT,
        phrase("Zoom to object"),
        "",
        ("T",),
        phrase("What is under the pointer, else what is selected"),
        enabled=with_image,
        scope=Scope.WORK,
    ),
    _switch("keeps_view", "Shift+V"),
    _switch("wheel_scrolls", "Shift+W"),
    _switch("minimap", "Ctrl+M"),
    _switch("crosshair", "Shift+C"),
    _switch("pixel_grid", "Shift+G"),
    _switch("magnifier", "Z"),
    _switch("names", "Shift+N"),
    _switch("color_by_object", "Shift+O"),
    Row(_A.FILL_MORE, phrase("Fill more"), "", ("Alt+]",), enabled=with_image, scope=Scope.WORK),
    Row(_A.FILL_LESS, phrase("Fill less"), "", ("Alt+[",), enabled=with_image, scope=Scope.WORK),
    Row(
        _A.LEVELS,
        phrase("Brightness and contrast"),
        "",
        ("Shift+B",),
        phrase("How light the image is shown"),
        enabled=with_image,
        checked=lambda context: "levels" in context.views,
        scope=Scope.WORK,
    ),
    Row(_A.THEME_SYSTEM, phrase("System"), checked=theme(ThemeChoice.SYSTEM)),
    Row(_A.THEME_LIGHT, phrase("Light"), checked=theme(ThemeChoice.LIGHT)),
    Row(_A.THEME_DARK, phrase("Dark"), checked=theme(ThemeChoice.DARK)),
)
