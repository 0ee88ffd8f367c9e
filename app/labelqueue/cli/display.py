"""Why no window can be opened here, in words that help. Knows nothing of Qt but what it needs.

Qt ends the process when it finds no display or lacks a library of the system, so both are looked at before.
"""

import ctypes
import re
from collections.abc import Mapping
from typing import Final

NO_DISPLAY: Final = (
    "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be opened; "
    "“labelqueue demo” and the other commands work without one."
)
UNREACHABLE: Final = "The display {display} cannot be reached, so no window can be opened."

_DEBIAN: Final = (
    "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 libxcb-cursor0 libxkbcommon-x11-0 "
    "libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
)
_FEDORA: Final = (
    "mesa-libEGL mesa-libGL libxkbcommon libxkbcommon-x11 dbus-libs fontconfig glib2 "
    "xcb-util-cursor xcb-util-image xcb-util-keysyms xcb-util-renderutil xcb-util-wm"
)
_X11: Final = (
    "libX11-xcb.so.1",
    "libxkbcommon-x11.so.0",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-randr.so.0",
    "libxcb-render-util.so.0",
    "libxcb-shape.so.0",
    "libxcb-xkb.so.1",
)
"""What Qt's plugin for X11 is linked to and small installations lack."""


def problem(platform: str, environment: Mapping[str, str]) -> str | None:
    """The sentence that says why there can be no window, or None."""
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return None
    if environment.get("WAYLAND_DISPLAY"):
        return None
    display = environment.get("DISPLAY")
    if not display:
        return NO_DISPLAY
    missing = [name for name in _X11 if not _loads(name)]
    if missing:
        return _install(missing[0])
    return None if _answers() else UNREACHABLE.format(display=display)


def explained(error: ImportError) -> str:
    """The sentence for a failed import of Qt.

    Raises ImportError again if it has nothing to do with a library of the system.
    """
    if error.name is not None and error.name.partition(".")[0] == "PySide6" and "so" not in str(error):
        return "The window needs PySide6, which is not installed: pip install PySide6-Essentials."
    found = re.search(r"(lib[\w.+-]+\.so[.\d]*): cannot open shared object file", str(error))
    if found is None:
        raise error
    return _install(found[1])


def _install(library: str) -> str:
    return (
        f"The window needs {library}, which this system lacks. "
        f"Debian and Ubuntu: apt install {_DEBIAN} – Fedora: dnf install {_FEDORA}"
    )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _answers() -> bool:
    """Whether the X server named by DISPLAY takes connections."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused
