"""Arithmetic on COCO's run-length encodings, without ever laying out the pixels.

Runs alternate between background and object, column by column, and start with background. pycocotools can
unite and intersect them, but not combine them by even-odd.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import numpy as np
from pycocotools import mask as coco_mask

Rle = dict[str, Any]
"""`size`: [height, width]; `counts`: the runs, compressed to ASCII bytes."""


def runs_of(counts: bytes) -> list[int]:
    """The lengths of the runs that pycocotools compressed into `counts`.

    Each is a signed number in groups of five bits, the lowest first, a sixth bit saying that more follow.
    From the fourth on it is the difference to the run before the last (rleFrString in COCO's maskApi.c).
    """
    runs: list[int] = []
    value = shift = 0
    for byte in counts:
        group = byte - 48
        value |= (group & 0x1F) << shift
        shift += 5
        if group & 0x20:
            continue
        if group & 0x10:
            value -= 1 << shift
        runs.append(value + runs[-2] if len(runs) > 2 else value)
        value = shift = 0
    return runs


def even_odd(rles: Sequence[Rle]) -> Rle:
    """The pixels that lie in an odd number of `rles`, which are all of one size."""
    height, width = rles[0]["size"]
    # Where a run ends the colour changes; two changes at one place are none.
    changes = [place for rle in rles for place in accumulate(runs_of(rle["counts"])[:-1])]
    places, times = np.unique(np.array(changes, np.int64), return_counts=True)
    runs = np.diff(places[times % 2 == 1], prepend=0, append=height * width)
    rle: Rle = coco_mask.frPyObjects({"size": [height, width], "counts": runs.tolist()}, height, width)
    return rle
