"""Words about a sample that are not sent yet, in small files on this computer: they outlive a crash.

What a reviewer has pinned, and what somebody is writing about a pin. Beside the drawings, one file a sample,
written whole or not at all. Safe to use from any thread.
"""

import json
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.ids import AnnotationId, OperationId, SampleId
from labelqueue.domain.pin import PinAct, pin_from_json, pin_to_json
from labelqueue.domain.writing import Words, Writing
from labelqueue.formats.atomic import replacing

_SUFFIX: Final = ".words"  # drawings end otherwise


class Unsent:
    """The words of one member in one workspace on this computer."""

    def __init__(self, folder: Path) -> None:
        """`folder`: where their files lie; made when the first one is written."""
        self.folder: Final = folder

    def keep(self, sample_id: SampleId, words: Words) -> None:
        """They are so now.

        Raises:
            ExportFailed: they cannot be written.
        """
        if words.empty:
            self.drop(sample_id)
            return
        with suppress(OSError):  # then writing says what is wrong
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(self._path(sample_id)) as file:
            json.dump(_to_json(words), file)

    def drop(self, sample_id: SampleId) -> None:
        """They were sent, or given up."""
        with suppress(OSError):
            self._path(sample_id).unlink(missing_ok=True)

    def of(self, sample_id: SampleId) -> Words:
        """Those about that sample; none, if there are none that can be read."""
        try:
            return _from_json(json.loads(self._path(sample_id).read_text(encoding="utf-8")))
        except (OSError, ValueError, LookupError, TypeError, AttributeError, InvalidValue):
            return Words()  # or those of another program: they stay where they are

    def _path(self, sample_id: SampleId) -> Path:
        return self.folder / f"{sample_id}{_SUFFIX}"


def _to_json(words: Words) -> dict[str, Any]:
    return {
        "pins": [pin_to_json(one) for one in words.pins],
        "writing": [
            {"pin": one.pin, "text": one.text, "key": str(one.key), "act": one.act.value}
            for one in words.writing
        ],
        "ticked": sorted(words.ticked),
        "revision": words.revision,
    }


def _from_json(data: dict[str, Any]) -> Words:
    return Words(
        pins=tuple(pin_from_json(one) for one in data["pins"]),
        writing=tuple(
            Writing(str(one["pin"]), str(one["text"]), OperationId(uuid.UUID(one["key"])), PinAct(one["act"]))
            for one in data["writing"]
        ),
        ticked=frozenset(AnnotationId(int(one)) for one in data["ticked"]),
        revision=int(data["revision"]),
    )
