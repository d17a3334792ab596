"""Chairs that go round: who had, has and will have one, from when to when."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ingest.model import Role
from ingest.relations.sentence import Sentence
from ingest.roles.chaired import body_chaired
from ingest.roles.terms import terms
from ingest.roles.turns import Turn, turns

CHAIRING = re.compile(r"(?:со)?председательств|(?:со)?председател|(?<!\w)возглавл|ротаци", re.I)
TOGETHER = re.compile(r"сопредседател", re.I)
CHAIRED = re.compile(
    r"\b(?:совет|правлени|комитет|комисси|групп|президиум|коллеги|председател|штаб)", re.I
)
COMING = re.compile(
    r"\b(?:перейд[её]т|перейдут|будет|будут|станет|станут|примет|возглавит|передадут|передаст)\b",
    re.I,
)
#: Where a sentence ends.
STOP = re.compile(r"[.!?]\s+(?=[А-ЯЁA-Z])")
#: A sentence of names and terms has at most so many other words.
FEW_WORDS = 2


def rotating_chair(whole: Sentence, issued: date | None) -> Iterator[Role]:
    """«Председательство в Совете **Кластера**: март 2016 – март 2017: **Финляндия**»

    The passage is read whole: «Россия. Октябрь 2014 – Март 2015.» has stops between its parts.
    """
    cue = whole.match(CHAIRING)
    if cue is None:
        return
    start, end = _stretch(whole, cue)
    named = [(n.mention.start, n.mention.end) for n in whole.namings]
    found = [
        term
        for term in terms(whole.passage.text, start, end)
        if not any(low <= term.start < high for low, high in named)
    ]
    body = body_chaired(whole, cue, found[0].start) if found else None
    if body is None:
        return
    for turn in _by_whom(cue, list(turns(replace(whole, start=start, end=end), found, body))):
        yield Role(
            passage=whole.passage, member=turn.holder.entity, organization=body.entity,
            role=_role(whole, cue), rule="rotating_chair", confidence=0.9,
            beginning=turn.term.beginning, end=turn.term.ending,
            planned=_is_future(whole, turn, issued),
        )  # fmt: skip


def _by_whom(cue: re.Match[str], found: list[Turn]) -> list[Turn]:
    """A single country or body that «председатель» stands beside chairs nothing."""
    persons = [turn for turn in found if turn.holder.mention.kind == "person"]
    said = cue.group().lower()
    return found if "ств" in said or "ротаци" in said else persons


def _role(whole: Sentence, cue: re.Match[str]) -> str:
    """«возглавлял институт» is a head, «возглавлял совет» a chair."""
    if TOGETHER.match(cue.group()):
        return "CoChair"
    around = whole.passage.text[max(cue.start() - 80, 0) : cue.end() + 40]
    heads = cue.group().lower() == "возглавл" and not CHAIRED.search(around)
    return "Head" if heads else "Chair"


def _stretch(whole: Sentence, cue: re.Match[str]) -> tuple[int, int]:
    """The sentence of the cue, and those after it that give but names and terms or chair too."""
    text = whole.passage.text
    stops = [0, *(stop.end() for stop in STOP.finditer(text)), len(text)]
    start = max(stop for stop in stops if stop <= cue.start())
    end = min(stop for stop in stops if stop > cue.start())
    for stop in stops:
        if stop > end:
            if not _goes_on(whole, end, stop):
                break
            end = stop
    return start, end


def _goes_on(whole: Sentence, start: int, end: int) -> bool:
    """«Финляндия. Март 2016 – Апрель 2017.», «В 2018 году председательствовала Дания.»"""
    text = whole.passage.text
    if CHAIRING.search(text, start, end):
        return True
    said = [(n.mention.start, n.mention.end) for n in whole.namings]
    said += [(term.start, term.end) for term in terms(text, start, end)]
    other = [
        word
        for word in re.finditer(r"[А-Яа-яЁёA-Za-z]{3,}", text[start:end])
        if not any(low <= start + word.start() < high for low, high in said)
    ]
    return len(other) <= FEW_WORDS


def _is_future(whole: Sentence, turn: Turn, issued: date | None) -> bool:
    beginning = turn.term.beginning
    if issued is not None and beginning is not None:
        return (beginning.year, beginning.month) > (issued.year, issued.month)
    low, high = sorted((turn.term.end, turn.holder.mention.start))
    return issued is None and COMING.search(whole.passage.text[low:high]) is not None
