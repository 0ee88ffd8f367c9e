"""What an address turned out to be, without anything being changed there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trial:
    """A place that can be opened.

    `sentence`: what is there, for people; `founds`: to open it would make a new workspace.
    """

    sentence: str
    founds: bool = False
