"""Quoted names in a list whose lead says what they name: «Реализуются проекты: – «Свет»; …»."""

import re
from collections.abc import Sequence

from ingest.analysed import Doc, text_of
from ingest.mentions.candidate import Candidate
from ingest.mentions.heads import Head, heads
from ingest.model import Passage
from ingest.phrases.quotations import is_opening, quotation

#: The telling noun stands among the last words before the colon.
NEAR_THE_COLON = 40


def listed_quotations(passages: Sequence[Passage], docs: Sequence[Doc]) -> dict[int, Candidate]:
    """By the order of the passage: «– **«Теплый двор»** (проект признан …)»"""
    found: dict[int, Candidate] = {}
    lead: Head | None = None
    for passage, doc in zip(passages, docs, strict=True):
        if passage.text.endswith(":"):
            lead = _announced(doc)
        elif passage.marker is None:
            lead = None
        candidate = _quoted(passage, doc, lead) if lead and passage.marker else None
        if candidate:
            found[passage.order] = candidate
    return found


def _announced(doc: Doc) -> Head | None:
    """«… кластерные **проекты**:»"""
    near = [
        what
        for head, what in heads(doc)
        if head._.parse.number == "plur" and head.idx >= len(text_of(doc)) - NEAR_THE_COLON
    ]
    return near[-1] if near else None


def _quoted(passage: Passage, doc: Doc, lead: Head) -> Candidate | None:
    opening = next((token for token in doc if token.idx >= passage.body), None)
    if opening is None or not is_opening(opening):
        return None
    end = quotation(doc, opening.i)
    if end is None:
        return None
    name = re.sub(r"^[«“„\"]|[»”\"]$", "", doc[opening.i : end].text)
    return Candidate(opening.i, end, lead.kind, lead.subclass, name, "listed_quotation", 0.85)
