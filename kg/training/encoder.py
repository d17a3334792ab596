"""Build the bundled encoder from navec, bilingual pairs, Russian texts and an English teacher.

python -m kg.training.encoder --words words.tsv.gz --terms terms.tsv.gz \\
    --sentences sentences.tsv.gz --more-sentences sentences2.tsv.gz \\
    --texts folder --teacher sentence-transformers/all-MiniLM-L6-v2 --out kg/model
"""

from dataclasses import replace
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from tqdm import trange

from kg.training.bags import bags
from kg.training.first_table import first_table
from kg.training.lessons import Lessons, Pairs, train
from kg.training.model_files import WordTable, write_model
from kg.training.pairs import Pair, read_pairs
from kg.training.paragraphs import sentences_and_rests
from kg.training.regression import Rows
from kg.training.russian_words import read_navec
from kg.training.space import Space, Texts, main_directions
from kg.training.stems import without_derivable
from kg.training.teacher import teacher_rows

#: What a dictionary pair counts beside a sentence pair where English words are fitted.
DICTIONARY = 0.3


@click.command()
@click.option("--words", "--terms", "dictionaries", multiple=True, type=Path, required=True)
@click.option("--sentences", type=Path, required=True, help="Shown to the teacher, too.")
@click.option("--more-sentences", type=Path, required=True, help="Of poorer sources.")
@click.option("--texts", multiple=True, type=Path, required=True, help="Folder of Russian .txt.")
@click.option("--teacher", required=True, help="English sentence-transformers model.")
@click.option("--out", type=Path, required=True, help="Folder of the model.")
@click.option("--name", default="svod-ru-en-static-2", help="Every generation records it.")
@click.option("--dimension", default=256)
@click.option("--russian", default=60_000, help="Russian words with a vector of their own.")
@click.option("--english", default=36_000, help="English words with a vector of their own.")
def main(
    *,
    dictionaries: tuple[Path, ...],
    sentences: Path,
    more_sentences: Path,
    texts: tuple[Path, ...],
    teacher: str,
    out: Path,
    name: str,
    dimension: int,
    russian: int,
    english: int,
) -> None:
    """Build the bundled encoder: pairs are lines of source, English and Russian."""
    aligned, minor, entries = (
        read_pairs(sentences),
        read_pairs(more_sentences),
        read_pairs(*dictionaries),
    )
    words = read_navec()
    weights = np.concatenate([weights_of(aligned + minor), DICTIONARY * weights_of(entries)])
    first = first_table(words, aligned + minor + entries, weights, english)
    lessons = Lessons(
        sentences=pairs_of(first, aligned),
        teacher=teacher_rows(teacher, [pair.english for pair in aligned]),
        entries=pairs_of(first, minor + entries),
        paragraphs=paragraphs_of(first, texts),
    )
    space = Space(first.rows, main_directions(lessons.sentences.others.sums, dimension))
    train(space, lessons)
    rare = np.arange(russian, len(words.vectors))
    write_model(out, name, without_derivable(share_rows(replace(first, rows=space.rows), rare)))


def weights_of(pairs: list[Pair]) -> Rows:
    return np.array([pair.weight for pair in pairs], dtype=np.float32)


def pairs_of(table: WordTable, pairs: list[Pair]) -> Pairs:
    return Pairs(
        ones=Texts(bags(table, [pair.english for pair in pairs]), table.rows),
        others=Texts(bags(table, [pair.russian for pair in pairs]), table.rows),
        weights=weights_of(pairs),
    )


def paragraphs_of(table: WordTable, folders: tuple[Path, ...]) -> Pairs:
    sentences, rests = zip(*sentences_and_rests(folders), strict=True)
    return Pairs(
        ones=Texts(bags(table, sentences), table.rows),
        others=Texts(bags(table, rests), table.rows),
        weights=np.ones(len(sentences), dtype=np.float32),
    )


def share_rows(table: WordTable, rare: NDArray[np.int_]) -> WordTable:
    """Rare words, which come after the frequent ones, take the rows most like their own."""
    units = table.rows / np.maximum(np.linalg.norm(table.rows, axis=1, keepdims=True), 1e-9)
    first, end = rare[0], rare[-1] + 1
    row_of = np.arange(len(units))
    for start in trange(first, end, 4096, desc="rare words"):
        part = slice(start, min(start + 4096, end))
        row_of[part] = (units[part] @ units[:first].T).argmax(axis=1)
    row_of[end:] -= len(rare)
    words = {word: int(row_of[row]) for word, row in table.words.items()}
    return replace(table, words=words, rows=np.delete(table.rows, rare, axis=0))


if __name__ == "__main__":
    main()
