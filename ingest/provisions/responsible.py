"""Who answers for it: named in a form, charged with it, or in brackets behind an addressee."""

import re
from collections.abc import Iterable

from ingest.model import Entity, Naming
from ingest.outline import Item, Stretch, is_signature
from ingest.provisions.parties import in_brackets, spoken_to
from ingest.provisions.reader import ACTING, Reader
from ingest.provisions.terms import RESPONSIBLE_FIELD, fields_of

#: «Контроль за исполнением возложить **на** Иванова И.И.»
CHARGED = re.compile(r"\b(?:возложить|возлага[а-яё]+|закрепить)\b.*?\b(?:на|за)\s", re.I)
APPOINTED = re.compile(
    r"\bответственн[а-яё]+\b.*\b(?:назначить|определить|утвердить|являет)[а-яё]*\s", re.I
)
APPOINTS = re.compile(r"\b(?:назначить|определить|утвердить)\s(?=.*\bответственн)", re.I)
BY_THE_SIGNER = re.compile(r"\bза собой\b", re.I)


def responsible_for(reader: Reader, item: Item) -> tuple[Entity, ...]:
    """Of the form line, else who is charged with it, else who stands in brackets."""
    if RESPONSIBLE_FIELD.search(fields_of(item)):
        return tuple(dict.fromkeys(_in_fields(reader, item)))
    first = item.stretches[0]
    charged = [n.entity for n in _charged(reader, first) if n.mention.kind in ACTING]
    if not charged and BY_THE_SIGNER.search(first.words):
        charged = list(signer(reader))
    bracketed = [
        naming.entity
        for naming in spoken_to(reader, first)
        if in_brackets(naming) and naming.mention.kind == "person"
    ]
    return tuple(dict.fromkeys(charged or bracketed))


def _in_fields(reader: Reader, item: Item) -> Iterable[Entity]:
    for stretch in (*item.forms, *item.stretches):
        match = RESPONSIBLE_FIELD.search(stretch.words)
        if match:
            start, end = stretch.start + match.start(1), stretch.start + match.end(1)
            yield from (
                n.entity
                for n in reader.named(stretch.passage, start, end)
                if n.mention.kind in ACTING
            )


def _charged(reader: Reader, stretch: Stretch) -> list[Naming]:
    """«Контроль возложить на **Комитет**», «Ответственным назначить министра **Иванова И.И.**»"""
    for pattern in (CHARGED, APPOINTED, APPOINTS):
        match = pattern.search(stretch.words)
        if match:
            named = reader.named(stretch.passage, stretch.start + match.end(), stretch.end)
            persons = [n for n in named if n.mention.kind == "person" and not _explains(n)]
            at_once = [n for n in named if n.mention.start == stretch.start + match.end()]
            return (persons or at_once)[:1]
    return []


def _explains(naming: Naming) -> bool:
    """«на оргкомитет (председатель – **Иванов И.И.**)»: who is in it, not who is charged."""
    before = naming.mention.passage.text[: naming.mention.start]
    return in_brackets(naming) and not before.endswith("(")


def charged_with(reader: Reader, stretch: Stretch) -> tuple[Entity, ...]:
    """«Контроль за исполнением возложить на **Комитет** (Иванов И.И.)» speaks to the committee."""
    match = CHARGED.search(stretch.words)
    if match is None:
        return ()
    named = reader.named(stretch.passage, stretch.start + match.end(), stretch.end)
    outside = [n for n in named if n.mention.kind in ACTING and not in_brackets(n)]
    at_once = [n for n in outside if n.mention.start == stretch.start + match.end()]
    persons = [n for n in outside if n.mention.kind == "person"]
    return tuple(naming.entity for naming in (at_once or persons)[:1])


def signer(reader: Reader) -> tuple[Entity, ...]:
    """«Министр **И.И. Иванов**» under the text."""
    for passage in reader.text.passages:
        if is_signature(passage):
            named = reader.named(passage, 0, len(passage.text))
            return tuple(n.entity for n in named if n.mention.kind == "person")[:1]
    return ()
