"""One file in: told from the stored documents, read, checked, and put."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import Graph

from ingest.errors import IngestError
from ingest.filenames import shown
from kg.errors import KgError
from kg.room import is_full
from kg.store import DocumentRecord, Primary
from ontology.iris import Iris
from webapp.config import Config
from webapp.identity import Identity, identify
from webapp.originals import Original, read_original
from webapp.outcomes import Outcome
from webapp.remembered import remembered
from webapp.sources import Source

if TYPE_CHECKING:
    from ingest.pipeline import Pipeline, Reading
    from ontology.validation import Violation


class InvalidReading(IngestError):
    """What was read from a document does not fit the shapes of the ontology."""

    def __init__(self, violations: "list[Violation]") -> None:
        first = violations[0]
        super().__init__(
            f"what was read does not fit the ontology in {len(violations)} places, "
            f"first {first.focus}: {first.message_en}"
        )


def reason(error: Exception) -> str:
    """Why a file is not in; what nobody has foreseen is a fault, and costs this file alone."""
    match error:
        case IngestError() | KgError():
            return str(error)
        case OSError():
            return error.strerror or str(error)
    return f"a fault in Svod, please report it with this file: {type(error).__name__}: {error}"


class Intake:
    """Takes files in one after the other, each resolved against all that came before."""

    def __init__(
        self,
        config: Config,
        primary: Primary,
        sources: Sequence[Source],
        *,
        again: bool,
        dry_run: bool,
        step: Callable[[str], None],
    ) -> None:
        self._config = config
        self._primary = primary
        self._sources = sources
        self._again = again
        self._dry_run = dry_run
        self._step = step
        self._records = primary.documents()
        self._opened = ExitStack()

    def __enter__(self) -> "Intake":
        return self

    def __exit__(self, *error: object) -> None:
        self._opened.close()

    def take_all(self) -> Iterator[Outcome]:
        """What became of each source, in their order."""
        return map(self._outcome, self._sources)

    def _outcome(self, source: Source) -> Outcome:
        """A file's failure is its own outcome, and an error of the whole only on a full disk."""
        if source.passed_over:
            return Outcome(source.path, "skipped", message=source.passed_over)
        try:
            return self._take(read_original(source.path))
        except Exception as error:
            if is_full(error):
                raise
            return Outcome(source.path, "failed", message=reason(error))

    def _take(self, original: Original) -> Outcome:
        identity = self._identity(original)
        stored = identity.stored
        if stored and self._stays(identity, original):
            note = "" if stored.origin == original.origin else f"already stored as {stored.key}"
            return Outcome(original.path, "unchanged", stored.iri, message=note)
        reading = self._read(original, identity)
        if not self._dry_run:
            original.keep(self._config.data)
        document = str(reading.document)
        self._step(f"{shown(original.path.name)}: storing")
        changes = self._primary.put(document, reading.nquads())
        self._remember(reading, original, identity)
        receipt = replace(self._primary.receipt(document), changes=changes)
        return Outcome(original.path, "updated" if stored else "added", document, receipt)

    def _identity(self, original: Original) -> Identity:
        return identify(
            stem=original.path.stem,
            digest=original.digest,
            origin=original.origin,
            stored=self._records,
        )

    def _stays(self, identity: Identity, original: Original) -> bool:
        """Whether it is stored as it is, and not to be read again.

        A copy under another name never is: the document would take on the copy's name.
        """
        if identity.stored is None or identity.changed:
            return False
        return not self._again or identity.stored.file != shown(original.path.name)

    def _read(self, original: Original, identity: Identity) -> "Reading":
        from ontology.validation import check

        name = shown(original.path.name)
        reading = self._pipeline.read(
            original.path,
            key=identity.key,
            origin=identity.origin,
            known_from_it=self._known_from(identity),
            step=lambda stage: self._step(f"{name}: {stage}"),
        )
        self._step(f"{name}: checks")
        violations = check(reading.dataset)
        if violations:
            raise InvalidReading(violations)
        return reading

    def _known_from(self, identity: Identity) -> Graph | None:
        """What an earlier reading of the same document found must not confirm itself."""
        if identity.stored is None:
            return None
        return Graph().parse(data=self._primary.named_only_by(identity.stored.iri), format="nt")

    def _remember(self, reading: "Reading", original: Original, identity: Identity) -> None:
        """Later files of this run are told from this one and speak of the same entities."""
        self._pipeline.remember(reading)
        record = DocumentRecord(
            iri=str(reading.document),
            key=identity.key,
            file=shown(original.path.name),
            title="",  # not known here, and not needed to tell documents apart
            digest=original.digest,
            origin=identity.origin,
        )
        self._records = [r for r in self._records if r.key != record.key] + [record]

    @cached_property
    def _pipeline(self) -> "Pipeline":
        """Loaded when the first file is to be read: it takes seconds."""
        from ingest.ahead import Ahead
        from ingest.pipeline import Pipeline

        kept = remembered(self._primary, self._config, keep=not self._dry_run)
        ahead = self._opened.enter_context(Ahead(self._to_read()))
        names, areas = self._opened.enter_context(kept)
        return Pipeline(Iris(self._config.base), kept=names, areas=areas, prepare=ahead.prepare)

    def _to_read(self) -> Iterator[Path]:
        """The files that, as far as can be told by now, will be read."""
        for source in self._sources:
            if not source.passed_over:
                with suppress(OSError, IngestError):  # said when its turn comes
                    original = read_original(source.path)
                    if not self._stays(self._identity(original), original):
                        yield source.path
