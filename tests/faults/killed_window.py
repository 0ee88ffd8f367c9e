"""What works behind a window, killed when a Submit got no answer: `python killed_window.py URL`."""

import os
import signal
import sys

from PySide6.QtCore import QCoreApplication

from labelqueue.domain.settings import DEFAULT_QUEUE
from labelqueue.domain.status import Action, Mode
from labelqueue.domain.work import WorkItem
from labelqueue.queue import connect
from labelqueue.ui.bridge import Database
from labelqueue.ui.work_requests import Place
from labelqueue.ui.work_session import WorkSession
from tests.faults.proxy import Proxy
from tests.faults.scenes import DRAWN


def main(url: str) -> None:
    app = QCoreApplication([])
    proxy = Proxy(url)
    database = Database(lambda: connect(proxy.url, member="ann", found=False, timeout=2.0))
    session = WorkSession(database)

    def submit(_counts: object) -> None:
        """The first question is the last thing that went well."""
        proxy.close()
        work = session.item
        assert isinstance(work, WorkItem)
        session.send(Action.SUBMIT, label=DRAWN, subject=work.claim)

    session.counts_changed.connect(submit)
    session.failed.connect(lambda _error: os.kill(os.getpid(), signal.SIGKILL))
    session.start(Place("fruit", DEFAULT_QUEUE, Mode.LABEL))
    app.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
