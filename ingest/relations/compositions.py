"""Who sits in a body, by lists of its members."""

import re
from collections.abc import Iterator, Sequence

from ingest.lexicon import words
from ingest.model import Entity, Naming, Passage, Relation
from ingest.morphology import lemma
from ingest.names import tokens

#: «СОСТАВ рабочей группы», «Присутствовали члены Совета:», «Члены комиссии:»
COMPOSITION = re.compile(
    r"^(?:состав\b|(?:присутствовали\s*:?\s*)?члены\b)|\bв\s+следующем\s+составе\s*:", re.I
)
SITTING = re.compile(r"\bчлены\s+(?:[а-яё]+(?:ой|ого|ей|его)\s+)?([а-яё]+)", re.I)
#: After a member stands what he is: «**Пак Е.С.** – консультант».
POSITION = re.compile(r"\s*(?:\([^)]*\)\s*)?[–—-]\s")
#: Those who came besides the members.
OTHERS = re.compile(r"^(?:приглаш|отсутств|присутствовали\b(?!.*\bчлены\b)|повестка|слушали)", re.I)
#: A line between the members of a body has at most so many words: «Члены комиссии:».
HEADLINE = 6
OPENING = 4


def in_composition(
    passages: Sequence[Passage], namings: dict[int, list[Naming]]
) -> Iterator[Relation]:
    """«СОСТАВ **рабочей группы**» over «**Пак Е.С.** – консультант, секретарь рабочей группы»"""
    body: Entity | None = None
    before: list[Naming] = []
    for passage in passages:
        named = namings.get(passage.order, [])
        start = 0
        heading = COMPOSITION.search(passage.text)
        if OTHERS.match(passage.text):
            body = None
        elif heading:
            body, start = _body(passage, named, before), heading.end()
        members = [n for n in named if _is_listed(passage, n, start)] if body else []
        for member in members:
            if body is not None:
                yield Relation(passage, member.entity, "org:memberOf", body, "in_composition", 0.85)
        if not members and not heading and _is_prose(passage):
            body = None
        before += named


def _body(passage: Passage, named: Sequence[Naming], before: Sequence[Naming]) -> Entity | None:
    """The body that the heading names, or the one named before that has its noun."""
    own = next((n.entity for n in named if n.mention.kind == "organization"), None)
    sitting = SITTING.search(passage.text)
    if own is not None or sitting is None:
        return own
    noun = lemma(sitting.group(1))
    if noun not in words("parts.tsv") and noun != "группа":
        return None
    bodies = (n.entity for n in reversed(before) if n.mention.kind == "organization")
    return next((e for e in bodies if noun in map(lemma, tokens(e.name)[:4])), None)


def _is_listed(passage: Passage, naming: Naming, start: int) -> bool:
    mention = naming.mention
    if mention.kind != "person" or mention.start < start:
        return False
    opens = mention.start - passage.body <= OPENING
    return opens or POSITION.match(passage.text, mention.end) is not None


def _is_prose(passage: Passage) -> bool:
    return not passage.cells and len(passage.words.split()) > HEADLINE
