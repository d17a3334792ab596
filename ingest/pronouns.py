"""What a pronoun takes up: «Музей основан в 1909 году. **Он** располагает пятью зданиями.»"""

import re
from collections.abc import Iterator
from itertools import chain

from ingest.analysed import Token, between
from ingest.lexicon import table
from ingest.model import Naming
from ingest.morphology import parses
from ingest.names import tokens
from ingest.relations.sentence import Sentence
from ontology.iris import EntityKind

ABBREVIATED = frozenset({"masc", "neut"})
FEMININE = frozenset({"femn"})
#: «**IV** инвестиционная сессия»
ROMAN = re.compile(r"[IVXLХ]+")


def pronouns(sentence: Sentence, start: int, end: int) -> list[Token]:
    """«В **нём** участвуют 34 организации, **его** бюджет – 5 млн рублей»"""
    forms = table("pronouns.tsv")
    return [t for t in between(sentence.doc, start, end) if t.lower_ in forms]


def antecedent(sentence: Sentence, pronoun: Token, *kinds: EntityKind) -> Naming | None:
    """The subject of what was said before that agrees in gender, else another name that does."""
    genders = set(table("pronouns.tsv")[pronoun.lower_].split())
    for said, named in _before(sentence, pronoun.idx, kinds):
        fitting = [n for n in named if genders_of(n) & genders]
        surely = (n for n in fitting if is_nominative(n, said, surely=True))
        perhaps = (n for n in fitting if is_nominative(n, said))
        chosen = next(chain(surely, perhaps, fitting), None)
        if chosen is not None:
            return chosen
    return None


def _before(
    sentence: Sentence, offset: int, kinds: tuple[EntityKind, ...]
) -> Iterator[tuple[Sentence, list[Naming]]]:
    """Names of this sentence from the pronoun backwards; of one before from its beginning."""
    yield sentence, sentence.named(*kinds, before=offset)[::-1]
    earlier = sentence.previous
    while earlier is not None and earlier.passage.order == sentence.passage.order:
        yield earlier, earlier.named(*kinds)
        earlier = earlier.previous


def genders_of(naming: Naming) -> frozenset[str]:
    """Of the first noun: «**Фондом**» is masculine, «**НМИЦ**» is that or neuter."""
    for words in (naming.mention.surface, naming.entity.name):
        for word in tokens(words):
            if ROMAN.fullmatch(word):
                continue
            if word.isupper() and len(word) > 1:
                return FEMININE if word in {"АНО", "НКО", "ГК", "УК", "ТПП"} else ABBREVIATED
            likeliest = parses(word)[0]
            if likeliest.pos == "NOUN" and likeliest.gender:
                return frozenset({likeliest.gender})
    return ABBREVIATED | FEMININE


def is_nominative(naming: Naming, sentence: Sentence, *, surely: bool = False) -> bool:
    """«В 2018 году **Союз** объединяет …», not «создание **Союза**»; «АО» may be so or not."""
    head = _head(naming, sentence)
    if head is None:
        return False
    before = _word_before(naming, sentence)
    if before is not None and before._.parse.pos in {"PREP", "ADJF", "PRTF", "NUMR"}:
        return False
    if head.text.isupper() or head.text.isascii():  # looks alike in every case
        return not surely and (before is None or before._.parse.pos not in {"NOUN", "INFN"})
    return bool(head._.parse.case == "nomn")


def _head(naming: Naming, sentence: Sentence) -> Token | None:
    """The first noun of a name, else its first word."""
    mention = naming.mention
    inside = [t for t in between(sentence.doc, mention.start, mention.end) if not t.is_punct]
    return next((t for t in inside if t._.parse.pos == "NOUN"), inside[0] if inside else None)


def _word_before(naming: Naming, sentence: Sentence) -> Token | None:
    """The nearest, over a quotation mark that opens the name."""
    earlier = between(sentence.doc, sentence.start, naming.mention.start)
    if earlier and earlier[-1].text in {"«", '"', "“"}:
        earlier.pop()
    return earlier[-1] if earlier else None
