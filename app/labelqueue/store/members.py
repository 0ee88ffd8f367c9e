"""People and their sessions."""

import platform
import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, insert, or_, select, update

from labelqueue.domain.errors import IllegalAction, InvalidValue, NotFound, NotPermitted
from labelqueue.domain.ids import MemberId, SessionId
from labelqueue.domain.member import ROLE_FOR, Member, Role, may, with_article
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import Mode, doing_words
from labelqueue.store.dialects import insert_missing
from labelqueue.store.tables import client_session, member
from labelqueue.store.tables import workspace as workspace_table


def find(connection: Connection, name: str, *, stays: bool = False) -> Member:
    """The member of that name. `stays`: they stay what they are until the transaction ends.

    Raises:
        NotFound: there is none.
    """
    wanted = select(member).where(member.c.name == name)
    row = connection.execute(wanted.with_for_update(read=True) if stays else wanted).first()
    if row is None:
        raise NotFound(phrase("There is no member {name!r} in this workspace.", name=name))
    return Member(MemberId(row.id), row.name, Role(row.role), row.active)


def find_for(connection: Connection, name: str, mode: Mode, *, stays: bool = False) -> Member:
    """The member of that name, who is to do that work; `stays`: as with `find`.

    Raises:
        NotFound: there is none.
        IllegalAction: their role does not reach it, or they were removed.
    """
    found = find(connection, name, stays=stays)
    if not found.active:
        raise IllegalAction(
            phrase(
                "{name} was removed from this workspace and cannot {doing}.",
                name=name,
                doing=doing_words(mode),
            )
        )
    if not found.may(ROLE_FOR[mode]):
        raise IllegalAction(
            phrase(
                "{name} is {role} and cannot {doing}.",
                name=name,
                role=with_article(found.role),
                doing=doing_words(mode),
            )
        )
    return found


def cannot(mode: Mode) -> ColumnElement[bool]:
    """Whether a member may not do that work, whatever queue they are in."""
    roles = [role for role in Role if not may(role, ROLE_FOR[mode])]
    return or_(member.c.active.is_(False), member.c.role.in_(roles))


def removed() -> Select[Any]:
    """The ids of all who are let in no more."""
    return select(member.c.id).where(member.c.active.is_(False))


def everyone(connection: Connection) -> list[Member]:
    """All members, by name."""
    rows = connection.execute(select(member).order_by(member.c.name))
    return [Member(MemberId(row.id), row.name, Role(row.role), row.active) for row in rows]


def add(connection: Connection, name: str, role: Role) -> Member:
    """A new member, or one who was removed and comes back.

    Raises:
        InvalidValue: the name is taken, or differs from another only in capital letters.
    """
    folded = name.casefold()
    for other in everyone(connection):
        if other.name != name and other.name.casefold() == folded:
            raise InvalidValue(
                phrase(
                    "There is a member {other!r} already; {name!r} differs only in capital letters.",
                    other=other.name,
                    name=name,
                )
            )
    row = {"name": name, "role": role}
    if not insert_missing(connection, member, [row], returning=[member.c.id]):
        back = update(member).where(member.c.name == name, member.c.active.is_(False))
        if connection.execute(back.values(active=True, role=role)).rowcount:
            return find(connection, name)
        raise InvalidValue(phrase("There is a member {name!r} already.", name=name))
    return find(connection, name)


@dataclass(frozen=True, slots=True)
class Entered:
    """A member who has opened a workspace. `single_user`: it is one person's; `workspace`: its own id."""

    member: Member
    session_id: SessionId
    single_user: bool
    workspace: uuid.UUID


def enter(connection: Connection, asked_for: str | None, *, login: str, client: str) -> Entered:
    """Open the workspace.

    The first member ever becomes the manager. In a workspace of one person, who does not say who they are
    is that person, whatever the login is called: the file may have moved to another machine.

    Raises:
        NotPermitted: they were not added, or were deactivated.
    """
    # Locked, so that of two who come first at the same time only one becomes the manager.
    row = connection.execute(
        select(workspace_table.c.single_user, workspace_table.c.uid).with_for_update()
    ).one()
    single_user: bool = row.single_user
    first = connection.execute(select(member.c.name).order_by(member.c.id).limit(1)).scalar()
    if first is None:
        who = add(connection, asked_for or login, Role.MANAGER)
    elif asked_for is None and not single_user:
        who = by_login(connection, login)
    else:
        who = known(connection, asked_for or first)
    session_id = SessionId(uuid.uuid4())
    start_session(connection, session_id, who.id, client)
    return Entered(who, session_id, single_user, row.uid)


def by_login(connection: Connection, login: str) -> Member:
    """The member that a login stands for.

    Raises:
        NotPermitted: there is none, or they were removed.
    """
    try:
        find(connection, login)
    except NotFound:
        raise NotPermitted(
            phrase(
                "{login}, the login, is not a member of this workspace; say who you are (--member NAME), "
                "or ask its manager to be added.",
                login=login,
            )
        ) from None
    return known(connection, login)


def known(connection: Connection, name: str) -> Member:
    """The member of that name, as they are now.

    Raises:
        NotPermitted: they were not added, or were removed.
    """
    try:
        who = find(connection, name)
    except NotFound:
        raise NotPermitted(
            phrase("{name} is not a member of this workspace; ask its manager to be added.", name=name)
        ) from None
    if not who.active:
        raise NotPermitted(
            phrase("{name} is no longer active in this workspace; ask its manager.", name=name)
        )
    return who


def start_session(connection: Connection, session_id: SessionId, who: MemberId, client: str) -> None:
    """A client of that member begins; `client`: what it says of itself."""
    connection.execute(
        insert(client_session).values(id=session_id, member_id=who, host=platform.node(), client=client)
    )
