"""Which place lies in which: the coarser of two places that stand side by side."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from ingest.mentions.heads import lexicon
from ingest.model import Naming, Passage, Relation
from ingest.morphology import lemma
from ingest.names import tokens
from ingest.relations.places import SETTLEMENT
from ingest.relations.sentence import Sentence, relation

REGION = re.compile(
    r"\b(?:област|кра[йяею]\b|республик|округ(?!.*\bрайон)|губерни|land|county|федераци)", re.I
)
DISTRICT = re.compile(r"\b(?:район|улус|муниципал|поселени|городской\s+округ|волост)", re.I)
IS_SETTLEMENT = re.compile(rf"\b{SETTLEMENT}$", re.I)
OPENS_SETTLEMENT = re.compile(SETTLEMENT, re.I)
#: «г. Тверь, Тверская область», «(г. Тверь)», «г. Тверь (Тверская область)»
BESIDE = re.compile(rf"\s*,\s*(?:{SETTLEMENT})?|\s+(?:{SETTLEMENT})?", re.I)
IN_BRACKETS = re.compile(r"\s*\(")
COMMA = re.compile(r"\s*,")
LISTED = re.compile(rf"\s*(?:,|и\b|а\s+также\b)\s*(?:в\s+)?(?:{SETTLEMENT})?(?=[А-ЯЁ])")
REGIONS, DISTRICTS, TOWNS, ADDRESSES = range(4)


def place_of_region(sentence: Sentence) -> Iterator[Relation]:
    """«г. **Светлогорск Калининградской области**», «**Тверь**, **отель «Волга»**»"""
    passage = sentence.passage
    for row in rows(passage, sentence.named("place", nested=True)):
        if _is_list(sentence, row):
            row = row[-2:]
        steps = [list(places) for _, places in groupby(row, lambda each: _rank(passage, each))]
        ranks = [_rank(passage, places[0]) for places in steps]
        if not _is_monotonic(ranks) or _is_list(sentence, row):
            continue
        for one, other in pairwise(steps if ranks[0] > ranks[-1] else reversed(steps)):
            for fine in one if _rank(passage, one[0]) >= TOWNS else ():
                yield relation(
                    sentence, fine.entity, "svod:locatedIn", other[0].entity,
                    "place_of_region", 0.8,
                )  # fmt: skip


def _is_monotonic(ranks: Sequence[int]) -> bool:
    directions = {one < other for one, other in pairwise(ranks)}
    return len(directions) == 1


def country_in_brackets(sentence: Sentence) -> Iterator[Relation]:
    """«завод в г. **Брест** (**Белоруссия**)»"""
    for town, country in pairwise(sentence.named("place", nested=True)):
        text, end = sentence.passage.text, town.mention.end
        bracket = IN_BRACKETS.fullmatch(text, end, country.mention.start)
        closed = text[country.mention.end : country.mention.end + 1] == ")"
        if bracket and closed and is_called(sentence.passage, town):
            yield relation(
                sentence, town.entity, "svod:locatedIn", country.entity, "country_in_brackets", 0.8
            )


def finest(passage: Passage, row: Sequence[Naming]) -> Naming:
    """Of «г. **Томск**, **отель «Север»**» the hotel."""
    return max(row, key=lambda place: (_rank(passage, place), place.mention.rule != "address"))


def is_region(place: Naming) -> bool:
    return REGION.search(place.entity.name) is not None


def rows(passage: Passage, places: Sequence[Naming]) -> Iterator[list[Naming]]:
    """Places with nothing but a comma or the noun of a settlement between them."""
    row: list[Naming] = []
    for place in places:
        if row and place.mention.end <= row[-1].mention.end:
            continue  # «**Саха**» in «Республика Саха»
        if row and not _joined(passage, row[-1], place):
            yield from [row] * (len(row) > 1)
            row = []
        row.append(place)
    yield from [row] * (len(row) > 1)


def _joined(passage: Passage, one: Naming, other: Naming) -> bool:
    """Without a comma only the region follows its town, or the town its street."""
    text = passage.text
    if not BESIDE.fullmatch(text, one.mention.end, other.mention.start):
        return False
    rank, further = _rank(passage, one), _rank(passage, other)
    if COMMA.match(text, one.mention.end):
        return is_called(passage, one) or is_called(passage, other) or ADDRESSES in (
            rank, further,
        )  # fmt: skip
    return rank > further and (further < TOWNS or rank == ADDRESSES)


def _is_list(sentence: Sentence, row: Sequence[Naming]) -> bool:
    """«из Тверской области, г. Пскова и Москвы», «г. Пенза, г. Заречный Пензенской области»"""
    text = sentence.passage.text
    ranks = [_rank(sentence.passage, each) for each in row]
    doubled = any(one == other < ADDRESSES for one, other in pairwise(ranks))
    separated = COMMA.match(text, row[0].mention.end) is not None
    further = LISTED.match(text, row[-1].mention.end)
    starts = {place.mention.start for place in sentence.named("place", nested=True)}
    going_on = further is not None and further.end() in starts
    return doubled or (separated and going_on and ADDRESSES not in ranks)


def _rank(passage: Passage, place: Naming) -> int:
    """From coarse to fine."""
    name = place.entity.name
    if is_venue(place):
        return ADDRESSES
    if is_called(passage, place):
        return TOWNS
    if DISTRICT.search(name):
        return DISTRICTS
    return REGIONS if is_region(place) else TOWNS


def is_venue(place: Naming) -> bool:
    """«ул. Мира, 5», «отель «Волга»»: where people meet, not where they live."""
    if place.mention.rule == "address":
        return True
    words = (lemma(word) for word in tokens(place.entity.name)[:3])
    return any(word in lexicon() and lexicon()[word].kind == "place" for word in words)


def is_called(passage: Passage, place: Naming) -> bool:
    """«городе **Чусовом**», «**селе Териберка**»"""
    start = place.mention.start
    before = IS_SETTLEMENT.search(passage.text[:start])
    return bool(before or OPENS_SETTLEMENT.match(passage.text, start))
