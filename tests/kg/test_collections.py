"""Measuring search with a folder of corpus, queries and qrels."""

import json
from pathlib import Path

import pytest

from kg.encoder import load_encoder
from kg.evaluation.collections import CollectionUnreadable, read_collection
from kg.evaluation.retrieval import RECIPES, measure_collection

CORPUS = {
    "p1": "Комитет по туризму подготовит план до июля.",
    "p2": "Председателем совета избрана Норвегия.",
    "p3": "Котельные переводятся на природный газ.",
}
QUERIES = {"q1": "Кто возглавил совет?", "q2": "plan of the tourism committee", "q3": "газ"}
QRELS = [("q1", "p2"), ("q2", "p1"), ("q3", "p3")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, rows in (("corpus", CORPUS), ("queries", QUERIES)):
        lines = [json.dumps({"_id": key, "text": text}) for key, text in rows.items()]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    lines = ["query-id\tcorpus-id\tscore", *(f"{query}\t{passage}\t1" for query, passage in QRELS)]
    (tmp_path / "qrels.tsv").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_each_recipe_is_measured(folder: Path) -> None:
    whole, *others = measure_collection(folder, load_encoder(), RECIPES)
    assert (whole.questions, whole.ndcg, whole.recall, whole.reciprocal_rank) == (3, 1, 1, 1)
    assert [one.recipe for one in others if one.hit < 1] == ["only the words, as typed"]


def test_a_folder_without_them_is_refused_with_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(CollectionUnreadable, match="it needs corpus"):
        read_collection(tmp_path)
