"""Words as search compares them: «Рекомендовать главам регионов» → рекомендовать глава регион."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pymorphy3 import MorphAnalyzer

from kg.dates import RUSSIAN_MONTHS, dates

#: A word with its inner hyphens, a number with its inner points, commas or slashes, and with spaces
#: between thousands: «социально-экономический», «10-рп», «2.1.3», «5/19-пр», «ЛК-8841/17», «1 870».
WORD = re.compile(
    r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,/]\d+)+|[^\W_]+)"
    r"(?:[-‑][^\W_]+(?:/\d+)*)*"
)

#: Begun only where a word begins: else a line of five megabytes without spaces takes hours.
_COMPOUND = re.compile(r"(?<![^\W_])[^\W_]{4,}(?:[-‑][^\W_]{4,})+")
_ORDINAL = re.compile(r"\b\d+(?=[-‑](?:го|му|м|й|х|е|я|ой|ом|ый|ая|ти|ми)\b)")
_SPACES = re.compile("[ \u00a0\u202f]")
_PART = re.compile(r"[^\W_]+")

#: Words of these kinds say nothing about what a text is about.
FUNCTION_WORDS = frozenset({"PREP", "CONJ", "PRCL"})

#: Words that ask rather than say what is sought.
QUESTION_WORDS = frozenset({
    "кто", "что", "какой", "каков", "который", "где", "когда", "куда", "откуда", "как", "сколько",
    "чей", "почему", "зачем",
    "who", "whom", "whose", "what", "which", "where", "when", "how", "why",
    "is", "are", "was", "were", "did", "do", "does", "the", "a", "an",
    "of", "in", "on", "at", "to", "for", "and", "or", "by", "with", "from",
})  # fmt: skip


@dataclass(frozen=True)
class Word:
    """A word of a text: `text[start:end]`, and the lemma that search compares."""

    lemma: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text that say what it is about, in their order."""
    return [
        Word(lemma, match.start(), match.end())
        for match in WORD.finditer(text)
        if (lemma := _lemma(match.group())) is not None
    ]


def lemmas(text: str) -> list[str]:
    """The lemmas of a text, in their order, repeated as often as they occur."""
    return [word.lemma for word in words(text)]


def folded(text: str) -> str:
    """A text without what makes no difference: «Ёлка» and «елка» are one."""
    return text.lower().replace("ё", "е").replace("‑", "-")


def _number(text: str) -> str:
    """«1 870» is «1870», «2,3» is «2.3»"""
    return _SPACES.sub("", text).replace(",", ".")


def in_dictionary(word: str) -> bool:
    """Whether it is a form of a Russian word that dictionaries have."""
    return bool(_morphology().word_is_known(word))


def found_by(text: str) -> list[Word]:
    """All that a text is found by: its words in their order, then what they are also found by."""
    return [*words(text), *further(text)]


def further(text: str) -> list[Word]:
    """What words and dates are also found by: the parts of «2017-2020», the day of «10.02.2017»."""
    return [*_parts(text), *_of_dates(text)]


def _parts(text: str) -> Iterator[Word]:
    """«Санкт-Петербург» is also found by «Петербург», «2017-2020» by 2020, «2013-го» by 2013."""
    for match in _ORDINAL.finditer(text):
        yield Word(match.group(), *match.span())
    for match in _COMPOUND.finditer(text):
        for part in _PART.finditer(text, *match.span()):
            if lemma := _lemma(part.group()):
                yield Word(lemma, *part.span())


def _of_dates(text: str) -> Iterator[Word]:
    """«10.02.2017» is also found by 2017-02-10, «февраль» and 2017, as «10 февраля 2017» is."""
    for date in dates(text):
        span = date.start, date.end
        yield Word(date.iso, *span)
        if "." in text[slice(*span)]:
            yield Word(str(date.year), *span)
            yield Word(_lemma(RUSSIAN_MONTHS[date.month - 1]) or "", *span)


@lru_cache(maxsize=100_000)
def _lemma(word: str) -> str | None:
    """The lemma of a word, or nothing for a word that says nothing."""
    plain = _number(folded(word)) if word[0].isdigit() else folded(word)
    if not re.search("[а-я]", plain) or re.search("[0-9]", plain):
        return None if plain in QUESTION_WORDS else plain
    parse = _morphology().parse(plain)[0]
    lemma = str(parse.normal_form).replace("ё", "е")
    return None if parse.tag.POS in FUNCTION_WORDS or lemma in QUESTION_WORDS else lemma


@cache
def _morphology() -> MorphAnalyzer:
    return MorphAnalyzer()
