"""Measure an encoder: similarity of sentences, translations found, questions answered.

python -m kg.measure_encoder --similarity stsb-ru-dev.csv --translations flores.tsv.gz \\
    --retrieval danetqa/
"""

import csv
import gzip
from pathlib import Path

import click
import numpy as np
from scipy.stats import spearmanr  # type: ignore[import-untyped]

from kg.encoder import Encoder, load_encoder
from kg.evaluation.collections import read_collection
from kg.evaluation.gain import DEPTH, ndcg


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
    """What answers a question at all counts alike."""
    collection = read_collection(folder)
    names = np.array([passage.iri for passage in collection.passages])
    rows = encoder.encode_passages([passage.text for passage in collection.passages])
    asked = encoder.encode_queries([question.text for question in collection.questions])
    found = names[np.argsort(-(asked @ rows.T), axis=1)[:, :DEPTH]]
    relevant = [dict.fromkeys(question.relevant, 1.0) for question in collection.questions]
    return float(np.mean([ndcg(*pair) for pair in zip(relevant, found, strict=True)]))


if __name__ == "__main__":
    main()
