"""Lists of the members of a body: «Состав комиссии: …», one person a line or a row."""

import re
from collections.abc import Iterator, Sequence

from ingest.model import Entity, Role
from ingest.relations.sentence import Sentence
from ingest.roles.offices import offices

#: What heads a list of members, or a part of it.
HEADING = re.compile(
    r"^\s*(?:\d+\.\s*)?(?:персональный\s+)?(?:состав|члены|участники)\b"
    r"|\bв\s+(?:следующем\s+)?составе\s*:\s*$",
    re.I,
)
PART = re.compile(
    r"^\s*(?:сопредседател|председател|заместител|секретар|ответственн|член|координатор"
    r"|руководител)[^:]{0,60}:\s*$",
    re.I,
)
#: A list of members goes on over at most so many lines without a person.
GAP = 2


def members(whole: Sequence[Sentence]) -> Iterator[Role]:
    """«СОСТАВ **рабочей группы** …: **Лысенко Татьяна Викторовна** – заместитель министра»

    Each sentence is a whole passage.
    """
    body: Entity | None = None
    role, gap = "Member", 0
    for passage in whole:
        if HEADING.search(passage.text):
            named = passage.named("organization")
            body, role, gap = (named[0].entity if named else body), "Member", 0
            yield from _inline(passage, body)
        elif body is not None and PART.match(passage.text):
            role, gap = next((o.role for o in offices(passage.text)), "Member"), 0
        elif body is not None:
            person = _opening_person(passage)
            if person is None:
                gap += 1
                body = body if gap <= GAP else None
                continue
            gap = 0
            yield _role(passage, person, body, _own_role(passage) or role)


def _inline(passage: Sentence, body: Entity | None) -> Iterator[Role]:
    """«члены Координационного совета: **Р.И. Сабирова**, **В.П. Кузьмичёв**; представители …»"""
    colon = passage.passage.text.find(":", passage.start)
    if body is None or colon < 0:
        return
    stop = passage.passage.text.find(";", colon)
    for person in passage.named("person", after=colon, before=stop if stop > 0 else None):
        yield _role(passage, person.entity, body, "Member")


def _opening_person(passage: Sentence) -> Entity | None:
    """A line or row that begins with a name, after its number."""
    for naming in passage.named("person"):
        before = passage.passage.text[passage.start : naming.mention.start]
        if re.fullmatch(r"[\s\d.)|•–—-]*", before):
            return naming.entity
    return None


def _own_role(passage: Sentence) -> str | None:
    """«…, **руководитель рабочей группы**», «(**председатель комиссии**)»"""
    text = passage.passage.text
    for office in offices(text, passage.start, passage.end):
        of_body = re.match(
            r"\s+(?:рабоч\w+\s+)?(?:групп|комисси|совет|комитет|штаб|коллеги)",
            text[office.end :],
            re.I,
        )
        alone = re.match(r"\s*(?:[,;.)|]|$)", text[office.end :])
        if of_body or (alone and re.search(r"[(,–—-]\s*$", text[: office.start])):
            return office.role
    return None


def _role(passage: Sentence, person: Entity, body: Entity, role: str) -> Role:
    return Role(
        passage=passage.passage, member=person, organization=body, role=role,
        rule="listed_member", confidence=0.8,
    )  # fmt: skip
