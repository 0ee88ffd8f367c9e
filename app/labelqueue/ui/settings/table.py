"""All settings of a workstation. A new one is a row here, and a line where its value matters."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from labelqueue.domain.concerns import NEARLY_EMPTY
from labelqueue.domain.people import AWAY_DAYS
from labelqueue.domain.phrase import phrase
from labelqueue.domain.tool_options import DEFAULTS
from labelqueue.ui.i18n import LANGUAGES, SYSTEM
from labelqueue.ui.settings.kinds import Choice, Number, Opens, Section, Setting, Switch
from labelqueue.ui.view_options import RANGES, RING_COLORS, SWITCHES, USUAL_VIEW

SECTIONS: Final[Mapping[Section, str]] = {
    Section.LOOK: phrase("Appearance"),
    Section.IMAGES: phrase("Looking at images"),
    Section.TOOLS: phrase("Drawing"),
    Section.WORK: phrase("Working"),
    Section.NOTICES: phrase("Notices"),
    Section.KEYS: phrase("Keyboard"),
}
"""Their words; total over the sections."""

THEME: Final[Setting[str]] = Setting(
    "theme",
    Section.LOOK,
    "view/theme",
    Choice("system", {"system": phrase("As the system"), "light": phrase("Light"), "dark": phrase("Dark")}),
    phrase("Theme"),
    phrase("Light or dark, or whichever the desktop has."),
)
LANGUAGE: Final[Setting[str]] = Setting(
    "language",
    Section.LOOK,
    "view/language",
    Choice(SYSTEM, {SYSTEM: phrase("As the system"), **LANGUAGES}),
    phrase("Language"),
    phrase("The language of all words in the window; another one counts from the next start."),
)
DRAFT_SECONDS: Final[Setting[float]] = Setting(
    "draft_seconds",
    Section.WORK,
    "work/draft_seconds",
    Number(1.5, 0.5, 30, step=0.5, unit="s", decimals=1),
    phrase("Keep the open drawing after"),
    phrase("So long after an edit the drawing is written to this computer, to be there after a crash."),
)
PREFETCH: Final[Setting[bool]] = Setting(
    "prefetch",
    Section.WORK,
    "work/prefetch",
    Switch(default=True),
    phrase("Fetch the next image ahead"),
    phrase("It is there at once when you submit; switch it off where the network is paid by volume."),
)
CACHE_MEGABYTES: Final[Setting[float]] = Setting(
    "cache_megabytes",
    Section.WORK,
    "work/cache_megabytes",
    Number(512, 64, 16_384, step=64, unit="MB"),
    phrase("Memory for images"),
    phrase("The next image and the last ones are kept ready in so much memory."),
)
CACHE_GIGABYTES: Final[Setting[float]] = Setting(
    "cache_gigabytes",
    Section.WORK,
    "work/cache_gigabytes",
    Number(10, 0, 1000, unit="GB"),
    phrase("Disk for images from a network"),
    phrase("Images that came over a network are kept on this computer for a week; 0 keeps none."),
)
IDLE_MINUTES: Final[Setting[float]] = Setting(
    "idle_minutes",
    Section.WORK,
    "work/idle_minutes",
    Number(5, 1, 60, unit="min"),
    phrase("A pause begins after"),
    phrase("So long without a key or the mouse, and the time no longer counts as work on the sample."),
)
NOTICES_WINDOW: Final[Setting[bool]] = Setting(
    "notices_window",
    Section.NOTICES,
    "notices/window",
    Switch(default=True),
    phrase("Notices in the window"),
    phrase("What came back to you and what is new is said at the bottom; errors are always shown."),
)
NOTICES_TRAY: Final[Setting[bool]] = Setting(
    "notices_tray",
    Section.NOTICES,
    "notices/tray",
    Switch(default=True),
    phrase("Notices of the desktop"),
    phrase("The same is said while another program is in front."),
)
NOTICES_MANAGER: Final[Setting[bool]] = Setting(
    "notices_manager",
    Section.NOTICES,
    "notices/manager",
    Switch(default=True),
    phrase("Notices for managers"),
    phrase("Queues that are nearly empty, samples that are stuck, acceptance that falls; each once a day."),
)
QUEUE_LOW: Final[Setting[float]] = Setting(
    "queue_low",
    Section.NOTICES,
    "notices/queue_low",
    Number(NEARLY_EMPTY, 0, 100_000, step=10),
    phrase("Samples below which a queue is nearly empty"),
    phrase("So few are left to label, and managers are told; 0: never."),
)
AWAY_AFTER: Final[Setting[float]] = Setting(
    "away_after",
    Section.NOTICES,
    "notices/away_after",
    Number(AWAY_DAYS, 1, 365),
    phrase("Days after which somebody is away"),
    phrase("So long without a sign of life, and managers are told what waits for them."),
)
SHORTCUTS: Final[Setting[str]] = Setting(
    "shortcuts",
    Section.KEYS,
    "",
    Opens(phrase("Change…")),
    phrase("Keyboard shortcuts"),
    phrase("Every key can be another one."),
)

_VIEW_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "wheel_scrolls": (phrase("Wheel scrolls"), phrase("The wheel scrolls, and zooms together with Ctrl.")),
    "keeps_view": (
        phrase("Keep zoom and position"),
        phrase("The next image is shown at the same place, if it is as large."),
    ),
    "minimap": (phrase("Minimap"), phrase("A small picture of everything, as long as not all is in sight.")),
    "crosshair": (phrase("Crosshair"), phrase("Two lines through the pointer.")),
    "pixel_grid": (phrase("Pixel grid"), phrase("Lines between pixels, seen from near.")),
    "magnifier": (phrase("Magnifier"), phrase("What is around the pointer, larger.")),
    "names": (phrase("Names on objects"), phrase("The category of each object that has room for it.")),
    "color_by_object": (
        phrase("Colour by object"),
        phrase("Each object has a colour of its own, not that of its category."),
    ),
    "fill": (phrase("Fill of objects"), phrase("How much the inside of an object covers the image.")),
    "selection_color": (
        phrase("Line around what is selected"),
        phrase("All these colours differ for every kind of eye."),
    ),
    "hover_color": (
        phrase("Line of what the pointer is over"),
        phrase("What a key would act on is drawn with it."),
    ),
    "brightness": (phrase("Brightness"), phrase("How light images are shown; the files stay as they are.")),
    "contrast": (phrase("Contrast"), phrase("How strong the differences in images are shown.")),
    "gamma": (phrase("Gamma"), phrase("Above 100 % dark parts are shown lighter, below it darker.")),
}
_UNITS: Final = {"fill": "%", "gamma": "%"}
_COLOR_WORDS: Final = {
    "white": phrase("White"),
    "yellow": phrase("Yellow"),
    "sky": phrase("Sky blue"),
    "orange": phrase("Orange"),
    "own": phrase("Lighter than the object"),
}
_TOOL_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "snaps": (
        phrase("Snap to shapes"),
        phrase("Points go to vertices and edges nearby; Ctrl turns it round."),
    ),
    "borders": (phrase("Move shared borders together"), phrase("Shapes side by side stay side by side.")),
    "extremes": (phrase("Boxes by extreme points"), phrase("Four clicks: top, bottom, left, right.")),
    "secondary_finishes": (phrase("Right click finishes"), phrase("It sets the last point of a shape.")),
}


def _view(name: str) -> Setting[Any]:
    default = getattr(USUAL_VIEW, name)
    kind: Switch | Number | Choice
    if name in SWITCHES:
        kind = Switch(default)
    elif name in RANGES:
        low, high = RANGES[name]
        kind = Number(default, low, high, step=5, unit=_UNITS.get(name, ""))
    else:
        kind = Choice(default, {color: _COLOR_WORDS[color] for color in RING_COLORS[name]})
    return Setting(name, Section.IMAGES, f"view/{name}", kind, *_VIEW_WORDS[name])


def _tool(name: str) -> Setting[bool]:
    kind = Switch(getattr(DEFAULTS, name))
    return Setting(name, Section.TOOLS, f"tools/{name}", kind, *_TOOL_WORDS[name])


SETTINGS: Final[tuple[Setting[Any], ...]] = (
    THEME,
    LANGUAGE,
    *(_view(name) for name in _VIEW_WORDS),
    *(_tool(field.name) for field in fields(DEFAULTS)),
    DRAFT_SECONDS,
    PREFETCH,
    CACHE_MEGABYTES,
    CACHE_GIGABYTES,
    IDLE_MINUTES,
    NOTICES_WINDOW,
    NOTICES_TRAY,
    NOTICES_MANAGER,
    QUEUE_LOW,
    AWAY_AFTER,
    SHORTCUTS,
)
"""In the order in which the dialog and the guide have them."""

BY_ID: Final[Mapping[str, Setting[Any]]] = {one.id: one for one in SETTINGS}
