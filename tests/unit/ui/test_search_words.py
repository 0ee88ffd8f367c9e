"""How the terms of a search are said on chips."""

from labelqueue.domain.query_parser import parse
from labelqueue.ui.widgets.search_words import in_words


def said(text: str) -> str:
    (term,) = parse(text).terms
    return in_words(term)


def test_terms_are_said_in_words() -> None:
    words = {
        "status:reviewing_in_progress,labeled": "Status: reviewing in progress, labeled",
        "-status:labeled": "Status: not labeled",
        'category:"half ripe",un*': "Category: half ripe, un*",
        "held-by:*": "In hand of: anybody",
        "-assigned-to:*": "Assigned to: nobody",
        "-reviewed:*": "Reviewed: never",
        "changed:today,7d": "Status since: today, the last 7 days",
        "added:2026-05-01..yesterday,1d": "Added: 2026-05-01..yesterday, the last 1 day",
        "labeled:>=2026-05-01": "Handed in: >=2026-05-01",
        "count:>3,1-2": "Annotations: >3, 1-2",
        '"a key":*': "a key: any",
        "-light:*": "light: none",
        'light:"100",>5': "light: 100, >5",
        "sky,*.jpg": "“sky”, “*.jpg”",
        "-sky": "not “sky”",
        "name:1,2,3,4,5,6": "Name: 1, 2, 3, 4 and 2 more",
    }
    assert {text: said(text) for text in words} == words
