"""What the window says at its start about actions that had got no answer."""

from collections.abc import Callable
from typing import Any

import pytest

from labelqueue.domain.errors import StoreUnavailable
from labelqueue.domain.label import Label
from labelqueue.domain.work import WorkItem
from labelqueue.queue import Queue, Workspace, connect
from tests.gui.conftest import Hands


@pytest.fixture
def unanswered(queue: Queue, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anna's last program sent a Submit of 1.png, and ended before there was an answer."""

    def gone(*_: Any) -> Any:
        raise StoreUnavailable("The database cannot be reached.")

    with connect(url, member="anna") as workspace:
        again = workspace.dataset("fruit").queue()
        work = again.start_labeling()
        assert isinstance(work, WorkItem)
        with monkeypatch.context() as patch:
            patch.setattr(Queue, "_send", gone)
            with pytest.raises(StoreUnavailable):
                again.submit(work, Label())


@pytest.mark.usefixtures("unanswered")
def test_what_was_sent_again(open_hands: Callable[[str | None, str | None], Hands], url: str) -> None:
    hands = open_hands(url, "anna")
    hands.connected()
    assert hands.window.notice == "Your last Submit of 1.png was sent now."
    hands.start()
    assert hands.page.session.item is not None
    assert hands.page.session.item.sample.name == "2.png"


@pytest.mark.usefixtures("unanswered")
def test_what_came_too_late(
    open_hands: Callable[[str | None, str | None], Hands], url: str, workspace: Workspace
) -> None:
    workspace.dataset("fruit").set_status(["1.png"], "unlabeled")
    hands = open_hands(url, "anna")
    hands.connected()
    late = "Your last Submit of 1.png came too late: it is unlabeled; your drawing is kept as revision 1."
    assert hands.window.notice == late
    hands.window.show_notice("Something else.")  # what somebody has to know is not pushed away
    assert hands.window.notice == late
