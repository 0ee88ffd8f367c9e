"""Guards the choice of PySide6: releases exist whose void methods drop a reference to None per call.

Python 3.11 dies of it after some thousand calls, so this needs a process of its own.
"""

import os
import subprocess
import sys

SCRIPT = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
for _ in range(50_000):
    label.setText("x")
"""


def test_void_calls_keep_none_alive() -> None:
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == 0, result.stderr
