"""Build the bundled encoder: Russian words from navec, English words fitted to them.

python -m kg.train_encoder --words words.tsv.gz --terms terms.tsv.gz \\
    --sentences sentences.tsv.gz --sentences sentences2.tsv.gz --out kg/model
"""

import gzip
import re
from collections import Counter
from dataclasses import replace
from itertools import chain
from pathlib import Path

import click
import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
from numpy.typing import NDArray
from tqdm import tqdm, trange

from kg.model_files import WordTable, tokenizer_of, write_model
from kg.russian_words import RussianWords, read_navec
from kg.stems import with_stems, without_derivable

Rows = NDArray[np.float32]
Pairs = list[tuple[str, str]]

#: The a of a / (a + p), the weight of a word that makes up p of running text
#: (Arora, Liang, Ma 2017: smooth inverse frequency).
RARITY = 3e-4

#: The first directions of the sentence space are common to all sentences and tell none apart.
COMMON = 3

#: What a dictionary pair counts beside a sentence pair.
DICTIONARY = 0.3

#: What keeps the vectors of words seen once or twice small.
RIDGE = 1.0

STEPS = 20  # of conjugate gradients; 30 give the same figures

NO_ROW = -1


@click.command()
@click.option("--words", "--terms", "dictionaries", multiple=True, type=Path, required=True)
@click.option("--sentences", multiple=True, type=Path, required=True)
@click.option("--out", type=Path, required=True, help="Folder of the model.")
@click.option("--name", default="svod-ru-en-static-1", help="Every generation records it.")
@click.option("--dimension", default=256)
@click.option("--russian", default=57_000, help="Russian words with a vector of their own.")
@click.option("--english", default=32_000, help="English words with a vector of their own.")
def main(
    *,
    dictionaries: tuple[Path, ...],
    sentences: tuple[Path, ...],
    out: Path,
    name: str,
    dimension: int,
    russian: int,
    english: int,
) -> None:
    """Build the bundled encoder from navec and bilingual pairs: source, English, Russian."""
    entries, aligned = read_pairs(dictionaries), read_pairs(sentences)
    known = with_stems(project(read_navec(), [text for _, text in aligned], dimension))
    vocabulary = frequent_words([text for text, _ in entries + aligned], english)
    weights = np.repeat([DICTIONARY, 1.0], [len(entries), len(aligned)])
    fitted = fit(vocabulary, known, entries + aligned, weights)
    write_model(out, name, without_derivable(join(share_rows(known, russian), fitted)))


def read_pairs(paths: tuple[Path, ...]) -> Pairs:
    pairs = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in tqdm(lines, desc=path.name, unit=" pairs"):
                _, english, russian = line.rstrip("\n").split("\t")
                pairs.append((english, russian))
    return pairs


def project(words: RussianWords, sentences: list[str], dimension: int) -> WordTable:
    """Weighted by rarity, on the main directions of sentences but for the common ones."""
    weights = RARITY / (RARITY + words.shares)
    table = WordTable(words.forms, (words.vectors * weights[:, None]).astype(np.float32))
    sums = bags(table, sentences) @ table.rows
    sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    _, directions = np.linalg.eigh(sums.T @ sums)  # the main ones last
    kept = directions[:, ::-1][:, COMMON : COMMON + dimension]
    return replace(table, rows=table.rows @ kept)


def bags(table: WordTable, texts: list[str]) -> sp.csr_matrix:
    """How often each text has the words of each row."""
    row_of = np.full(1 + len(table.words) + len(table.endings), NO_ROW)
    row_of[1 : 1 + len(table.words)] = list(table.words.values())
    encodings = tokenizer_of(table).encode_batch_fast(texts, add_special_tokens=False)
    text = np.repeat(np.arange(len(texts)), [len(encoding) for encoding in encodings])
    row = row_of[list(chain.from_iterable(encoding.ids for encoding in encodings))]
    known = row != NO_ROW
    ones = np.ones(known.sum(), dtype=np.float32)
    shape = (len(texts), len(table.rows))
    return sp.coo_matrix((ones, (text[known], row[known])), shape=shape).tocsr()


def frequent_words(texts: list[str], size: int) -> dict[str, int]:
    """The most frequent words of Latin letters, numbered."""
    counts = Counter(chain.from_iterable(re.findall(r"\b[a-z]+\b", text.lower()) for text in texts))
    return {word: number for number, (word, _) in enumerate(counts.most_common(size))}


def fit(words: dict[str, int], known: WordTable, pairs: Pairs, weights: Rows) -> WordTable:
    """Vectors whose sums over English texts come nearest to the sums over their translations."""
    nothing = np.zeros((len(words), known.rows.shape[1]), dtype=np.float32)
    texts = bags(WordTable(words, nothing), [english for english, _ in pairs])
    targets = bags(known, [russian for _, russian in pairs]) @ known.rows
    lengths = np.maximum(np.asarray(texts.sum(axis=1)).ravel(), 1)
    scales = np.sqrt(weights / lengths).astype(np.float32)
    return WordTable(words, ridge_regression(sp.diags(scales) @ texts, targets * scales[:, None]))


def ridge_regression(inputs: sp.csr_matrix, targets: Rows) -> Rows:
    """All columns at once by conjugate gradients, preconditioned by the words' frequencies."""
    frequencies = np.asarray(inputs.multiply(inputs).sum(axis=0)).ravel()[:, np.newaxis] + RIDGE
    residual: Rows = inputs.T @ targets
    solution: Rows = np.zeros_like(residual)
    step = direction = residual / frequencies
    fall = (residual * step).sum(axis=0)
    for _ in trange(STEPS, desc="English words", unit=" steps"):
        change = inputs.T @ (inputs @ direction) + RIDGE * direction
        pace = fall / (direction * change).sum(axis=0)
        solution += pace * direction
        residual -= pace * change
        step = residual / frequencies
        fall, before = (residual * step).sum(axis=0), fall
        direction = step + fall / before * direction
    return solution


def share_rows(table: WordTable, own: int) -> WordTable:
    """The `own` first words keep their rows, each rarer one takes the row most like its own."""
    units = table.rows / np.maximum(np.linalg.norm(table.rows, axis=1, keepdims=True), 1e-9)
    row_of = np.arange(len(units))
    for start in trange(own, len(units), 4096, desc="rare words"):
        rare = slice(start, start + 4096)
        row_of[rare] = (units[rare] @ units[:own].T).argmax(axis=1)
    words = {word: int(row_of[number]) for word, number in table.words.items()}
    return replace(table, words=words, rows=table.rows[:own])


def join(russian: WordTable, english: WordTable) -> WordTable:
    """A word that both have is taken for English."""
    after = len(russian.rows)
    words = russian.words | {word: row + after for word, row in english.words.items()}
    return replace(russian, words=words, rows=np.vstack([russian.rows, english.rows]))


if __name__ == "__main__":
    main()
