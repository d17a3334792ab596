"""The W3C's tests of SPARQL as their manifests describe them."""

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple

Term = NamedNode | BlankNode | Literal | Triple

ARCHIVE = Path(__file__).with_name("suites.tar.xz")
#: Where the files count as lying: relative IRIs in data and queries mean their neighbours.
BASE = "http://www.w3.org/2001/sw/DataAccess/tests/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"

#: What Svod does not claim: to infer, and to ask other endpoints for a query.
NOT_CLAIMED = {"data-sparql11/service"}


@dataclass(frozen=True)
class Case:
    """One entry of a manifest: what is asked, of which files, and which file has the result.

    `named` are pairs of the name of a graph and the file with what stands in it.
    """

    suite: str
    name: str
    kind: str
    query: str | None
    default: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    result: str | None = None
    #: REDUCED: rows may come once or more often.
    lax: bool = False

    @property
    def id(self) -> str:
        return f"{self.suite}#{self.name}"


@cache
def files() -> dict[str, bytes]:
    """All files of the suites by their paths."""
    with tarfile.open(ARCHIVE) as archive:
        members = [member for member in archive if member.isfile()]
        return {member.name: archive.extractfile(member).read() for member in members}


def content(iri: str) -> bytes:
    """The file that an IRI stands for."""
    return files()[iri.removeprefix(BASE)]


@cache
def cases(*kinds: str) -> list[Case]:
    """The tests of some kinds: QueryEvaluationTest, NegativeSyntaxTest11, …"""
    return [test for manifest in manifests() for test in read(manifest) if test.kind in kinds]


def manifests() -> list[str]:
    return sorted(
        path
        for path in files()
        if path.endswith("/manifest.ttl") and path.rpartition("/")[0] not in NOT_CLAIMED
    )


@cache
def read(path: str) -> list[Case]:
    """The entries that a manifest lists; the ones it has taken back only stand in it."""
    manifest = Manifest(path)
    return [manifest.test(entry) for entry in manifest.entries()]


class Manifest:
    def __init__(self, path: str) -> None:
        self._suite = path.rpartition("/")[0]
        self._store = Store()
        self._store.load(files()[path], RdfFormat.TURTLE, base_iri=BASE + path)

    def entries(self) -> Iterator[Term]:
        for quad in self._store.quads_for_pattern(None, NamedNode(f"{MF}entries"), None):
            yield from self._listed(quad.object)

    def test(self, entry: NamedNode) -> Case:
        action = self._one(entry, f"{MF}action")
        query = self._one(action, f"{QT}query") if isinstance(action, BlankNode) else action
        graphs = self._all(action, f"{QT}graphData") if isinstance(action, BlankNode) else []
        default = self._all(action, f"{QT}data") if isinstance(action, BlankNode) else []
        result = self._one(entry, f"{MF}result")
        return Case(
            suite=self._suite,
            name=entry.value.rpartition("#")[2],
            kind=self._one(entry, f"{RDF}type").value.rpartition("#")[2],
            query=query.value if query else None,
            default=tuple(file.value for file in default),
            named=tuple(map(self._named, graphs)),
            result=result.value if result else None,
            lax=bool(self._all(entry, f"{MF}resultCardinality")),
        )

    def _named(self, graph: Term) -> tuple[str, str]:
        """A file that is the name of its graph itself, or a file and a label."""
        file = self._one(graph, f"{QT}graph")
        if file is None:
            return graph.value, graph.value
        label = self._one(graph, f"{RDFS}label")
        return urljoin(file.value, label.value if label else file.value), file.value

    def _listed(self, head: Term) -> Iterator[Term]:
        while first := self._one(head, f"{RDF}first"):
            yield first
            head = self._one(head, f"{RDF}rest")

    def _one(self, subject: Term, predicate: str) -> Term | None:
        return next(iter(self._all(subject, predicate)), None)

    def _all(self, subject: Term, predicate: str) -> list[Term]:
        found = self._store.quads_for_pattern(subject, NamedNode(predicate), None)
        return [quad.object for quad in found]
