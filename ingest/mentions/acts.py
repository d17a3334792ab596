"""Legal acts and agreements, by issuer, date and number."""

import re
from collections.abc import Iterator

from ingest.analysed import Doc, Token, text_of
from ingest.known import KnownNames
from ingest.mentions.candidate import Candidate, opens_sentence
from ingest.mentions.headed import heads
from ingest.phrases import phrase
from ingest.phrases.nominative import in_nominative
from ingest.phrases.quotations import quotation

#: «от 10.02.2017 №10-рп», «№ 24 от 17.04.2014», «от 15 апреля 2014 года N 316»
DATE = r"от\s+(?:\d{1,2}\.\d{1,2}\.\d{4}|«?\d{1,2}»?\s+[а-яё]+\s+\d{4})(?:\s*(?:г\.|года))?"
NUMBER = r"(?:№|N)\s*[\d/]+(?:-[\w/]+)*"
REFERENCE = re.compile(rf"\s*,?\s*(?:{DATE}\s*,?\s*{NUMBER}|{NUMBER}\s+{DATE}|{DATE}|{NUMBER})")
SUBJECT = {"о", "об", "обо"}


def act_with_reference(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«**Распоряжением Правительства Псковской области от 10.02.2017 № 10-рп**»"""
    for head, _end in _acts(doc):
        named = phrase(head)
        reference = REFERENCE.match(text_of(doc), named.end_char)
        if reference is None:
            continue
        last = doc.char_span(named.start_char, reference.end(), alignment_mode="contract")
        if last is not None and last.end > named.end:
            stop = _title(doc, last.end)
            span = doc[named.start : stop]
            yield Candidate(
                span.start,
                span.end,
                "act",
                "",
                in_nominative(span, head),
                "act_with_reference",
                0.95,
            )


def act_about(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«подписано **Соглашение о создании консорциума «Чистый город»**»"""
    for head, end in _acts(doc):
        starts_high = head.text[:1].isupper() and not head.text.isupper()
        if starts_high and doc[end : end + 1].text.lower() in SUBJECT:
            stop = _subject(doc, end + 1)
            span = doc[phrase(head).start : stop]
            if stop > end + 1 and not opens_sentence(span):
                yield Candidate(
                    span.start, span.end, "act", "", in_nominative(span, head), "act_about", 0.8
                )


def _acts(doc: Doc) -> Iterator[tuple[Token, int]]:
    for head, what in heads(doc):
        if what.kind == "act":
            yield head, phrase(head).end


def _title(doc: Doc, at: int) -> int:
    """A quoted title after the number belongs to the act."""
    return (quotation(doc, at) or at) if doc[at : at + 1].text == "«" else at


def _subject(doc: Doc, at: int) -> int:
    """«создании …»: a noun in the prepositional case and what hangs on it."""
    token = next((t for t in doc[at : at + 4] if t._.parse.pos == "NOUN"), None)
    if token is None or token._.parse.case not in {"loct", "loc2"}:
        return at
    end = phrase(token).end
    if doc[end : end + 1].text == "с":
        noun = next((t for t in doc[end + 1 : end + 5] if t._.parse.pos == "NOUN"), None)
        end = phrase(noun).end if noun is not None and noun._.parse.case == "ablt" else end
    return end
