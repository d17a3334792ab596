"""Who held which role, from when to when."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ingest.analysed import Doc
from ingest.dates import MONTH
from ingest.dates import month_number as number
from ingest.model import Entity, Month, Naming, Passage, Role, by_passage
from ingest.relations.sentence import Sentence, sentences
from ontology.iris import EntityKind

CHAIRING = re.compile(r"председательств|председател", re.I)
TERM = re.compile(rf"\b{MONTH}\s+(\d{{4}})\s*(?:года\s*)?[-–—]\s*{MONTH}\s+(\d{{4}})", re.I)
BODY = re.compile(r"совет|правлен", re.I)

#: What a person is, as the words before the name say: the role in the vocabulary.
OFFICES = (
    r"(?:губернатор|министр|мэр|глав[аыеуой]|директор|ректор|президент|руководител|начальник"
    r"|председател|секретар)"
)
POSITIONS = [
    (re.compile(r"\bвице-губернатор[а-яё]*", re.I), "DeputyHead"),
    (
        re.compile(rf"\bзаместител[а-яё]+\s+(?:[а-яё]+\s+){{0,2}}?{OFFICES}[а-яё]*", re.I),
        "DeputyHead",
    ),
    (re.compile(r"\bзаместител[а-яё]+", re.I), "DeputyHead"),
    (
        re.compile(
            r"\b(?:губернатор|министр|мэр|глав[аыеуой]\b|директор|ректор|президент|руководител"
            r"|начальник)[а-яё]*",
            re.I,
        ),
        "Head",
    ),
    (re.compile(r"\bпредседател[а-яё]*", re.I), "Chair"),
    (re.compile(r"\bсекретар[а-яё]*", re.I), "Secretary"),
    (re.compile(r"\bкоординатор[а-яё]*", re.I), "Coordinator"),
]
#: Of these a place may be named alone: a minister of a place is the minister of some body there.
TERRITORIAL = re.compile(r"губернатор|мэр|глав[аыеуой]\b|президент", re.I)
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
        bodies = _served(sentence, found[2], at, person.mention.start)
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
        bodies = _served(sentence, matched[0].group(), at, at + REACH)
        if bodies and ";" not in sentence.passage.text[at : bodies[0].mention.start]:
            yield Role(
                passage=sentence.passage, member=person.entity, organization=bodies[0].entity,
                role=matched[1], rule="position_after", confidence=0.8,
            )  # fmt: skip


def _served(sentence: Sentence, office: str, after: int, before: int) -> list[Naming]:
    """Where somebody in an office serves: the outermost name after it."""
    places: list[EntityKind] = ["place"] if TERRITORIAL.search(office) else []
    return sentence.named("organization", *places, after=after, before=before)


def _position(before: str) -> tuple[str, int, str] | None:
    """The role that stands nearest before the name, unless a sentence's worth lies between."""
    matches = [
        (match.end(), -match.start(), role, match.group())
        for pattern, role in POSITIONS
        for match in pattern.finditer(before)
    ]
    if not matches:
        return None
    end, _, role, office = max(matches)
    return None if re.search(r"[а-яё]{3}[.;:]\s", before[end:]) else (role, end, office)


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
