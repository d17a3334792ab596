"""What things are called, in the language of the reader."""

from flask import Flask, g
from pyoxigraph import Literal, NamedNode

from kg.asking import text
from ontology.terms import SKOS
from webapp.context import generation
from webapp.labels import end_of, label
from webapp.language import DEFAULT, language


def register(app: Flask) -> None:
    app.jinja_env.filters.update(name=name, meaning=meaning)
    app.jinja_env.globals.update(value_name=value_name)


def name(iri: str) -> str:
    """Its name in the reader's language, else in Russian, else any, else the end of its IRI.

    Looked up once per request: a page shows the same names many times.
    """
    known: dict[str, str] = g.setdefault("names", {})
    if iri not in known:
        known[iri] = label(generation(), iri, (language(), DEFAULT, "")) or end_of(iri)
    return known[iri]


def value_name(facet: str, value: str) -> str:
    """As people call the value of a facet; a year is its own name."""
    return value if facet == "year" else name(value)


def meaning(iri: str) -> str:
    """How the vocabulary defines a term, in the reader's language; "" where it does not."""
    facts = generation().select("facts", thing=NamedNode(iri))
    defined = [row["value"] for row in facts if text(row, "property") == str(SKOS.definition)]
    said = (term for term in defined if isinstance(term, Literal))
    return next((term.value for term in said if term.language == language()), "")
