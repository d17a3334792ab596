"""The endpoint as it is really served, with the data of a test as what is published."""

import json
import os
import re
import shutil
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urljoin

from pyoxigraph import NamedNode, RdfFormat, Store
from suites import Case, content

#: Files of the default graph, and of each named graph its name and its file.
Dataset = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]

#: Only a query's own IRIs of graphs are near enough to «FROM» to be what it names.
FROM = re.compile(r"\bFROM\s+(?:NAMED\s+)?<([^>]*)>", re.IGNORECASE)


#: The first generation, in which nothing is published.
EMPTY = "000001"


@dataclass(frozen=True)
class Answer:
    status: int
    media_type: str
    content: bytes


class Endpoint:
    """A server of Svod, spoken to over its socket."""

    def __init__(self, port: int, data: Path) -> None:
        self.url = f"http://127.0.0.1:{port}/sparql"
        self._connection = HTTPConnection("127.0.0.1", port, timeout=30)
        self._data = data
        self._published: dict[Hashable, str] = {}

    def close(self) -> None:
        self._connection.close()

    def send(
        self, method: str, address: str = "", *, body: bytes | None = None, **headers: str
    ) -> Answer:
        """A request; «Content_Type» is how a header is called here."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._connection.request(method, f"/sparql{address}", body, named)
        response = self._connection.getresponse()
        return Answer(
            response.status,
            response.headers.get_content_type() if "Content-Type" in response.headers else "",
            response.read(),
        )

    def ask(self, query: str, accept: str = "*/*") -> Answer:
        return self.send("GET", f"?{urlencode({'query': query})}", Accept=accept)

    def publish(self, dataset: Dataset) -> None:
        """Makes files what is published."""
        self.show(dataset, lambda store: load(store, dataset))

    def show(self, key: Hashable, fill: Callable[[Store], None]) -> None:
        """Makes a store what is published; one of the same key is filled once."""
        if key not in self._published:
            self._published[key] = self._make(fill)
        link = self._data / "current.next"
        link.symlink_to(f"generations/{self._published[key]}")
        link.rename(self._data / "current")

    def _make(self, fill: Callable[[Store], None]) -> str:
        """A generation like the empty one, but for its graph."""
        name = f"{len(self._published) + 2:06}"
        folder, empty = (self._data / "generations" / each for each in (name, EMPTY))
        shutil.copytree(
            empty, folder, copy_function=os.link, ignore=shutil.ignore_patterns("graph")
        )
        manifest = json.loads((empty / "manifest.json").read_text())
        (folder / "manifest.json").unlink()
        (folder / "manifest.json").write_text(
            json.dumps(manifest | {"name": name, "revision": name})
        )
        store = Store(str(folder / "graph"))
        fill(store)
        store.flush()
        return name


def load(store: Store, dataset: Dataset) -> None:
    default, named = dataset
    for file in default:
        store.load(content(file), rdf_format(file), base_iri=file)
    for graph, file in named:
        store.add_graph(NamedNode(graph))
        store.load(content(file), rdf_format(file), base_iri=file, to_graph=NamedNode(graph))


def rdf_format(file: str) -> RdfFormat:
    suffix = file.rpartition(".")[2]
    return RdfFormat.from_extension(suffix) if suffix != "n3" else RdfFormat.TURTLE


def query_of(test: Case) -> str:
    """The text of its query, which reads as if it lay beside its data."""
    return f"BASE <{test.query}>\n{content(test.query).decode()}"


def dataset_of(test: Case) -> Dataset:
    """The files of its graphs; those that only the query names are in the graphs so named."""
    named = {urljoin(test.query, graph) for graph in FROM.findall(query_of(test))}
    return test.default, test.named or tuple((graph, graph) for graph in sorted(named))
