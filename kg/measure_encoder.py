"""Measure an encoder: similarity of sentences, translations found, questions answered.

python -m kg.measure_encoder --similarity stsb-ru-dev.csv --translations flores.tsv.gz \\
    --retrieval danetqa/
"""

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr  # type: ignore[import-untyped]

from kg.encoder import Encoder, load_encoder

DEPTH = 10


@click.command()
@click.option("--model", help="Folder or hub name; without it, the bundled model.")
@click.option("--similarity", multiple=True, type=Path, help="CSV: two sentences, their score.")
@click.option("--translations", multiple=True, type=Path, help="TSV, gzip: English, Russian.")
@click.option("--retrieval", multiple=True, type=Path, help="Folder of corpus, queries and qrels.")
def main(
    *,
    model: str | None,
    similarity: tuple[Path, ...],
    translations: tuple[Path, ...],
    retrieval: tuple[Path, ...],
) -> None:
    """Print one figure for each data set."""
    encoder = load_encoder(model)
    for path in similarity:
        click.echo(f"{path.name}\tSpearman\t{rank_correlation(encoder, path):.4f}")
    for path in translations:
        click.echo(f"{path.name}\taccuracy en-ru\t{translation_accuracy(encoder, path):.4f}")
    for path in retrieval:
        click.echo(f"{path.name}\tnDCG@{DEPTH}\t{mean_ndcg(encoder, path):.4f}")


def rank_correlation(encoder: Encoder, path: Path) -> float:
    """Of the encoder's similarities with people's."""
    with path.open(encoding="utf-8", newline="") as file:
        ones, others, scores = zip(*csv.reader(file), strict=True)
    products = encoder.encode_passages(ones) * encoder.encode_passages(others)
    return float(spearmanr(products.sum(axis=1), [float(score) for score in scores]).statistic)


def translation_accuracy(encoder: Encoder, path: Path) -> float:
    """How often the Russian sentence nearest to an English one is its translation."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        english, russian = zip(*(line.rstrip("\n").split("\t") for line in lines), strict=True)
    similarities = encoder.encode_queries(english) @ encoder.encode_passages(russian).T
    return float((similarities.argmax(axis=1) == np.arange(len(english))).mean())


def mean_ndcg(encoder: Encoder, folder: Path) -> float:
    passages = {row["_id"]: row["text"] for row in _json_lines(folder / "corpus.jsonl")}
    questions = {row["_id"]: row["text"] for row in _json_lines(folder / "queries.jsonl")}
    relevant = _relevant(folder / "qrels.tsv")
    names = np.array(list(passages))
    rows = encoder.encode_passages(list(passages.values()))
    asked = encoder.encode_queries([questions[question] for question in relevant])
    found = names[np.argsort(-(asked @ rows.T), axis=1)[:, :DEPTH]]
    return float(np.mean([_ndcg(*pair) for pair in zip(found, relevant.values(), strict=True)]))


def _json_lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _relevant(path: Path) -> dict[str, set[str]]:
    passages = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if float(row["score"]) > 0:
                passages[row["query-id"]].add(row["corpus-id"])
    return passages


def _ndcg(found: NDArray[np.str_], relevant: set[str]) -> float:
    discounts = 1 / np.log2(np.arange(DEPTH) + 2)
    gain = sum(discounts[place] for place, name in enumerate(found) if name in relevant)
    return float(gain / discounts[: len(relevant)].sum())


if __name__ == "__main__":
    main()
