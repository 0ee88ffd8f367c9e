"""Changing a search term by term leaves the rest of its text as it was."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from labelqueue.domain.query import InvalidQuery
from labelqueue.domain.query_edits import (
    key_of,
    turned,
    values_in,
    values_of,
    with_only,
    with_values,
    without,
)
from labelqueue.domain.query_parser import located, parse


def test_values_are_put_in_where_the_term_stands() -> None:
    text = '  sky status:labeled   light:"a b" '
    assert with_values(text, "status", ["labeled", "rejected"]) == (
        '  sky status:labeled,rejected   light:"a b" '
    )
    assert with_values(text, "status", []) == 'sky light:"a b"'
    assert with_values(text, "queue", ["night"]) == 'sky status:labeled   light:"a b" queue:night'
    assert with_values("", "queue", ["night"]) == "queue:night"
    assert with_values("queue:a x queue:b", "queue", ["c"]) == "queue:c x"
    assert with_values("-queue:a", "queue", ["c"]) == "-queue:a queue:c"


def test_a_term_takes_the_place_of_its_contrary() -> None:
    assert with_only("held-by:ann x", "held-by", ["*"], negated=True) == "x -held-by:*"
    assert with_only("-held-by:* x", "held-by", ["ann"]) == "x held-by:ann"


def test_a_term_is_taken_out() -> None:
    text = "a NOT b  c"
    assert [without(text, one) for one in located(text)] == ["NOT b  c", "a c", "a NOT b"]


def test_a_term_is_turned_round() -> None:
    text = 'a NOT  b -"c d"'
    assert [turned(text, one) for one in located(text)] == [
        '-a NOT  b -"c d"',
        'a b -"c d"',
        'a NOT  b "c d"',
    ]


def test_what_is_asked_for() -> None:
    assert values_in('light:night,"1",>=3 light:x', "light") == ("night", '"1"', ">=3")
    assert values_in("-status:labeled", "status") == ()
    assert values_in("-status:labeled", "status", negated=True) == ("labeled",)
    assert values_in('"status":x', '"status"') == ("x",)
    assert values_in("changed:7d,today", "changed") == ("7d", "today")


@given(st.lists(st.sampled_from(["a", "-b", '"x y"', "status:labeled", "count:>3,1-2", "k:v", "added:7d"])))
def test_taking_out_one_term_takes_out_no_other(words: list[str]) -> None:
    text = "  ".join(words)
    terms = located(text)
    for number, one in enumerate(terms):
        left = [other.term for place, other in enumerate(terms) if place != number]
        assert list(parse(without(text, one)).terms) == left
        again = located(turned(text, one))
        assert again[number].term == replace(one.term, negated=not one.term.negated)
        assert turned(turned(text, one), again[number]) == text


@given(st.text(st.sampled_from('ab "\\:,*-N'), max_size=12))
def test_a_term_that_is_written_anew_means_the_same(text: str) -> None:
    try:
        terms = located(text)
    except InvalidQuery:
        return
    for one in terms:
        condition = one.term.condition
        if key := key_of(condition):
            (again,) = parse(f"{key}:{','.join(values_of(condition))}").terms
            assert again.condition == condition
