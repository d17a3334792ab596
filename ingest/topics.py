"""What a clause is about, in the terms of the subject areas."""

from collections.abc import Iterator

from rdflib import Graph

import ontology
from ingest.analysed import Doc
from ingest.known import KnownNames
from ingest.model import Entity
from ontology.terms import SKOS, SVOD

#: No subject area's name has more words.
LONGEST = 8


class SubjectAreas:
    """Finds the names of subject areas in any inflection."""

    def __init__(self) -> None:
        vocabulary = ontology.vocabulary()
        areas = Graph()
        for area in vocabulary.subjects(SKOS.inScheme, SVOD.SubjectAreas):
            for triple in vocabulary.triples((area, None, None)):
                areas.add(triple)
        self._names = KnownNames(areas)

    def of(self, doc: Doc) -> tuple[Entity, ...]:
        """«повышение **энергоэффективности** городской среды»; each clause of a passage asks."""
        if "topics" not in doc.user_data:
            doc.user_data["topics"] = tuple(dict.fromkeys(self._found(doc)))
        found: tuple[Entity, ...] = doc.user_data["topics"]
        return found

    def _found(self, doc: Doc) -> Iterator[Entity]:
        words = [token.text for token in doc]
        for at in range(len(words)):
            for _, _, area in self._names.longest(words[at : at + LONGEST]):
                yield Entity("topic", area.name, iri=area.iri)
                break
