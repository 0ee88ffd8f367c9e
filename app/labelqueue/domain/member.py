"""Who may do what."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from labelqueue.domain.errors import InvalidValue, NotPermitted
from labelqueue.domain.ids import MemberId
from labelqueue.domain.phrase import Phrase, phrase
from labelqueue.domain.status import Mode


class Role(StrEnum):
    """What a member is in the workspace; each can do what the one before can."""

    VIEWER = "viewer"
    ANNOTATOR = "annotator"
    REVIEWER = "reviewer"
    MANAGER = "manager"


_RANK: Final[Mapping[Role, int]] = {role: rank for rank, role in enumerate(Role)}

ROLE_FOR: Final[Mapping[Mode, Role]] = {Mode.LABEL: Role.ANNOTATOR, Mode.REVIEW: Role.REVIEWER}
"""The least role that may work in a mode."""


def role_named(name: Role | str) -> Role:
    """The role of that name.

    Raises:
        InvalidValue: there is none.
    """
    try:
        return Role(name)
    except ValueError:
        raise InvalidValue(
            phrase("There is no role {role}; there are {known}.", role=repr(name), known=", ".join(Role))
        ) from None


def may(role: Role, least: Role) -> bool:
    """Whether `role` reaches `least`."""
    return _RANK[role] >= _RANK[least]


LOOKERS: Final = frozenset({Role.VIEWER, Role.REVIEWER, Role.MANAGER})
"""Who may look at any sample; annotators see what they labeled and what waits for them."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person known to the workspace."""

    id: MemberId
    name: str
    role: Role
    active: bool = True

    def may(self, least: Role) -> bool:
        """Whether this member's role reaches `least`."""
        return may(self.role, least)

    def require(self, least: Role, doing: str) -> None:
        """Refuse what the role does not reach; `doing` completes "Only a manager may …".

        Raises:
            NotPermitted: the role is too low.
        """
        if not self.may(least):
            raise NotPermitted(
                phrase(
                    "Only {least} may {doing}; {name} is {role}.",
                    least=with_article(least),
                    doing=doing,
                    name=self.name,
                    role=with_article(self.role),
                )
            )


@dataclass(frozen=True, slots=True)
class Leaving:
    """What became of what was a member's who left, or may do less than before.

    `released`: samples in their hands, never saved, that are for others now; `freed`: samples that waited
    for them; `saved`: samples with work that they saved, which wait until a manager sets their status.
    """

    member: Member
    released: int = 0
    freed: int = 0
    saved: int = 0


_ROLES: Final[Mapping[Role, Phrase]] = {
    Role.VIEWER: phrase("a viewer"),
    Role.ANNOTATOR: phrase("an annotator"),
    Role.REVIEWER: phrase("a reviewer"),
    Role.MANAGER: phrase("a manager"),
}


def with_article(role: Role) -> Phrase:
    """The role as it stands in a sentence."""
    return _ROLES[role]
