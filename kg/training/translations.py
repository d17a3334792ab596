"""Learn which Russian lemmas translate English words and terms.

python -m kg.training.translations --words words.tsv.gz --terms terms.tsv.gz \\
    --sentences sentences.tsv.gz --sentences sentences2.tsv.gz --out kg/model/translations.tsv
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import click
from tqdm import tqdm

from kg.lexical import lemmas
from kg.training.alignment import translation_counts
from kg.training.pairs import Pair, read_pairs
from kg.translations import LONGEST, Alternative, english_parts, table_lines

Meanings = tuple[Alternative, ...]
Counts = dict[tuple[str, ...], float]

MOST = 5  # alternatives of one term
LEAST = 0.05  # probability of an alternative
SEEN = 0.3  # what must at least have been counted for it

#: Longer sentences say less about their words and take most of the time.
LONGEST_SENTENCE = 50

#: A term in Russian: longer entries explain rather than translate.
LONGEST_TRANSLATION = 5

#: Sources of terms of several words that are no translations to search by.
NO_TERMS = ("wiktionary-engloss", "ms-", "cldr-emoji", "ocha")

HELPING_WORDS = Path(__file__).with_name("helping_words.txt")


@click.command()
@click.option("--words", "--terms", "dictionaries", multiple=True, type=Path, required=True)
@click.option("--sentences", multiple=True, type=Path, required=True)
@click.option("--out", type=Path, required=True, help="The table.")
def main(*, dictionaries: tuple[Path, ...], sentences: tuple[Path, ...], out: Path) -> None:
    """Write the table of translations that search expands English questions with."""
    entries, aligned = read_pairs(*dictionaries), read_pairs(*sentences)
    table = terms(entries) | single_words(entries + aligned)
    out.write_text("".join(table_lines(table)), encoding="utf-8")


def single_words(pairs: list[Pair]) -> dict[str, Meanings]:
    """Each English word with the lemmas that stand for it in the translations of its texts."""
    english: dict[str, int] = {}
    russian: dict[str, int] = {}
    texts, weights = [], []
    for pair in tqdm(pairs, desc="lemmas", unit=" pairs"):
        ones, others = english_words(pair.english), russian_lemmas(pair.russian)
        if ones and others and max(len(ones), len(others)) <= LONGEST_SENTENCE:
            texts.append((numbers(ones, english), numbers(others, russian)))
            weights.append(pair.weight)
    counts = translation_counts(texts, weights)
    lemma = dict(enumerate(russian, start=1))
    table = {}
    for word in english.keys() - helping_words():
        row = counts[english[word]]
        counted: Counts = {
            (lemma[column],): count for column, count in zip(row.indices, row.data, strict=True)
        }
        if meanings := most_probable(counted):
            table[word] = meanings
    return table


def numbers(words: Iterable[str], known: dict[str, int]) -> list[int]:
    """Words by the order in which they came first, from 1."""
    return [known.setdefault(word, len(known) + 1) for word in words]


def terms(entries: list[Pair]) -> dict[str, Meanings]:
    """Terms of several English words, as dictionaries translate them."""
    counted: dict[str, Counts] = defaultdict(lambda: defaultdict(float))
    for pair in entries:
        words, meaning = english_words(pair.english), tuple(russian_lemmas(pair.russian))
        if (
            1 < len(words) <= LONGEST
            and 0 < len(meaning) <= LONGEST_TRANSLATION
            and not pair.source.startswith(NO_TERMS)
            and words[0] not in helping_words()
        ):
            counted[" ".join(words)][meaning] += pair.weight
    return {term: most_probable(meanings) for term, meanings in counted.items()}


def most_probable(counted: Counts) -> Meanings:
    total = sum(counted.values())
    best = sorted(counted, key=lambda lemmas: (-counted[lemmas], lemmas))[:MOST]
    return tuple(
        Alternative(lemmas, counted[lemmas] / total)
        for lemmas in best
        if counted[lemmas] >= max(SEEN, LEAST * total)
    )


@cache
def helping_words() -> frozenset[str]:
    lines = HELPING_WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def english_words(text: str) -> list[str]:
    return [part for word in re.findall(r"[^\W_]+", text) for part in english_parts(word)]


def russian_lemmas(text: str) -> list[str]:
    return [lemma for lemma in lemmas(text) if re.search("[а-я]", lemma)]


if __name__ == "__main__":
    main()
