"""Labelqueue: label images from a common queue.

This module is the Python face. Importing it loads neither Qt nor a database driver.
"""

from typing import TYPE_CHECKING, Any, Final

from labelqueue.domain.category import Category
from labelqueue.domain.changes import Change, ChangeKind
from labelqueue.domain.errors import (
    ExportFailed,
    IllegalAction,
    ImageUnreadable,
    InvalidValue,
    KnownError,
    NotFound,
    NotPermitted,
    OperationConflict,
    StoreFailed,
    StoreUnavailable,
)
from labelqueue.domain.event import Event
from labelqueue.domain.geometry import (
    Box,
    Ellipse,
    Keypoints,
    Mask,
    Point,
    Polygon,
    Polyline,
    RotatedBox,
)
from labelqueue.domain.incoming import Incoming, LeftOut, Twin
from labelqueue.domain.label import Annotation, Label, Revision
from labelqueue.domain.listing import SampleOrder, SortBy
from labelqueue.domain.member import Leaving, Member, Role
from labelqueue.domain.pin import Pin, PinAct, PinTurn
from labelqueue.domain.priorities import AtRandom, ByMetadata, ByScore, ScoreOf
from labelqueue.domain.query import InvalidQuery, Query
from labelqueue.domain.query_parser import parse as search
from labelqueue.domain.sample import Sample, SampleDetails, SampleRow, SampleSpec
from labelqueue.domain.settings import QueueSettings, QueueState, SelfReview, TieBreak
from labelqueue.domain.skeleton import Skeleton
from labelqueue.domain.statistics import Statistics
from labelqueue.domain.statistics_behind import Behind, Figure, FoundBehind
from labelqueue.domain.status import Action, LabelStatus, Mode
from labelqueue.domain.timeline import Timeline, Worked
from labelqueue.domain.work import (
    Claim,
    Elsewhere,
    Fenced,
    HandedOut,
    Holding,
    Nothing,
    NothingToDo,
    View,
    WorkItem,
)
from labelqueue.domain.work_unit import Kind
from labelqueue.version import __version__

if TYPE_CHECKING:
    from labelqueue.formats.brought import read_priorities
    from labelqueue.queue import Workspace
    from labelqueue.queue.bringing import (
        samples_from_address,
        samples_from_csv,
        samples_from_folder,
        samples_from_list,
    )

__all__ = [
    "Action",
    "Annotation",
    "AtRandom",
    "Behind",
    "Box",
    "ByMetadata",
    "ByScore",
    "Category",
    "Change",
    "ChangeKind",
    "Claim",
    "Ellipse",
    "Elsewhere",
    "Event",
    "ExportFailed",
    "Fenced",
    "Figure",
    "FoundBehind",
    "HandedOut",
    "Holding",
    "IllegalAction",
    "ImageUnreadable",
    "Incoming",
    "InvalidQuery",
    "InvalidValue",
    "Keypoints",
    "Kind",
    "KnownError",
    "Label",
    "LabelStatus",
    "Leaving",
    "LeftOut",
    "Mask",
    "Member",
    "Mode",
    "NotFound",
    "NotPermitted",
    "Nothing",
    "NothingToDo",
    "OperationConflict",
    "Pin",
    "PinAct",
    "PinTurn",
    "Point",
    "Polygon",
    "Polyline",
    "Query",
    "QueueSettings",
    "QueueState",
    "Revision",
    "Role",
    "RotatedBox",
    "Sample",
    "SampleDetails",
    "SampleOrder",
    "SampleRow",
    "SampleSpec",
    "ScoreOf",
    "SelfReview",
    "Skeleton",
    "SortBy",
    "Statistics",
    "StoreFailed",
    "StoreUnavailable",
    "TieBreak",
    "Timeline",
    "Twin",
    "View",
    "WorkItem",
    "Worked",
    "__version__",
    "connect",
    "read_priorities",
    "samples_from_address",
    "samples_from_csv",
    "samples_from_folder",
    "samples_from_list",
    "search",
]


_BRINGING: Final = (
    "samples_from_address",
    "samples_from_csv",
    "samples_from_folder",
    "samples_from_list",
)


def __getattr__(name: str) -> Any:
    """What loads slow libraries comes when it is asked for."""
    if name in _BRINGING:
        from labelqueue.queue import bringing

        return getattr(bringing, name)
    if name == "read_priorities":
        from labelqueue.formats.brought import read_priorities

        return read_priorities
    raise AttributeError(f"module 'labelqueue' has no attribute {name!r}")


def connect(url: str | None = None, *, member: str | None = None, timeout: float = 15.0) -> "Workspace":
    """Open a workspace, and make it if the database is empty: see `labelqueue.queue.connect`."""
    from labelqueue import queue  # loads the database driver

    return queue.connect(url, member=member, timeout=timeout)
