"""What a search finds, against a plain calculation from what is known of every sample."""

import operator
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

import labelqueue as lq
from labelqueue.domain.query import (
    Between,
    Compared,
    Condition,
    Field,
    MetadataIs,
    NameHas,
    NumberIs,
    Order,
    Pattern,
    StatusIs,
    TextIs,
    Wildcard,
)
from labelqueue.domain.query_parser import parse
from tests.contract.team import Team, drawn

NAMES = (
    *("a.jpg", "A.jpg", "b_1.jpg", "b%1.jpg", "b11.jpg", "[c].jpg", "c.jpg", "d*.jpg", "dd.jpg", "e?x.png"),
    *(
        "exx.png",
        'q"u.jpg',
        "back\\slash.jpg",
        "ü.jpg",
        "Ü.jpg",
        "猫.jpg",
        "Night sky.png",
        "x,y.jpg",
        "-5.jpg",
    ),
)
VALUES: tuple[Any, ...] = (
    *(100, 100.0, 99.5, "100", True, False, None, 1e300, 2**60 + 1, [1, 2], {"x": 1}, "", "true", -3, 0.1),
    *("night", "Night", "100%", "n_ght"),
)
KEY = 'ü k"ey'


@dataclass
class Fact:
    """All that is known of one sample."""

    row: lq.SampleRow
    index: int
    metadata: dict[str, Any]
    categories: list[str] = field(default_factory=list)


def specs() -> list[lq.SampleSpec]:
    made = []
    for number, (name, value) in enumerate(zip(NAMES, VALUES, strict=True)):
        metadata: dict[str, Any] = {"light": value} if number % 7 else {}
        metadata |= {KEY: number} if number % 2 else {"day": f"2024-01-{number + 1:02}"}
        label = None
        if number % 5 == 0:
            label = drawn(lq.Label()).add(lq.Point(1, 1), "unripe")
        priority = [0, 1.5, -2, 3, 1e-7][number % 5]
        made.append(lq.SampleSpec(name, f"x/{name}", priority=priority, metadata=metadata, label=label))
    return made


def worked_on(team: Team) -> list[Fact]:
    """Every status there is, and labels, labelers, reviewers, holders, assignments, a second dataset."""
    given = specs()
    other = team.workspace("boss").create_dataset("other", categories=["leaf", "ripe"])
    other.add_samples([lq.SampleSpec("a.jpg", "a.jpg"), lq.SampleSpec("z.jpg", "z.jpg")])
    team.dataset.add_samples(given[:9])
    other.add_samples([lq.SampleSpec("y.jpg", "y.jpg")])
    team.dataset.add_samples(given[9:])
    team["boss"].configure(save_enabled=True)
    for member, count in (("ann", 5), ("bob", 2)):
        for _ in range(count):
            work = team.take(member)
            team[member].submit(work, drawn(drawn(work.label)), pull_next=False)
    team["rita"].accept(team.take("rita", "review"), pull_next=False)
    team["rita"].reject(team.take("rita", "review"), pull_next=False)
    team["rolf"].reject(team.take("rolf", "review"), pull_next=False)
    held = team.take("rolf", "review")
    team["rolf"].save(held, held.label.remove(held.label.annotations[0].id))
    team["bob"].skip(team.take("bob"), pull_next=False)
    drawing = team.take("bob")
    team["bob"].save(drawing, lq.Label())
    free = [row.name for row in team.dataset.samples() if row.status == "unlabeled" and row.holder is None]
    team.dataset.assign(free[:2], labeler="ann")
    team.dataset.assign(free[1:3], reviewer="rita")
    rows = {row.name: row for row in team.dataset.samples()}
    assert {row.status for row in rows.values()} == set(lq.LabelStatus)
    return [
        Fact(
            rows[spec.name],
            number,
            dict(spec.metadata),
            [annotation.category for annotation in team.dataset.label_of(spec.name)],
        )
        for number, spec in enumerate(given, start=1)
    ]


# The calculation


def fits(pattern: Pattern, text: str | None) -> bool:
    marks = {Wildcard.MANY: r"[\s\S]*", Wildcard.ONE: r"[\s\S]"}
    parts = [re.escape(part) if isinstance(part, str) else marks[part] for part in pattern.parts]
    return text is not None and bool(re.fullmatch("".join(parts), text))


def ordered(order: Order, value: Any, limit: Any) -> bool:
    result: bool = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}[order](
        value, limit
    )
    return result


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def number_in(text: str) -> float | None:
    try:
        return int(text) if text.lstrip("-").isdigit() else float(text)
    except ValueError:
        return None


def compares(test: Compared, value: object) -> bool:
    if isinstance(test.value, str):
        return isinstance(value, str) and ordered(test.order, value.encode(), test.value.encode())
    return is_number(value) and ordered(test.order, value, test.value)


def metadata_fits(test: Pattern | Compared, value: object) -> bool:
    if isinstance(test, Compared):
        return compares(test, value)
    if str(test) == "*":
        return True
    if isinstance(value, str):
        return fits(test, value)
    if test.quoted or test.literal is None:
        return False
    if isinstance(value, bool) or value is None:
        return test.literal == {True: "true", False: "false", None: "null"}[value]
    return is_number(value) and value == number_in(test.literal)


def ascii_lower(text: str) -> str:
    return "".join(one.lower() if one.isascii() else one for one in text)


def number_fits(test: Compared | Between, value: float) -> bool:
    if isinstance(test, Between):
        return test.low <= value <= test.high
    return ordered(test.order, value, test.value)


