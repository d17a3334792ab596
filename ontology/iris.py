"""Deterministic IRIs: the same thing read twice gets the same name."""

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from rdflib import URIRef

EntityKind = Literal[
    "organization", "group", "project", "programme", "event", "award",
    "act", "service", "person", "place", "topic",
]  # fmt: skip

#: Longer slugs are cut and told apart by a digest of the whole name.
SLUG_LENGTH = 80

_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_SOUNDS = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya"
_LATIN = dict(zip(_CYRILLIC, _SOUNDS.split(" "), strict=True))


def slug(name: str) -> str:
    """«Минэкономразвития России» → minekonomrazvitiya-rossii"""
    latin = "".join(_LATIN.get(letter, letter) for letter in name.lower())
    words = re.sub(r"[^a-z0-9_]+", "-", latin).strip("-")
    if words and len(words) <= SLUG_LENGTH:
        return words
    return f"{words[:SLUG_LENGTH].rstrip('-')}-{digest(name)}".strip("-")


def digest(text: str, *, length: int = 8) -> str:
    """The first hexadecimal digits of the SHA-256 of a text."""
    raw = text.encode("utf-8", "surrogateescape")  # as names of files may need
    return hashlib.sha256(raw).hexdigest()[:length]


@dataclass(frozen=True)
class Iris:
    """The IRIs under one base, which ends with «/»."""

    base: str

    def document(self, key: str) -> URIRef:
        return URIRef(f"{self.base}id/document/{key}")

    def passage(self, document: URIRef, text: str, *, repeat: int = 0) -> URIRef:
        """Named by its words, so that edits elsewhere in the document leave it alone.

        `repeat` counts earlier passages of the document with the same words.
        """
        return URIRef(f"{document}/passage/{digest(text)}{f'-{repeat}' if repeat else ''}")

    def provision(
        self, document: URIRef, text: str, *, number: str | None = None, repeat: int = 0
    ) -> URIRef:
        name = "-".join(part for part in (slug(number) if number else "", digest(text)) if part)
        return URIRef(f"{document}/provision/{name}{f'-{repeat}' if repeat else ''}")

    def mention(self, passage: URIRef, start: int, end: int) -> URIRef:
        return URIRef(f"{passage}#mention-{start}-{end}")

    def part(self, whole: URIRef, *content: str) -> URIRef:
        """A membership, observation, interval or reading, named by what it says."""
        return URIRef(f"{whole}#{digest(chr(31).join(content))}")

    def entity(self, kind: EntityKind, name: str) -> URIRef:
        return URIRef(f"{self.base}id/{kind}/{slug(name)}")

    def rule(self, name: str) -> URIRef:
        return URIRef(f"{self.base}id/rule/{name}")

    def names(self, document: URIRef) -> URIRef:
        """The graph of what one document contributes to `graph("entities")`."""
        return URIRef(f"{document}/entities")

    def receipt(self, document: URIRef) -> URIRef:
        """The receipt of one document, and the graph it stands in."""
        return URIRef(f"{document}/receipt")

    def graph(
        self, name: Literal["entities", "authority", "ontology", "rules", "links", "people"]
    ) -> URIRef:
        return URIRef(f"{self.base}graph/{name}")
