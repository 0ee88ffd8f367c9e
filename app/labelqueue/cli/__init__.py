"""The command line. Each command is a thin shell around `labelqueue.queue` or the window."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program as from a shell. Returns the exit code: 0 done, 1 refused or failed, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given:
        # The usual start; it does without the parser, whose import alone takes a good part of the time.
        from labelqueue.cli.outcome import guarded
        from labelqueue.cli.place import from_environment
        from labelqueue.cli.window import open_window

        place = from_environment()
        return guarded(lambda: open_window(place.url, place.member))
    from labelqueue.cli.app import run

    return run(given)
