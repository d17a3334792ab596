"""The day a document was adopted, or its event took place: never one it only speaks of."""

import re
from collections.abc import Iterator
from datetime import date

from ingest.dates import DateSpan, dates
from ingest.facts.head import Head
from ingest.facts.lines import LONGEST, SPOKEN_OF, is_date_line, is_stamp
from ingest.model import Fact, Passage, Text

#: A line may open so and say more: «от 5 марта 2019 года № 4», «Дата проведения: …».
DATE_LINE = re.compile(
    r"^\s*\(?(?:Дата(?:\s+проведения)?\s*:|от\s+|(?:№|N)\s*\S+\s+от\s+|(?:г|с|п|пос)\.\s*[А-ЯЁ])",
    re.I,
)
#: «Новосибирск, 17 мая 2024 года. – В Новосибирске …»
DATELINE = re.compile(r"^[А-ЯЁ][А-Яа-яёЁ .-]{2,40},\s+(?=\d)")
HELD = re.compile(r"\b(?:провед|проход|состоя|прош[её]л|приня)\w*", re.I)
ADOPTED = re.compile(
    r"\b(?:приня|утвержд|подписан|одобрен)\w*\s(?:[^.;]{0,120}\s)?(?:от\s+)?[«\"(]?$", re.I
)
OF_THIS = re.compile(
    r"^\W*(?:настоящ\w+\s+)?(?:рекомендации|резолюция|решени[ея]|протокол|меморандум|соглашение"
    r"|документ|декларация|принят|утвержд[её]н|подписан)",
    re.I,
)
#: A date under the text is looked for among this many last passages.
CLOSING = 6


def date_of(text: Text, head: Head) -> Fact[date] | None:
    """By the first rule that finds a day; of several days in a row the last counts."""
    for rule, spans in (
        ("date_of_title", _of_title(head)),
        ("date_of_approval", _of_approval(head)),
        ("date_of_adoption", _of_adoption(text)),
        ("date_line", _in_date_lines(head)),
        ("date_of_title", dates(head.title.text) if head.type else ()),
        ("dateline", _in_dateline(head)),
        ("date_of_closing", _in_closing(text)),
        ("date_of_event", _of_event(head)),
        ("date_of_annex", _of_annex(text, head)),
    ):
        span = next(iter(spans), None)
        if span is not None:
            return Fact(span.last, rule)
    return None


def _of_title(head: Head) -> Iterator[DateSpan]:
    """«Постановление **от 14 марта 2019 года**»; «по итогам поездки 28 июля» is another day."""
    for span in dates(head.title.text):
        if re.search(r"\sот\s*[«\"]?$", head.title.text[: span.start]):
            yield span


def _of_approval(head: Head) -> Iterator[DateSpan]:
    """«Утверждена распоряжением от **18.02.2020** № 97-р» over the title."""
    stamped = False
    for passage in head.above:
        stamped = stamped or is_stamp(passage)
        if stamped and not SPOKEN_OF.match(passage.text):
            text = re.split(r"\(?\bв ред|\(?\bс изм", passage.text)[0]
            yield from dates(text)


def _of_adoption(text: Text) -> Iterator[DateSpan]:
    """«Резолюция принята на заседании **27 сентября 2013 года**» at the end."""
    for passage in text.passages[-CLOSING:]:
        if passage.marker is None and OF_THIS.match(passage.text):
            yield from (s for s in dates(passage.text) if ADOPTED.search(passage.text[: s.start]))


def _in_date_lines(head: Head) -> Iterator[DateSpan]:
    for passage in head.passages:
        if is_date_line(passage) or _opens_as_one(passage):
            yield from dates(passage.text)


def _opens_as_one(passage: Passage) -> bool:
    short = passage.marker is None and len(passage.text) < LONGEST
    return short and bool(DATE_LINE.match(passage.text)) and not SPOKEN_OF.match(passage.text)


def _in_dateline(head: Head) -> Iterator[DateSpan]:
    for passage in head.passages:
        place = DATELINE.match(passage.text)
        yield from (s for s in dates(passage.text) if place and s.start <= place.end())


def _of_event(head: Head) -> Iterator[DateSpan]:
    """«Панельная дискуссия была проведена 24 октября 2016 г.»"""
    for passage in head.passages:
        for span in dates(passage.text):
            if HELD.search(passage.text[max(span.start - 40, 0) : span.start]):
                yield span


def _of_annex(text: Text, head: Head) -> Iterator[DateSpan]:
    """«Утверждено постановлением от **13.11.2017** № 1463» over the annex of an undated order."""
    if head.type == "Order":
        for passage in text.passages[head.passages[-1].order :]:
            if is_stamp(passage):
                yield from dates(passage.text)


def _in_closing(text: Text) -> Iterator[DateSpan]:
    for passage in reversed(text.passages[-CLOSING:]):
        if is_date_line(passage):
            yield from dates(passage.text)
