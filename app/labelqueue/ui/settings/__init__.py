"""What users may have otherwise on their workstation: one table, which file, dialog and guide come from."""

from labelqueue.ui.settings.kinds import Choice, Kind, Number, Opens, Section, Setting, Switch, Value
from labelqueue.ui.settings.table import BY_ID, SETTINGS

__all__ = [
    "BY_ID",
    "SETTINGS",
    "Choice",
    "Kind",
    "Number",
    "Opens",
    "Section",
    "Setting",
    "Switch",
    "Value",
]
