"""Brightness, contrast and gamma as a table: what becomes of each of 256 levels on the screen."""

import numpy as np
from numpy.typing import NDArray

Levels = NDArray[np.uint8]


def levels(*, brightness: int, contrast: int, gamma: int) -> Levels | None:
    """`brightness`, `contrast`: -100 to 100, 0 changes nothing; `gamma`: percent, more is lighter.

    None if nothing changes. Black and white stay in their order: the table never falls.
    """
    if (brightness, contrast, gamma) == (0, 0, 100):
        return None
    level = (np.arange(256) / 255.0) ** (100.0 / gamma)
    # A tangent: -100 is flat grey, +100 a step, and the slope at 0 is one.
    slope = np.tan((contrast / 100.0 * 0.98 + 1.0) * np.pi / 4)
    level = (level - 0.5) * slope + 0.5 + brightness / 100.0
    table: Levels = (level.clip(0.0, 1.0) * 255.0).round().astype(np.uint8)
    return table
