"""Figures as they are printed: one JSON object a line."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


def quantiles(seconds: Sequence[float]) -> dict[str, float]:
    """Median and 99th percentile in milliseconds, and of how many."""
    ordered = sorted(seconds)
    return {
        "p50_ms": round(ordered[len(ordered) // 2] * 1e3, 2),
        "p99_ms": round(ordered[int(len(ordered) * 0.99)] * 1e3, 2),
        "measured": len(ordered),
    }


@dataclass(frozen=True)
class Limit:
    """What a figure has to reach, or must not pass."""

    at_least: float | None = None
    at_most: float | None = None

    def __str__(self) -> str:
        return f"at least {self.at_least}" if self.at_least is not None else f"at most {self.at_most}"

    def met_by(self, value: float) -> bool:
        """Whether that is good enough."""
        return (self.at_least is None or value >= self.at_least) and (
            self.at_most is None or value <= self.at_most
        )


def say(*, wanted: Mapping[str, Limit] | None = None, **line: object) -> None:
    """Print a line; where something is wanted of its figures, with that and with whether it is met."""
    if wanted:
        line["wanted"] = {name: str(limit) for name, limit in wanted.items()}
        line["met"] = all(limit.met_by(float(str(line[name]))) for name, limit in wanted.items())
    print(json.dumps(line), flush=True)
