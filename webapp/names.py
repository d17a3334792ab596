"""What things are called, in the language of the reader."""

import re

from flask import Flask, g
from pyoxigraph import Literal, NamedNode

from kg.asking import text
from kg.generations import Generation
from ontology.terms import SKOS
from webapp.context import generation
from webapp.language import DEFAULT, language


def register(app: Flask) -> None:
    app.jinja_env.filters.update(name=name, meaning=meaning)


def name(iri: str) -> str:
    """Its name in the reader's language, else in Russian, else any, else the end of its IRI.

    Looked up once per request: a page shows the same names many times.
    """
    known: dict[str, str] = g.setdefault("names", {})
    if iri not in known:
        known[iri] = best_name(generation(), iri) or re.split("[/#]", iri)[-1]
    return known[iri]


def meaning(iri: str) -> str:
    """How the vocabulary defines a term, in the reader's language; "" where it does not."""
    facts = generation().select("facts", thing=NamedNode(iri))
    defined = [row["value"] for row in facts if text(row, "property") == str(SKOS.definition)]
    said = (term for term in defined if isinstance(term, Literal))
    return next((term.value for term in said if term.language == language()), "")


def best_name(generation: Generation, iri: str) -> str:
    names = [row["name"] for row in generation.select("names", thing=NamedNode(iri))]
    by_language = {
        term.language or "": term.value for term in reversed(names) if isinstance(term, Literal)
    }
    wanted = (language(), DEFAULT, "", *by_language)
    return next((by_language[tag] for tag in wanted if tag in by_language), "")
