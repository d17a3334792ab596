"""Who held which role, from when to when."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ingest.analysed import Doc
from ingest.dates import MONTH
from ingest.dates import month_number as number
from ingest.model import Entity, Month, Naming, Passage, Role, by_passage
from ingest.relations.sentence import Sentence, sentences

CHAIRING = re.compile(r"председательств|председател", re.I)
TERM = re.compile(rf"\b{MONTH}\s+(\d{{4}})\s*(?:года\s*)?[-–—]\s*{MONTH}\s+(\d{{4}})", re.I)
BODY = re.compile(r"совет|правлен", re.I)

#: What a person is, as the words before the name say: the role in the vocabulary.
POSITIONS = [
    (re.compile(r"\bвице-губернатор", re.I), "DeputyHead"),
    (re.compile(r"\bзаместител[а-яё]+(?:\s+[а-яё]+)?", re.I), "DeputyHead"),
    (
        re.compile(
            r"\b(?:губернатор|министр|мэр|глава|главы|директор|ректор|президент|руководител|начальник)",
            re.I,
        ),
        "Head",
    ),
    (re.compile(r"\bпредседател", re.I), "Chair"),
    (re.compile(r"\bсекретар", re.I), "Secretary"),
    (re.compile(r"\bкоординатор", re.I), "Coordinator"),
]
DASH = re.compile(r"\s*[–—-]\s*")
#: How far before a name its position may stand.
REACH = 120


def find_roles(
    passages: Sequence[Passage],
    docs: Sequence[Doc],
    namings: Sequence[Naming],
    *,
    issued: date | None,
) -> list[Role]:
    """Rotating chairs with their terms, and the positions of persons."""
    found: list[Role] = []
    named = by_passage(namings)
    for passage, doc in zip(passages, docs, strict=True):
        own = tuple(named.get(passage.order, ()))
        found += rotating_chair(Sentence(passage, doc, 0, len(passage.text), own), issued)
    for sentence in sentences(passages, docs, namings):
        found += position(sentence)
        found += position_after(sentence)
    return list(dict.fromkeys(found))


def rotating_chair(whole: Sentence, issued: date | None) -> Iterator[Role]:
    """«Председательство в Совете **Кластера**: март 2016 – март 2017: **Финляндия**»

    The passage is read whole: «Россия. Октябрь 2014 – Март 2015.» has stops between its parts.
    """
    cue = whole.match(CHAIRING)
    terms = list(TERM.finditer(whole.passage.text))
    body = _chaired(whole, terms[0].start()) if cue and terms else None
    if body is None:
        return
    for term in terms:
        member = _holder(whole, terms, term)
        if member:
            beginning, end = _months(term)
            yield Role(
                passage=whole.passage, member=member, organization=body, role="Chair",
                rule="rotating_chair", confidence=0.9, beginning=beginning, end=end,
                planned=_is_future(beginning, issued),
            )  # fmt: skip


def position(sentence: Sentence) -> Iterator[Role]:
    """«под председательством Губернатора **Псковской области** **Иванова И.И.**»"""
    for person in sentence.named("person"):
        start = max(sentence.start, person.mention.start - REACH)
        before = sentence.passage.text[start : person.mention.start]
        found = _position(before)
        if found is None:
            continue
        at = start + found[1]
        bodies = sentence.named(
            "organization", "place", after=at, before=person.mention.start, nested=True
        )
        if bodies:
            yield Role(
                passage=sentence.passage, member=person.entity, organization=bodies[0].entity,
                role=found[0], rule="position", confidence=0.8,
            )  # fmt: skip


def position_after(sentence: Sentence) -> Iterator[Role]:
    """«**Закиров И.И.** – директор **АО «Свет»**»"""
    for person in sentence.named("person"):
        after = sentence.passage.text[person.mention.end : sentence.end]
        dash = DASH.match(after)
        found = [(p.match(after, dash.end()), role) for p, role in POSITIONS] if dash else []
        matched = next(((m, role) for m, role in found if m), None)
        if matched is None:
            continue
        at = person.mention.end + matched[0].end()
        bodies = sentence.named("organization", "place", after=at, before=at + REACH)
        if bodies and ";" not in sentence.passage.text[at : bodies[0].mention.start]:
            yield Role(
                passage=sentence.passage, member=person.entity, organization=bodies[0].entity,
                role=matched[1], rule="position_after", confidence=0.8,
            )  # fmt: skip


def _position(before: str) -> tuple[str, int] | None:
    """The role that stands nearest before the name, unless a sentence's worth lies between."""
    matches = [
        (match.end(), role) for pattern, role in POSITIONS for match in pattern.finditer(before)
    ]
    if not matches:
        return None
    end, role = max(matches, key=lambda each: each[0])
    return None if re.search(r"[а-яё]{3}[.;:]\s", before[end:]) else (role, end)


def _chaired(whole: Sentence, before: int) -> Entity | None:
    """For the chair of a cluster's board: the cluster."""
    bodies = whole.named("organization", before=before, nested=True)
    proper = [naming for naming in bodies if not BODY.search(naming.entity.name)]
    chosen = (proper or bodies)[-1:] or whole.named("organization")[:1]
    return chosen[0].entity if chosen else None


def _holder(whole: Sentence, terms: Sequence[re.Match[str]], term: re.Match[str]) -> Entity | None:
    """After the term and a colon, «март 2016: Финляндия»; else the last name before it."""
    text = whole.passage.text
    after = list(whole.named("place", "organization", "person", after=term.end()))
    if after and re.fullmatch(
        r"\s*(?:г(?:ода|\.)?)?\s*[:–—-]\s*", text[term.end() : after[0].mention.start]
    ):
        return after[0].entity
    first = terms[0].start()
    before = whole.named("place", "organization", "person", before=term.start())
    near = [n for n in before if n.mention.start >= first - REACH]
    return near[-1].entity if near and near[-1].mention.kind in {"place", "person"} else None


def _months(term: re.Match[str]) -> tuple[Month, Month]:
    return (
        Month(int(term.group(2)), number(term.group(1))),
        Month(int(term.group(4)), number(term.group(3))),
    )


def _is_future(beginning: Month, issued: date | None) -> bool:
    return issued is not None and (beginning.year, beginning.month) > (issued.year, issued.month)