def holds(condition: Condition, fact: Fact) -> bool:
    row = fact.row
    match condition:
        case NameHas(patterns):
            spelled = [
                [ascii_lower(part) if isinstance(part, str) else part for part in one.parts]
                for one in patterns
            ]
            inside = [Pattern((Wildcard.MANY, *parts, Wildcard.MANY)) for parts in spelled]
            return any(fits(one, ascii_lower(row.name)) for one in inside)
        case StatusIs(statuses):
            return row.status in statuses
        case TextIs(field, patterns):
            texts: dict[Field, list[str | None]] = {
                Field.NAME: [row.name],
                Field.CATEGORY: list(fact.categories),
                Field.LABELED_BY: [row.labeler],
                Field.REVIEWED_BY: [row.reviewer],
                Field.HELD_BY: [row.holder],
                Field.ASSIGNED_TO: [row.assigned_labeler, row.assigned_reviewer],
                Field.QUEUE: [row.queue],
            }
            return any(fits(one, text) for one in patterns for text in texts[field])
        case NumberIs(field, tests):
            numbers = {
                Field.PRIORITY: row.priority,
                Field.COUNT: len(fact.categories),
                Field.INDEX: fact.index,
            }
            return any(number_fits(test, numbers[field]) for test in tests)
        case MetadataIs(key, values):
            return key in fact.metadata and any(metadata_fits(one, fact.metadata[key]) for one in values)


def expected(text: str, facts: list[Fact]) -> list[str]:
    found = [
        fact.row.name
        for fact in facts
        if all(holds(term.condition, fact) != term.negated for term in parse(text).terms)
    ]
    return sorted(found, key=str.encode)


WORDS = (
    *("status:rejected", "status:labeled,reviewed", "status:unlabeled,prelabeled,skipped", "queue:default"),
    *("queue:d*", "queue:night", "a", "A", "ü", "Ü", "jpg,png", "b_1", "b%", '"[c"', "[c]", "k\\s", "*.p"),
    *(
        "name:*.jpg",
        "name:a.jpg,A.jpg",
        "name:?.jpg",
        'name:"d*"*',
        "name:b?1.*",
        "name:[c]*",
        'name:"x,y.jpg"',
    ),
    *(
        "name:b_*",
        "name:b%*",
        "name:back\\*",
        "name:*",
        'name:q"\\""*',
        "name:猫*",
        "name:-5.jpg",
        "name:a.JPG",
    ),
    *("priority:0", "priority:>=1.5", "priority:<0", "priority:>0", "priority:<=1e-7", "priority:-2-1.5"),
    *(
        "category:ripe",
        "category:unripe",
        "category:rip?",
        "category:*",
        "category:leaf",
        "category:ripe,leaf",
    ),
    *(
        "count:0",
        "count:>1",
        "count:<2",
        "count:<=2",
        "count:>=3",
        "count:2-4",
        "count:>99999999999999999999",
    ),
    *("labeled-by:ann", "labeled-by:*", "labeled-by:nobody", "labeled-by:ann,bob", "labeled-by:?ob"),
    *(
        "reviewed-by:rita",
        "reviewed-by:r*",
        "held-by:*",
        "held-by:bob",
        "assigned-to:ann",
        "assigned-to:rita,ann",
    ),
    *(
        "assigned-to:*",
        "index:1-3",
        "index:5",
        "index:>15",
        "index:<=2",
        "index:0",
        "index:<1",
        "index:18-99",
    ),
    *("index:>=1", "index:40-50", "index:>99999999999999999999", "light:*", "light:100", 'light:"100"'),
    *("light:true", 'light:"true"', "light:false", "light:null", "light:night", "light:n*", "light:*ight"),
    *("light:100%", "light:n_ght", 'light:""', "light:>=99.5", "light:<100", "light:>100", "light:<=0.1"),
    *(
        "light:>m",
        'light:>="100"',
        "light:<N",
        "light:1e300",
        "light:0.1",
        "light:-3",
        "light:100.0",
        "none:*",
    ),
    *(
        "light:1152921504606846977",
        "light:>1152921504606846976",
        '"ü k\\"ey":>4',
        '"ü k\\"ey":7',
        "light:1,2",
    ),
    *("day:>=2024-01-10", "day:2024-01-0?", "light:{*", "light:[*", '"light":day,night', "day:null"),
)


def test_every_word_finds_what_it_says(team: Team) -> None:
    facts = worked_on(team)
    dataset = team.dataset
    chance = random.Random(4)
    several = [
        " ".join(chance.choice(("", "", "-")) + chance.choice(WORDS) for _ in range(chance.randint(2, 4)))
        for _ in range(60)
    ]
    texts = ["", *WORDS, *(f"-{word}" for word in WORDS), *several]
    found = {text: [row.name for row in dataset.samples(text)] for text in texts}
    assert found == {text: expected(text, facts) for text in texts}
    assert [dataset.count(text) for text in WORDS[::9]] == [len(found[text]) for text in WORDS[::9]]
    # The oracle says something: hardly a word finds nothing or all.
    assert sum(0 < len(found[word]) < len(NAMES) for word in WORDS) > len(WORDS) * 0.7


def test_pages_of_a_search(team: Team) -> None:
    team.add("1.jpg", "2.png", "3.jpg", "4.jpg")
    first = team.dataset.samples("name:*.jpg", limit=2)
    rest = team.dataset.samples("name:*.jpg", after=first[-1].name, limit=2)
    assert [row.name for row in (*first, *rest)] == ["1.jpg", "3.jpg", "4.jpg"]
    assert {row.queue for row in first} == {"default"}


def test_a_search_that_cannot_be_read(team: Team) -> None:
    for refused in (team.dataset.samples, team.dataset.count):
        call: Callable[[str], object] = refused
        with pytest.raises(lq.InvalidQuery, match="At character 8 of the search: there is no status 'x'"):
            call("status:x")
