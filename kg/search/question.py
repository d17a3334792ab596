"""What a person typed, taken apart: words, «phrases», and what a minus excludes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kg.lexical import QUESTION_WORDS, Word, further, lemmas, words

_PHRASE = re.compile(r"(?P<minus>(?<!\S)[-−–])?(?:«(?P<a>[^»]*)»|\"(?P<b>[^\"]*)\"|“(?P<c>[^”]*)”)")
_EXCLUDED = re.compile(r"(?<!\S)[-−–](?P<word>[^\W_][\w-]*)")

#: More different words than anyone asks with.
MOST_WORDS = 100

Phrase = tuple[str, ...]

Wanted = Literal["day", "number", ""]

#: «Когда …», «с какого года …», «к какому сроку»
_DAY = re.compile(
    r"\b(?:когда|как(?:ого|ом|ому|ой|ое|им)\s+(?:числ|год|дат|срок|врем|день|дня|месяц)\w*|дат[аыу]"
    r"|срок\w*|when|deadline|what (?:date|year|day|month)|which (?:date|year|day|month))\b",
    re.IGNORECASE,
)
#: «Сколько …», «какую долю …»
_NUMBER = re.compile(
    r"\b(?:сколько|числ(?:о|енность)|дол[яю]|процент\w*|how (?:many|much|long|large|big)"
    r"|what (?:share|portion|percentage|number|amount))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Question:
    """Lemmas as the index has them; each word is a span of `text`, where phrases still stand."""

    text: str
    words: Sequence[Word]
    further: Sequence[Word] = ()  # parts and days that words are also found by
    phrases: Sequence[Phrase] = ()
    excluded: Sequence[Phrase] = ()
    #: Who asks in a sentence names things in quotes; who types words means the phrase.
    is_sentence: bool = False
    wants: Wanted = ""


def understood(typed: str) -> Question:
    """«кластер "круглый стол" -туризм»"""
    marked = list(_PHRASE.finditer(typed))
    quoted = [(match["minus"], _phrase(match)) for match in marked]
    text = _PHRASE.sub(_blank_if_excluded, typed)
    minus = list(_EXCLUDED.finditer(text))
    excluded = [phrase for sign, phrase in quoted if sign]
    text = _EXCLUDED.sub(_blank, text)
    return Question(
        text=text,
        words=words(text)[:MOST_WORDS],
        further=further(text)[:MOST_WORDS],
        phrases=[phrase for sign, phrase in quoted if phrase and not sign],
        excluded=[p for p in [*excluded, *(tuple(lemmas(m["word"])) for m in minus)] if p],
        is_sentence=_asks(typed),
        wants="day" if _DAY.search(typed) else "number" if _NUMBER.search(typed) else "",
    )


def _phrase(match: re.Match[str]) -> Phrase:
    return tuple(lemmas(match["a"] or match["b"] or match["c"] or ""))


def _blank(match: re.Match[str]) -> str:
    """As many spaces, so that the words after it keep their places."""
    return " " * len(match.group())


def _blank_if_excluded(match: re.Match[str]) -> str:
    return _blank(match) if match["minus"] else match.group()


def _asks(typed: str) -> bool:
    first = re.search(r"\w+", typed.lower())
    return typed.rstrip().endswith("?") or (first is not None and first.group() in QUESTION_WORDS)
