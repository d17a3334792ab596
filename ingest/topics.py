"""What a clause is about, in the terms of the subject areas."""

from collections.abc import Iterator

from rdflib import Graph

import ontology
from ingest.analysed import Doc, Token
from ingest.known import KnownNames
from ingest.learnt import Kept
from ingest.model import Entity
from ingest.morphology import parses
from ingest.phrases import phrase
from ingest.senses import means_else
from ontology.terms import SKOS, SVOD

#: No subject area's name has more words.
LONGEST = 8


def areas() -> Graph:
    """What the vocabulary says of them."""
    vocabulary = ontology.vocabulary()
    found = Graph()
    for area in vocabulary.subjects(SKOS.inScheme, SVOD.SubjectAreas):
        for triple in vocabulary.triples((area, None, None)):
            found.add(triple)
    return found


class SubjectAreas:
    """Finds the names of subject areas in any inflection."""

    def __init__(self, kept: Kept | None = None) -> None:
        """To parse and learn them takes half a second, unless their names are kept."""
        self._names = KnownNames(kept=kept) if kept else KnownNames(areas())

    def of(self, doc: Doc) -> tuple[Entity, ...]:
        """«повышение **энергоэффективности** городской среды»; each clause of a passage asks."""
        if "topics" not in doc.user_data:
            doc.user_data["topics"] = tuple(dict.fromkeys(self._found(doc)))
        found: tuple[Entity, ...] = doc.user_data["topics"]
        return found

    def _found(self, doc: Doc) -> Iterator[Entity]:
        words = [token.text for token in doc]
        for at in range(len(words)):
            for count, name, area in self._names.longest(words[at : at + LONGEST]):
                if count == 1 and _means_else(doc[at], name):
                    continue
                yield Entity("topic", area.name, iri=area.iri)
                break


def _means_else(token: Token, name: str) -> bool:
    """«муниципальных **образований**», «**образование** отходов», «зерновые **культуры**»"""
    many = token._.parse.number == "plur" and parses(name)[0].number == "sing"
    return many or means_else(token) or _is_formed(token)


def _is_formed(token: Token) -> bool:
    """«**образование** рабочей группы» is no schooling, «**образование** детей» is."""
    span = phrase(token, prepositions=False)
    what = next((t for t in span.doc[token.i + 1 : span.end] if t._.parse.pos == "NOUN"), None)
    formed = what is not None and what._.parse.animacy == "inan" and what.text.islower()
    return token.lemma_ == "образование" and formed and span.start == token.i
