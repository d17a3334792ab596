"""Statements as pages show them: the values of a property, in the reader's language."""

from collections.abc import Iterable
from typing import cast

from pyoxigraph import Literal, Triple

from kg.asking import Term
from kg.quads import value
from webapp.language import DEFAULT, language
from webapp.things import short


class Described:
    """Some statements, by subject and by the short name of the property, such as `rdfs:label`."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._values: dict[str, dict[str, list[Term]]] = {}
        for triple in triples:
            facts = self._values.setdefault(value(triple.subject), {})
            facts.setdefault(short(triple.predicate.value), []).append(cast(Term, triple.object))

    def all(self, subject: str, name: str) -> list[Term]:
        return self._values.get(subject, {}).get(name, [])

    def text(self, subject: str, name: str) -> str:
        """The first value in the reader's language, else in Russian, else any; "" without one."""
        values = [term for term in self.all(subject, name) if isinstance(term, Literal)]
        by_language = {term.language: term.value for term in reversed(values)}
        wanted = (language(), DEFAULT, *by_language)
        return next((by_language[tag] for tag in wanted if tag in by_language), "")

    def subjects(self, name: str, iri: str) -> list[str]:
        """What has this value."""
        return [
            subject
            for subject, facts in self._values.items()
            if any(term.value == iri for term in facts.get(name, ()))
        ]
