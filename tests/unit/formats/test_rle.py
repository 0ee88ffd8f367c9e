from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from pycocotools import mask as coco_mask

from labelqueue.formats.rle import Rle, even_odd, runs_of

HEIGHT, WIDTH = 20, 5_000


def rle_of(cuts: set[int]) -> tuple[Rle, list[int]]:
    runs = [b - a for a, b in pairwise([0, *sorted(cuts), HEIGHT * WIDTH])]
    return coco_mask.frPyObjects({"size": [HEIGHT, WIDTH], "counts": runs}, HEIGHT, WIDTH), runs


places = st.sets(st.integers(0, HEIGHT * WIDTH), max_size=30)


@given(places)
def test_runs_of_reads_what_pycocotools_compresses(cuts: set[int]) -> None:
    rle, runs = rle_of(cuts)
    assert runs_of(rle["counts"]) == runs


@given(st.lists(places, min_size=1, max_size=5))
def test_even_odd_is_the_symmetric_difference(many: list[set[int]]) -> None:
    combined = set[int]()
    for cuts in many:
        combined ^= cuts
    assert even_odd([rle_of(cuts)[0] for cuts in many]) == rle_of(combined)[0]
