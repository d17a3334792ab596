"""Quoted names that share a noun or an owner: «проекты «Родник» и «Колодец»»."""

from collections.abc import Iterator

from ingest.analysed import Doc, Token
from ingest.known import KnownNames
from ingest.mentions.candidate import Candidate
from ingest.mentions.heads import heads, is_legal_form
from ingest.phrases.quotations import is_opening, quotation

#: Bodies are named by forms of their own.
SHARED = {"project", "programme", "service", "event", "award"}
#: Between two names of a series.
BETWEEN = {",", "и", "или", "также", "а", ";"}
#: «проект **бюджетного учреждения** «Музей» «Дом»»: an owner has at most so many words.
OWNER = 8


def quoted_series(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«реализованы проекты «Родник», **«Колодец»** и **«Исток»**»"""
    for head, what in heads(doc):
        if what.kind not in SHARED:
            continue
        if head.i + 1 >= len(doc) or not is_opening(doc[head.i + 1]):
            continue
        end = quotation(doc, head.i + 1)
        while end is not None and (start := _next_quotation(doc, end)) is not None:
            end = quotation(doc, start)
            if end is not None:
                name = f"{head.lemma_} «{doc[start + 1 : end - 1].text}»"
                yield Candidate(
                    start, end, what.kind, what.subclass, name, "quoted_series", 0.9,
                    (doc[start + 1 : end - 1].text,),
                )  # fmt: skip


def quoted_after_owner(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«проект АО «Печоралес» **«Организация производства пеллет»**»"""
    for head, what in heads(doc):
        if what.kind != "project":
            continue
        opening = _opening_after(head)
        end = quotation(doc, opening) if opening is not None else None
        if end is None or end >= len(doc) or not is_opening(doc[end]):
            continue
        stop = quotation(doc, end)
        if stop is not None:
            quoted = doc[end + 1 : stop - 1].text
            name = f"{head.lemma_} «{quoted}»"
            yield Candidate(
                end, stop, what.kind, what.subclass, name, "quoted_after_owner", 0.9, (quoted,)
            )


def _next_quotation(doc: Doc, end: int) -> int | None:
    """Where the next name of the series opens."""
    at = end
    while at < len(doc) and doc[at].lower_ in BETWEEN:
        at += 1
    return at if end < at < len(doc) and is_opening(doc[at]) else None


def _opening_after(head: Token) -> int | None:
    """The quotation mark of the owner, whose words stand between."""
    for token in head.doc[head.i + 1 : head.i + 2 + OWNER]:
        if is_opening(token):
            return int(token.i) if token.i > head.i + 1 else None
        if not (token.is_alpha or "-" in token.text or is_legal_form(token)):
            return None
        if token._.parse.pos in {"VERB", "PREP", "CONJ"}:
            return None
    return None
