"""Samples are added to a dataset, after a look whether their images are there under other names."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from labelqueue.domain.incoming import Twin
from labelqueue.domain.member import Role
from labelqueue.domain.phrase import phrase
from labelqueue.domain.sample import SampleSpec
from labelqueue.queue.images_of_samples import as_spec, looked_at, twins_among, with_fingerprint
from labelqueue.queue.looking_back import LookingBack
from labelqueue.store import pieces, samples

Progress = Callable[[int], None] | None


class Adding(LookingBack):
    """What a dataset gets."""

    def add_samples(
        self, given: Iterable[SampleSpec | str | Path], *, progress: Callable[[int], None] | None = None
    ) -> int:
        """Add samples; names that are there already are left alone.

        Each goes to the first queue, by its age, whose criteria it meets, or else to the default one. A path
        or URL gives a sample named like its last part. `progress` is told, chunk by chunk, how many were
        looked at; what it raises ends the adding between two chunks. Returns how many are new.

        Raises:
            NotPermitted: only a manager may.
            InvalidValue: a name, priority or prelabel cannot be used.
        """
        self._session.require(Role.MANAGER, phrase("add samples"))
        specs = iter(given)
        added = done = 0
        while chunk := [looked_at(as_spec(one)) for one in islice(specs, pieces.CHUNK)]:
            add = partial(samples.add, dataset_id=self._row.id, specs=chunk, added_by=self._session.member.id)
            added += self._session.write(add)
            done += len(chunk)
            if progress is not None:
                progress(done)
        return added

    def twins(self, given: Iterable[SampleSpec | str | Path], *, progress: Progress = None) -> list[Twin]:
        """Those of the samples whose image has the same bytes as one that is there, or as one before it.

        Samples whose names are there already do not count: they would not be added. Files on this computer
        are compared with each other; what a bucket says about its files, with what one said before. Nothing
        is known of samples that were added by an older version, until they are added again.

        Raises:
            NotPermitted: only a manager may ask.
        """
        self._session.require(Role.MANAGER, phrase("add samples"))
        known: dict[str, tuple[str, str]] = {}
        found: list[Twin] = []
        specs, done = iter(given), 0
        while chunk := [with_fingerprint(as_spec(one)) for one in islice(specs, pieces.CHUNK)]:
            new = self._new(chunk)
            wanted = [one.fingerprint for one in new if one.fingerprint and one.fingerprint not in known]
            there = partial(samples.of_fingerprints, dataset_id=self._row.id, fingerprints=wanted)
            found += twins_among(new, known | self._session.read(there), known)
            done += len(chunk)
            if progress is not None:
                progress(done)
        return found

    def _new(self, specs: Sequence[SampleSpec]) -> list[SampleSpec]:
        names = [one.name for one in specs]
        taken = self._session.read(partial(samples.names_there, dataset_id=self._row.id, names=names))
        return [one for one in specs if one.name not in taken]
