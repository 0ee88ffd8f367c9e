"""How a command ends: an exit code, and never a traceback."""

import logging
import os
import sys
from collections.abc import Callable
from json import dumps
from typing import Final

from labelqueue.domain.errors import KnownError

DONE: Final = 0
REFUSED: Final = 1
WRONG_USAGE: Final = 2
NOTHING_TO_DO: Final = 3
FENCED: Final = 4
_log: Final = logging.getLogger(__name__)


def guarded(command: Callable[[], int], *, json: bool = False) -> int:
    """The exit code of `command`; what it raises becomes one sentence on standard error."""
    try:
        return command()
    except KnownError as error:
        return refuse(str(error), kind=type(error).__name__, json=json)
    except KeyboardInterrupt:
        return refuse("Stopped.", kind="Stopped", json=json)
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what is still in the buffer
        return DONE
    except Exception as error:
        _log.debug("A command failed that must not fail", exc_info=True)
        sentence = f"Something went wrong in Labelqueue ({type(error).__name__}: {error})."
        return refuse(sentence, kind=type(error).__name__, json=json)


def answer(data: object, words: str, *, json: bool) -> None:
    """What a command says when it is done: `data` for machines, `words` for people."""
    sys.stdout.write(f"{dumps(data) if json else words}\n")


def refuse(sentence: str, *, kind: str = "", json: bool = False) -> int:
    """Say why not; machines learn it on standard output, too."""
    if json:
        answer({"outcome": "refused", "error": kind, "sentence": sentence}, sentence, json=True)
    sys.stderr.write(f"labelqueue: {sentence}\n")
    return REFUSED


def tell(done: int) -> None:
    """Progress goes where it disturbs no machine."""
    sys.stderr.write(f"{done} {'sample' if done == 1 else 'samples'}\n")
