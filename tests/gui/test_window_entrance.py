"""Getting in: the page for it, the workspaces that were open before, the password and where it goes."""

import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QWidget,
)

from labelqueue.domain.address import Address, Kind, Tls
from labelqueue.domain.errors import KnownError
from labelqueue.queue import connect
from labelqueue.ui import entrance
from labelqueue.ui.application import beginning
from labelqueue.ui.bridge import Cancelled
from labelqueue.ui.entrance import identity
from labelqueue.ui.opening import opener_at
from labelqueue.ui.passwords import NO_KEYRING
from labelqueue.ui.recent import Recent, RecentWorkspaces
from labelqueue.ui.single_instance import SingleInstance
from tests.gui.conftest import Gate, Hands

OpenHands = Callable[[str | None, str | None], Hands]


class Drawer(KeyringBackend):
    """A keyring that keeps what it gets."""

    priority = 1.0

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    made = Drawer()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]


@pytest.fixture
def guarded(postgres_url: str, guarded_login: str) -> Address:
    """A workspace of boss and anna on a real server, for a login that needs the password "open-sesame"."""
    with connect(postgres_url, member="boss") as workspace:
        workspace.add_member("anna")
        workspace.create_dataset("leaves", ["oak"])
    return replace(Address.parse(postgres_url), login=guarded_login, member="anna")


