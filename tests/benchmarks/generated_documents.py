"""Generated documents, as ingestion would hand them over: passages, provisions, mentions, names."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from generated_texts import TOPICS, Author, Lexicon, lexicon

from ontology.iris import slug
from ontology.prefixes import PREFIXES

BASE = "http://localhost:8080/"
PASSAGES = 50
#: Bodies of each topic, and such as are mentioned everywhere.
OF_TOPIC, EVERYWHERE = 40, 400
#: Of the passages so many mention something, and state a provision.
MENTIONING, PROVIDING = 0.7, 0.35
TYPES = ("Resolution", "MeetingDecision", "Order", "Roadmap", "ProgrammeDocument", "PressRelease")
STATUSES = ("Adopted", "Draft", "Published")
BODIES = (
    ("Комитет по вопросам «{0} – {1}»", "PublicBody"),
    ("Агентство «{0} и {1}»", "PublicBody"),
    ("Кластер «{0}-{1}»", "Cluster"),
    ("Общество «{0} {1}»", "Company"),
    ("Институт «{0}, {1}»", "ResearchBody"),
)
MODALITIES = ("Recommendation", "Decision", "Obligation", "Proposal")


@dataclass(frozen=True)
class Body:
    iri: str
    name: str
    kind: str


class Writer:
    """Documents one after the other; the first of a seed are the same however many follow."""

    def __init__(self, seed: int = 0) -> None:
        self.lexicon: Lexicon = lexicon()
        self.author = Author(self.lexicon, seed)
        self._chance = np.random.default_rng(seed)
        self._bodies = [self._body(n // OF_TOPIC, n) for n in range(TOPICS * OF_TOPIC)]

    def document(self, number: int) -> str:
        return f"{BASE}id/document/akt-{number:06}"

    def nquads(self, number: int) -> str:
        """All that is stated in and about one document."""
        return "".join(f"{line} .\n" for line in self._lines(number))

    def body(self) -> Body:
        return self._bodies[int(self._chance.integers(len(self._bodies)))]

    def _lines(self, number: int) -> Iterator[str]:
        topic = self.author.topic()
        passages = self.author.passages(topic, PASSAGES)
        text = "\n".join(passages)
        starts = [0, *accumulate(len(passage) + 1 for passage in passages)]
        document = self.document(number)
        issuer = self._mentioned(topic)
        mentioned = {issuer.iri: issuer}
        yield from self._facts(document, number, passages[0], text, issuer)
        for order, (passage, start) in enumerate(zip(passages, starts[:-1], strict=True), 1):
            iri = f"{document}/passage/{order:08x}"
            yield from _passage(document, iri, order, start, passage)
            if self._chance.random() < MENTIONING:
                body = self._mentioned(topic)
                mentioned[body.iri] = body
                yield from _mention(iri, body)
            if self._chance.random() < PROVIDING:
                kind = MODALITIES[int(self._chance.integers(len(MODALITIES)))]
                yield from _provision(document, iri, order, passage, kind, issuer)
        for body in mentioned.values():
            yield from _names(document, body)

    def _facts(
        self, document: str, number: int, title: str, text: str, issuer: Body
    ) -> Iterator[str]:
        kind = TYPES[int(self._chance.integers(len(TYPES)))]
        status = STATUSES[int(self._chance.integers(len(STATUSES)))]
        day = f"{2000 + number % 25}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        graph = f"<{document}>"
        for predicate, value in (
            (RDF_TYPE, SVOD.format("Document")),
            (term("dcterms:title"), f'"{title}"'),
            (SVOD.format("sourceFile"), f'"akt-{number:06}.txt"'),
            (SVOD.format("sourceDigest"), f'"{number:064x}"'),
            (SVOD.format("text"), '"{}"'.format(text.replace("\n", "\\n"))),
            (term("dcterms:type"), SVOD.format(kind)),
            (term("eli:date_document"), f'"{day}"^^{term("xsd:date")}'),
            (SVOD.format("status"), SVOD.format(status)),
            (term("dcterms:language"), '"ru"'),
            (SVOD.format("issuedBy"), f"<{issuer.iri}>"),
        ):
            yield f"{graph} {predicate} {value} {graph}"

    def _mentioned(self, topic: int) -> Body:
        """Mostly one of the topic, some of them often."""
        place = int(OF_TOPIC * self._chance.random() ** 2) + topic * OF_TOPIC
        if self._chance.random() < 0.3:
            place = int(EVERYWHERE * self._chance.random() ** 3) * OF_TOPIC
        return self._bodies[place]

    def _body(self, topic: int, number: int) -> Body:
        words = self.lexicon.all[self.lexicon.topics[topic, self._chance.integers(0, 250, 2)]]
        pattern, kind = BODIES[number % len(BODIES)]
        name = pattern.format(*words)
        return Body(f"{BASE}id/organization/{slug(name)}-{number}", name, kind)


def term(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


RDF_TYPE = term("rdf:type")
SVOD = f"<{PREFIXES['svod']}{{}}>"
PART_OF, LABEL = term("dcterms:isPartOf"), term("skos:prefLabel")
INTEGER, DECIMAL = term("xsd:integer"), term("xsd:decimal")


def _passage(document: str, iri: str, order: int, start: int, text: str) -> Iterator[str]:
    for predicate, value in (
        (RDF_TYPE, SVOD.format("Passage")),
        (PART_OF, f"<{document}>"),
        (SVOD.format("order"), f'"{order}"^^{INTEGER}'),
        (SVOD.format("start"), f'"{start}"^^{INTEGER}'),
        (SVOD.format("end"), f'"{start + len(text)}"^^{INTEGER}'),
        (SVOD.format("text"), f'"{text}"'),
    ):
        yield f"<{iri}> {predicate} {value} <{document}>"


def _mention(passage: str, body: Body) -> Iterator[str]:
    mention = f"<{passage}#mention-0-9>"
    yield f"<{passage}> {SVOD.format('mentions')} <{body.iri}> <{passage}>"
    for predicate, value in (
        (RDF_TYPE, SVOD.format("Mention")),
        (PART_OF, f"<{passage}>"),
        (SVOD.format("of"), f"<{body.iri}>"),
        (SVOD.format("surface"), f'"{body.name}"'),
        (SVOD.format("start"), f'"0"^^{INTEGER}'),
        (SVOD.format("end"), f'"9"^^{INTEGER}'),
        (SVOD.format("readBy"), f"<{BASE}id/rule/body_head_noun>"),
        (SVOD.format("confidence"), f'"0.9"^^{DECIMAL}'),
    ):
        yield f"{mention} {predicate} {value} <{passage}>"


def _provision(
    document: str, passage: str, order: int, text: str, kind: str, body: Body
) -> Iterator[str]:
    provision = f"<{document}/provision/{order}>"
    for predicate, value in (
        (RDF_TYPE, SVOD.format("Provision")),
        (RDF_TYPE, SVOD.format(kind)),
        (SVOD.format("number"), f'"{order}"'),
        (SVOD.format("text"), f'"{text}"'),
        (PART_OF, f"<{document}>"),
        (SVOD.format("statedIn"), f"<{passage}>"),
        (SVOD.format("addressee"), f"<{body.iri}>"),
        (SVOD.format("readBy"), f"<{BASE}id/rule/opening_infinitive>"),
        (SVOD.format("confidence"), f'"0.9"^^{DECIMAL}'),
    ):
        yield f"{provision} {predicate} {value} <{document}>"


def _names(document: str, body: Body) -> Iterator[str]:
    for predicate, value in (
        (RDF_TYPE, term("org:Organization")),
        (RDF_TYPE, SVOD.format(body.kind)),
        (LABEL, f'"{body.name}"@ru'),
    ):
        yield f"<{body.iri}> {predicate} {value} <{document}/entities>"
