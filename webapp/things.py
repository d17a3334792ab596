"""One thing of the graph as the pages see it: its facts by the short names of the properties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from flask import Flask
from pyoxigraph import NamedNode
from werkzeug.exceptions import NotFound

from kg.asking import Row, Term, text
from kg.generations import Generation
from ontology.prefixes import PREFIXES
from webapp import context


def register(app: Flask) -> None:
    app.jinja_env.filters.update(short=short, expand=expand, thing=current_thing)
    app.jinja_env.tests["iri"] = lambda term: isinstance(term, NamedNode)


@dataclass(frozen=True)
class Thing:
    iri: str
    facts: Mapping[str, list[Term]]

    def all(self, name: str) -> list[Term]:
        """All values of the property, such as `svod:addressee`."""
        return self.facts.get(name, [])

    def text(self, name: str) -> str:
        """The first value of the property, or no text."""
        return next((value.value for value in self.all(name)), "")

    def kinds(self, *, but: str = "") -> list[str]:
        """The classes it belongs to, but the one that goes without saying."""
        return [kind.value for kind in self.all("rdf:type") if short(kind.value) != but]


def thing(generation: Generation, iri: str) -> Thing:
    """Raises NotFound where no statement speaks of it."""
    facts = generation.select("facts", thing=NamedNode(iri))
    if not facts and not generation.select("uses", thing=NamedNode(iri)):
        raise NotFound
    return Thing(iri, by_property(facts))


def current_thing(iri: str) -> Thing:
    """As templates ask for it."""
    return thing(context.generation(), iri)


def things(rows: Iterable[Row], variable: str) -> list[Thing]:
    """The things of rows that are sorted by them, each row a property and a value."""
    return [
        Thing(iri, by_property(facts))
        for iri, facts in groupby(rows, lambda row: text(row, variable))
    ]


def by_property(rows: Iterable[Row]) -> dict[str, list[Term]]:
    facts: dict[str, list[Term]] = {}
    for row in rows:
        if value := row["value"]:
            facts.setdefault(short(text(row, "property")), []).append(value)
    return facts


def short(iri: str) -> str:
    """https://w3id.org/svod/ontology#deadline → svod:deadline"""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def expand(name: str) -> str:
    """svod:deadline → https://w3id.org/svod/ontology#deadline"""
    prefix, _, rest = name.partition(":")
    return f"{PREFIXES[prefix]}{rest}" if prefix in PREFIXES else name
