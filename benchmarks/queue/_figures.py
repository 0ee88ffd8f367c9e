"""Figures as they are printed: one JSON object a line."""

import json
from collections.abc import Sequence


def quantiles(seconds: Sequence[float]) -> dict[str, float]:
    """Median and 99th percentile in milliseconds, and of how many."""
    ordered = sorted(seconds)
    return {
        "p50_ms": round(ordered[len(ordered) // 2] * 1e3, 2),
        "p99_ms": round(ordered[int(len(ordered) * 0.99)] * 1e3, 2),
        "measured": len(ordered),
    }


def say(**line: object) -> None:
    print(json.dumps(line), flush=True)
