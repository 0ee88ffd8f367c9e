"""The library that draws plots, brought in when the first one is wanted, and kept to what it is for."""

import functools
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final

_OPENGL: Final = ("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets")


@functools.cache
def load() -> Any:
    """The library. The first time takes the better part of a second: not on the GUI thread."""
    with _without_opengl():
        import pyqtgraph
    from pyqtgraph import exceptionHandling

    exceptionHandling.handler.remove()  # bugs are reported by the window
    pyqtgraph.setConfigOptions(antialias=False, useOpenGL=False, enableExperimental=False, exitCleanup=False)
    return pyqtgraph


@contextmanager
def _without_opengl() -> Iterator[None]:
    """Let it name the classes of OpenGL without loading them: such a widget slows a whole window down."""
    absent = [name for name in _OPENGL if name not in sys.modules]
    for name in absent:
        sys.modules[name] = _Absent(name)
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


class _Absent(ModuleType):
    """A module whose classes nobody makes anything of."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})
