"""The several things one clause demands: its sentences, and what it enumerates."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from ingest.analysed import Token
from ingest.outline import Stretch, opens_with_deed
from ingest.provisions.reader import Reader
from ingest.provisions.sentences import sentences
from ingest.provisions.wording import announcing_verb, is_predicate

#: What frames a whole clause is no part of its first deed: «**В целях развития** открыть …».
FRAME = re.compile(r"(?:В целях|С целью|Для|Во исполнение|В 20\d\d|До \d|В срок)\b")
#: «: а) создание …; б) субсидирование …»
LETTERED = re.compile(r"(?:(?<=[:;,.]\s)|^)(?P<number>[а-я]|\d{1,2})\)\s+")
LEAST = 2
FINITE = {"VERB", "PRTS", "ADJS", "PRED"}


def sentences_of(reader: Reader, stretches: Sequence[Stretch]) -> list[Stretch]:
    """«разработать план. При разработке учесть опыт.»: where at least two demand something."""
    demanding = [each for each in sentences(stretches) if _demands(reader, each)]
    return demanding if len(demanding) >= LEAST else []


def enumerated(reader: Reader, stretch: Stretch) -> Iterator[tuple[str | None, Stretch]]:
    """«предусмотрев: **а) субсидии; б) льготы**», «по темам: **дороги; мосты**»"""
    lettered = list(LETTERED.finditer(stretch.words))
    if len(lettered) >= LEAST:
        ends = [*(match.start() for match in lettered[1:]), len(stretch.words)]
        for match, end in zip(lettered, ends, strict=True):
            yield match["number"], _cut(stretch, match.end(), end)
        return
    colon = stretch.words.find(": ")
    marks = [match.start() for match in re.finditer(r";(?=\s)", stretch.words[max(colon, 0) :])]
    if not marks:
        return
    bounds = [colon + 1, *(max(colon, 0) + mark for mark in marks), len(stretch.words)]
    parts = [_cut(stretch, start, end) for start, end in pairwise(bounds)]
    listed = colon >= 0 and all(len(part.words.split()) >= LEAST for part in parts)
    if listed or all(opens_with_deed(reader.tokens(part)) for part in parts):
        yield from ((None, part) for part in parts)


def _demands(reader: Reader, stretch: Stretch) -> bool:
    words = reader.tokens(stretch)
    if not any(token._.parse.pos == "INFN" for token in words):
        return False
    announced = announcing_verb(words) is not None or is_predicate(reader, stretch)
    return announced or opens_with_deed(words) or _orders_of(words)


def _orders_of(words: Sequence[Token]) -> bool:
    """«Состав группы **утвердить** в двухнедельный срок»: nobody in it says what he does."""
    main = takewhile(lambda token: token.text != ",", words)
    tokens = [token for token in main if token._.parse.pos in {"INFN", *FINITE}]
    return bool(tokens) and tokens[0]._.parse.pos == "INFN" and len(words) > LEAST


def unframed(reader: Reader, stretch: Stretch) -> Stretch:
    """Without whom the clause addresses and what it is all for."""
    words = reader.tokens(stretch)
    calls = bool(words) and words[0]._.parse.case == "datv"
    deed = next((token for token in words if token._.parse.pos == "INFN"), None)
    if deed is None or not (calls or FRAME.match(stretch.words)):
        return stretch
    return Stretch(stretch.passage, deed.idx, stretch.end)


def _cut(stretch: Stretch, start: int, end: int) -> Stretch:
    """Without the blanks and stops at both ends."""
    words = stretch.words[start:end]
    first = start + len(words) - len(words.lstrip(" ;,•–—-"))
    return Stretch(
        stretch.passage, stretch.start + first, stretch.start + start + len(words.rstrip(" ;,"))
    )
