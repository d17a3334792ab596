"""What a thing is called in one language or another."""

import re
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from kg.generations import Generation


def label(generation: Generation, iri: str, languages: Iterable[str]) -> str:
    """Its name in the first of the languages that it has one in, else any; "" without a name."""
    names = [row["name"] for row in generation.select("names", thing=NamedNode(iri))]
    by_language = {
        term.language or "": term.value for term in reversed(names) if isinstance(term, Literal)
    }
    wanted = (*languages, *by_language)
    return next((by_language[tag] for tag in wanted if tag in by_language), "")


def end_of(iri: str) -> str:
    """http://localhost:8080/id/place/norvegiya → norvegiya"""
    return re.split("[/#]", iri)[-1]
