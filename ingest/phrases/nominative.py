"""How a phrase looks in the nominative."""

import re

from ingest.analysed import Span, Token
from ingest.morphology import Parse, is_known, nominative, parses, shared_start

ORDINAL = re.compile(r"^(?:[IVXLC]+|\d{1,3})(?:-?(?:й|го|м|му|ый|ой|я|ая|е|ое|х))?$")
ADJECTIVES = {"ADJF", "PRTF"}


def agrees(adjective: Token, noun: Token) -> bool:
    """Whether some reading of the adjective fits the noun as it is read in its context."""
    return any(
        reading.pos in ADJECTIVES and _fits(reading, noun._.parse)
        for reading in parses(adjective.text)
    )


def in_nominative(span: Span, head: Token) -> str:
    """«Министерства экономического развития» → «Министерство экономического развития»."""
    words = [
        (_nominative(token, head), token.whitespace_)
        if span.start <= token.i <= head.i
        else (token.text, token.whitespace_)
        for token in span
    ]
    return _joined(words)


def quoted_in_nominative(span: Span) -> str:
    """«Балтийского альянса кластеров» inside quotation marks → «Балтийский альянс кластеров»."""
    head = next((token for token in span if token._.parse.pos == "NOUN"), None)
    if len(span) == 1 or head is None or _may_be_upright(head) or not _leads(span, head):
        return span.text.strip()
    return in_nominative(span, head)


def _may_be_upright(head: Token) -> bool:
    """Quoted words keep their form unless it can be none but an oblique one: «Кайбыч-Сют»."""
    upright = any(reading.case == "nomn" for reading in parses(head.text))
    return head._.parse.case == "nomn" or upright or not is_known(head.text)


def _leads(span: Span, head: Token) -> bool:
    """Only adjectives that agree stand before the head."""
    return all(agrees(token, head) for token in span.doc[span.start : head.i])


def _nominative(token: Token, head: Token) -> str:
    if ORDINAL.match(token.text):
        return token.text.partition("-")[0]
    if token._.parse.pos == "NOUN":  # the head, or «организацией» before «партнерством»
        return nominative(token.text, token._.parse)
    like = head._.parse
    forms = [
        nominative(token.text, reading)
        for reading in parses(token.text)
        if reading.pos in ADJECTIVES and _fits(reading, like)
    ]
    return max(forms, key=lambda form: shared_start(form, token.text), default=token.text)


def _fits(adjective: Parse, noun: Parse) -> bool:
    if (adjective.case, adjective.number) != (noun.case, noun.number):
        return False
    return noun.number == "plur" or adjective.gender == noun.gender


def _joined(words: list[tuple[str, str]]) -> str:
    return re.sub(r"\s+", " ", "".join(word + space for word, space in words)).strip()
