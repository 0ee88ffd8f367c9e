"""What a search finds, against a plain calculation from what is known of every sample."""

import operator
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, select, update

import labelqueue as lq
from labelqueue.domain.query import (
    Between,
    Compared,
    Condition,
    DayIs,
    DayTest,
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
from labelqueue.store.tables import event, sample, state
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
Zone = ZoneInfo | timezone
BERLIN = ZoneInfo("Europe/Berlin")
NOON = timezone(timedelta(hours=12 - datetime.now(UTC).hour))
"""Where no day begins while a test runs."""


@dataclass
class Fact:
    """All that is known of one sample."""

    row: lq.SampleRow
    index: int
    metadata: dict[str, Any]
    categories: list[str] = field(default_factory=list)
    moments: dict[Field, list[datetime]] = field(default_factory=dict)


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
    added = scattered(team)
    rows = {row.name: row for row in team.dataset.samples()}
    assert {row.status for row in rows.values()} == set(lq.LabelStatus)
    return [
        Fact(
            rows[spec.name],
            number,
            dict(spec.metadata),
            [annotation.category for annotation in team.dataset.label_of(spec.name)],
            {
                Field.ADDED: [added[spec.name]],
                Field.CHANGED: [rows[spec.name].changed_at],
                Field.LABELED: done(team, spec.name, lq.Action.SUBMIT),
                Field.REVIEWED: done(team, spec.name, lq.Action.ACCEPT, lq.Action.REJECT),
            },
        )
        for number, spec in enumerate(given, start=1)
    ]


def scattered(team: Team) -> dict[str, datetime]:
    """Have all this happened over the last days and around a night of 23 hours; when samples were added."""

    def moment(number: int) -> datetime:
        if number % 3 == 0:
            return datetime.now(UTC) - timedelta(hours=7 * number)
        return datetime(2026, 3, 28, 20, tzinfo=UTC) + timedelta(minutes=97 * number)

    def scatter(connection: Connection) -> dict[str, datetime]:
        for column in (sample.c.created_at, state.c.status_since, event.c.at):
            key = next(iter(column.table.primary_key))
            for place, id_ in enumerate(connection.execute(select(key).order_by(key)).scalars().all()):
                row = update(column.table).where(key == id_)
                connection.execute(row.values({column.name: moment(place)}))
        of_team = select(sample.c.name, sample.c.created_at).where(sample.c.uri.like("x/%"))
        return {row.name: row.created_at for row in connection.execute(of_team)}

    found: dict[str, datetime] = team.workspace("boss")._session.store.write(scatter)
    return found


def done(team: Team, name: str, *actions: lq.Action) -> list[datetime]:
    return [one.at for one in team.dataset.history(name) if one.action in actions]


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


def day_fits(test: DayTest, day: date, zone: Zone) -> bool:
    """By the words of the test, and by days of the calendar there."""
    written, today = str(test), datetime.now(zone).date()
    named = {"today": today, "yesterday": today - timedelta(days=1)}

    def read(text: str) -> date:
        return named[text] if text in named else date.fromisoformat(text)

    if written == "*":
        return True
    if written.endswith("d"):
        return 0 <= (today - day).days < int(written[:-1])
    if ".." in written:
        first, last = map(read, written.split(".."))
        return first <= day <= last
    sign = written[: len(written) - len(written.lstrip("<>="))]
    limit = read(written.removeprefix(sign))
    return ordered(Order(sign), day, limit) if sign else day == limit


def holds(condition: Condition, fact: Fact, zone: Zone) -> bool:
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
        case DayIs(field, days):
            there = [moment.astimezone(zone).date() for moment in fact.moments[field]]
            return any(day_fits(test, day, zone) for test in days for day in there)
        case MetadataIs(key, values):
            return key in fact.metadata and any(metadata_fits(one, fact.metadata[key]) for one in values)


def expected(text: str, facts: list[Fact], zone: Zone = BERLIN) -> list[str]:
    found = [
        fact.row.name
        for fact in facts
        if all(holds(term.condition, fact, zone) != term.negated for term in parse(text).terms)
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
    *("added:2026-03-29", "added:>2026-03-29", "changed:<=2026-03-28", "changed:<2026-03-29"),
    *("labeled:2026-03-29..2026-03-30", "labeled:>=2026-03-30", "labeled:*", "labeled:<1999-01-01"),
    *("reviewed:*", "reviewed:2026-03-29,2026-03-30", "changed:*", "reviewed:>2026-03-30"),
)
RELATIVE = (
    *("added:today", "added:2d", "added:7d", "changed:yesterday", "changed:<yesterday", "-changed:3d"),
    *("labeled:yesterday..today", "labeled:>=yesterday", "reviewed:5d", "added:2026-03-30..yesterday"),
    *("labeled:99999d", "-labeled:3d status:labeled,rejected"),
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
    found = {text: [row.name for row in dataset.samples(parse(text, zone=BERLIN))] for text in texts}
    assert found == {text: expected(text, facts) for text in texts}
    lately = {text: [row.name for row in dataset.samples(parse(text, zone=NOON))] for text in RELATIVE}
    assert lately == {text: expected(text, facts, NOON) for text in RELATIVE}
    assert sum(0 < len(names) < len(NAMES) for names in lately.values()) > len(RELATIVE) * 0.7
    assert [dataset.count(text) for text in WORDS[::9]] == [len(found[text]) for text in WORDS[::9]]
    # The oracle says something: hardly a word finds nothing or all.
    assert sum(0 < len(found[word]) < len(NAMES) for word in WORDS) > len(WORDS) * 0.7


def test_what_was_done_in_a_queue_that_is_gone(team: Team) -> None:
    team.add("1.jpg", "2.jpg", "other.jpg")
    night = team.dataset.create_queue("night", names=["1.jpg", "2.jpg"])
    work = team.workspace("ann").dataset("fruit").queue("night").start_labeling()
    assert isinstance(work, lq.WorkItem)
    team.workspace("ann").dataset("fruit").queue("night").submit(work, drawn(work.label), pull_next=False)
    night.remove()
    assert [row.name for row in team.dataset.samples("labeled:2d")] == ["1.jpg"]
    assert [row.name for row in team.dataset.samples("-labeled:2d")] == ["2.jpg", "other.jpg"]
    assert team.dataset.samples("reviewed:*") == []


def test_the_words_of_a_dataset(team: Team) -> None:
    team.dataset.add_samples([lq.SampleSpec("1.jpg", "x", metadata={"light": "night", "iso": 100})])
    team.workspace("boss").create_dataset("other", categories=["leaf"]).add_samples(
        [lq.SampleSpec("2.jpg", "x", metadata={"wind": 3})]
    )
    team.dataset.create_queue("night")
    team.workspace("boss").remove_member("ann")
    words = team.workspace("rita").dataset("fruit").vocabulary()
    assert words.queues == ("default", "night")
    assert words.members == ("bob", "boss", "rita", "rolf", "ann")  # who left is still searched for
    assert words.categories == ("ripe", "unripe")
    assert words.metadata == {"iso": ("100",), "light": ("night",)}
    with pytest.raises(lq.NotPermitted, match="bob is an annotator"):
        team.workspace("bob").dataset("fruit").vocabulary()


def test_saved_searches(team: Team) -> None:
    rita, rolf = (team.workspace(name).dataset("fruit") for name in ("rita", "rolf"))
    rita.save_search(" wrong ", " status:rejected ")
    rita.save_search("late", "-changed:7d")
    rita.save_search("late", "-changed:14d")
    rolf.save_search("late", "name:*")
    assert rita.saved_searches() == {"late": "-changed:14d", "wrong": "status:rejected"}
    assert rolf.saved_search("late") == "name:*"
    rita.rename_search("late", "old")
    rita.rename_search("old", "old")
    with pytest.raises(lq.InvalidValue, match="There is a saved search 'wrong' already"):
        rita.rename_search("old", "wrong")
    rita.forget_search("wrong")
    assert rita.saved_searches() == {"old": "-changed:14d"}
    for refused in (lambda: rita.forget_search("wrong"), lambda: rita.saved_search("late")):
        call: Callable[[], object] = refused
        with pytest.raises(lq.NotFound, match="There is no saved search"):
            call()
    with pytest.raises(lq.InvalidQuery):
        rita.save_search("x", "status:lost")
    with pytest.raises(lq.InvalidValue, match="it is empty"):
        rita.save_search("x", " ")
    team.dataset.delete()
    team.workspace("boss").create_dataset("fruit")
    assert team.workspace("rita").dataset("fruit").saved_searches() == {}


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