class Page:
    """The page, and somebody who fills it in."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        hands.until(lambda: hands.window.findChild(QWidget, "connect_dialog"))

    @property
    def dialog(self) -> QWidget:
        return self._hands.find("connect_dialog")

    def field(self, name: str) -> QLineEdit:
        found = self.dialog.findChild(QLineEdit, name)
        assert found is not None, name
        return found

    def fill(self, **texts: str) -> None:
        for name, text in texts.items():
            one = self.field(name)
            one.setFocus()
            one.selectAll()
            self._hands.until(one.hasFocus)
            self._hands.type(text) if text else self._hands.press(Qt.Key.Key_Delete)

    def press(self, name: str) -> None:
        button = self.dialog.findChild(QPushButton, name)
        assert button is not None, name
        self._hands.click(button)

    def choose(self, kind: Kind) -> None:
        self._hands.click(self._hands.find(f"kind_{kind.value}"))

    @property
    def said(self) -> str:
        message: str = self.dialog.message.text  # type: ignore[attr-defined]
        return message

    def test(self) -> str:
        """Press Test connection and wait for the sentence."""
        self.press("test_connection")
        self._hands.until(lambda: self.said and not self.said.startswith("Looking at"))
        return self.said


def page(hands: Hands) -> Page:
    hands.action("connect_server").trigger()
    return Page(hands)


def closed(hands: Hands) -> bool:
    return not any(one.isVisible() for one in hands.window.findChildren(QWidget, "connect_dialog"))


def test_a_pasted_address_is_spread_and_a_wrong_one_keeps_the_present_workspace(hands: Hands) -> None:
    filled = page(hands)
    filled.field("host").setText("postgresql://nobody:se%40cret@127.0.0.1:9/labels")
    shown = {name: filled.field(name).text() for name in ("host", "port", "database", "login", "password")}
    assert shown == {
        "host": "127.0.0.1",
        "port": "9",
        "database": "labels",
        "login": "nobody",
        "password": "se@cret",
    }
    assert filled.field("password").echoMode() is QLineEdit.EchoMode.Password
    filled.press("connect")
    hands.until(lambda: "port 9 refused" in filled.said)
    assert "cret" not in filled.said
    hands.press(Qt.Key.Key_Escape)
    hands.until(lambda: closed(hands))
    assert hands.window.home_page.isVisible()
    hands.start()
    assert hands.sample == "1.png"


def test_what_is_pasted_for_another_computer_is_encrypted_unless_it_is_said(hands: Hands) -> None:
    filled = page(hands)
    combo = hands.find("tls")
    assert isinstance(combo, QComboBox)
    assert combo.currentData() == Tls.FULL  # offered first
    for text, mode in (
        ("postgresql://db.example/labels", Tls.REQUIRED),
        ("postgresql://db.example/labels?sslmode=disable", Tls.OFF),
        ("postgresql://127.0.0.1/labels", Tls.PREFERRED),
    ):
        filled.field("host").setText(text)
        assert combo.currentData() == mode


def test_the_test_says_what_is_there_and_makes_nothing(
    hands: Hands, guarded: Address, postgres_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    filled = page(hands)
    filled.field("host").setText(guarded.shown)
    filled.fill(member="anna")
    assert "wants a password for guarded_" in filled.test()
    filled.fill(password="close-sesame")
    assert "refuses the password of guarded_" in filled.test()
    filled.fill(password="open-sesame")
    assert "you are anna, an annotator. The connection is not encrypted." in filled.test()
    filled.fill(member="ben")
    assert filled.test().startswith("ben is not a member")
    filled.fill(member="anna", database="moon")
    assert "has no database 'moon'" in filled.test()
    filled.fill(database="")
    assert filled.test() == "Which database? Ask whoever looks after the server."
    hands.press(Qt.Key.Key_Escape)
    assert [one.address.kind for one in RecentWorkspaces().all()] == []


def test_who_does_not_want_to_wait_stops_it(hands: Hands) -> None:
    filled = page(hands)
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        filled.field("host").setText(f"postgresql://127.0.0.1:{silent.getsockname()[1]}/labels")
        filled.press("test_connection")
        assert filled.said.startswith("Looking at labels on 127.0.0.1")
        assert not hands.find("connect").isEnabled()
        filled.press("test_connection")
        assert filled.said == "Stopped."
        assert hands.find("connect").isEnabled()


@pytest.fixture
def opening(
    hands: Hands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Callable[[], tuple[Gate, Page]]]:
    """The page, on the way into another workspace that the gate holds up."""
    other = tmp_path / "other.db"
    connect(f"sqlite:///{other}", member="anna").close()
    gate = Gate()
    monkeypatch.setattr(entrance, "opener_at", lambda *a, **named: gate.passing(opener_at(*a, **named)))

    def begin() -> tuple[Gate, Page]:
        gate.shut()
        filled = page(hands)
        filled.choose(Kind.FILE)
        filled.fill(file=str(other), member="anna")
        filled.press("connect")
        return gate, filled

    yield begin
    gate.open()


@pytest.mark.parametrize("how", ["cancel_connect", "test_connection", "escape"])
def test_who_does_not_want_to_go_any_more_stays(
    hands: Hands, opening: Callable[[], tuple[Gate, Page]], how: str
) -> None:
    before = hands.window.windowTitle()
    gate, filled = opening()
    hands.until(lambda: hands.window.entrance.switching)
    hands.press(Qt.Key.Key_Escape) if how == "escape" else filled.press(how)
    if how == "test_connection":
        assert filled.said == "Stopped."
        hands.press(Qt.Key.Key_Escape)
    hands.until(lambda: not hands.window.findChildren(QWidget, "connect_dialog"))
    gate.open()
    hands.until(lambda: not hands.window.entrance.switching)
    assert hands.window.windowTitle() == before
    assert hands.notice == ""
    hands.start()
    assert hands.sample == "1.png"


def test_who_comes_in_while_nobody_can_be_stopped_any_more_is_in(
    hands: Hands, opening: Callable[[], tuple[Gate, Page]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hands.window.entrance, "stop", lambda: False)
    gate, _filled = opening()
    hands.until(lambda: hands.window.entrance.switching)
    hands.press(Qt.Key.Key_Escape)
    hands.until(lambda: not hands.window.findChildren(QWidget, "connect_dialog"))
    gate.open()
    hands.until(lambda: hands.window.windowTitle().startswith("Other – "))
    hands.until(lambda: not hands.window.entrance.switching)
    assert hands.notice == ""


def test_who_keeps_working_stays_and_whoever_waits_is_told(hands: Hands, tmp_path: Path) -> None:
    told: list[KnownError | None] = []
    hands.start()
    hands.draw_box()
    hands.window.entrance.go(Recent(Address(Kind.FILE, file=str(tmp_path / "no.db"))), ended=told.append)
    assert told == []
    hands.click(hands.find("leave_stay"))
    hands.until(lambda: told)
    assert isinstance(told[0], Cancelled)
    assert hands.modified


def test_a_new_workspace_is_made_only_when_that_was_said(hands: Hands, tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    filled = page(hands)
    filled.choose(Kind.FILE)
    filled.fill(file=str(file))
    filled.press("connect")
    hands.until(lambda: "it would be made" in filled.said)
    assert not file.exists()
    filled.press("connect")
    hands.until(lambda: closed(hands) and hands.window.windowTitle().startswith("New – "))
    assert file.exists()
    assert [one.address for one in RecentWorkspaces().all()] == [Address(Kind.FILE, file=str(file))]


def test_in_with_a_password_that_is_remembered_and_forgotten(
    hands: Hands, guarded: Address, drawer: Drawer, user_folders: Path, url: str
) -> None:
    filled = page(hands)
    filled.field("host").setText(guarded.shown)
    filled.fill(member="anna", password="open-sesame")
    remember = hands.find("remember_password")
    assert isinstance(remember, QCheckBox)
    hands.until(remember.isChecked)
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: closed(hands) and "leaves" in _words(hands))
    assert f"{guarded.place} – anna – Labelqueue" == hands.window.windowTitle()
    hands.until(lambda: drawer.kept)
    assert drawer.kept == {("labelqueue", guarded.identity): "open-sesame"}
    assert RecentWorkspaces().all() == [Recent(guarded, remembered=True)]
    for file in user_folders.rglob("*"):
        assert not file.is_file() or b"sesame" not in file.read_bytes(), file

    # The next start finds it there.
    hands.window.entrance.go(Recent(Address.parse(url, member="anna")))
    hands.until(lambda: "fruit" in _words(hands))
    menu_item(hands, f"{guarded.place} – anna").trigger()
    hands.until(lambda: "leaves" in _words(hands))

    # And it can be forgotten.
    filled = page(hands)
    choose_recent(hands, f"{guarded.place} – anna")
    filled.press("forget_password")
    hands.until(lambda: not drawer.kept)
    assert not any(one.remembered for one in RecentWorkspaces().all())


def test_who_unticks_it_has_no_password_in_the_keyring_any_more(
    hands: Hands, guarded: Address, drawer: Drawer
) -> None:
    drawer.kept["labelqueue", guarded.identity] = "open-sesame"
    RecentWorkspaces().note(Recent(guarded, remembered=True))
    filled = page(hands)
    choose_recent(hands, f"{guarded.place} – anna")
    remember = hands.find("remember_password")
    assert isinstance(remember, QCheckBox)
    hands.until(remember.isChecked)
    remember.setChecked(False)
    filled.press("connect")
    hands.until(lambda: closed(hands) and "leaves" in _words(hands))
    hands.until(lambda: not drawer.kept)
    assert RecentWorkspaces().all() == [Recent(guarded)]


def test_without_a_keyring_the_password_is_asked_for_each_time(
    open_hands: OpenHands,
    guarded: Address,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    RecentWorkspaces().note(Recent(guarded))
    here = beginning(None, None)
    assert here == Recent(guarded)
    hands = open_at(open_hands, here)
    filled = Page(hands)
    hands.until(lambda: "wants a password" in filled.said)
    hands.until(lambda: str(NO_KEYRING) in _words(hands))
    hands.until(filled.field("password").hasFocus)
    assert not hands.find("problem_page").isHidden()
    hands.type("open-sesame")
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: closed(hands) and "leaves" in _words(hands))
    assert RecentWorkspaces().all() == [Recent(guarded)]


def test_recent_workspaces_are_offered_and_can_be_taken_out(hands: Hands, tmp_path: Path) -> None:
    gone = tmp_path / "gone.db"
    RecentWorkspaces().note(Recent(Address(Kind.FILE, file=str(gone))))
    RecentWorkspaces().note(Recent(Address.parse("postgresql://me@127.0.0.1:9/labels", member="anna")))
    menu_item(hands, "gone.db").trigger()
    hands.until(lambda: hands.notice == f"There is no file {gone} any more.")
    menu_item(hands, "labels on 127.0.0.1 – anna").trigger()
    hands.until(lambda: "port 9 refused" in hands.notice)
    assert hands.window.home_page.isVisible()
    assert not gone.exists()

    page(hands)
    choose_recent(hands, "gone.db")
    hands.click(hands.find("remove_recent"))
    assert [one.address.place for one in RecentWorkspaces().all()] == ["labels on 127.0.0.1"]


def test_a_window_is_known_under_the_workspace_it_switched_to(hands: Hands, url: str, tmp_path: Path) -> None:
    connect(f"sqlite:///{tmp_path}/other.db", member="anna").close()
    old, new = (Address.parse(one, member="anna") for one in (url, f"sqlite:///{tmp_path}/other.db"))
    own = SingleInstance(*identity(old))
    assert own.acquire()
    hands.window.entrance.instance = own
    hands.window.entrance.here = Recent(old)
    own.listen()
    hands.window.entrance.go(Recent(new))
    hands.until(lambda: hands.window.windowTitle().startswith("Other"))
    free = SingleInstance(*identity(old))
    assert free.acquire()
    assert not SingleInstance(*identity(new)).acquire()
    shown: list[bool] = []
    own.shown_wanted.connect(lambda: shown.append(True))
    hands.window.files.run(SingleInstance(*identity(new)).greet, then=shown.append, context=hands.window)
    hands.until(lambda: len(shown) == 2)

    # Back to where another window is by now: that one comes to the front, and this one stays.
    free.listen()
    free.shown_wanted.connect(lambda: shown.append(True))
    hands.window.entrance.go(Recent(old))
    hands.until(lambda: "which was brought to the front" in hands.notice)
    assert len(shown) == 3
    assert hands.window.windowTitle().startswith("Other")
    hands.window.entrance.go(Recent(new))
    hands.until(lambda: hands.notice == "This window is on that workspace already.")
    free.release()
    own.release()


def test_where_a_window_begins(user_folders: Path) -> None:
    file = Address(Kind.FILE, file="/data/birds.db", member="anna")
    assert beginning(None, None) == Recent(Address())
    RecentWorkspaces().note(Recent(file))
    assert beginning(None, None) == Recent(file)
    assert beginning(None, "ben") == Recent(replace(file, member="ben"))
    said = beginning("postgresql://me@db/labels", "cleo")
    assert said is not None
    assert (said.address.host, said.address.member) == ("db", "cleo")
    assert beginning("nonsense", None) is None


def test_what_is_recent_survives_nonsense(user_folders: Path) -> None:
    RecentWorkspaces().note(Recent(Address()))
    (file,) = user_folders.rglob("recent.json")
    for text in ("", "{", "[1]", '[{"kind": "moon"}]', "{}"):
        file.write_text(text)
        assert RecentWorkspaces().all() == []


def test_from_an_empty_workspace_one_finds_the_way_to_another(open_hands: OpenHands, tmp_path: Path) -> None:
    hands = open_hands(f"sqlite:///{tmp_path}/mine.db", None)
    hands.connected()
    hands.click(hands.find("other_workspace"))
    assert Page(hands).dialog.isVisible()


def open_at(open_hands: OpenHands, here: Recent) -> Hands:
    """A window as a start makes it."""
    hands = open_hands(here.address.url, here.address.member)
    hands.window.entrance.here = here
    return hands


def choose_recent(hands: Hands, text: str) -> None:
    rows = hands.find("recent")
    assert isinstance(rows, QListWidget)
    (item,) = rows.findItems(text, Qt.MatchFlag.MatchExactly)
    rows.setCurrentItem(item)


def menu_item(hands: Hands, text: str) -> QAction:
    menu = hands.window.findChild(QMenu, "menu_recent")
    assert menu is not None
    menu.aboutToShow.emit()
    return next(one for one in menu.actions() if one.text() == text)


def _words(hands: Hands) -> set[str]:
    return {one.text() for one in hands.window.findChildren(QLabel) if one.isVisible()}
