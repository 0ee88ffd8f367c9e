"""What is offered at a place of a search, and what becomes of it when it is taken."""

from hypothesis import example, given
from hypothesis import strategies as st

from labelqueue.domain.completing import Completion, complete
from labelqueue.domain.query import DAY_FIELDS, InvalidQuery
from labelqueue.domain.query_parser import parse
from labelqueue.domain.vocabulary import FIELD_WORDS, Vocabulary, metadata_words

KNOWN = Vocabulary(
    queues=("default", "night shift"),
    members=("ann", "bob", 'o"neil'),
    categories=("ripe", "half ripe", "unripe"),
    metadata={"light": ("night", "day", '"7"'), "weather at noon": ("sun",), "status": ("x",)},
)


def at(marked: str) -> tuple[str, Completion]:
    """`|` marks the cursor."""
    text = marked.replace("|", "")
    return text, complete(text, marked.index("|"), KNOWN)


def offered(marked: str) -> list[str]:
    return [offer.text for offer in at(marked)[1].offers]


def taken(marked: str, number: int = 0) -> str:
    """The text after taking an offer, again with the cursor in it."""
    text, completion = at(marked)
    changed, cursor = completion.taken(text, completion.offers[number])
    return f"{changed[:cursor]}|{changed[cursor:]}"


def test_keys_at_the_beginning_of_a_term() -> None:
    every = [f"{field}:" for field in FIELD_WORDS] + ["light:", '"weather at noon":', '"status":']
    assert offered("|") == offered("sky |") == offered("sky -|") == offered("NOT |") == every
    some = complete("", 0, KNOWN, but=DAY_FIELDS).offers
    assert {offer.text for offer in some} == set(every) - {f"{field}:" for field in DAY_FIELDS}
    assert offered("sky la|")[:2] == ["labeled-by:", "labeled:"]
    assert offered("WEA|") == ['"weather at noon":']
    assert offered("rej|") == ["status:rejected"]
    assert offered("zzz|") == []
    assert taken("sky stat|") == "sky status:|"
    assert taken("-rej|") == "-status:rejected |"


def test_values_behind_a_key() -> None:
    assert offered("status:|")[:2] == ["unlabeled", "prelabeled"]
    assert offered("status:lab|") == ["labeled", "labeling_in_progress", "unlabeled", "prelabeled"]
    assert offered("queue:|") == ["default", '"night shift"']
    assert offered("labeled-by:|") == ["*", "ann", "bob", '"o\\"neil"']
    assert offered("Labeled_By:B|") == ["bob"]
    assert offered('reviewed-by:"o|') == ['"o\\"neil"', "bob"]
    assert offered("category:ri|") == ["ripe", '"half ripe"', "unripe"]
    assert offered("changed:|") == ["today", "yesterday", "7d", "30d"]
    assert offered("light:n|") == ["night"]
    assert offered('"weather at noon":|') == ["sun"]
    assert offered("name:|") == offered("count:|") == offered("other:|") == []
    # A key in quotes is one of the metadata.
    assert offered('"status":|') == ["x"]


def test_a_backslash_whose_letter_is_not_typed_yet() -> None:
    for text in ("", "category:", "sky ", "labeled-by:ann,"):
        assert offered(f'{text}"o\\|') == []
    assert offered("|" + ' "o\\') == offered("|")
    assert offered('labeled-by:"o\\"n|') == ['"o\\"neil"']


def test_a_list_of_values() -> None:
    assert taken("status:labeled,rej|") == "status:labeled,rejected |"
    assert taken('category:"half ripe",un|') == 'category:"half ripe",unripe |'
    assert taken("category:un|,ripe x") == "category:unripe|,ripe x"


def test_in_the_middle_of_a_text() -> None:
    assert taken("status:rej| light:night") == "status:rejected |light:night"
    assert taken("status:rej|cted light:night") == "status:rejected |light:night"
    assert taken("queue:ni|ght x") == 'queue:"night shift" |x'
    assert taken('queue:"nig|ht sh" x') == 'queue:"night shift" |x'
    assert taken("sta|:labeled") == "status:|labeled"
    assert taken('category:"ha| light:night') == 'category:"half ripe" |light:night'
    assert taken('category:"ha|ff" light:"a b"') == 'category:"half ripe" |light:"a b"'


def test_enter_takes_only_what_must_be() -> None:
    assert at("status:rej|")[1].sure
    assert not at("status:|")[1].sure
    assert not at("sta|")[1].sure  # somebody may search for that text
    assert not at("light:n|")[1].sure  # only some of the values are known
    assert not at("status:labeled|")[1].sure
    assert offered("status:rejected|") == []


def test_what_the_metadata_are_made_of() -> None:
    each: list[dict[str, object]] = [
        {"light": "night", "iso": 100, "on": True},
        {"light": "day", "list": [1]},
        {"light": "day"},
    ]
    assert metadata_words(each) == {
        "light": ("day", "night"),
        "iso": ("100",),
        "list": (),
        "on": ("true",),
    }
    odd = metadata_words([{"k": value} for value in ("100", "true", "a b", None, 0.5, "x" * 99)])
    assert set(odd["k"]) == {'"100"', '"true"', '"a b"', "null", "0.5"}


@example('"\\', 2)
@given(st.text(st.sampled_from('anstu:",-\\ N'), max_size=14), st.integers(0, 14))
def test_whatever_is_taken_can_be_read(text: str, cursor: int) -> None:
    place = min(cursor, len(text))
    completion = complete(text, place, KNOWN)
    assert 0 <= completion.start <= place <= completion.end <= len(text)
    for offer in completion.offers[:5]:
        changed, at_end = completion.taken(text, offer)
        assert changed.startswith(text[: completion.start])
        assert 0 < at_end <= len(changed)
        before = changed[:at_end]
        try:
            parse(text[: completion.start] + "x")
        except InvalidQuery:
            continue  # what stands before cannot be read as it is
        parse(before + _VALUES.get(offer.text, "x") if before.endswith(":") else before)


_VALUES = {"status:": "labeled", "count:": "1", "priority:": "1", "index:": "1"} | {
    f"{field}:": "today" for field in DAY_FIELDS
}
