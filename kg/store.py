"""The primary store: the one place that is written to."""

from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from uuid import uuid4

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple

from kg import notes
from kg.asking import select, written
from kg.contributions import Contributions, lines, renamed
from kg.differences import Difference, difference
from kg.encoder import Encoder, load_encoder
from kg.errors import (
    ChangedMeanwhile,
    OutdatedIndexes,
    UnfitStatements,
    UnknownDocument,
    UnknownGeneration,
)
from kg.generations import Generation, Manifest, current_manifest
from kg.indexes import Indexes, Progress, silent
from kg.layout import KEPT, Layout
from kg.lineage import earlier, kept_generations
from kg.links import Links, sketched
from kg.locking import locked
from kg.milvus.engine import Engine
from kg.notebook import Notebook, Page
from kg.opening import collect, let_go, opened
from kg.ownership import holds, parted, stored
from kg.publishing import (
    UNFINISHED,
    copied,
    publish,
    published,
    remove_unfinished,
    show,
    whole_published,
)
from kg.quads import Change, apply, parse_quads, quads_of, value
from kg.receipts import Receipt, receipt
from kg.records import recorded
from kg.remaking import begun, dropped, taken_over
from kg.remote.mirror import Mirror
from kg.remote.server import Server
from kg.restoring import refuse_half_restored
from kg.returning import decide, finish, prepared
from kg.room import is_out_of_room, no_room
from kg.settings import settle_base
from kg.updating.fitness import refuse_unfit
from kg.updating.pending import begin, end, is_pending
from kg.vectors import refuse_other_encoder
from kg.versions import version
from ontology.terms import DCTERMS, SVOD

#: Changed quads that may wait in memory: the store itself lets ten times as many gather.
UNWRITTEN = 50_000


@dataclass(frozen=True)
class DocumentRecord:
    """A document in the store; `digest` is that of its file, `origin` may be empty."""

    iri: str
    key: str
    file: str
    title: str
    digest: str
    origin: str


#: As they stand in a record, after its IRI and key.
OF_RECORDS = tuple(
    map(NamedNode, (SVOD.sourceFile, DCTERMS.title, SVOD.sourceDigest, SVOD.sourceOrigin))
)


