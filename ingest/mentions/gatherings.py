"""Meetings that are named by who took part in them."""

import re
from collections.abc import Iterator

from ingest.analysed import Doc, text_of
from ingest.known import KnownNames
from ingest.mentions.candidate import Candidate
from ingest.mentions.heads import heads
from ingest.mentions.naming import GATHERINGS
from ingest.phrases.nominative import in_nominative

PARTICIPANTS = re.compile(r"\s+с\s+участием\s+.{3,200}?(?=\s+по\s+(?:вопрос|тем)|\s*[;:(«]|,|$)")


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
