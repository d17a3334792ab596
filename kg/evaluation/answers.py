"""Questions of annotators with the words of published documents that answer them."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from kg.asking import text
from kg.evaluation.annotations import AnnotationsUnreadable
from kg.evaluation.collections import Question
from kg.evaluation.names import letters
from kg.generations import Generation

#: A passage that a quotation holds is part of the answer, unless it is a heading's few letters.
SHORTEST = 20


def read_questions(generation: Generation, folder: Path) -> dict[str, list[Question]]:
    """By language, those with an answer in published documents, from questions.json.

    A document is named there by what the name of its file begins with.
    """
    passages = {file: list(_passages(generation, iri)) for file, iri in _published(generation)}
    found: dict[str, list[Question]] = {}
    for question in _read(folder / "questions.json"):
        relevant = {
            passage: 1.0
            for evidence in question["gold_evidence"]
            for file in passages
            if file.startswith(evidence["doc"])
            for passage in _holding(letters(evidence["quote"]), passages[file])
        }
        if relevant and question["answer"] is not None:
            found.setdefault(question["lang"], []).append(Question(question["question"], relevant))
    return found


def _holding(quote: str, passages: list[tuple[str, str]]) -> Iterator[str]:
    """The passages that hold a quotation, or are held by it."""
    for passage, words in passages:
        if quote in words or (len(words) >= SHORTEST and words in quote):
            yield passage


def _passages(generation: Generation, document: str) -> Iterator[tuple[str, str]]:
    for row in generation.select("passages", document=NamedNode(document)):
        yield text(row, "passage"), letters(text(row, "text"))


def _published(generation: Generation) -> Iterator[tuple[str, str]]:
    for row in generation.select("documents"):
        yield text(row, "file"), text(row, "document")


def _read(path: Path) -> list[Mapping[str, Any]]:
    try:
        return list(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise AnnotationsUnreadable(
            f"{path} cannot be read ({error}): docs/evaluation.md says what is in it."
        ) from error
