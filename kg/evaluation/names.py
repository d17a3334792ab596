"""When two names or two texts are the same, whoever wrote or cleaned them."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from kg.lexical import lemmas

Words = tuple[str, ...]

#: How like two names are: the same words; the same but for legal form or what stands around a
#: quotation; nearly the same words.
SAME, SAME_CORE, NEAR = 1.0, 0.85, 0.7

#: Names of fewer words are never taken for nearly the same; others from this Dice coefficient on.
FEWEST_WORDS = 3
NEARNESS = 0.8

LEGAL_FORMS = frozenset({
    "ао", "оао", "зао", "пао", "ооо", "нп", "ано", "сро", "гк", "фгуп", "фгбу", "гуп", "муп", "гку",
    "гбу", "llc", "ltd", "inc", "gmbh", "oy", "as",
})  # fmt: skip

_QUOTED = re.compile(r"[«“„\"](.+)[»”\"]")
_LETTERS = re.compile(r"[^\W_]+")


def letters(text: str) -> str:
    """Letters and digits only: case, ё, spaces, dashes and quotation marks do not count."""
    return "".join(_LETTERS.findall(_folded(text)))


@lru_cache(maxsize=20_000)
def words(name: str) -> Words:
    """«Комитету по делам молодёжи» → комитет дело молодежь"""
    return tuple(lemmas(re.sub(r"[-‐‑–—]", " ", _folded(name))))


@lru_cache(maxsize=20_000)
def cores(name: str) -> frozenset[Words]:
    """The name without its legal form, and what stands in its quotation marks."""
    quoted = _QUOTED.search(name)
    bare = tuple(word for word in words(name) if word not in LEGAL_FORMS)
    return frozenset({bare, words(quoted.group(1)) if quoted else ()} - {()})


def dice(one: Words, other: Words) -> float:
    """Twice the words in common over all words, repeated ones as often as they occur."""
    return 2 * sum((Counter(one) & Counter(other)).values()) / (len(one) + len(other))


def nearly_same(one: Words, other: Words) -> bool:
    """Most words are common, or the longer begins with the shorter."""
    shorter = min(len(one), len(other))
    return shorter >= FEWEST_WORDS and (
        one[:shorter] == other[:shorter] or dice(one, other) >= NEARNESS
    )


def overlap(one: str, other: str) -> float:
    """The words that two texts have in common over the words that either has."""
    left, right = Counter(_LETTERS.findall(_folded(one))), Counter(_LETTERS.findall(_folded(other)))
    return sum((left & right).values()) / max(1, sum((left | right).values()))


def _folded(text: str) -> str:
    composed = unicodedata.normalize("NFC", text).lower().replace("ё", "е")
    return "".join(sign for sign in composed if not unicodedata.combining(sign))
