"""The W3C's tests of updates, said of graphs that people may write to.

What the tests name `http://example.org/…` lies below people's graph here, graphs and all
else; and what they write to the default graph goes to one of people's, too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlencode

from pyoxigraph import BlankNode, DefaultGraph, RdfFormat, Store
from rdflib import Graph
from suites import BASE, MF, RDF, RDFS, Manifest, Term, content, manifests

from kg.errors import QueryRefused, QuerySyntax
from kg.updating.operations import Operation, operations

UT = "http://www.w3.org/2009/sparql/tests/test-update#"
UPDATE = "application/sparql-update"
TOKEN = "a-token-of-the-test"
PEOPLE = f"{BASE}graph/people"
THEIRS, OURS = re.compile(r"http://((?:www\.)?example\.(?:org|com))/?"), rf"{PEOPLE}/\1/"
#: Persons of people's must have a Russian name; those of the tests are none of ours.
FOAF, OTHER = "http://xmlns.com/foaf/0.1/", "urn:foaf:"
#: In the place of the default graph.
DEFAULT = f"{PEOPLE}/default"

EVALUATION, POSITIVE, NEGATIVE = (
    "UpdateEvaluationTest",
    "PositiveUpdateSyntaxTest11",
    "NegativeUpdateSyntaxTest11",
)
PROLOGUE = re.compile(r"\s*(?:#.*|(?:prefix\s+\S*|base)\s*<[^>]*>)", re.IGNORECASE)
DATA = re.compile(r"((?:insert|delete)\s+data\s*\{)(.*)\}", re.IGNORECASE | re.DOTALL)
DELETE_WHERE = re.compile(r"delete\s+where\s*(\{.*\})", re.IGNORECASE | re.DOTALL)
OF_DEFAULT = re.compile(r"\bdefault\b", re.IGNORECASE)
#: The default graph is always there, people's are where something is in them.
EMPTIED = re.compile(r"(clear|drop)(?:\s+silent)?\s+default\b", re.IGNORECASE)
MODIFY = re.compile(r"(?:insert|delete)\s*\{", re.IGNORECASE)


@dataclass(frozen=True)
class Case:
    """An update, the files of graphs before it, and those of graphs after it."""

    suite: str
    name: str
    kind: str
    request: str
    before: tuple[tuple[str, str], ...] = ()
    after: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        return f"{self.suite}#{self.name}"


def updates(*kinds: str) -> list[Case]:
    return [case for path in manifests() for case in Updates(path).cases() if case.kind in kinds]


class Updates(Manifest):
    """A manifest, of which the tests of updates are read."""

    def cases(self) -> Iterator[Case]:
        for entry in self.entries():
            kind = self._one(entry, f"{RDF}type").value.rpartition("#")[2]
            if kind not in (EVALUATION, POSITIVE, NEGATIVE):
                continue
            action = self._one(entry, f"{MF}action")
            request = self._one(action, f"{UT}request") if kind == EVALUATION else action
            yield Case(
                self._suite,
                entry.value.rpartition("#")[2],
                kind,
                request.value,
                self._graphs(action),
                self._graphs(self._one(entry, f"{MF}result")),
            )

    def _graphs(self, node: Term | None) -> tuple[tuple[str, str], ...]:
        """Of each graph its name and its file."""
        if not isinstance(node, BlankNode):
            return ()
        default = [(DEFAULT, file.value) for file in self._all(node, f"{UT}data")]
        named = [
            (
                ours(self._one(graph, f"{RDFS}label").value),
                self._one(graph, f"{UT}graph").value,
            )
            for graph in self._all(node, f"{UT}graphData")
        ]
        return tuple(default + named)


def ours(text: str) -> str:
    """With our names in the place of theirs."""
    return THEIRS.sub(OURS, text).replace(FOAF, OTHER)


def statements(file: str) -> bytes:
    """Those of a file, as N-Triples that name things as people do."""
    store = Store()
    store.load(
        ours(content(file).decode()).encode(),
        RdfFormat.from_extension(file.rpartition(".")[2]),
        base_iri=file,
    )
    return store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())


def text(case: Case) -> str:
    """Its update, on people's graphs."""
    return on_people(content(case.request).decode(), case.request)


def on_people(update: str, base: str = BASE) -> str:
    """An update, if it can be read as one, on people's graphs."""
    named = ours(update)
    try:
        return " ;\n".join(map(_on_people, operations(named, base)))
    except (QuerySyntax, QueryRefused):
        return named


def _on_people(operation: Operation) -> str:
    """With a graph of people's in the place of the default graph."""
    update = operation.text
    place = 0
    while prologue := PROLOGUE.match(update, place):
        place = prologue.end()
    head, body = update[:place], update[place:].strip()
    if found := DELETE_WHERE.match(body):
        body = f"WITH <{DEFAULT}> DELETE {found[1]} WHERE {found[1]}"
    elif (found := DATA.match(body)) and "graph" not in found[2].lower():
        body = f"{found[1]} GRAPH <{DEFAULT}> {{ {found[2]} }} }}"
    elif MODIFY.match(body):
        body = f"WITH <{DEFAULT}> {body}"
    elif not DATA.match(body):
        body = EMPTIED.sub(r"\1 SILENT DEFAULT", body)
        body = OF_DEFAULT.sub(f"GRAPH <{DEFAULT}>", body)
    return f"{head}\n{body}"


def setting_up(case: Case) -> str:
    """An update that makes people's graphs what they are before that of the test."""
    graphs = {name for name, _ in (*case.before, *case.after)} | {
        DEFAULT,
        *(ours(f"http://example.org/g{number}") for number in (1, 2, 3)),
    }
    dropped = [f"DROP SILENT GRAPH <{graph}>" for graph in sorted(graphs)]
    filled = [
        f"INSERT DATA {{ GRAPH <{graph}> {{ {statements(file).decode()} }} }}"
        for graph, file in case.before
    ]
    return " ;\n".join([*dropped, *filled])


class Updated:
    """A server that takes updates, spoken to over its socket."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)

    def close(self) -> None:
        self._connection.close()

    def update(self, update: str) -> tuple[int, str]:
        return self.send("POST", "/sparql", update.encode(), Content_Type=UPDATE)

    def graph(self, name: str) -> Graph:
        address = f"/graph-store?{urlencode({'graph': name})}"
        status, said = self.send("GET", address, Accept="application/n-triples")
        return parsed(said) if status == 200 else Graph()

    def send(
        self, method: str, address: str, body: bytes | None = None, **headers: str
    ) -> tuple[int, str]:
        """What comes of a request; «Content_Type» is how a header is called here."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named["Authorization"] = f"Bearer {TOKEN}"
        self._connection.request(method, address, body, named)
        response = self._connection.getresponse()
        return response.status, response.read().decode()


def parsed(lines: bytes | str) -> Graph:
    return Graph().parse(data=lines, format="nt")