class Primary:
    """The writer of one data folder, alone as long as it is open.

    Raises StoreBusy when another process writes, BaseMismatch when the data have another base,
    ReadOnlyData when nobody may write; NoRoom when the disk is full, also while it is open.
    `engine` is where it is searched and `server` where the graph is shown, if not in the data
    folder; so many generations are `kept`.
    """

    def __init__(
        self,
        data: Path,
        *,
        base: str,
        encoder: Encoder | None = None,
        engine: Engine | None = None,
        server: Server | None = None,
        kept: int = KEPT,
    ) -> None:
        self._layout = Layout(data)
        self._base = base
        self._encoder = encoder
        self._engine = engine
        self._server = server
        self._kept = kept
        self._lock = locked(self._layout)
        try:
            self._open()
        except BaseException as error:
            let_go(error)
            self.close()
            self._name(error)
            raise

    def __enter__(self) -> "Primary":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        let_go(error)
        self.close()
        if error:
            self._name(error)

    def close(self) -> None:
        """Lets another process write; closing twice is closing once."""
        if not self._lock.closed:
            self._release()
            self._lock.close()

    def documents(self) -> list[DocumentRecord]:
        """Every document in the store, by IRI."""
        prefix = f"{self._base}id/document/"
        return [
            DocumentRecord(iri, iri.removeprefix(prefix), *record)
            for iri, record in self._notebook.records().items()
        ]

    def put(self, document: str, nquads: bytes) -> Difference | None:
        """Replaces all statements of a document; raises UnfitStatements for those not its own.

        Says what that changes; None for a document that was not there.
        """
        iri = NamedNode(document)
        after, said = parted(document, parse_quads(nquads, owner=document))
        before, told = stored(self._store, document), self._contributions.of(document)
        if not before:
            self._replace(Change(before, after), iri, said)
            return None
        changed = difference(version(iri, before, told), version(iri, after, said))
        self._replace(recorded(Change(before, after), iri, changed), iri, said)
        return changed

    def drop(self, document: str) -> None:
        """Takes all statements of a document back out."""
        if not holds(self._store, document):
            raise UnknownDocument(f"There is no document {document}: see `svod status`.")
        self._replace(Change(stored(self._store, document), set()), NamedNode(document))

    def install(self, graph: str, nquads: bytes) -> None:
        """Replaces one whole graph that belongs to no document."""
        name = NamedNode(graph)
        quads = parse_quads(nquads, owner=graph)
        if foreign := {q.graph_name for q in quads} - {name, DefaultGraph()}:
            raise UnfitStatements(f"The statements for {graph} stand in {min(map(str, foreign))}.")
        after = {Quad(q.subject, q.predicate, q.object, name) for q in quads}
        self._replace(Change(quads_of(self._store, [name]), after))

    def entities(self, only: Iterable[str] | None = None) -> bytes:
        """What entities are and are called, as N-Triples: all of them, or only these."""
        graph = self._graph("entities")
        if only is None:
            return self.triples(graph.value)
        about = (self._store.quads_for_pattern(NamedNode(e), None, None, graph) for e in only)
        return written((q.triple for q in chain.from_iterable(about)), RdfFormat.N_TRIPLES)

    def bookmark(self) -> str:
        """A mark of what entities are called now, for `described_since`."""
        return self._notebook.bookmark()

    def described_since(self, bookmark: str) -> list[str] | None:
        """The entities of which documents say something else; None for a forgotten bookmark."""
        subjects = self._notebook.described_since(bookmark)
        return None if subjects is None else [subject.strip("<>") for subject in subjects]

    def named_only_by(self, document: str) -> bytes:
        """What is known of entities from this document alone, as N-Triples."""
        authority = self._graph("authority")
        told = self._contributions.only_of(document)
        alone = (
            t for t in told if Quad(t.subject, t.predicate, t.object, authority) not in self._store
        )
        return written(alone, RdfFormat.N_TRIPLES)

    def receipt(self, document: str) -> Receipt:
        """What is to be told about a document that is in the store."""
        return receipt(partial(select, self._store), document)

    @contextmanager
    def tried(self) -> Iterator["Primary"]:
        """A copy to try changes on: they meet all that is stored, and nothing of them is kept."""
        self._layout.generations.mkdir(exist_ok=True)
        with TemporaryDirectory(suffix=UNFINISHED, dir=self._layout.generations) as folder:
            copy = Layout(Path(folder)).graph
            copy.parent.mkdir()
            self._store.backup(str(copy))
            self._notebook.copy(Layout(Path(folder)).notebook)
            with Primary(Path(folder), base=self._base) as primary:
                yield primary

    def triples(self, iri: str) -> bytes:
        """All that one graph says, as N-Triples: the same as long as it says the same."""
        return self._store.dump(format=RdfFormat.N_TRIPLES, from_graph=NamedNode(iri)) or b""

    def graph(self, iri: str) -> set[Quad]:
        """All quads of one graph."""
        return quads_of(self._store, [NamedNode(iri)])

    @contextmanager
    def copied(self) -> Iterator[Store]:
        """A copy of what readers see, to run on what nobody can vouch for."""
        with TemporaryDirectory(
            suffix=UNFINISHED,
            dir=self._layout.generations,
            ignore_cleanup_errors=True,  # RocksDB may write to it to the last: the next one clears
        ) as folder:
            yield copied(self._store, Path(folder) / "graph")

    def part(self, graphs: Iterable[str]) -> Store:
        """Some graphs alone, in memory."""
        part = Store()
        part.extend(quads_of(self._store, map(NamedNode, graphs)))
        return part

    def refuse_other_state(self, seen: str | None) -> None:
        """Raises ChangedMeanwhile unless what is published is as somebody has seen it."""
        current = published(self._layout)
        if seen and not (current and notes.is_same(current.revision, seen)):
            raise ChangedMeanwhile(
                "Something else was published meanwhile: look at what is there now, and try again."
            )

    def revise(self, change: Change) -> str:
        """Makes a change of people's and publishes it, or leaves no trace of it.

        Names the generation that shows it. Raises AgainstShapes, and what publishing would raise;
        killed meanwhile, or unable to publish, it is undone when the data are next written to.
        """
        refuse_unfit(self._store, self._contributions.described(change, set(), set()))
        begin(self._layout)
        self._replace(change)
        generation = self.publish(edit=True)
        end(self._layout)
        return generation

    def publish(
        self, progress: Progress = silent, *, anew: bool = False, edit: bool = False
    ) -> str:
        """Shows readers the present state, and names the generation that does.

        `anew` shows the graph where the settings say, whatever is there; generations that an
        `edit` of people's made are kept apart from others. Raises EncoderMismatch
        when the vectors were made by another encoder, IndexedElsewhere or GraphElsewhere when
        the indexes or the graph are in another place, GraphServerDown.
        """
        shown, state = whole_published if anew else published, notes.state(self._store)
        current = shown(self._layout)
        if current is not None and not anew:
            self._mirror.refuse_other_place(current)
        if is_uncounted := anew and notes.extent(self._store) is None:
            notes.count(self._store)
        if (
            current is not None
            and not is_uncounted
            and notes.is_same(current.revision, state)
            and self._mirror.shows(current, state)
        ):
            return current.name
        encoder = self._encoder or load_encoder()
        indexes = Indexes(self._layout.indexes, self._engine)
        indexes.refresh(self._store, self._notebook, encoder)
        return self._publish(indexes, encoder, progress, anew=anew, edit=edit)

    def reindex(self, progress: Progress = silent) -> str:
        """Makes anew what is derived, shows it to readers, and names the generation that does.

        Until then they see the old. Killed, it goes on where it was when it is called again.
        """
        encoder = self._encoder or load_encoder()
        indexes = Indexes(begun(self._layout, encoder, self._engine), self._engine)
        indexes.refresh(self._store, self._notebook, encoder, progress)
        self._relink(progress)
        notes.count(self._store)
        self._apply(Change(set(), set()), {})
        generation = self._publish(indexes, encoder, progress, anew=True)
        taken_over(self._layout)
        return generation

    def rollback(self, generation: str) -> Manifest:
        """Shows readers a generation again, and goes back to what it shows: all later is undone.

        Raises UnknownGeneration, and what searching in it would raise.
        """
        manifest = earlier(self._layout.data, generation)
        self._refuse_outdated(manifest)
        encoder = self._encoder or load_encoder()
        refuse_other_encoder(encoder, manifest.model, manifest.dimension)
        if not notes.is_same(manifest.revision, notes.state(self._store)):
            self._go_back(manifest)
        if not manifest.is_indexed_like(current_manifest(self._layout.data)):
            dropped(self._layout)
        if manifest.graph == "server":
            self._mirror.bring(self._store, silent)
        show(self._layout, manifest.name)
        return manifest

    def _refuse_outdated(self, manifest: Manifest) -> None:
        try:
            Generation(self._layout.generations / manifest.name, self._engine, self._server)
        except OutdatedIndexes as error:
            raise UnknownGeneration(
                f"Generation {manifest.name} was indexed by another version of Svod, "
                "so that it cannot be searched in: take a later one."
            ) from error

    def _go_back(self, manifest: Manifest) -> None:
        """Going back is a change like others, so that one can also go back before it."""
        then = notes.number(manifest.revision)
        if not self._notebook.reaches(then):
            raise UnknownGeneration(
                f"Generation {manifest.name} was made by a version of Svod that kept no way back: "
                "take one of a later publication."
            )
        self._redescribe_as_in(manifest)
        change = self._next_change()
        draft = prepared(self._layout, manifest, change=change)
        self._notebook.go_back(then, change=change)
        self._mirror.go_back(notes.state(self._store), then)
        decide(self._layout, draft)
        self._release()
        self._open()

    def _relink(self, progress: Progress) -> None:
        records = self.documents()
        done = progress("links", len(records))
        for record in records:
            own = stored(self._store, record.iri)
            relinked = self._links.relinked(Change(own, own), NamedNode(record.iri))
            if relinked.differing():
                self._apply(relinked, {})
            done(1)

    def _publish(
        self,
        indexes: Indexes,
        encoder: Encoder,
        progress: Progress,
        *,
        anew: bool,
        edit: bool = False,
    ) -> str:
        self._settle()
        name = publish(
            self._layout,
            self._store,
            indexes,
            base=self._base,
            revision=notes.state(self._store),
            encoder=encoder,
            mirror=self._mirror,
            progress=progress,
            anew=anew,
            edit=edit,
            kept=self._kept,
        )
        revisions = [manifest.revision for manifest in kept_generations(self._layout.data)]
        oldest = min(map(notes.number, revisions))
        self._notebook.forget(oldest)
        self._mirror.forget(oldest)
        return name

    def _name(self, error: BaseException) -> None:
        if is_out_of_room(error, self._layout.data):
            # No name for it: who holds an error holds the store, which could not be opened again.
            raise no_room(error, self._layout.data) from error

    def _release(self) -> None:
        """Whatever there is: it may have been opened in part."""
        for name in ("_notebook", "_mirror"):
            if database := vars(self).pop(name, None):
                database.close()
        for name in ("_contributions", "_links"):
            vars(self).pop(name, None)
        if (store := vars(self).pop("_store", None)) is not None:
            collect(store)

    def _open(self) -> None:
        refuse_half_restored(self._layout)
        settle_base(self._layout, self._base)
        remove_unfinished(self._layout)
        finish(self._layout)
        self._store = opened(self._layout)
        self._unwritten = 0
        reached = notes.number(notes.state(self._store))
        self._notebook = Notebook(self._layout.notebook, reached=reached)
        self._mirror = Mirror(self._layout, self._server, base=self._base)
        self._contributions = Contributions(
            self._store,
            self._notebook,
            entities=self._graph("entities"),
            authority=self._graph("authority"),
        )
        self._links = Links(self._store, self._notebook, self._graph("links"))
        self._undo_unpublished()

    def _undo_unpublished(self) -> None:
        """Takes back a change of people's that was made, but not shown."""
        if not is_pending(self._layout):
            return
        current = published(self._layout)
        if current is None:
            return
        if not notes.is_same(current.revision, notes.state(self._store)):
            self._go_back(current)  # which opens what there was before, and comes by here again
            return
        if current.graph == "server":
            self._mirror.bring(self._store, silent)
        end(self._layout)

    def _replace(
        self,
        change: Change,
        document: NamedNode | None = None,
        said: Set[Triple] = frozenset(),
    ) -> None:
        """Makes a change of a document and of what it says of entities, with all that follows."""
        told = self._contributions.of(document.value) if document else set()
        if (change.before, told) == (change.after, said):
            return
        whole = self._contributions.described(change, told, said)
        mark = uuid4().hex
        self._notebook.rename(self._next_change(), renamed(self._store, whole), mark)
        if document is None:
            self._redescribe(whole.differing(), self._graph("entities"))
            self._apply(whole, {})
            return
        sketch, record = sketched(document, change.after), _record(document, change.after)
        page = Page(mark, mark, lines(said), sketch, record)
        whole = self._links.relinked(whole, document)
        self._apply(whole, {document.value: page if change.after else None})

    def _apply(self, change: Change, pages: Mapping[str, Page | None]) -> None:
        """The notebook goes first: what the store does not follow will be undone."""
        whole = notes.noted(self._store, change, self._graph("entities"))
        self._notebook.write(self._next_change(), pages)
        self._mirror.touch(notes.state(self._store), whole.differing())
        apply(self._store, whole)
        self._unwritten += len(whole.differing())
        if self._unwritten > UNWRITTEN:
            self._settle()

    def _redescribe(self, quads: Iterable[Quad], graph: NamedNode) -> None:
        self._notebook.redescribe({str(q.subject) for q in quads if q.graph_name == graph})

    def _redescribe_as_in(self, manifest: Manifest) -> None:
        """Known names are of no document, whose pages tell what is described otherwise."""
        authority = self._graph("authority")
        shown = Store.read_only(str(self._layout.generations / manifest.name / "graph"))
        names = quads_of(self._store, [authority]) ^ quads_of(shown, [authority])
        self._redescribe(names, authority)

    def _next_change(self) -> int:
        return notes.number(notes.state(self._store)) + 1

    def _settle(self) -> None:
        """Waits until all changes are on the disk."""
        self._store.flush()
        self._unwritten = 0

    def _graph(self, name: str) -> NamedNode:
        return NamedNode(f"{self._base}graph/{name}")


def _record(document: NamedNode, quads: Set[Quad]) -> tuple[str, ...]:
    facts = {q.predicate: value(q.object) for q in quads if q.subject == document}
    return tuple(facts.get(fact, "") for fact in OF_RECORDS)
