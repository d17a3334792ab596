"""The corpus many times over: each copy says other words, of documents and things of its own.

A word becomes another one of its length, so that offsets stay true and no two copies are versions
of each other. Places and topics stay what they are and are called, and are mentioned everywhere.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bases import base
from bench import CORPUS
from generated_documents import BASE

import ontology
from ingest.pipeline import Pipeline
from ontology.iris import Iris, slug

#: The Russian words of a literal; keywords of N-Quads and of IRIs have none.
WORD = re.compile(r"[А-Яа-яЁё]+")
#: What belongs to one copy: its documents with all that lies under them, and its things.
OWN = re.compile(rf"<{re.escape(BASE)}id/((?!place/|rule/)[a-z]+/[^/#>]+)")


def multiplied(quads: int) -> Path:
    """The base of about so many quads of documents."""
    corpus = Corpus()
    copies = quads // corpus.quads
    return base(f"quads-{quads}", corpus.copies(copies), copies * len(corpus.documents))


class Corpus:
    """The documents as they are read once, and copies of them."""

    def __init__(self) -> None:
        iris = Iris(BASE)
        pipeline = Pipeline(iris, ontology.authority(BASE))
        self.documents: dict[str, list[str]] = {}
        for path in sorted(CORPUS.glob("*.txt")):
            reading = pipeline.read(path, key=slug(path.stem))
            pipeline.remember(reading)
            lines = reading.nquads().decode().splitlines(keepends=True)
            self.documents[str(reading.document)] = sorted(filter(str.strip, lines))
        self._words = _by_length(line for lines in self.documents.values() for line in lines)
        self.quads = sum(map(len, self.documents.values()))

    def copies(self, count: int) -> Iterator[tuple[str, str]]:
        """Documents by their IRI, each with its N-Quads; copy 0 is the corpus itself."""
        for number in range(count):
            for document, lines in self.documents.items():
                yield self.copy(document, number, lines)

    def copy(self, document: str, number: int, lines: list[str]) -> tuple[str, str]:
        if not number:
            return document, "".join(lines)
        other = cache(lambda word: self._other(word, number))
        own = rf"<{BASE}id/\1-{number}"
        said = (
            WORD.sub(lambda m: other(m[0]), line) if OWN.match(line) else line for line in lines
        )
        return f"{document}-{number}", OWN.sub(own, "".join(said))

    def _other(self, word: str, number: int) -> str:
        """«Кластер» → «Порядок»"""
        same_length = self._words[len(word)]
        other = same_length[(same_length.index(word.lower()) + number) % len(same_length)]
        if word.isupper():
            return other.upper()
        return other.capitalize() if word[0].isupper() else other


def _by_length(lines: Iterator[str]) -> dict[int, list[str]]:
    words: dict[int, list[str]] = defaultdict(list)
    for word in sorted({word.lower() for line in lines for word in WORD.findall(line)}):
        words[len(word)].append(word)
    return words
