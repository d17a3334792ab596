"""Bodies in headings that are written in capitals."""

import re
from collections.abc import Iterator

from ingest.analysed import Doc, Span
from ingest.known import KnownNames
from ingest.mentions.candidate import Candidate
from ingest.mentions.heads import heads
from ingest.morphology import readings
from ingest.phrases import phrase
from ingest.phrases.nominative import ADJECTIVES, in_nominative
from ingest.phrases.nouns import DIVISIONS, SETTLEMENTS, is_shouted

MARKS = '«»"“”„,.()'
#: No letterhead has more words.
LONGEST = 20
#: «Псковский муниципальный район»: these before the noun are no proper names.
KINDS = {"муниципальный", "городской", "сельский", "автономный", "федеральный"}


def body_in_capitals(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«**МИНИСТЕРСТВО ЗДРАВООХРАНЕНИЯ ХАБАРОВСКОГО КРАЯ**»"""
    if not is_shouted(doc) or len(doc) > LONGEST:
        return
    for head, what in heads(doc):
        span = phrase(head)
        if what.kind != "organization" or span.end == head.i + 1 or len(head.text) < 4:
            continue
        name = in_small_letters(in_nominative(span, head), span)
        if any(word[:1].isupper() for word in name.split()[1:]):
            yield Candidate(
                span.start, span.end, what.kind, what.subclass, name, "body_in_capitals", 0.8
            )  # fmt: skip


def in_small_letters(name: str, span: Span) -> str:
    """«МИНИСТЕРСТВО КУЛЬТУРЫ ПЕРМСКОГО КРАЯ» → «Министерство культуры Пермского края»"""
    proper = {token.lower_ for token in span if _is_proper(span, token.i)}
    words = [
        word.capitalize() if word.strip(MARKS) in proper else word
        for word in (_small(word) for word in name.split())
    ]
    return re.sub(r"(^|[«“\"(])(\w)", lambda match: match.group().upper(), " ".join(words))


def _small(word: str) -> str:
    """Numbers stay as they are written: «СОГЛАШЕНИЕ № 88-С»"""
    return word if any(map(str.isdigit, word)) else word.lower()


def _is_proper(span: Span, at: int) -> bool:
    """The adjective before «край», the noun after «республика», a town that dictionaries list."""
    doc = span.doc
    token = doc[at]
    following = doc[at + 1 : span.end]
    before = doc[at - 1] if at > span.start else None
    if "Geox" in readings(token.text)[0].tag:
        return True
    divided = next((t for t in following if t.lemma_ not in KINDS), None)
    if token._.parse.pos in ADJECTIVES:
        named = divided is not None and divided.lemma_ in DIVISIONS | {"федерация"}
        return named and token.lemma_ not in KINDS
    if before is not None and before.lemma_ == "округ" and token.lemma_ not in DIVISIONS:
        return str(token._.parse.case) == "nomn"
    federation = token.lemma_ in {"федерация", "республика"}
    return federation or (before is not None and before.lemma_ in SETTLEMENTS)
