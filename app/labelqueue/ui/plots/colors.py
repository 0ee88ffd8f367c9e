"""The colours of plots: told apart by everybody, and by lightness, too; 3 : 1 on the surface of their theme.

After the palette of Masataka Okabe and Kei Ito.
"""

from collections.abc import Mapping
from typing import Final

from labelqueue.domain.status import LabelStatus
from labelqueue.ui.theme import DARK, LIGHT, status_color, tokens

COLORS: Final[Mapping[str, Mapping[str, str]]] = {
    LIGHT.name: {
        "blue": "#0072b2",
        "green": "#1a9c6b",
        "orange": "#d55e00",
        "purple": "#3f007d",
        "grey": "#4d5158",
    },
    DARK.name: {
        "blue": "#3f8fd0",
        "green": "#3ddba8",
        "orange": "#e8762b",
        "purple": "#e6c2f0",
        "grey": "#767c86",
    },
}
"""The same names in every theme."""


def plot_color(name: str) -> str:
    """The colour of that name, or of the status of that name, in the theme in force."""
    found = COLORS[tokens().name].get(name)
    return status_color(LabelStatus(name)) if found is None else found
