"""How many random examples a test tries, and which: always the same ones, unless new ones are looked for."""

import os
from typing import Final

import hypothesis

LARGE: Final = os.environ.get("LABELQUEUE_LARGE") == "1"
"""Look for what is not known yet: other examples each time, and as many as there is time for."""

_TIMES: Final = 25 if LARGE else 1
_USUAL: Final = 40

hypothesis.settings.register_profile(
    "search" if LARGE else "usual",
    max_examples=_USUAL * _TIMES,
    # What is found by luck would fail the next change, whatever that is about.
    derandomize=not LARGE,
    print_blob=True,
    # The machine may be busy with something else.
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("search" if LARGE else "usual")


def examples(count: int) -> hypothesis.settings:
    """`@examples(100)`: for a test that needs more of them than others, or can afford fewer."""
    return hypothesis.settings(max_examples=count * _TIMES)
