"""When two names are one: case, quotation marks, legal form and inflection do not count."""

import re
from functools import cache, lru_cache

from ingest.lexicon import rows, words
from ingest.morphology import lemmas

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
QUOTED = re.compile(r"[«“„\"](.+)[»”\"]")


def tokens(name: str) -> list[str]:
    """The words of a name; hyphenated ones stay whole."""
    return WORD.findall(name.replace("ё", "е").replace("Ё", "Е"))


@lru_cache(maxsize=50_000)
def signature(name: str) -> frozenset[str]:
    """One lemma a word, the generic ones left out unless there are no others."""
    stems = frozenset(stem for word in tokens(name) for stem in _stems(word))
    return stems - words("generic.tsv") or stems


def core(name: str) -> str | None:
    """«НП «Городское объединение домовладельцев»» → «Городское объединение домовладельцев»."""
    match = QUOTED.search(name)
    return match.group(1).strip() if match else None


def _stems(word: str) -> list[str]:
    """«РФ» counts as the words it stands for."""
    return _abbreviations().get(word.lower(), [min(lemmas(word))])


@cache
def _abbreviations() -> dict[str, list[str]]:
    return {short: long.split() for short, long in rows("abbreviations.tsv")}
