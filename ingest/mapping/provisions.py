"""What is to be done: clauses and their parts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from rdflib import Literal, URIRef

from ingest.mapping.graphs import Graphs
from ingest.mapping.literals import literal
from ingest.model import Deadline, Provision
from ontology.terms import DCTERMS, RDF, SVOD


@dataclass
class Clauses:
    """Of one document; the same words under the same number are told apart by their order."""

    graphs: Graphs
    text: str
    _said: Counter[tuple[str | None, str]] = field(init=False, default_factory=Counter)

    def add(self, provision: Provision) -> URIRef:
        """With its parts."""
        text = self.text[provision.start : provision.end]
        repeat = self._said[provision.number, text]
        self._said[provision.number, text] += 1
        iri = self.graphs.iris.provision(
            self.graphs.iri, text, number=provision.number, repeat=repeat
        )
        for predicate, value in self._of_provision(provision, text):
            self.graphs.document.add((iri, predicate, value))
        self.graphs.read_by(self.graphs.document, iri, provision.rule, provision.confidence)
        return iri

    def _of_provision(
        self, provision: Provision, text: str
    ) -> Iterator[tuple[URIRef, URIRef | Literal]]:
        yield RDF.type, SVOD.Provision
        yield RDF.type, SVOD[provision.modality]
        yield SVOD.text, Literal(text)
        yield DCTERMS.isPartOf, self.graphs.iri
        if provision.number:
            yield SVOD.number, Literal(provision.number)
        for passage in provision.passages:
            yield SVOD.statedIn, self.graphs.passage(passage)
        for predicate, things in (
            (SVOD.addressee, provision.addressees),
            (SVOD.actor, provision.actors),
            (SVOD.responsible, provision.responsible),
            (SVOD.beneficiary, provision.beneficiaries),
            (SVOD.about, provision.about),
            (DCTERMS.subject, provision.topics),
        ):
            for thing in things:
                yield predicate, self.graphs.entity(thing)
        for name in sorted(provision.blank_fields):
            yield SVOD.blankField, Literal(name)
        if provision.deadline:
            yield from _of_deadline(provision.deadline)
        for part in provision.parts:
            yield DCTERMS.hasPart, self.add(part)


def _of_deadline(deadline: Deadline) -> Iterator[tuple[URIRef, Literal]]:
    yield SVOD.deadlineText, Literal(deadline.wording)
    if deadline.day:
        yield SVOD.deadline, literal(deadline.day)
    if deadline.recurrence:
        yield SVOD.recurrence, Literal(deadline.recurrence)
