"""What is drawn of statistics, in the language of the window."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from labelqueue.domain.phrase import phrase
from labelqueue.domain.statistics_behind import Behind, Figure
from labelqueue.domain.statistics_series import Counted, Series, Standing
from labelqueue.domain.status import LabelStatus, words
from labelqueue.domain.work_unit import Kind
from labelqueue.ui.i18n import capitalized, counted, day, number, short_day, tr, translated
from labelqueue.ui.pages.statistics_columns import KINDS, age
from labelqueue.ui.plots.drawing import DASHED, Axis, Bar, Drawing, Line, Mark, round_ticks, some_of
from labelqueue.ui.widgets.moments import clock
from labelqueue.ui.widgets.statuses import WORDS

MOST_DAYS: Final = 9  # days that are written along an axis
_HALF: Final = 0.4  # of the width of a bar, of 1
_ROOM: Final = 1.02  # the highest bar does not touch the edge


class Subject(StrEnum):
    """What the page tells of: a plot and its tables."""

    REMAINING = "remaining"
    DAYS = "days"
    MEMBERS = "members"
    QUEUES = "queues"
    TIMES = "times"
    FLOW = "flow"
    CATEGORIES = "categories"
    WAITING = "waiting"


TITLES: Final[Mapping[Subject, str]] = {
    Subject.REMAINING: phrase("What is left"),
    Subject.DAYS: phrase("Days"),
    Subject.MEMBERS: phrase("Members"),
    Subject.QUEUES: phrase("Queues"),
    Subject.TIMES: phrase("Time per sample"),
    Subject.FLOW: phrase("Status flow"),
    Subject.CATEGORIES: phrase("Categories"),
    Subject.WAITING: phrase("Waiting"),
}
"""Total over the subjects, in the order of their tabs."""

_COUNTED: Final[Mapping[Counted, tuple[str, str]]] = {
    Counted.SUBMITTED: ("blue", phrase("submitted")),
    Counted.ACCEPTED: ("green", phrase("accepted")),
    Counted.REJECTED: ("orange", phrase("rejected")),
    Counted.SKIPPED: ("grey", phrase("skipped")),
}
"""Total: the colour and the word of each."""

_ALTERED: Final[tuple[tuple[Figure, str, str], ...]] = (
    (Figure.CREATED, "blue", phrase("created")),
    (Figure.CHANGED, "purple", phrase("changed")),
    (Figure.DELETED, "orange", phrase("deleted")),
)

NOT_TOLD: Final = phrase("(not told)")


def draw(subject: Subject, found: Series, kind: Kind) -> Drawing:
    """The plot of a subject; `kind`: of which work the times are."""
    return _DRAW[subject](found, kind)


def _remaining(found: Series, _kind: Kind) -> Drawing:
    burn = found.burn_down
    dates = [one for one, _ in (*burn.points, *burn.forecast[1:])]
    first = dates[0].toordinal() if dates else 0
    most = max((many for _, many in burn.points), default=0)
    points = tuple((one.toordinal() - first, float(many)) for one, many in burn.points)
    coming = tuple((one.toordinal() - first, many) for one, many in burn.forecast)
    last = max(1, (dates[-1].toordinal() if dates else 0) - first)
    y = _counts(tr("samples that are not done"), most)
    hover = [
        Bar(
            at - 0.5,
            at + 0.5,
            0,
            y.high,
            "blue",
            tr("{day}: {left} not done", day=day(one), left=many),
            Behind(Figure.LEFT) if one == found.today and many else None,
            tr("not done"),
        )
        for (at, _), (one, many) in zip(points, burn.points, strict=True)
    ]
    if burn.completion is not None:
        at = burn.completion.toordinal() - first
        text = tr("{day}: all done, if it goes on like this every day", day=day(burn.completion))
        hover.append(Bar(at - 0.5, at + 0.5, 0, y.high, "blue", text))
    lines = [Line(points, "blue")] if points else []
    if coming:
        lines.append(Line(coming, "blue", dashed=True))
    return Drawing(
        name=tr("What is left"),
        summary=_remaining_in_words(found),
        x=Axis(tr("end of the day"), -0.5, last + 0.5, _every_day(first, last)),
        y=y,
        lines=tuple(lines),
        hover=tuple(hover),
        legend=(("blue", tr("not done")), (f"blue{DASHED}", tr("expected"))) if coming else (),
    )


def _remaining_in_words(found: Series) -> str:
    burn = found.burn_down
    if not burn.points:
        return ""
    one, left = burn.points[-1]
    said = counted(
        "{n} sample was not done on {day}.", "{n} samples were not done on {day}.", left, day=day(one)
    )
    if found.today is not None:
        said = counted("{n} sample is not done.", "{n} samples are not done.", left)
        if burn.completion is not None:
            said += " " + tr(
                "All is done on {day}, if work goes on every day as on the last seven with work.",
                day=day(burn.completion),
            )
        elif left and not burn.forecast:
            said += " " + tr("Nothing was finished lately, so nobody can say when they will be.")
        elif left:
            said += " " + tr("In some queue nothing was finished lately, so nobody can say when all is.")
    return said


def _days(found: Series, _kind: Kind) -> Drawing:
    bars, at_all = [], found.throughput
    tops = [0] * len(at_all.spans)
    for what, (color, word) in _COUNTED.items():
        for place, many in enumerate(at_all.heights.get(what, ())):
            if many:
                span, low = at_all.spans[place], tops[place]
                tops[place] += many
                said = tr("{n} {what}", n=many, what=translated(word))
                bars.append(
                    Bar(
                        place - _HALF,
                        place + _HALF,
                        low,
                        tops[place],
                        color,
                        tr("{day}: {what}", day=_span(*span), what=said),
                        Behind(Figure(what.value), days=span),
                        tr("{what}, {where}", what=translated(word), where=_span(*span)),
                    )
                )
    places = some_of(at_all.spans, MOST_DAYS)
    weekly = any(first != last for first, last in at_all.spans)
    return Drawing(
        name=tr("What was done, day by day"),
        summary=_sums(
            {translated(word): sum(at_all.heights.get(what, ())) for what, (_, word) in _COUNTED.items()}
        ),
        x=Axis(
            tr("first day of the bar") if weekly else tr("day"),
            -0.6,
            max(1, len(at_all.spans)) - 0.4,
            tuple((float(place), short_day(at_all.spans[place][0])) for place in places),
        ),
        y=_counts(tr("times"), max(tops, default=0)),
        bars=tuple(bars),
        legend=tuple((color, translated(word)) for color, word in _COUNTED.values()),
    )


def _members(found: Series, _kind: Kind) -> Drawing:
    bars, names = [], []
    for row, one in enumerate(found.acceptance):
        name = translated(NOT_TOLD) if one.member is None else one.member
        names.append(name)
        of = tr("{passed} of {decided}", passed=one.passed, decided=one.decided)
        said = tr(
            "{member}: {percent} % accepted at once ({of})",
            member=name,
            percent=number(100 * one.part),
            of=of,
        )
        behind = Behind(Figure.FIRST_DECISIONS, member=one.member, untold=one.member is None)
        title = tr("{what}, {where}", what=tr("first decisions"), where=name)
        bars.append(Bar(0, 100 * one.part, *_row(row), "green", said, behind, title, text=of))
    decided = sum(one.decided for one in found.acceptance)
    passed = sum(one.passed for one in found.acceptance)
    summary = (
        counted(
            "{percent} % of {n} sample was accepted at the first decision.",
            "{percent} % of {n} samples were accepted at the first decision.",
            decided,
            percent=number(100 * passed / decided),
        )
        if decided
        else ""
    )
    ticks = tuple((float(part), number(part)) for part in range(0, 101, 20))
    return Drawing(
        name=tr("First-pass acceptance of each member"),
        summary=summary,
        x=Axis(tr("accepted at the first decision, in %; beside it of how many"), 0, 118, ticks),
        y=_names(names),
        bars=tuple(bars),
        rows=len(names),
    )


def _queues(found: Series, _kind: Kind) -> Drawing:
    bars, names = [], []
    several = len({one.dataset for one in found.standing}) > 1
    for row, one in enumerate(found.standing):
        name = f"{one.dataset} / {one.queue}" if several else one.queue
        names.append(name)
        bars += _statuses_of(one, name, row)
    total: dict[str, int] = {}
    for status, word in WORDS.items():
        total[translated(word)] = sum(one.counts.get(status, 0) for one in found.standing)
    most = max((sum(one.counts.values()) for one in found.standing), default=0)
    present = {status for one in found.standing for status, many in one.counts.items() if many}
    return Drawing(
        name=tr("How the queues stand"),
        summary=_sums(total),
        x=_counts(tr("samples"), most),
        y=_names(names),
        bars=tuple(bars),
        legend=tuple((status.value, translated(word)) for status, word in WORDS.items() if status in present),
        rows=len(names),
    )


def _statuses_of(one: Standing, name: str, row: int) -> list[Bar]:
    bars, left = [], 0
    for status, word in WORDS.items():
        many = one.counts.get(status, 0)
        if many:
            said = tr("{n} {what}", n=many, what=translated(word))
            behind = Behind(Figure.STANDING, dataset=one.dataset, queue=one.queue, status=status)
            title = tr("{what}, {where}", what=translated(word), where=name)
            text = tr("{day}: {what}", day=name, what=said)
            bars.append(Bar(left, left + many, *_row(row), status.value, text, behind, title))
            left += many
    return bars


def _times(found: Series, kind: Kind) -> Drawing:
    spread = found.distributions[kind]
    edges = _edges()
    bars = []
    for place, many in enumerate(spread.samples):
        if many:
            low, high = edges[place], edges[place + 1] if place + 1 < len(edges) else None
            span = tr("{low} to {high}", low=low, high=high) if high else tr("{low} and more", low=low)
            said = counted("{span}: {n} sample", "{span}: {n} samples", many, span=span)
            title = tr("{what}, {where}", what=translated(KINDS[kind]), where=span)
            behind = Behind(Figure.WORKED_ON, kind=kind, bucket=place)
            bars.append(Bar(place + 0.04, place + 0.96, 0, many, "blue", said, behind, title))
    marks: tuple[Mark, ...] = ()
    summary = ""
    if spread.median is not None and spread.median_place is not None:
        marks = (Mark(spread.median_place, tr("median {time}", time=clock(spread.median))),)
        summary = counted(
            "{n} sample, median {time}.",
            "{n} samples, median {time}.",
            sum(spread.samples),
            time=clock(spread.median),
        )
    return Drawing(
        name=tr("Time per sample: {kind}", kind=translated(KINDS[kind])),
        summary=summary,
        x=Axis(
            tr("active time on a sample (min:s)"),
            -0.1,
            len(spread.samples) + 0.1,
            tuple((float(place), text) for place, text in enumerate(edges)),
        ),
        y=_counts(tr("samples"), max(spread.samples, default=0)),
        bars=tuple(bars),
        marks=marks,
    )


def _flow(found: Series, _kind: Kind) -> Drawing:
    met = {status for change in found.flow for status in change}
    order = [status for status in LabelStatus if status in met]
    most = max(found.flow.values(), default=1)
    bars = []
    for (before, after), many in sorted(found.flow.items()):
        x, row = order.index(after), order.index(before)
        way = tr("{before} → {after}", before=translated(words(before)), after=translated(words(after)))
        bars.append(
            Bar(
                x - 0.48,
                x + 0.48,
                -row - 0.46,
                -row + 0.46,
                "blue",
                counted("{way}: {n} time", "{way}: {n} times", many, way=way),
                Behind(Figure.MOVED, change=(before, after)),
                way,
                text=number(many),
                strength=0.12 + 0.3 * many / most,
            )
        )
    names = [translated(words(status)) for status in order]
    return Drawing(
        name=tr("From which status samples went to which"),
        summary=counted("{n} change of status.", "{n} changes of status.", sum(found.flow.values())),
        x=Axis(
            tr("to", "a status"),
            -0.5,
            max(1, len(order)) - 0.5,
            tuple((float(at), one) for at, one in enumerate(names)),
        ),
        y=Axis(
            tr("from", "a status"),
            0.5 - max(1, len(order)),
            0.5,
            tuple((-float(at), one) for at, one in enumerate(names)),
        ),
        bars=tuple(bars),
    )


def _categories(found: Series, _kind: Kind) -> Drawing:
    bars, names = [], []
    several = len({one.dataset for one in found.categories}) > 1
    for row, one in enumerate(found.categories):
        name = f"{one.category} ({one.dataset})" if several else one.category
        names.append(name)
        left = 0
        for figure, color, word in _ALTERED:
            many = getattr(one.changed, figure.value)
            if many:
                said = tr("{n} {what}", n=many, what=translated(word))
                bars.append(
                    Bar(
                        left,
                        left + many,
                        *_row(row),
                        color,
                        tr("{day}: {what}", day=name, what=said),
                        Behind(figure, dataset=one.dataset, category=one.category),
                        tr("{what}, {where}", what=translated(word), where=name),
                    )
                )
                left += many
    totals = {
        translated(word): sum(getattr(one.changed, figure.value) for one in found.categories)
        for figure, _, word in _ALTERED
    }
    most = max(
        (sum((c.created, c.changed, c.deleted)) for c in (o.changed for o in found.categories)), default=0
    )
    return Drawing(
        name=tr("What became of annotations, by category"),
        summary=_sums(totals),
        x=_counts(tr("annotations"), most),
        y=_names(names),
        bars=tuple(bars),
        legend=tuple((color, translated(word)) for _, color, word in _ALTERED),
        rows=len(names),
    )


def _waiting(found: Series, _kind: Kind) -> Drawing:
    rows = [one for one in found.waiting if one.oldest is not None]
    longest = max((one.oldest or 0.0 for one in rows), default=0.0)
    unit, title = next((seconds, translated(title)) for seconds, least, title in _UNITS if longest >= least)
    bars, names = [], []
    for row, one in enumerate(rows):
        word = translated(words(one.status))
        names.append(word)
        waits = age(one.oldest or 0.0)
        many = counted("{n} sample", "{n} samples", one.samples)
        said = tr("{status}: the oldest has waited {time}; {many}", status=word, time=waits, many=many)
        behind, text = Behind(Figure.STANDING, status=one.status, oldest=True), f"{waits} · {many}"
        width = (one.oldest or 0.0) / unit
        bars.append(Bar(0, width, *_row(row), one.status.value, said, behind, word, text=text))
    oldest = max(rows, key=lambda one: one.oldest or 0.0, default=None)
    ticks = round_ticks(longest / unit)
    return Drawing(
        name=tr("How long the oldest has waited"),
        summary=""
        if oldest is None
        else tr(
            "The oldest has waited {time}: it is {status}.",
            time=age(oldest.oldest or 0.0),
            status=translated(words(oldest.status)),
        ),
        x=Axis(title, 0, ticks[-1] * 1.25, tuple((one, number(one)) for one in ticks)),
        y=_names(names),
        bars=tuple(bars),
        rows=len(names),
    )


_UNITS: Final = (
    (86400.0, 2 * 86400.0, phrase("days since it got its status")),
    (3600.0, 2 * 3600.0, phrase("hours since it got its status")),
    (60.0, 0.0, phrase("minutes since it got its status")),
)


_DRAW: Final[Mapping[Subject, Callable[[Series, Kind], Drawing]]] = {
    Subject.REMAINING: _remaining,
    Subject.DAYS: _days,
    Subject.MEMBERS: _members,
    Subject.QUEUES: _queues,
    Subject.TIMES: _times,
    Subject.FLOW: _flow,
    Subject.CATEGORIES: _categories,
    Subject.WAITING: _waiting,
}
"""Total over the subjects."""


def _row(row: int) -> tuple[float, float]:
    return -row - _HALF, -row + _HALF


def _names(names: Sequence[str]) -> Axis:
    ticks = tuple((-float(row), name) for row, name in enumerate(names))
    return Axis("", 0.5 - max(1, len(names)), 0.5, ticks)


def _counts(title: str, most: float) -> Axis:
    ticks = round_ticks(most)
    return Axis(title, 0, max(ticks[-1], most) * _ROOM, tuple((one, number(one)) for one in ticks))


def _every_day(first: int, last: int) -> tuple[tuple[float, str], ...]:
    days = range(last + 1)
    return tuple(
        (float(place), short_day(date.fromordinal(first + place)))
        for place in some_of(days, MOST_DAYS)
        if first
    )


def _edges() -> list[str]:
    from labelqueue.domain.statistics import BUCKETS

    return [clock(one) for one in (0.0, *BUCKETS)]


def _span(first: date, last: date) -> str:
    return day(first) if first == last else tr("{first} to {last}", first=day(first), last=day(last))


def _sums(sums: Mapping[str, int]) -> str:
    said = ", ".join(tr("{n} {what}", n=many, what=what) for what, many in sums.items() if many)
    return f"{capitalized(said)}." if said else ""
