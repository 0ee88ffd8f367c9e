"""One database, as one member sees it."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import platformdirs

from labelqueue.domain.category import Category, numbered
from labelqueue.domain.errors import InvalidValue, NotFound
from labelqueue.domain.ids import OperationId, QueueId, SampleId
from labelqueue.domain.member import Role
from labelqueue.domain.news import Asked, News
from labelqueue.domain.overview import Overview
from labelqueue.domain.phrase import phrase
from labelqueue.domain.settings import DEFAULT_QUEUE, QueueSettings
from labelqueue.domain.text import checked_name, checked_text
from labelqueue.domain.work import HandedOut, Outcome, WorkItem
from labelqueue.domain.work_unit import WorkUnit
from labelqueue.queue import processes, unanswered
from labelqueue.queue.dataset import Dataset
from labelqueue.queue.drafts import Draft, Drafts
from labelqueue.queue.figures import Figures, Parts
from labelqueue.queue.journal import Entry, Journal
from labelqueue.queue.login import login_of
from labelqueue.queue.my_work import MyWork
from labelqueue.queue.peopled import Peopled
from labelqueue.queue.queue import Queue
from labelqueue.queue.session import Session
from labelqueue.queue.unanswered import Recovered
from labelqueue.queue.unsent import Unsent
from labelqueue.store import (
    datasets,
    handed_out,
    members,
    naming,
    news,
    operations,
    queues,
    schema,
)
from labelqueue.store import statistics as parts
from labelqueue.store.deadline import TIMEOUT
from labelqueue.store.dialects import home_of
from labelqueue.store.engine import Store
from labelqueue.store.overview import overview
from labelqueue.store.queues import QueueRow


def connect(
    url: str | None = None, *, member: str | None = None, found: bool = True, timeout: float = TIMEOUT
) -> "Workspace":
    """Open a workspace, and found it if the database is empty (unless `found` is False).

    `url`: `sqlite:////path/file.db` or `postgresql://login@server/database` (None: the local workspace of
    this user). `member`: who is at work (None: the login). The first member ever becomes the manager.
    `timeout`: seconds after which a call gives up, whatever the server or the network do.

    What an earlier program of this member sent and got no answer to is sent again first: see `recovered`.

    Raises:
        StoreUnavailable: the database cannot be opened, does not fit this program, or is empty and stays so.
        NotPermitted: the member was not added to the workspace.
    """
    session, asked_for = _enter(url, member=member, found=found, timeout=timeout)
    return Workspace(session, asked_for=asked_for, recovered=_recover(session))


def _enter(url: str | None, *, member: str | None, found: bool, timeout: float) -> tuple[Session, str | None]:
    store = Store(default_url() if url is None else url, timeout=timeout)
    asked_for = None if member is None else checked_name(member, what=phrase("member"))
    try:
        local = store.url.get_backend_name() == "sqlite"
        schema.prepare(store, single_user=local and asked_for is None, found=found)
        entered = store.write(
            lambda connection: members.enter(
                connection,
                asked_for,
                login=login_of(store),
                client=processes.this_client(),
            ),
            repeatable=True,  # once more, it leaves behind a client that is silent
        )
        # A copy has the same uid; what was meant for one is not for the other.
        place = f"{entered.workspace} {store.read(partial(home_of, url=store.url))}"
    except BaseException:
        store.close()
        raise
    journal = Journal(unanswered.journal_folder(place, str(entered.member.id)))
    return (
        Session(store, entered.member, entered.session_id, single_user=entered.single_user, journal=journal),
        asked_for,
    )


def _recover(session: Session) -> list[Recovered]:
    """Resolve what earlier programs of this member left unanswered."""

    def send(entry: Entry, saves: Sequence[Entry]) -> Outcome | None:
        # In the name of the client that sent it first: what it pulls is set free in time if nobody goes on.
        first = Session(
            session.store,
            session.member,
            entry.session_id,
            single_user=session.single_user,
            journal=session.journal,
        )
        row = _queue_of(session, entry)
        outcome = Queue(first, row, dataset_name="").send_again(entry, saves)
        if (sample := entry.content.get("sample_id")) is not None:
            _drafts(session).drop(SampleId(sample))
        return outcome

    def arrived(operation_id: OperationId) -> bool:
        return session.read(lambda connection: operations.is_known(connection, operation_id))

    return unanswered.resolve(session.journal.folder, send=send, arrived=arrived)


def _drafts(session: Session) -> Drafts:
    return Drafts(unanswered.drafts_folder(session.journal.folder), session.id)


def _queue_of(session: Session, entry: Entry) -> QueueRow:
    """The queue in which the sample of `entry` is now: the one that it came from may be gone."""
    sample = entry.content.get("sample_id")
    if sample is None:
        queue = QueueId(entry.content["queue"])
        return session.read(lambda connection: queues.load(connection, queue))
    return session.read(lambda connection: session.desks.of_sample(connection, SampleId(sample)).queue)


def default_url() -> str:
    """Where the local workspace of this user lies."""
    path = platformdirs.user_data_path("labelqueue", appauthor=False) / "workspace.db"
    return f"sqlite:///{path.as_posix()}"


class Workspace(Peopled, Figures):
    """A member at work in a database. Use it from one thread at a time; open as many as you like."""

    def __init__(
        self, session: Session, *, asked_for: str | None, recovered: Sequence[Recovered] = ()
    ) -> None:
        """Made by `connect`."""
        self.recovered: Final = tuple(recovered)
        """What became of the actions of earlier programs that had got no answer."""
        self.drafts: Final = _drafts(session)
        self.unsent: Final = Unsent(self.drafts.folder)
        """What was drawn on this computer and not handed in yet."""
        super().__init__(session)
        self._asked_for: Final = asked_for

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection. What is in hand stays so; what was kept ahead is for others."""
        self._session.leave()
        self._session.journal.close()
        self._session.store.close()

    def keep_to_this_thread(self) -> None:
        """From now on, use from any other thread is a bug and raises RuntimeError."""
        self._session.store.keep_to_this_thread()

    def opened_again(self) -> "Workspace":
        """The same workspace for the same member, over a connection of its own."""
        store = self._session.store
        session, asked_for = _enter(
            store.url.render_as_string(hide_password=False),
            member=self._asked_for,
            found=False,
            timeout=store.timeout,
        )
        return Workspace(session, asked_for=asked_for)

    def heartbeat(self, asked: Asked | None = None) -> News | None:
        """Say that this client is alive; a window does so every half minute. Returns what was asked for.

        A claim that was never saved, whose client has been silent for the queue's `auto_release_minutes`,
        is set free by whoever looks next.
        """
        desks = self._session.desks
        return self._session.beat_aside(
            lambda connection: None if asked is None else news.of(connection, desks, asked)
        )

    def end_gone(self) -> None:
        """Say goodbye for programs of this member on this computer that were killed.

        What they had in hand goes on here without a question; whoever starts to work asks by themselves.
        """
        self._session.end_gone()

    def worked(self, unit: WorkUnit) -> None:
        """Note how long the work on a sample took; it is written with the next sign of life, or at the end.

        One whose `id` is known already is not counted twice.
        """
        self._session.worked(unit)

    @property
    def url(self) -> str:
        """Where it lies, without the password."""
        return self._session.store.public_url

    @property
    def title(self) -> str:
        """What the window calls it."""
        if self._session.store.url.get_backend_name() == "sqlite":
            name = Path(self._session.store.url.database or "").stem.replace("_", " ")
            return name[:1].upper() + name[1:]
        return self._session.store.where

    def create_dataset(
        self, name: str, categories: Iterable[Category | str] = (), *, description: str = ""
    ) -> Dataset:
        """A new dataset with one queue that will hold all its samples.

        Raises:
            NotPermitted: only a manager may.
            InvalidValue: the name is taken or unusable, or a category is there twice.
        """
        self._session.require(Role.MANAGER, phrase("create a dataset"))
        checked = checked_name(name, what=phrase("dataset"))
        table = numbered(categories)
        settings = QueueSettings.of_a_new_queue(alone=self._session.single_user)
        self._session.write(
            lambda connection: datasets.add(
                connection,
                checked,
                description=checked_text(description, what=phrase("description")),
                categories=table,
                made_by=self.member.id,
                default_queue=(DEFAULT_QUEUE, settings),
            )
        )
        return self.dataset(checked)

    def dataset(self, name: str) -> Dataset:
        """The dataset of that name.

        Raises:
            NotFound: there is none.
        """
        return Dataset(self._session, self._session.read(lambda connection: datasets.find(connection, name)))

    def datasets(self) -> list[Dataset]:
        """All datasets, by name."""
        return [Dataset(self._session, row) for row in self._session.read(datasets.everything)]

    def queue(self, name: str, *, dataset: str | None = None) -> Queue:
        """The queue that is written as "dataset" (its default queue) or "dataset/queue".

        `dataset`: then `name` is only the queue's own, whatever slashes are in it.

        Raises:
            NotFound: there is none.
            InvalidValue: it could be more than one, because a name has a slash in it.
        """
        if dataset is not None:
            return self.dataset(dataset).queue(name)
        found = self._session.read(lambda connection: naming.readings(connection, name))
        if not found:
            raise NotFound(phrase("There is no dataset or queue {name!r}.", name=name))
        if len(found) > 1:
            raise InvalidValue(
                phrase(
                    "{name!r} may be more than one queue; name the dataset apart from it (--dataset).",
                    name=name,
                )
            )
        queue_dataset, queue_name = found[0]
        return self.dataset(queue_dataset).queue(queue_name)

    def claimed(self, claim: str) -> tuple[Queue, WorkItem]:
        """The queue and the work item behind `claim` (`str(work.handed_out)`), for another process.

        The claim may be gone: finishing it is fenced then, and the label kept.

        Raises:
            InvalidValue: that is no claim, or one of another workspace.
            NotFound: the sample or the queue does not exist any more.
            NotPermitted: this member never had the sample in hand, and may not look at it.
        """
        wanted = HandedOut.parse(claim)
        row, dataset_name, work = self._session.read(
            lambda connection: handed_out.found_again(connection, wanted, self.member)
        )
        return Queue(self._session, row, dataset_name=dataset_name), work

    def hand_in(self, draft: Draft) -> Outcome | None:
        """Send a drawing that was left on this computer, under the claim that it was drawn under.

        If somebody else has the sample by now it becomes a late revision (`Fenced` says which); if the claim
        is still there it is saved.

        Raises:
            IllegalAction: the claim is still there, and the queue has no Save: go on with the sample.
            NotFound: the sample does not exist any more.
        """
        row = _queue_of(self._session, draft.entry)
        outcome = Queue(self._session, row, dataset_name=draft.dataset).send_again(draft.entry)
        self.drafts.give_up(draft)
        return outcome

    @property
    def my_work(self) -> MyWork:
        """What this member has in hand, what waits for them, and what became of what they did."""
        return MyWork(self._session)

    def versions(self) -> dict[str, str]:
        """Of the database behind it and of the schema in it, by name."""
        return self._session.read(schema.versions)

    def _worked_in(self) -> tuple[Session, Parts]:
        return self._session, parts.of_workspace

    def overview(self) -> Overview:
        """Everything the home page shows."""
        return self._session.read(lambda connection: overview(connection, self.member, title=self.title))
