"""What a program leaves behind when it ends in the middle of an action, and what the next one does."""

import json
import os
import re
import signal
import stat
import subprocess
import sys
import uuid
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import platformdirs
import psycopg
import pytest

import labelqueue as lq
from labelqueue.domain.status import Action
from labelqueue.queue import Queue, connect
from labelqueue.queue.journal import left_behind
from labelqueue.queue.unanswered import Fate, waiting
from labelqueue.store.dialects import home_of
from labelqueue.store.engine import Store
from tests.faults.scenes import CORRECTED, DRAWN, Scene, founded, happened_once, opened, play, set_up


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(platformdirs, "user_state_path", lambda *_a, **_k: tmp_path / "labelqueue")
    return tmp_path / "labelqueue"


@pytest.fixture
def url(tmp_path: Path) -> str:
    founded(f"sqlite:///{tmp_path}/w.db", samples=5)
    return f"sqlite:///{tmp_path}/w.db"


def journals(state: Path) -> list[Path]:
    return sorted(state.glob("journal/*/*.journal"))


def left_unanswered(queue: Queue, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database is gone when `scene` is played."""

    def gone(*_: Any) -> Any:
        raise lq.StoreUnavailable("The database cannot be reached.")

    with monkeypatch.context() as patch:
        patch.setattr(Queue, "_send", gone)
        patch.setattr(Queue, "_reopen", gone)
        with pytest.raises(lq.StoreUnavailable):
            play(queue, scene)


def kill(url: str, action: Action, moment: str) -> Scene:
    name, *counts = killed("killed.py", url, action, moment).split()
    events, revisions, version = map(int, counts)
    return Scene(action, name, events, revisions, version)


def killed(script: str, *arguments: str) -> str:
    """What it wrote before it was killed."""
    path = Path(__file__).with_name(script)
    folders = os.pathsep.join([str(path.parents[2]), *sys.path])
    done = subprocess.run(
        [sys.executable, str(path), *arguments],
        env={**os.environ, "PYTHONPATH": folders},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    return done.stdout


@pytest.mark.parametrize(("moment", "fate"), [("before", Fate.SENT), ("after", Fate.ARRIVED)])
@pytest.mark.parametrize("action", [Action.SUBMIT, Action.REJECT, Action.REOPEN])
def test_a_killed_process(url: str, action: Action, moment: str, fate: Fate) -> None:
    scene = kill(url, action, moment)
    workspace, _ = opened(url)
    with workspace:
        (found,) = workspace.recovered
        assert (found.action, found.sample, found.fate) == (action, scene.name, fate)
        happened_once(workspace, scene)
    workspace, _ = opened(url)
    with workspace:
        assert workspace.recovered == ()


@pytest.mark.parametrize(("moment", "fate"), [("before", Fate.SENT), ("after", Fate.ARRIVED)])
def test_a_killed_process_on_a_server(postgres_url: str, moment: str, fate: Fate) -> None:
    founded(postgres_url, samples=3)
    scene = kill(postgres_url, Action.SUBMIT, moment)
    workspace, queue = opened(postgres_url)
    with workspace:
        assert [one.fate for one in workspace.recovered] == [fate]
        # What it pulled is what the member finds in hand.
        after = queue.start_labeling()
        assert isinstance(after, lq.WorkItem)
        assert (after.sample.name, after.claim.version) == ("001.jpg", 1)
        happened_once(workspace, scene)


def test_a_killed_window_whose_server_was_gone(postgres_url: str) -> None:
    """Nothing is asked of the server before the Submit is in the journal."""
    founded(postgres_url, samples=3)
    killed("killed_window.py", postgres_url)
    workspace, _ = opened(postgres_url)
    with workspace:
        assert [one.sentence for one in workspace.recovered] == ["Your last Submit of 000.jpg was sent now."]
        assert workspace.dataset("fruit").label_of("000.jpg") == DRAWN


def test_what_is_answered_leaves_nothing_behind(url: str, state: Path) -> None:
    workspace, queue = opened(url)
    with workspace:
        for action in (Action.SAVE, Action.RELEASE):
            play(queue, set_up(workspace, queue, action))
        (path,) = journals(state)
        assert not any(journal.entries for journal in left_behind(path.parent))
    assert journals(state) == []


def test_only_its_owner_reads_it(url: str, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, queue = opened(url)
    with workspace:
        left_unanswered(queue, set_up(workspace, queue, Action.SUBMIT), monkeypatch)
    (path,) = journals(state)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_password_is_not_written_down(
    postgres_url: str, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    founded(postgres_url, samples=2)
    workspace, queue = opened(postgres_url.replace("postgres@", "postgres:hushhush@"))
    with workspace:
        left_unanswered(queue, set_up(workspace, queue, Action.SUBMIT), monkeypatch)
    (path,) = journals(state)
    assert b"hushhush" not in path.read_bytes()
    assert "hushhush" not in str(path)


def test_a_living_process_is_left_alone(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, queue = opened(url)
    with first:
        scene = set_up(first, queue, Action.SUBMIT)
        left_unanswered(queue, scene, monkeypatch)
        second, _ = opened(url)
        with second:
            assert second.recovered == ()
    third, _ = opened(url)
    with third:
        assert [one.sentence for one in third.recovered] == ["Your last Submit of 000.jpg was sent now."]
        happened_once(third, scene)


def test_another_member_does_not_send_it(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, queue = opened(url)
    with workspace:
        workspace.add_member("bob")
        left_unanswered(queue, set_up(workspace, queue, Action.SUBMIT), monkeypatch)
    with connect(url, member="bob") as other:
        assert other.recovered == ()
    workspace, _ = opened(url)
    with workspace:
        assert len(workspace.recovered) == 1


def test_a_copy_on_a_server_does_not_get_it(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    founded(postgres_url, samples=3)
    workspace, queue = opened(postgres_url)
    with workspace:
        left_unanswered(queue, set_up(workspace, queue, Action.SUBMIT), monkeypatch)
    parts = urlsplit(postgres_url)
    copy = f"copy_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_url.replace(parts.path, "/postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {copy} TEMPLATE {parts.path[1:]}")
        try:
            other, _ = opened(postgres_url.replace(parts.path, f"/{copy}"))
            with other:
                assert other.recovered == ()
        finally:
            connection.execute(f"DROP DATABASE {copy} WITH (FORCE)")
    workspace, _ = opened(postgres_url)
    with workspace:
        assert [one.fate for one in workspace.recovered] == [Fate.SENT]


def test_what_tells_a_database_from_its_copy(postgres_url: str) -> None:
    """Also for a login that may not ask the server who it is."""
    login = f"plain_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {login} LOGIN")
        connection.execute("REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC")
        homes = []
        for who in ("postgres", login):
            store = Store(postgres_url.replace("postgres@", f"{who}@"))
            homes.append(store.read(partial(home_of, url=store.url)))
            store.close()
        connection.execute(f"DROP ROLE {login}")
    database = urlsplit(postgres_url).path
    assert re.fullmatch(rf"\d+{database}", homes[0])
    assert homes[1].endswith(f":None{database}")
    assert not homes[1].startswith("None")


def test_what_comes_too_late_is_kept_and_said(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, queue = opened(url)
    with workspace:
        workspace.add_member("bob")
        left_unanswered(queue, set_up(workspace, queue, Action.SUBMIT), monkeypatch)
        workspace.dataset("fruit").set_status(["000.jpg"], "unlabeled")
        with connect(url, member="bob") as other:
            taken = other.dataset("fruit").queue().start_labeling()
            assert isinstance(taken, lq.WorkItem)
            assert taken.sample.name == "000.jpg"
    workspace, _ = opened(url)
    with workspace:
        assert [one.sentence for one in workspace.recovered] == [
            "Your last Submit of 000.jpg came too late: bob has it now; your drawing is kept as revision 1."
        ]
        assert workspace.dataset("fruit").label_of("000.jpg", revision=1) == DRAWN


def test_what_is_refused_is_set_aside(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, queue = opened(url)
    with workspace:
        left_unanswered(queue, set_up(workspace, queue, Action.SKIP), monkeypatch)
        queue.configure(skip_label_enabled=False)
    workspace, _ = opened(url)
    with workspace:
        (found,) = workspace.recovered
        assert found.fate is Fate.REFUSED
        assert found.file is not None
        kept = json.loads(found.file.read_text())
        assert kept["sample"] == "000.jpg"
        assert kept["content"]["comment"] == "blurred"
        assert len(kept["content"]["label"]["objects"]) == 1
        assert stat.S_IMODE(found.file.stat().st_mode) == 0o600
        assert found.sentence == (
            f"Your last Skip of 000.jpg is kept in {found.file}, because it was refused: {kept['refused']}"
        )
    workspace, _ = opened(url)
    with workspace:
        assert workspace.recovered == ()


def test_a_bug_of_ours_keeps_nobody_from_working(
    url: str, monkeypatch: pytest.MonkeyPatch, expected_logs: Callable[[str], None]
) -> None:
    workspace, queue = opened(url)
    with workspace:
        left_unanswered(queue, set_up(workspace, queue, Action.SUBMIT), monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr(Queue, "send_again", lambda *_: 1 / 0)
        expected_logs(r"ERROR labelqueue\.queue\.unanswered: A journal entry cannot be sent")
        workspace, _ = opened(url)
    with workspace:
        (found,) = workspace.recovered
        assert found.fate is Fate.REFUSED


def test_what_no_database_takes_waits_for_no_other_start(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, queue = opened(url)
    with workspace:
        left_unanswered(queue, set_up(workspace, queue, Action.SUBMIT), monkeypatch)

    def failed(*_: Any) -> Any:
        raise lq.StoreFailed("The database refused this.")

    with monkeypatch.context() as patch:
        patch.setattr(Queue, "send_again", failed)
        workspace, _ = opened(url)
    with workspace:
        (found,) = workspace.recovered
        assert found.fate is Fate.REFUSED
        assert found.file is not None


def test_a_server_that_is_gone_again_leaves_it_where_it_is(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, queue = opened(url)
    with workspace:
        scene = set_up(workspace, queue, Action.SUBMIT)
        left_unanswered(queue, scene, monkeypatch)

    def gone(*_: Any) -> Any:
        raise lq.StoreUnavailable("The database cannot be reached.")

    with monkeypatch.context() as patch:
        patch.setattr(Queue, "send_again", gone)
        workspace, _ = opened(url)
        with workspace:
            assert [one.sentence for one in workspace.recovered] == [
                "Your last Submit of 000.jpg waits for the next start: The database cannot be reached."
            ]
    workspace, _ = opened(url)
    with workspace:
        assert [one.fate for one in workspace.recovered] == [Fate.SENT]
        happened_once(workspace, scene)


def test_a_later_word_about_the_same_claim_overrules_it(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Submit failed, more was drawn, Submit went through: the first one is not sent any more."""
    workspace, queue = opened(url)
    with workspace:
        scene = set_up(workspace, queue, Action.SUBMIT)
        left_unanswered(queue, scene, monkeypatch)
        assert scene.work is not None
        queue.submit(scene.work, CORRECTED)
    workspace, _ = opened(url)
    with workspace:
        assert workspace.recovered == ()
        assert workspace.dataset("fruit").label_of("000.jpg") == CORRECTED


def test_of_two_words_about_a_claim_the_later_one_is_sent(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, queue = opened(url)
    with workspace:
        scene = set_up(workspace, queue, Action.SUBMIT)
        left_unanswered(queue, scene, monkeypatch)
        assert scene.work is not None
        with monkeypatch.context() as patch:
            patch.setattr(Queue, "_send", _interrupted)
            with pytest.raises(KeyboardInterrupt):
                queue.submit(scene.work, CORRECTED)
    workspace, _ = opened(url)
    with workspace:
        assert [one.fate for one in workspace.recovered] == [Fate.SENT]
        assert workspace.dataset("fruit").label_of("000.jpg") == CORRECTED
        happened_once(workspace, scene)


def test_a_reopen_says_nothing_about_another(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, queue = opened(url)
    with workspace:
        first = set_up(workspace, queue, Action.REOPEN)
        second = set_up(workspace, queue, Action.REOPEN)
        left_unanswered(queue, first, monkeypatch)
        play(queue, second)
    workspace, _ = opened(url)
    with workspace:
        assert [one.sentence for one in workspace.recovered] == ["Your last Reopen of 000.jpg was sent now."]


@pytest.mark.parametrize("arrived", [True, False])
def test_its_queue_is_removed_meanwhile(url: str, monkeypatch: pytest.MonkeyPatch, arrived: bool) -> None:
    workspace, _ = opened(url)
    with workspace:
        night = workspace.dataset("fruit").create_queue("night", names=["000.jpg"])
        work = night.start_labeling()
        assert isinstance(work, lq.WorkItem)
        really = Queue._send

        def lost(*arguments: Any) -> Any:
            if arrived:
                really(*arguments)
            raise lq.StoreUnavailable("The answer was lost.")

        with monkeypatch.context() as patch:
            patch.setattr(Queue, "_send", lost)
            with pytest.raises(lq.StoreUnavailable):
                night.submit(work, DRAWN, pull_next=False)
        if not arrived:
            workspace.dataset("fruit").set_status(["000.jpg"], "unlabeled")
        night.remove()
    workspace, _ = opened(url)
    with workspace:
        (found,) = workspace.recovered
        assert found.fate is (Fate.ARRIVED if arrived else Fate.LATE)
        assert workspace.dataset("fruit").label_of("000.jpg", revision=1) == DRAWN


def test_what_arrived_had_arrived_whatever_is_said_now(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = kill(url, Action.SUBMIT, "after")

    def refused(*_: Any) -> Any:
        raise lq.NotFound("This queue does not exist any more.")

    with monkeypatch.context() as patch:
        patch.setattr(Queue, "send_again", refused)
        workspace, _ = opened(url)
    with workspace:
        assert [one.fate for one in workspace.recovered] == [Fate.ARRIVED]
        happened_once(workspace, scene)


def _rewritten(path: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    """What is in the journal as another version would have written it."""
    data = json.loads(path.read_bytes().splitlines()[0].split(b" ", 2)[2])
    text = json.dumps(change(data)).encode()
    path.write_bytes(b"+ %08x %s\n" % (zlib.crc32(text), text))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: {**data, "action": "hand_over"},
        lambda data: {**data, "session": 7},
        lambda data: {**data, "content": ["a list"]},
        lambda data: {"entry": data},
        lambda data: [data],
    ],
    ids=["action", "session", "content", "entry", "list"],
)
def test_an_entry_of_a_newer_program(
    url: str, state: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[dict[str, Any]], Any]
) -> None:
    workspace, queue = opened(url)
    with workspace:
        left_unanswered(queue, set_up(workspace, queue, Action.SUBMIT), monkeypatch)
    (path,) = journals(state)
    _rewritten(path, change)
    assert waiting() == 1
    workspace, _ = opened(url)
    with workspace:
        (found,) = workspace.recovered
        assert found.file is not None
        assert "000.jpg" in found.file.read_text()
        assert stat.S_IMODE(found.file.stat().st_mode) == 0o600
        assert found.sentence == (
            f"What another version of Labelqueue sent last is kept in {found.file}; this one cannot read it."
        )
    workspace, _ = opened(url)
    with workspace:
        assert workspace.recovered == ()
    assert journals(state) == []


def test_content_of_a_newer_program(url: str, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, queue = opened(url)
    with workspace:
        left_unanswered(queue, set_up(workspace, queue, Action.SUBMIT), monkeypatch)
    (path,) = journals(state)
    _rewritten(path, lambda data: {**data, "content": {**data["content"], "mode": "teach"}})
    workspace, _ = opened(url)
    with workspace:
        (found,) = workspace.recovered
        assert found.fate is Fate.REFUSED
        assert found.reason == "Another version of Labelqueue wrote it, which this one cannot read."


def test_a_refusal_is_an_answer(url: str) -> None:
    workspace, queue = opened(url)
    with workspace:
        work = queue.start_labeling()
        assert isinstance(work, lq.WorkItem)
        with pytest.raises(lq.IllegalAction):
            queue.accept(work)
    workspace, _ = opened(url)
    with workspace:
        assert workspace.recovered == ()


def test_a_journal_that_cannot_be_written_stops_nobody(
    url: str, state: Path, expected_logs: Callable[[str], None]
) -> None:
    expected_logs(r"WARNING labelqueue\.queue\.journal: The journal in .* cannot be written \(.*\)")
    state.write_text("a file where the folder should be")
    workspace, queue = opened(url)
    with workspace:
        for _ in range(2):
            scene = set_up(workspace, queue, Action.SUBMIT)
            play(queue, scene)
            happened_once(workspace, scene)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_under_the_journal(url: str, state: Path, expected_logs: Callable[[str], None]) -> None:
    expected_logs(r"WARNING labelqueue\.queue\.journal: .* cannot be written \(No space left on device\)")
    workspace, queue = opened(url)
    with workspace:
        play(queue, set_up(workspace, queue, Action.SUBMIT))
        full, file = os.open("/dev/full", os.O_RDWR), workspace._session.journal._file
        assert file is not None
        os.dup2(full, file)
        os.close(full)
        scene = set_up(workspace, queue, Action.SUBMIT)
        play(queue, scene)
        happened_once(workspace, scene)


def test_a_line_that_was_not_written_to_its_end_is_none(
    url: str, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, queue = opened(url)
    with workspace:
        left_unanswered(queue, set_up(workspace, queue, Action.SUBMIT), monkeypatch)
    (path,) = journals(state)
    path.write_bytes(path.read_bytes()[:-20])
    workspace, _ = opened(url)
    with workspace:
        assert workspace.recovered == ()
    assert journals(state) == []


def test_pins_and_their_answer_are_sent_with_it(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pins = [lq.Pin("no stem", x=1.5, y=2.0), lq.Pin("whose is it?")]
    workspace, queue = opened(url)
    with workspace:
        scene = set_up(workspace, queue, Action.REJECT)
        assert scene.work is not None
        with monkeypatch.context() as patch:
            patch.setattr(Queue, "_send", _interrupted)
            with pytest.raises(KeyboardInterrupt):
                queue.reject(scene.work, pins=pins)
    workspace, queue = opened(url)
    with workspace:
        assert [one.fate for one in workspace.recovered] == [Fate.SENT]
        work = queue.start_labeling()
        assert isinstance(work, lq.WorkItem)
        assert [one.asked for one in work.pins] == pins
        with monkeypatch.context() as patch:
            patch.setattr(Queue, "_send", _interrupted)
            with pytest.raises(KeyboardInterrupt):
                queue.submit(work, DRAWN)
    workspace, queue = opened(url)
    with workspace:
        assert [one.fate for one in workspace.recovered] == [Fate.SENT]
        work = queue.start_reviewing()
        assert isinstance(work, lq.WorkItem)
        assert [one.asked for one in work.pins] == pins
        assert all(one.resolved for one in work.pins)


def test_a_reviewer_who_changed_nothing_still_stores_nothing(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, queue = opened(url)
    with workspace:
        scene = set_up(workspace, queue, Action.ACCEPT)
        assert scene.work is not None
        with monkeypatch.context() as patch:
            patch.setattr(Queue, "_send", _interrupted)
            with pytest.raises(KeyboardInterrupt):
                queue.accept(scene.work, scene.work.label)
    workspace, _ = opened(url)
    with workspace:
        assert [one.fate for one in workspace.recovered] == [Fate.SENT]
        with pytest.raises(lq.NotFound):
            workspace.dataset("fruit").label_of(scene.name, revision=2)
        assert workspace.dataset("fruit").history(scene.name)[-1].action is Action.ACCEPT


def test_an_accept_without_a_label_fits_the_limits_of_its_queue(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, queue = opened(url)
    with workspace:
        queue.configure(require_annotation=True)
        scene = set_up(workspace, queue, Action.ACCEPT)
        assert scene.work is not None
        with monkeypatch.context() as patch:
            patch.setattr(Queue, "_send", _interrupted)
            with pytest.raises(KeyboardInterrupt):
                queue.accept(scene.work)
    workspace, _ = opened(url)
    with workspace:
        assert [one.fate for one in workspace.recovered] == [Fate.SENT]
        assert workspace.dataset("fruit").history(scene.name)[-1].action is Action.ACCEPT


@pytest.mark.parametrize("submitted", [True, False])
@pytest.mark.parametrize("saves", [1, 2])
def test_nobody_is_fenced_by_their_own_save(
    url: str, monkeypatch: pytest.MonkeyPatch, saves: int, submitted: bool
) -> None:
    workspace, queue = opened(url)
    with workspace:
        work = queue.start_labeling()
        assert isinstance(work, lq.WorkItem)
        drawn, really = lq.Label(), Queue._send
        for number in range(saves):
            drawn = drawn.add(lq.Point(number, 1), "ripe")
            sent: list[Any] = []

            def last_is_lost(
                at: Queue, asked: Any, *, sent: list[Any] = sent, most: int = number
            ) -> lq.WorkItem:
                sent.append(really(at, asked))
                if len(sent) > most:
                    raise lq.StoreUnavailable("The answer was lost.")
                found: lq.WorkItem = sent[-1]
                return found

            with monkeypatch.context() as patch:
                patch.setattr(Queue, "_send", last_is_lost)
                with pytest.raises(lq.StoreUnavailable):
                    queue.save(work, drawn)
        with monkeypatch.context() as patch:
            calls: list[Any] = []

            def submit_is_lost(at: Queue, asked: Any) -> Any:
                if asked.action is Action.SUBMIT and not submitted:
                    raise lq.StoreUnavailable("It did not arrive.")
                calls.append(really(at, asked))
                if asked.action is Action.SUBMIT:
                    raise lq.StoreUnavailable("The answer was lost.")
                return calls[-1]

            patch.setattr(Queue, "_send", submit_is_lost)
            with pytest.raises(lq.StoreUnavailable):
                queue.submit(work, CORRECTED, pull_next=False)
    workspace, _ = opened(url)
    with workspace:
        (found,) = workspace.recovered
        assert found.fate is (Fate.ARRIVED if submitted else Fate.SENT)
        actions = [one.action for one in workspace.dataset("fruit").history("000.jpg")]
        assert actions == [Action.CLAIM, *[Action.SAVE] * saves, Action.SUBMIT]
        assert workspace.dataset("fruit").label_of("000.jpg") == CORRECTED
        assert len(workspace.dataset("fruit").revisions("000.jpg")) == saves + 1


def _interrupted(*_: Any) -> None:
    raise KeyboardInterrupt


def test_the_same_script_started_again_gets_the_first_outcome(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It keeps its own operation id, and so does the journal: what it sends again is the same."""
    operation = uuid.uuid4()
    workspace, queue = opened(url)
    with workspace:
        scene = set_up(workspace, queue, Action.SUBMIT)
        with monkeypatch.context() as patch:
            patch.setattr(Queue, "_send", _interrupted)
            with pytest.raises(KeyboardInterrupt):
                play(queue, scene, operation)
    workspace, queue = opened(url)
    with workspace:
        assert [one.fate for one in workspace.recovered] == [Fate.SENT]
        after = play(queue, scene, operation)
        assert after == queue.start_labeling()
        happened_once(workspace, scene)


def test_many_at_once_send_it_once(url: str, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, queue = opened(url)
    with workspace:
        scene = set_up(workspace, queue, Action.SUBMIT)
        left_unanswered(queue, scene, monkeypatch)
    (path,) = journals(state)
    first, second = left_behind(path.parent), left_behind(path.parent)
    assert len(next(first).entries) == 1
    assert next(second, None) is None
    first.close()
    assert len(next(left_behind(path.parent)).entries) == 1


def test_the_file_does_not_grow(url: str, state: Path) -> None:
    workspace, queue = opened(url)
    with workspace:
        sizes = set()
        for _ in range(4):
            play(queue, set_up(workspace, queue, Action.SUBMIT))
            sizes.add(journals(state)[0].stat().st_size)
    assert len(sizes) == 1
