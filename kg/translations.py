"""English words as the lemmas of Russian full text: round table → круглый стол.

The table is a sorted file of lines: an English term, then its alternatives, most probable first.
It is searched where it lies: nothing is loaded but the pages that a search touches.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from string import ascii_lowercase

from kg.lexical import QUESTION_WORDS
from kg.vocabulary.distance import slips

TABLE = Path(__file__).with_name("model") / "translations.tsv"

LONGEST = 5  # words of a term

#: In a shorter word one slip makes too many others of it.
MISTYPED = re.compile("[a-z]{5,30}")

#: Endings of plural nouns and what they stand for, the first that fits: «policies», «taxes».
PLURALS = (("sses", "ss"), ("ies", "y"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"),
           ("us", "us"), ("ss", "ss"), ("is", "is"), ("s", ""))  # fmt: skip

#: Endings of verbs, for forms that were never seen: «subsidising» as «subsidise» or «subsidis».
VERBAL = (("ied", "y"), ("ing", "e"), ("ing", ""), ("ed", "e"), ("ed", ""))


@dataclass(frozen=True)
class Alternative:
    lemmas: tuple[str, ...]
    probability: float


@dataclass(frozen=True)
class Translation:
    """What `words[start:end]` can mean, the most probable first."""

    start: int
    end: int
    alternatives: tuple[Alternative, ...]


def russian_of(words: Sequence[str]) -> list[Translation]:
    """The longest terms that are known, from left to right, the words between them left out."""
    parts = [(part, place) for place, word in enumerate(words) for part in english_parts(word)]
    found = []
    start = 0
    while start < len(parts):
        end, alternatives = _longest_term(parts, start)
        if alternatives:
            found.append(Translation(parts[start][1], parts[end - 1][1] + 1, alternatives))
        start = end
    return found


def meant(word: str) -> str:
    """The known English word of which one slip makes this one: «resolusion», "resolution"."""
    letters = word.lower()
    if not MISTYPED.fullmatch(letters):
        return ""
    known = (other for other in _one_slip_away(letters) if _table().find(_singular(other)))
    return min(known, key=lambda other: (slips(letters, other), other), default="")


def _one_slip_away(word: str) -> set[str]:
    """Without a letter, with two swapped, with another one, with one more (Norvig's edits)."""
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return {
        *(head + tail[1:] for head, tail in parts if tail),
        *(head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1),
        *(head + letter + tail[1:] for head, tail in parts if tail for letter in ascii_lowercase),
        *(head + letter + tail for head, tail in parts for letter in ascii_lowercase),
    } - {word}


def english_parts(word: str) -> list[str]:
    """As the table writes them: «Policy-makers» is policy and maker, «of» is nothing."""
    parts = re.findall("[a-z]{2,}", word.lower())
    return [_singular(part) for part in parts if part not in QUESTION_WORDS]


def _singular(word: str) -> str:
    for plural, singular in PLURALS:
        if len(word) > len(plural) + 1 and word.endswith(plural):
            return word.removesuffix(plural) + singular
    return word


def _longest_term(parts: list[tuple[str, int]], start: int) -> tuple[int, tuple[Alternative, ...]]:
    """Where the longest known term ends, and its meanings; none for an unknown word."""
    for end in range(min(start + LONGEST, len(parts)), start, -1):
        term = " ".join(part for part, _ in parts[start:end])
        if alternatives := _table().find(term):
            return end, alternatives
    forms = (_table().find(form) for form in _verbs(parts[start][0]))
    return start + 1, next(filter(None, forms), ())


def _verbs(form: str) -> Iterator[str]:
    for ending, base in VERBAL:
        if form.endswith(ending):
            yield form.removesuffix(ending) + base


@cache
def _table() -> "Table":
    return Table(TABLE)


class Table:
    """Lines of one file in the order of their bytes, found by halving."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._lines = mmap(file.fileno(), 0, access=ACCESS_READ)

    def find(self, term: str) -> tuple[Alternative, ...]:
        """The alternatives of a term, none when it is not there."""
        sought = term.encode() + b"\t"
        low, high = 0, len(self._lines)
        while low < high:
            line = self._lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self._lines.find(b"\n", line)
            if self._lines[line : line + len(sought)] == sought:
                return _alternatives(self._lines[line + len(sought) : end].decode())
            if self._lines[line:end] < sought:
                low = end + 1
            else:
                high = line
        return ()


def table_lines(terms: dict[str, tuple[Alternative, ...]]) -> Iterator[str]:
    """The lines of a table, in the order in which it is searched."""
    for term in sorted(terms, key=lambda term: term.encode() + b"\t"):
        written = (f"{' '.join(each.lemmas)}={each.probability:.2f}" for each in terms[term])
        yield "\t".join([term, *written]) + "\n"


def _alternatives(columns: str) -> tuple[Alternative, ...]:
    pairs = (column.rsplit("=", 1) for column in columns.split("\t"))
    return tuple(Alternative(tuple(lemmas.split()), float(share)) for lemmas, share in pairs)
