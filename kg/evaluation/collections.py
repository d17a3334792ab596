"""Questions with the passages that answer them: a folder of corpus, queries and qrels."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.passages import IndexedPassage


class CollectionUnreadable(KgError):
    """The folder holds no corpus, queries and qrels."""


@dataclass(frozen=True)
class Question:
    """`relevant` are the IRIs of the passages that answer it, each with its grade."""

    text: str
    relevant: Mapping[str, float]


@dataclass(frozen=True)
class Collection:
    name: str
    passages: Sequence[IndexedPassage]
    questions: Sequence[Question]


def read_collection(folder: Path) -> Collection:
    """As BEIR and MTEB write them: corpus.jsonl, queries.jsonl, qrels.tsv or qrels/test.tsv."""
    try:
        passages = [_passage(row) for row in _json_lines(folder / "corpus.jsonl")]
        texts = {row["_id"]: row["text"] for row in _json_lines(folder / "queries.jsonl")}
        relevant = _relevant(folder)
    except (OSError, ValueError, KeyError) as error:
        raise CollectionUnreadable(
            f"{folder} cannot be measured with ({error}): it needs corpus.jsonl and queries.jsonl "
            "with _id and text, and qrels.tsv with query-id, corpus-id and score."
        ) from error
    questions = [
        Question(texts[name], grades) for name, grades in relevant.items() if name in texts
    ]
    return Collection(folder.name, passages, questions)


def _passage(row: Mapping[str, str]) -> IndexedPassage:
    title = row.get("title") or ""
    return IndexedPassage(row["_id"], row["text"], title=title, context=title)


def _json_lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _relevant(folder: Path) -> dict[str, dict[str, float]]:
    path = folder / "qrels.tsv"
    found: dict[str, dict[str, float]] = {}
    with (path if path.exists() else folder / "qrels" / "test.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if float(row["score"]) > 0:
                found.setdefault(row["query-id"], {})[row["corpus-id"]] = float(row["score"])
    return found
