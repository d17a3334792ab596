"""What readers see: published, immutable generations."""

import json
import logging
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO

from pyoxigraph import NamedNode, RdfFormat, serialize

from kg.asking import Row, Term, select, select_each
from kg.damage import whole
from kg.description import Description, described
from kg.errors import NothingPublished
from kg.extent import read_extent
from kg.fulltext import EmbeddedFullText, FullText
from kg.graph import opened
from kg.holding import held
from kg.layout import Layout
from kg.milvus.engine import Engine
from kg.milvus.fulltext import MilvusFullText
from kg.milvus.notes import is_in_milvus
from kg.milvus.vectors import MilvusVectors
from kg.vectors import EmbeddedVectors, Vectors
from kg.vocabulary.published import Vocabulary

if TYPE_CHECKING:
    from kg.remote.server import Server

openings = logging.getLogger("svod.generations")


@dataclass(frozen=True)
class Manifest:
    """What a generation holds and was made with; `revision` is the primary's state it shows.

    `follows` is the generation that was current before it, where there was one, and `ingested`
    the nearest before it that was no `edit` of people's: edits between them may be removed.
    `statements` are the different ones that come from documents, not from the ontology, the known
    names or the rules.
    """

    name: str
    base: str
    created: str
    documents: int
    passages: int
    entities: int
    statements: int
    model: str
    dimension: int
    revision: str
    search: str = "embedded"  # or milvus
    graph: str = "embedded"  # or server
    follows: str = ""
    ingested: str = ""
    edit: bool = False

    def is_indexed_like(self, other: "Manifest") -> bool:
        """Whether both were indexed with the same encoder and in the same place."""
        return (self.model, self.dimension, self.search) == (
            other.model,
            other.dimension,
            other.search,
        )

    def text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def read_manifest(generation: Path) -> Manifest:
    """The manifest in a generation's folder; raises DamagedGeneration."""
    with whole(generation / "manifest.json") as file:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if "quads" in kept:  # written before 0.1: each statement counted once per graph
            kept["statements"] = kept.pop("quads")
        return Manifest(**kept)


class Generation:
    """One published state of the knowledge base: it never changes and threads may share it.

    All files are opened at once, so that it outlives its folder's removal.
    """

    def __init__(
        self, path: Path, engine: Engine | None = None, server: "Server | None" = None
    ) -> None:
        self.path = path
        self.manifest = read_manifest(path)
        self.name = self.manifest.name
        self.extent = read_extent(path)
        self.vocabulary = Vocabulary(path / "vocabulary")
        self.fulltext = _fulltext(path / "fulltext", engine)
        self.vectors = _vectors(path / "vectors", engine)
        self._graph = opened(path, server)

    def select(self, query: str, /, **bindings: Term) -> list[Row]:
        """The rows of `kg/queries/<query>.rq`; every bound variable must be a column of it."""
        return select(self._graph, query, **bindings)

    def select_each(self, query: str, variable: str, values: Iterable[Term]) -> list[Row]:
        """The rows of `kg/queries/<query>.rq` for each value of one variable, a column of it."""
        return select_each(self._graph, query, variable, values)

    def describe(self, thing: str) -> Description:
        """What is known of one thing."""
        return described(self.select_each, NamedNode(thing))

    def check(self) -> None:
        """Raises GraphServerDown or GraphElsewhere where the graph cannot be asked."""
        self._graph.check()

    def export(self, file: BinaryIO) -> int:
        """Writes the whole dataset as N-Quads, without the union copy; returns their number."""
        lines = count()
        quads = (quad for quad, _ in zip(self._graph.quads(), lines, strict=False))
        serialize(quads, file, format=RdfFormat.N_QUADS)
        return next(lines)


def _fulltext(folder: Path, engine: Engine | None) -> FullText:
    return MilvusFullText(folder, engine) if is_in_milvus(folder) else EmbeddedFullText(folder)


def _vectors(folder: Path, engine: Engine | None) -> Vectors:
    return MilvusVectors(folder, engine) if is_in_milvus(folder) else EmbeddedVectors(folder)


class Generations:
    """The generations of one data folder.

    Those in Milvus are searched through an engine, those on a SPARQL server are asked there.
    """

    def __init__(
        self, data: Path, *, engine: Engine | None = None, server: "Server | None" = None
    ) -> None:
        self._engine = engine
        self._server = server
        self._layout = Layout(data)
        self._lock = Lock()
        self._opened: Generation | None = None

    def current(self) -> Generation:
        """The newest published generation; raises NothingPublished when there is none."""
        with self._lock:
            path = _published(self._layout)
            while self._opened is None or self._opened.path != path:
                self._open(path)
                path = _published(self._layout)
            return self._opened

    def _open(self, path: Path) -> None:
        """Another one may be published meanwhile, and this one removed."""
        try:
            with held(path):
                self._opened = Generation(path, self._engine, self._server)
                _tell(self._opened.manifest)
        except FileNotFoundError:
            if path == _published(self._layout):
                raise


def _tell(manifest: Manifest) -> None:
    told = {"generation": manifest.name, "documents": manifest.documents, "edit": manifest.edit}
    openings.info("generation opened", extra={"told": told})


def current_manifest(data: Path) -> Manifest:
    """That of the newest generation, which is not opened; raises NothingPublished."""
    return read_manifest(_published(Layout(data)))


def _published(layout: Layout) -> Path:
    path = current_path(layout)
    if path is None:
        raise nothing_published(layout)
    return path


def nothing_published(layout: Layout) -> NothingPublished:
    return NothingPublished(
        f"Nothing is published in {layout.data} yet: run `svod ingest PATH` first."
    )


def current_path(layout: Layout) -> Path | None:
    """The folder that the pointer names, if there is one."""
    try:
        named = layout.current.readlink()
    except FileNotFoundError:
        return None
    return layout.data / named
