"""Whether marked words name an institution, a territory, a class of actors, or nothing at all."""

import re
from enum import Enum
from functools import cache

from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
QUOTATION = re.compile(r"[«»“”„\"]")
#: After one of these, or at the start of a line, a capital tells nothing.
OPENING = re.compile(r"(?:^|[.!?:;•*–—-])\s*$")

TERRITORIES = frozenset({
    "край", "область", "республика", "федерация", "округ", "район", "город", "село", "деревня",
    "поселок", "поселение", "страна", "государство", "регион", "образование", "рф", "сфо", "мо",
    "мр", "го", "сп",
})  # fmt: skip
ADJECTIVES = {"ADJF", "PRTF", "ADVB", "NUMR", "PREP", "CONJ"}
LONGEST_ABBREVIATION = 4


class Naming(Enum):
    """What marked words do."""

    INSTITUTION = "named institutions"
    CLASS = "classes of actors with a name in it"
    TERRITORY = "named territories"
    NOTHING = "unnamed"


def naming(words: str, *, before: str) -> Naming:
    """`before` is what stands before them in the line."""
    head = _head(words)
    if head is None or not _has_name(words, before):
        return Naming.NOTHING
    if head.normal_form.replace("ё", "е") in TERRITORIES or "Geox" in head.tag:
        return Naming.TERRITORY
    if "plur" in head.tag and not QUOTATION.search(words):
        return Naming.CLASS
    return Naming.INSTITUTION


def _has_name(words: str, before: str) -> bool:
    """A quotation, an abbreviation, or a capital that does not only open a sentence or heading."""
    found = WORD.findall(words)
    if QUOTATION.search(words) or len(found) == 0:
        return bool(found)
    if words.isupper() and len(found) > 1:
        return not any(map(_is_word, found))
    first, *others = found
    if any(word[0].isupper() for word in others) or (first.isupper() and len(first) > 1):
        return True
    return first[0].isupper() and not (OPENING.search(before) and _is_word(first))


def _is_word(word: str) -> bool:
    return bool(_morphology().word_is_known(word.lower())) and len(word) > LONGEST_ABBREVIATION


def _head(words: str) -> Parse | None:
    """The first noun; an abbreviation counts as one."""
    parses = [_morphology().parse(word)[0] for word in WORD.findall(words)]
    return next((p for p in parses if p.tag.POS not in ADJECTIVES), parses[0] if parses else None)


@cache
def _morphology() -> MorphAnalyzer:
    return MorphAnalyzer()
