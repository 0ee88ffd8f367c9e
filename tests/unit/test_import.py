"""What importing the package costs."""

import subprocess
import sys
from pathlib import Path

APP = Path(__file__).parents[2] / "app"
HEAVY = ("PySide6", "sqlalchemy", "alembic", "psycopg", "numpy", "PIL", "pycocotools", "shapely")


def test_import_loads_neither_qt_nor_a_driver() -> None:
    code = f"import sys, labelqueue; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(APP)}, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_the_queue_needs_no_qt() -> None:
    code = "import sys, labelqueue.queue; print('PySide6' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(APP)}, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
