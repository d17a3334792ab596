"""Facts about the document itself: title, type, date, status, who issued it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.analysed import Doc
from ingest.cleaning import FIELD
from ingest.dates import DateSpan, dates
from ingest.lexicon import table
from ingest.model import Entity, Fact, Facts, Naming, Passage, Text

#: The title stands among the first passages.
TITLE_BLOCK = 8
DRAFT_MARK = re.compile(r"^\W*проект\W*$", re.I)
DRAFT = re.compile(
    r"^\W*проект\W*$|^\W*проект\s+(?:решени|резолюци|постановлени|распоряжени|протокол)", re.I
)
ADOPTED_TYPES = {"Resolution", "Recommendations", "Order", "MeetingDecision", "Memorandum"}
ADOPTED = re.compile(r"\b(?:утвержден|принят|одобрен)[аоы]?\b", re.I)
#: A date that the text only speaks of is not the document's own.
DATE_LINE = re.compile(
    r"^\s*\(?(?:Дата(?:\s+проведения)?\s*:|от\s+|(?:№|N)\s*\S+\s+от\s+|(?:г|с|пос)\.\s*[А-ЯЁ]"
    r"|«?\d{1,2}»?\s+[а-яё]+\s+\d{4}|\d{1,2}\.\d{1,2}\.\d{4}|принят|утвержден)",
    re.I,
)
ROADMAP = re.compile(r"\bдорожн\w+\s+карт", re.I)
SALUTATION = re.compile(r"^(?:Глубоко)?уважаем", re.I)
#: «О мерах по развитию туризма» under the type is the rest of the title.
SUBJECT = re.compile(r"^(?:О|Об|Обо|По вопросу)\s+[а-яё]")
HELD = re.compile(r"\b(?:провед|состоя|прош[её]л|приня)\w*", re.I)
#: A date under the text is looked for among this many last passages.
CLOSING = 3
ORDERS = re.compile(r"\s*(?:\([^)]*\))?\s*(?:постановля|приказыва|реша|распоряжа|обязыва)", re.I)
GATHERING = re.compile(r"заседани|совещани|собрани|сесси", re.I)
#: «Пресс-релиз» and «ПРЕСС-РЕЛИЗ № 5» wait for a headline.
BARE_TITLE = 3
#: An issuing body stands among this many words: «Постановление Правительства …».
ISSUER_NEAR = 4
CYRILLIC = re.compile(r"[а-яё]", re.I)


@dataclass(frozen=True)
class Head:
    """The passages that introduce the document, and which of them is the title."""

    passages: Sequence[Passage]
    docs: Sequence[Doc]
    title: Passage
    type: str | None


def find_facts(text: Text, docs: Sequence[Doc], namings: Sequence[Naming]) -> Facts:
    """What the head and the last lines say about the document."""
    head = _head(text, docs)
    kind = Fact(head.type, "title_word") if head.type else Fact(*_type_of_body(text))
    issued = _date(text, head)
    return Facts(
        title=Fact(_title(head), "title_word" if head.type else "first_telling_line"),
        type=kind,
        language="ru" if CYRILLIC.search(text.text) else "en",
        date=issued,
        status=_status(head, kind.value),
        issuers=_issuers(head, namings),
    )


def _head(text: Text, docs: Sequence[Doc]) -> Head:
    passages, first = text.passages[:TITLE_BLOCK], docs[:TITLE_BLOCK]
    for passage, doc in zip(passages, first, strict=True):
        found = _type_word(doc)
        if found and passage.marker is None and not DRAFT_MARK.match(passage.text):
            return Head(passages, first, passage, found)
    telling = next(
        (p for p in passages if len(p.text.split()) > 1 and not FIELD.match(p.text)), passages[0]
    )
    return Head(passages, first, telling, None)


def _title(head: Head) -> str:
    """The line with the type and, where one follows, the line that says what it is about."""
    after = [p for p in head.passages if p.order > head.title.order and p.marker is None]
    bare = len(head.title.text.split()) <= BARE_TITLE
    headline = bare and head.type == "PressRelease"
    subjects = (p.text for p in after[:3] if SUBJECT.match(p.text) or (headline and _is_line(p)))
    return f"{head.title.text} {next(subjects, '') if head.type else ''}".strip()


def _is_line(passage: Passage) -> bool:
    """A headline has no stop at its end, and is no date."""
    return passage.text[-1:] not in ".:;" and not DATE_LINE.match(passage.text)


def _type_word(doc: Doc) -> str | None:
    """«РЕЗОЛЮЦИЯ участников …»: the type stands among the first words, in the nominative."""
    types = table("types.tsv")
    for token in doc[:3]:
        found = types.get(token.lemma_)
        if found and (token._.parse.case == "nomn" or token.text.isupper() or token.i == 0):
            return _narrowed(doc, token.i, "Roadmap" if ROADMAP.search(doc.text) else found)
    return None


def _narrowed(doc: Doc, at: int, found: str) -> str | None:
    """«карта» is a type only as «дорожная карта»; a sentence with a verb near it is no title."""
    if doc[at].lemma_ == "карта" and (at == 0 or doc[at - 1].lemma_ != "дорожный"):
        return None
    finite = any(token._.parse.pos == "VERB" for token in doc[at + 1 : at + 4])
    return None if finite else found


def _type_of_body(text: Text) -> tuple[str, str]:
    """Without a title word: a salutation opens a letter, repeated headings are those of slides."""
    if any(SALUTATION.match(passage.text) for passage in text.passages[:TITLE_BLOCK]):
        return "Letter", "salutation"
    cues = [
        passage.text
        for passage in text.passages
        if passage.text.endswith(":") and not passage.marker
    ]
    if len(cues) > len(set(cues)) > 0:
        return "Presentation", "repeated_heading"
    return "OtherDocument", "no_type_word"


def _date(text: Text, head: Head) -> Fact[date] | None:
    """The day it was adopted or the event took place: a date line, the title, the closing line."""
    for rule, spans in (
        ("date_of_title", _of_title(head)),
        ("date_line", _in_date_lines(head)),
        ("date_of_title", dates(head.title.text)),
        ("date_of_event", _of_event(head)),
        ("date_of_closing", _in_closing(text)),
    ):
        span = next(iter(spans), None)
        if span is not None:
            return Fact(span.last if rule == "date_line" else span.first, rule)
    return None


def _of_title(head: Head) -> Iterator[DateSpan]:
    """«Постановление **от 14 марта 2019 года**»; «по итогам поездки 28 июля» is another day."""
    for span in dates(head.title.text):
        if head.title.text[: span.start].rstrip().endswith(" от"):
            yield span


def _in_date_lines(head: Head) -> Iterator[DateSpan]:
    for passage in head.passages:
        if passage.marker is None and DATE_LINE.match(passage.text) and len(passage.text) < 120:
            yield from dates(passage.text)


def _of_event(head: Head) -> Iterator[DateSpan]:
    """«Панельная дискуссия была проведена 24 октября 2016 г.»"""
    for passage in head.passages:
        for span in dates(passage.text):
            if HELD.search(passage.text[max(span.start - 40, 0) : span.start]):
                yield span


def _in_closing(text: Text) -> Iterator[DateSpan]:
    for passage in text.passages[-CLOSING:]:
        if passage.marker is None and re.match(r"^\W*\d", passage.text):
            yield from dates(passage.text)


def _status(head: Head, kind: str) -> Fact[str]:
    """«проект» over the title is a draft; acts of a gathering or an authority are adopted."""
    if any(DRAFT.match(passage.text) for passage in head.passages):
        return Fact("Draft", "draft_mark")
    if kind in ADOPTED_TYPES:
        return Fact("Adopted", "type_is_adopted")
    if any(ADOPTED.search(passage.text) for passage in head.passages if len(passage.text) < 80):
        return Fact("Adopted", "adopted_mark")
    return Fact("Published", "type_is_published")


def _issuers(head: Head, namings: Sequence[Naming]) -> tuple[Entity, ...]:
    """The body or event that the title names after its type: «Протокол **заседания Совета**»."""
    if head.type is None or head.type == "PressRelease":
        return ()
    first_words = len(" ".join(head.title.text.split()[:ISSUER_NEAR]))
    in_title = [naming for naming in namings if naming.mention.passage == head.title]
    titled = [
        naming
        for naming in in_title
        if naming.mention.kind == "event" or naming.mention.start < first_words
    ]
    near = [
        naming
        for naming in namings
        if naming.mention.passage in head.passages and naming.mention.passage.marker is None
    ]
    issuing = [n for n in titled if n.mention.kind in {"organization", "event"}]
    events = [n for n in near if n.mention.kind == "event"]
    first = (issuing or _announcing(near) or events)[:1]
    return tuple(naming.entity for naming in [*first, *_meeting(first, in_title)])


def _announcing(near: Sequence[Naming]) -> list[Naming]:
    """«**Администрация города** ПОСТАНОВЛЯЕТ:»"""
    return [
        naming
        for naming in near
        if naming.mention.kind == "organization"
        and ORDERS.match(naming.mention.passage.text, naming.mention.end)
    ]


def _meeting(event: Sequence[Naming], titled: Sequence[Naming]) -> list[Naming]:
    """«Протокол заседания **Совета по туризму**»: whose meeting it was."""
    return [
        naming
        for naming in titled
        for whole in event
        if whole.mention.kind == "event"
        and naming.mention.kind == "organization"
        and whole.mention.start < naming.mention.start < whole.mention.end
        and GATHERING.match(whole.mention.surface)
    ][:1]
