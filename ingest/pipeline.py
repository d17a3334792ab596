"""From a file to the statements read from it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rdflib import Dataset, Graph, URIRef

from ingest.caveats import about_figures
from ingest.entities import resolve
from ingest.facts import find_facts
from ingest.figures import find_figures
from ingest.filenames import shown
from ingest.known import KnownNames
from ingest.learnt import Kept
from ingest.mapping import Content, Source, to_dataset
from ingest.mentions import find_mentions
from ingest.prepared import Prepared, prepare
from ingest.provisions import find_provisions
from ingest.relations import find_relations
from ingest.roles import find_roles
from ingest.topics import SubjectAreas
from ontology.iris import Iris

Prepare = Callable[[Path], Prepared]
#: Hears of each stage as it begins: a long document takes minutes.
Step = Callable[[str], None]


@dataclass(frozen=True)
class Reading:
    """What one document gives to the knowledge base."""

    document: URIRef
    dataset: Dataset

    def nquads(self) -> bytes:
        return self.dataset.serialize(format="nquads", encoding="utf-8")


class Pipeline:
    """Reads documents one after the other; each is resolved against all that is known by then."""

    def __init__(
        self,
        iris: Iris,
        *known: Graph,
        kept: Kept | None = None,
        areas: Kept | None = None,
        prepare: Prepare = prepare,
    ) -> None:
        """To resolve against are the names known or kept: the authority's, and of documents.

        The names of subject `areas` are the vocabulary's unless they are kept.
        """
        self._iris = iris
        self._known = KnownNames(*known, kept=kept)
        self._areas = SubjectAreas(areas)
        self._prepare = prepare

    def read(
        self,
        path: Path,
        *,
        key: str,
        origin: str = "",
        known_from_it: Graph | None = None,
        step: Step = lambda _: None,
    ) -> Reading:
        """Raises an `IngestError` for a file that cannot be read.

        `known_from_it` are names that only an earlier reading of the same document has found.
        """
        source = Source(key, shown(path.name), _digest(path), origin)
        known = self._known.without(known_from_it) if known_from_it else self._known
        content = self._content(path, known, step)
        step("statements")
        return Reading(self._iris.document(key), to_dataset(source, content, self._iris))

    def remember(self, reading: Reading) -> None:
        """What this document calls things is known to the documents after it."""
        self._known.add(reading.dataset.graph(self._iris.names(reading.document)))

    def _content(self, path: Path, known: KnownNames, step: Step) -> Content:
        step("words")
        prepared = self._prepare(path)
        text, docs = prepared.text, prepared.docs
        step("names")
        mentions = find_mentions(text.passages, docs, known)
        namings = resolve(mentions, known)
        facts = find_facts(text, docs, namings)
        issued = facts.date.value if facts.date else None
        step("provisions")
        provisions = find_provisions(
            text,
            docs,
            namings,
            areas=self._areas,
            issued=issued,
            issuers=facts.issuers,
            kind=facts.type.value,
        )
        step("relations")
        relations = find_relations(text.passages, docs, namings, facts)
        step("roles and figures")
        roles = find_roles(
            text.passages,
            docs,
            namings,
            issued=issued,
            issuers=facts.issuers,
            adopted=facts.status is None or facts.status.value != "Draft",
        )
        figures = find_figures(text.passages, docs, namings, issued=issued)
        return Content(
            text=text,
            facts=facts,
            namings=namings,
            provisions=provisions,
            relations=relations,
            roles=roles,
            figures=figures.stated,
            known_words=prepared.known_words,
            caveats=(*prepared.caveats, *about_figures(figures.untold, provisions)),
        )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
