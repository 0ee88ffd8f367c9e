"""Guards that PySide makes its types before there are threads: two that make some at once bring it down."""

import os
import subprocess
import sys

SCRIPT = """
import enum
import labelqueue.ui.canvas

made = []
create = enum.EnumMeta._create_

def note(cls, name, *rest, **more):
    made.append(name)
    return create(cls, name, *rest, **more)

enum.EnumMeta._create_ = note
from PySide6.QtGui import QBrush, QColor, QPageLayout
QBrush(QColor("red"))
QPageLayout.Unit.Point
assert not made, made
"""


def test_no_type_is_made_when_it_is_first_used() -> None:
    env = {name: value for name, value in os.environ.items() if name != "PYSIDE6_OPTION_LAZY"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=env, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
