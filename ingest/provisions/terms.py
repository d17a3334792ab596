"""Until when: the line of a form, else the words of the clause."""

import re
from collections.abc import Iterator

from ingest.dates import deadline, field
from ingest.model import Deadline
from ingest.outline import Item
from ingest.provisions.reader import Reader

DEADLINE_FIELD = re.compile(
    r"(?:\bсрок[а-яё]*(?: [а-яё]+){0,2}|\bдата (?:исполнения|проведения|представления))\s*[:–—-]\s*"
    r"(.*?)(?=[;,.]?\s*(?:ответственн|исполнител|отв\.|контроль)|$)",
    re.I,
)
#: «Срок до 1 мая»: without a mark between.
BARE_FIELD = re.compile(
    r"^\(?срок(?: исполнения)?\s+(.*?)(?=[;,.]?\s*(?:ответственн|исполнител)|$)", re.I
)
RESPONSIBLE_FIELD = re.compile(
    r"(?:(?:\b(?:ответственн|исполнител)(?![а-яё]*\s+секретар)[а-яё]*(?: [а-яё]+){0,3}"
    r"|\bотв\.)\s*[:–—-]\s*"
    r"|(?<=[,;(] )отв\.\s+(?-i:(?=[А-ЯЁ])))"
    r"(.*?)(?=;?\s*срок|$)",
    re.I,
)
#: «(срок – до 1 мая 2019 г.; отв. – Минздрав)»
IN_BRACKETS = re.compile(r"\(([^()]*\b(?:срок|отв\.|ответственн|исполнител)[^()]*)\)", re.I)
BLANK = re.compile(r"^[\s_.…–—-]*$|__|\.{4,}|…{2,}")
#: «представить до ________ 2018 г.»
BLANK_TERM = re.compile(
    r"\b(?:до|не\s+позднее|к|срок[а-яё]*(?:\s+до)?)\s*[:–—-]?\s*[«\"“]?\s*(?:_{2,}|\.{4,}|…{2,})",
    re.I,
)
#: «**Назначить** Иванова И.И. директором **до 31 декабря**» says how long, not until when to do it.
OF_OFFICE = re.compile(
    r"(?:назначить|освободить|уволить|избрать|перевести|отстранить)\b(?!\s+(?:ответственн|дат))",
    re.I,
)
UNFINISHED = re.compile(r"(?<!\bг)(?<!\bгг)[\s.;,)]+$")


def fields_of(item: Item) -> str:
    """The lines of the form under an item, and what its own brackets say of the same."""
    words = (
        match.group(1)
        for stretch in item.stretches
        for match in IN_BRACKETS.finditer(stretch.words)
    )
    return " ".join([*(form.words for form in item.forms), *words])


def term_of(reader: Reader, item: Item) -> tuple[Deadline | None, frozenset[str]]:
    """The deadline of the form line, else of the words; and which fields were left blank."""
    fields = fields_of(item)
    words = " ".join(stretch.words for stretch in item.stretches)
    term, blank = form_term(reader, item), frozenset(_blank(fields, words))
    if (term and term.day) or BLANK_TERM.search(words) or OF_OFFICE.match(words):
        return term, blank
    asked = _given(fields) is not None
    return deadline(words, issued=reader.issued, mere_times=not asked) or term, blank


def form_term(reader: Reader, item: Item) -> Deadline | None:
    """What the line of the form says, in its own words where no day can be told."""
    given = _given(fields_of(item))
    if given is None or BLANK.search(given.group(1)):
        return None
    wording = UNFINISHED.sub("", given.group(1)).strip()
    return (field(wording, issued=reader.issued) or Deadline(wording)) if wording else None


def _given(fields: str) -> re.Match[str] | None:
    return DEADLINE_FIELD.search(fields) or BARE_FIELD.search(fields)


def _blank(fields: str, words: str) -> Iterator[str]:
    """Which fields wait to be filled in."""
    for name, pattern in (("deadline", DEADLINE_FIELD), ("responsible", RESPONSIBLE_FIELD)):
        match = pattern.search(fields)
        if match and BLANK.search(match.group(1)):
            yield name
    if BLANK_TERM.search(words):
        yield "deadline"
