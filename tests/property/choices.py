"""What the calls of the machine are made of."""

from typing import Any

import hypothesis.strategies as st

import labelqueue as lq
from tests.oracle.rules import FINISHING
from tests.property.bench import Seat

SEATS: list[Seat] = [("ann", 0), ("ann", 1), ("bob", 0), ("rita", 0), ("rita", 1), ("rolf", 0)]
NAMES = ["d.jpg", "B.jpg", "é.jpg", "a.jpg", "c.jpg", "_.jpg"]
PRIORITIES = [-1.5, 0.0, 0.0, 2.5]
LABELED = [(("ann", 0), "label", "submit")]
REJECTED = [*LABELED, (("rita", 0), "review", "reject")]
PATHS: list[list[tuple[Seat, str, str]]] = [
    [],
    LABELED,
    [(("rita", 1), "label", "submit")],
    REJECTED,
    [*REJECTED, *LABELED],
    [(("bob", 0), "label", "submit"), (("rita", 0), "review", "save"), (("rita", 0), "review", "release")],
]
ANNOTATORS = [["ann", "bob", "rita", "rolf"], ["ann", "bob", "rita"], ["bob", "rolf"], ["ann"]]
REVIEWERS = [["rita", "rolf"], ["rita"], ["rolf"]]
CHANGES: list[dict[str, Any]] = [
    {"save_enabled": True},
    {"skip_review_enabled": True},
    {"skip_label_enabled": False},
    {"skip_label_enabled": True},
    {"reject_comment_required": True},
    {"reject_comment_required": False},
    {"skip_reason_required": True},
    {"skip_reason_required": False},
    *({"self_review": one} for one in lq.SelfReview),
    *({"tie_break": one} for one in lq.TieBreak),
    {"auto_release_minutes": 0},
    {"auto_release_minutes": 60},
    {"review_affinity_hours": 3},
    {"return_rejected_after_hours": 48},
    {"return_rejected_after_hours": None},
    {"reserve_ahead": False},
    {"reserve_ahead": True},
]

ROUNDS = [(seat, "label") for seat in SEATS] + [(seat, "review") for seat in SEATS if seat[0][0] == "r"] * 2
ACTIONS = {
    "label": ["submit", "submit", "submit", "skip", "save", "save", "release"],
    "review": ["accept", "reject", "reject", "reject", "skip", "save", "save", "release"],
}
assert {(mode, action) for mode, actions in ACTIONS.items() for action in actions} == FINISHING.keys()

ROLES = {"ann": "annotator", "bob": "annotator", "rita": "reviewer", "rolf": "reviewer"}

seats = st.sampled_from(SEATS)
names = st.sampled_from(NAMES)
rounds = st.sampled_from(ROUNDS)
comments = st.sampled_from(["stem missing", ""])
