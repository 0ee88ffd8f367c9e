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
        "green": "#009e73",
        "orange": "#d55e00",
        "purple": "#5e3c99",
        "grey": "#83888f",
    },
    DARK.name: {
        "blue": "#56b4e9",
        "green": "#2fbf94",
        "orange": "#e8762b",
        "purple": "#b9a5e8",
        "grey": "#8d949f",
    },
}
"""The same names in every theme."""


def plot_color(name: str) -> str:
    """The colour of that name, or of the status of that name, in the theme in force."""
    found = COLORS[tokens().name].get(name)
    return status_color(LabelStatus(name)) if found is None else found
