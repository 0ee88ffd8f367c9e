import pickle

from labelqueue.domain.phrase import Phrase, phrase, phrases


def test_a_phrase_is_its_english_text() -> None:
    said = phrase("{name!r} has {count} samples.", name="ann", count=1234)
    assert said == "'ann' has 1,234 samples."
    assert (said.source, said.values) == ("{name!r} has {count} samples.", {"name": "ann", "count": 1234})


def test_without_values_braces_are_braces() -> None:
    assert phrase("name the {sample}") == "name the {sample}"


def test_a_number_chooses_the_plural() -> None:
    said = [phrases("{n} sample of {whom}", "{n} samples of {whom}", n, whom="ann") for n in (0, 1, 2)]
    assert said == ["0 samples of ann", "1 sample of ann", "2 samples of ann"]


def test_a_phrase_survives_a_process() -> None:
    said: Phrase = pickle.loads(pickle.dumps(phrases("{n} a", "{n} as", 2)))
    assert (said, said.source, said.note, said.number) == ("2 as", "{n} a", "{n} as", 2)
