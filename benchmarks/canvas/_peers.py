"""Other programs on the same files, in turn with ours: their figures, and how many times ours they are."""

import json
import statistics
import subprocess
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

Row = dict[str, Any]

OURS = "labelqueue"


def compare(scenes: Path, peers: list[list[str]], *, rounds: int, ours: Callable[[], list[Row]]) -> None:
    """Print each figure as a line, then the median of each, and its ratio to ours."""
    values: dict[tuple[str, str], list[float]] = defaultdict(list)
    for _ in range(rounds):
        for row in ours():
            _take(values, row | {"peer": OURS})
        for python, script in peers:
            # They print much besides, and leave without saying goodbye.
            answer = subprocess.run([python, script, str(scenes)], capture_output=True, text=True, check=True)
            for line in answer.stdout.splitlines():
                if line.startswith("{"):
                    _take(values, json.loads(line))
    for (what, peer), found in sorted(values.items()):
        median, own = statistics.median(found), statistics.median(values[what, OURS] or [0])
        row = {"peer": peer, "what": what, "median_ms": round(median, 2), "runs": len(found)}
        ratio = {"times_ours": round(median / own, 1)} if own and peer != OURS else {}
        print(json.dumps(row | ratio), flush=True)


def _take(values: dict[tuple[str, str], list[float]], row: Row) -> None:
    """Figures under names that are the same for all programs."""
    if "polygons" in row:
        for name in ("open_ms", "frame_ms"):
            values[f"{name.removesuffix('_ms')} {row['polygons']}", row["peer"]].append(row[name])
    elif row.get("what") == "next_image_ms":
        values["next image", row["peer"]].append(row["value"])
