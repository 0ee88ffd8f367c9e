"""The search language: what it writes is what it reads."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import labelqueue as lq
from labelqueue.domain.query import (
    DAY_FIELDS,
    NUMBER_FIELDS,
    TEXT_FIELDS,
    AnyDay,
    Between,
    Compared,
    Condition,
    DayCompared,
    DayIs,
    DayRange,
    DayTest,
    Field,
    InvalidQuery,
    LastDays,
    MetadataIs,
    NamedDay,
    NameHas,
    NumberIs,
    Order,
    Pattern,
    Query,
    StatusIs,
    Term,
    TextIs,
    Wildcard,
)
from labelqueue.domain.query_parser import checked_criteria, located, parse, parse_criteria

MANY, ONE = Wildcard.MANY, Wildcard.ONE

texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0") | st.sampled_from('"\\,:*?<>=- NOT.1e'),
    max_size=8,
)
patterns = st.builds(
    Pattern, st.lists(texts | st.sampled_from(Wildcard), max_size=4).map(tuple), st.booleans()
)
floats = st.floats(allow_nan=False, allow_infinity=False).map(lambda value: value + 0.0)
orders = st.sampled_from(Order)


def some(one: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(one, min_size=1, max_size=3).map(tuple)


def numbers(field: Field) -> st.SearchStrategy[Condition]:
    value = floats | st.integers(-9, 9) if field is Field.PRIORITY else st.integers(0, 99)
    between = st.tuples(value, value).map(lambda pair: Between(min(pair), max(pair)))
    return st.builds(NumberIs, st.just(field), some(between | st.builds(Compared, orders, value)))


dates = st.dates(date(1970, 1, 1), date(9998, 12, 31))
day_tests: st.SearchStrategy[DayTest] = st.one_of(
    st.builds(DayCompared, orders, dates | st.sampled_from(NamedDay)),
    st.tuples(dates, dates).map(lambda pair: DayRange(min(pair), max(pair))),
    st.builds(DayRange, dates, st.sampled_from(NamedDay)),
    st.builds(DayRange, st.just(NamedDay.YESTERDAY), dates | st.sampled_from(NamedDay)),
    st.builds(LastDays, st.integers(1, 99_999)),
    st.just(AnyDay()),
)

conditions: st.SearchStrategy[Condition] = st.one_of(
    st.builds(NameHas, some(patterns)),
    st.builds(StatusIs, some(st.sampled_from(lq.LabelStatus))),
    st.builds(TextIs, st.sampled_from(sorted(TEXT_FIELDS)), some(patterns)),
    st.sampled_from(sorted(NUMBER_FIELDS)).flatmap(numbers),
    st.builds(DayIs, st.sampled_from(sorted(DAY_FIELDS)), some(day_tests)),
    st.builds(
        MetadataIs,
        texts.filter(bool) | st.sampled_from(["status", "Labeled_By", "added", "-x", "light"]),
        some(patterns | st.builds(Compared, orders, texts | floats | st.integers())),
    ),
)


@given(st.builds(Query, st.lists(st.builds(Term, conditions, st.booleans()), max_size=4).map(tuple)))
def test_a_query_is_written_and_read_again(query: Query) -> None:
    assert parse(str(query)) == query


@given(texts | st.lists(texts, max_size=6).map(" ".join))
def test_any_text_is_read_or_refused_at_a_place(text: str) -> None:
    problem: InvalidQuery | None = None
    try:
        assert parse(str(query := parse(text))) == query
    except InvalidQuery as error:
        problem = error
    assert problem is None or 0 <= problem.start < problem.end <= len(text) + 1


def only(text: str) -> Condition:
    (term,) = parse(text).terms
    assert not term.negated
    return term.condition


def plain(*texts: str) -> tuple[Pattern, ...]:
    return tuple(Pattern((text,)) for text in texts)


def test_what_the_words_mean() -> None:
    assert only("status:rejected") == StatusIs((lq.LabelStatus.REJECTED,))
    assert only("Status:Labeled,labeling-in-progress") == StatusIs(
        (lq.LabelStatus.LABELED, lq.LabelStatus.LABELING_IN_PROGRESS)
    )
    assert only("name:*.jpg") == TextIs(Field.NAME, (Pattern((MANY, ".jpg")),))
    assert only("name:1.jpg,2.jpg") == TextIs(Field.NAME, plain("1.jpg", "2.jpg"))
    assert only('name:"my *"?.jpg') == TextIs(Field.NAME, (Pattern(("my *", ONE, ".jpg"), quoted=True),))
    assert only("priority:>=3") == NumberIs(Field.PRIORITY, (Compared(Order.GREATER_OR_EQUAL, 3),))
    assert only("priority:-1.5--1,4") == NumberIs(Field.PRIORITY, (Between(-1.5, -1), Between(4, 4)))
    assert only("index:100-199") == NumberIs(Field.INDEX, (Between(100, 199),))
    assert only("labeled_by:ann") == TextIs(Field.LABELED_BY, plain("ann"))
    assert only("light:night") == MetadataIs("light", plain("night"))
    assert only('"status":night') == MetadataIs("status", plain("night"))
    assert only("iso:>=100,<5") == MetadataIs(
        "iso", (Compared(Order.GREATER_OR_EQUAL, 100), Compared(Order.LESS, 5))
    )
    assert only("day:>2024-01-31") == MetadataIs("day", (Compared(Order.GREATER, "2024-01-31"),))
    assert only("count:2..4") == only("count:2-4") == NumberIs(Field.COUNT, (Between(2, 4),))
    assert only("sky") == NameHas(plain("sky"))
    assert only("not") == NameHas(plain("not"))


def test_which_days_are_meant() -> None:
    today = date(2026, 3, 1)
    meant = {
        "today": (today, today),
        "Yesterday": (date(2026, 2, 28), date(2026, 2, 28)),
        "2026-02-27..today": (date(2026, 2, 27), today),
        ">yesterday": (today, None),
        ">=2026-02-28": (date(2026, 2, 28), None),
        "<2026-01-01": (None, date(2025, 12, 31)),
        "<=2026-01-01": (None, date(2026, 1, 1)),
        "1d": (today, today),
        "7d": (date(2026, 2, 23), today),
        "*": (None, None),
    }
    for written, days in meant.items():
        condition = only(f"changed:{written}")
        assert isinstance(condition, DayIs)
        assert [test.days(today) for test in condition.tests] == [days], written


def test_criteria_have_no_days() -> None:
    with pytest.raises(InvalidQuery, match="criteria cannot ask for days") as caught:
        checked_criteria(" light:night  -added:7d ")
    assert caught.value.text[caught.value.start : caught.value.end] == "-added:7d"
    assert checked_criteria('"added":7d') == '"added":7d'
    # Written when such a key was one of the metadata: it goes on to be, and to be found.
    assert parse_criteria("added:x").terms[0].condition == MetadataIs("added", plain("x"))


def test_terms_have_places() -> None:
    text = ' a  -light:"x y",z NOT b '
    assert [text[one.start : one.end] for one in located(text)] == ["a", '-light:"x y",z', "NOT b"]


def test_terms_are_joined_and_negated() -> None:
    query = parse('  -status:rejected NOT "light sky":night  x ')
    assert [term.negated for term in query.terms] == [True, True, False]
    assert str(query) == '-status:rejected -"light sky":night x'
    assert parse("").terms == parse("  ").terms == ()


@pytest.mark.parametrize(
    ("text", "marked", "says"),
    [
        ("light:night status:rejcted", "rejcted", "there is no status 'rejcted'; there are unlabeled, "),
        ("priority:high", "high", "priority needs a number, as in priority:>=3"),
        ("count:1.5", "1.5", "count needs a whole number"),
        ("index:9-3", "9-3", "must not be the larger one"),
        ("changed:may", "may", "changed needs a day, as in changed:2026-05-31, changed:today or changed:7d"),
        ("labeled:>=2026-02-30", ">=2026-02-30", "needs a day"),
        ("added:0d", "0d", "needs a day"),
        ("added:1850-01-01", "1850-01-01", "a year is between 1970 and 9998"),
        ("reviewed:<7d", "<7d", "reviewed:7d stands alone, without a sign"),
        ("changed:2026-05-02..2026-05-01", "2026-05-02..2026-05-01", "must not be the later one"),
        ("changed:today..yesterday", "today..yesterday", "must not be the later one"),
        ("priority:>1e999", ">1e999", "needs a number"),
        ("name:>a", ">a", "goes with numbers only"),
        ('name:"night', '"', "not closed"),
        ("status:labeled, rejected", " ", "a value is missing"),
        ("name: x", " ", "a value is missing"),
        (":x", ":", "a key is missing"),
        ("light:>n*", ">n*", "do not go with a comparison"),
        ("a - b", " ", "something is missing"),
        ("--b", "-", "something is missing"),
        ("a NOT", "NOT", "behind NOT something is missing"),
        ("\0", "\0", "cannot be searched for"),
    ],
)
def test_an_error_points_at_the_place(text: str, marked: str, says: str) -> None:
    with pytest.raises(InvalidQuery, match=r"^At character \d+ of the search: .*\.$") as caught:
        parse(text)
    assert says in str(caught.value)
    assert text[caught.value.start : caught.value.end] == marked


def test_the_pointer_marks_the_place() -> None:
    with pytest.raises(lq.KnownError) as caught:
        parse("a status:x")
    assert isinstance(caught.value, InvalidQuery)
    assert caught.value.pointer == "a status:x\n         ^"


def test_patterns_match() -> None:
    assert Pattern(("a", MANY, ".", ONE)).matches("a\n..x")
    assert not Pattern(("a", ONE)).matches("ab\n")
    assert Pattern((MANY, MANY)).is_anything
    assert Pattern(("a", "", "b")).literal == "ab"
