"""How much of a text is words: a garbled one is told by what no dictionary knows."""

import re

from ingest.morphology import is_known
from ingest.neural import is_in_news

#: A text with a smaller share may be garbled.
READABLE = 0.75
#: So many words show it.
SAMPLE = 2000
WORD = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile(r"[а-яё]+", re.I)
#: Shorter ones are met by chance: «on», «HO».
SHORTEST_LATIN = 3


def readable(text: str) -> float:
    """The share of words that a dictionary of Russian lists, or in Latin letters the press uses.

    «noJI» for «пол» is neither. 1 where there are no words.
    """
    words = [word for word in WORD.findall(text) if _counts(word)][:SAMPLE]
    return sum(map(_is_word, words)) / len(words) if words else 1.0


def _counts(word: str) -> bool:
    return not word.isascii() or len(word) >= SHORTEST_LATIN


def _is_word(word: str) -> bool:
    if word.isascii():
        return is_in_news(word)
    return bool(CYRILLIC.fullmatch(word)) and is_known(word)
