"""Meetings that are named by who took part in them, or by their theme."""

import re
from collections.abc import Iterator

from ingest.analysed import Doc, text_of
from ingest.known import KnownNames
from ingest.mentions.candidate import Candidate
from ingest.mentions.heads import heads
from ingest.mentions.naming import GATHERINGS
from ingest.phrases import phrase
from ingest.phrases.nominative import in_nominative
from ingest.phrases.quotations import quotation

PARTICIPANTS = re.compile(r"\s+с\s+участием\s+.{3,200}?(?=\s+по\s+(?:вопрос|тем)|\s*[;:(«]|,|$)")

#: Before the quotation that says what it is about.
THEME = re.compile(r"\s+(?:на\s+тему|по\s+теме)(?:\s*:)?(?=\s*[«\"“])")


def gathering_on_theme(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«участники **парламентских слушаний на тему «О развитии леса»**»"""
    for head, _ in heads(doc):
        if head.lemma_ not in GATHERINGS:
            continue
        span = phrase(head)
        match = THEME.match(text_of(doc), span.end_char)
        theme = doc.char_span(span.end_char + 1, match.end()) if match else None
        end = quotation(doc, theme.end) if theme and theme.end < len(doc) else None
        if end is not None:
            name = in_nominative(doc[span.start : end], head)
            yield Candidate(span.start, end, "event", "", name, "gathering_on_theme", 0.9)


def gathering_with_participants(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«решения **совещания с участием заместителя министра Иванова И.И.** по вопросу …»"""
    for head, _ in heads(doc):
        if head.lemma_ not in GATHERINGS:
            continue
        match = PARTICIPANTS.match(text_of(doc), head.idx + len(head))
        span = doc.char_span(head.idx, match.end(), alignment_mode="contract") if match else None
        if span is not None:
            yield Candidate(
                span.start, span.end, "event", "", in_nominative(span, head),
                "gathering_with_participants", 0.85,
            )  # fmt: skip
