"""Clauses of a sentence: told by brackets, semicolons and the words that open a clause."""

import re
from dataclasses import dataclass

from ingest.analysed import Token
from ingest.relations.sentence import Sentence

#: Parts of speech that may be the predicate of a clause.
PREDICATES = {"VERB", "INFN", "PRTS", "PRED", "ADJS"}
#: What opens a clause that describes what stands before it.
RELATIVE = re.compile(r"\s*(?:[а-яё\d%]+\s+){0,3}?(?P<which>котор[а-яё]+|куда|где)\b", re.I)
OPENING = re.compile(
    r"\s*(?:что|чтобы|где|когда|хотя|поскольку|так\s+как|а|но|однако|при\s+этом|причем|причём"
    r"|если|благодаря\s+чему|тогда\s+как|в\s+то\s+время\s+как)\b",
    re.I,
)
#: A part of what was counted just before.
PART = re.compile(
    r"\s*(?:\(?\s*)(?:в\s+том\s+числе|в\s+т\.\s?ч\.|из\s+них|из\s+которых|среди\s+которых|среди\s+них|включая|или|что)\b",
    re.I,
)


@dataclass(frozen=True)
class Clause:
    """Offsets into the passage; `kind` says what the clause is to the one before it."""

    start: int
    end: int
    #: «main», «described» (a participle or «который»), «part», «bracket».
    kind: str


def clause_at(sentence: Sentence, offset: int) -> Clause:
    """«Ассоциация, **объединяющая 50 кластеров**, создана в 2011 году»"""
    text = sentence.passage.text
    start, kind = sentence.start, "main"
    for position in range(offset - 1, sentence.start - 1, -1):
        mark = text[position]
        if mark == ";":
            start = position + 1
            break
        if mark == "(" and text.find(")", position, offset) < 0:
            start, kind = position + 1, "bracket"
            break
        if mark == "," and not _in_brackets(text, sentence.start, position):
            opened = _opened(sentence, position + 1)
            if opened and not _is_over(sentence, position + 1, offset, opened):
                start, kind = position + 1, opened
                break
    return Clause(start, _end(sentence, offset), kind)


def _opened(sentence: Sentence, at: int) -> str | None:
    text = sentence.passage.text
    if PART.match(text, at):
        return "part"
    if RELATIVE.match(text, at) or _is_participle(sentence, at):
        return "described"
    return "main" if OPENING.match(text, at) else None


def _is_participle(sentence: Sentence, at: int) -> bool:
    """«, **объединяющая**», «, впервые **созданный**»"""
    first = next((t for t in sentence.tokens if t.idx >= at and t._.parse.pos != "ADVB"), None)
    return first is not None and first._.parse.pos == "PRTF"


def _is_over(sentence: Sentence, start: int, offset: int, kind: str) -> bool:
    """«, созданная в 2011 году, **объединяет** 34»: after its comma the main clause goes on.

    So it does in «34 школы, в том числе лицей, и **располагает** 400 кабинетами».
    """
    if kind not in {"described", "part"}:
        return False
    comma = sentence.passage.text.find(",", start, offset)
    while comma >= 0:
        if any(comma < verb.idx < offset for verb in verbs(sentence)):
            return True
        comma = sentence.passage.text.find(",", comma + 1, offset)
    return False


def _end(sentence: Sentence, offset: int) -> int:
    text = sentence.passage.text
    for position in range(offset, sentence.end):
        if text[position] == ";" or (
            text[position] == ")" and "(" in text[sentence.start : offset]
        ):
            return position
        if text[position] == "," and _opened(sentence, position + 1):
            return position
    return sentence.end


def _in_brackets(text: str, start: int, position: int) -> bool:
    return text.rfind("(", start, position) > text.rfind(")", start, position)


def verbs(sentence: Sentence) -> list[Token]:
    """Finite verbs, short participles and infinitives outside of names."""
    return [
        token
        for token in sentence.tokens
        if token._.parse.pos in PREDICATES and not _is_named(sentence, token)
    ]


def _is_named(sentence: Sentence, token: Token) -> bool:
    return any(n.mention.start <= token.idx < n.mention.end for n in sentence.namings)
