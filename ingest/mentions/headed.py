"""Names led by a noun that says what they name: «Комитет по …», «проект «…»»."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple, cast

from ingest.analysed import Doc, Span, Token, text_of
from ingest.known import KnownNames
from ingest.lexicon import rows
from ingest.mentions.candidate import Candidate, capitalised, opens_sentence
from ingest.morphology import Parse, parses
from ingest.names import core
from ingest.phrases import phrase
from ingest.phrases.foreign import latin_run
from ingest.phrases.nominative import ADJECTIVES, ORDINAL, in_nominative, quoted_in_nominative
from ingest.phrases.nouns import nouns
from ingest.phrases.quotations import CLOSING
from ontology.iris import EntityKind


class Head(NamedTuple):
    """What a noun says about the name it leads."""

    kind: EntityKind
    subclass: str


#: These nouns lead a name only together with the word that makes them one.
COMPANIONS = {
    "стол": "круглый",
    "карта": "дорожный",
    "сессия": "стратегический",
}
#: These are too common in lower case: only a capital makes a name of them.
CAPITALISED = {
    "год",
    "день",
    "неделя",
    "инициатива",
    "план",
    "положение",
    "прогноз",
    "концепция",
    "сектор",
}
PERIOD = re.compile(
    r"\s+(?:на|до|в|на\s+период\s+до)\s+(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)\d\d)?"
    r"\s+(?:год[а-я]*|гг?\.)"
)
GATHERINGS = {
    "стол",
    "форум",
    "конференция",
    "совещание",
    "заседание",
    "конкурс",
    "съезд",
    "саммит",
}


def head_with_quotation(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«некоммерческое партнерство **«Городское объединение»**»"""
    for head, what in heads(doc):
        span = phrase(head)
        if what.kind == "organization":
            span = _with_apposed(span)
        if span.end - 1 > head.i and span[-1].text in CLOSING:
            if what.kind == "organization" and head._.parse.number == "plur":
                continue
            name, aliases = _named(span, head)
            candidate = Candidate(
                span.start, span.end, what.kind, what.subclass, name,
                "head_with_quotation", 0.95, aliases,
            )  # fmt: skip
            yield _with_period(candidate, doc)


def head_noun_phrase(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«**Комитет** по внешним связям Псковской области»"""
    for head, what in heads(doc):
        span = phrase(head)
        if span[-1].text in CLOSING or head._.parse.number == "plur":
            continue
        if len(span) > 1 and not _is_bare(span) and _is_name(span, head, what):
            candidate = Candidate(
                span.start, span.end, what.kind, what.subclass, in_nominative(span, head),
                "head_noun_phrase", 0.85,
            )  # fmt: skip
            yield _with_period(candidate, doc)


def bare_head(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«услуги **Кластера**»: a short name, to be resolved to what the document calls so."""
    for head, what in heads(doc):
        bare = _is_bare(phrase(head)) and head._.parse.number != "plur"
        if (
            bare
            and what.kind == "organization"
            and head.text[:1].isupper()
            and not head.text.isupper()
        ):
            yield Candidate(
                head.i, head.i + 1, what.kind, what.subclass,
                in_nominative(doc[head.i : head.i + 1], head), "bare_head", 0.6,
            )  # fmt: skip


def _with_period(candidate: Candidate, doc: Doc) -> Candidate:
    """«Программа развития **до 2020 года**»: the years belong to the name of a programme."""
    last = doc[candidate.end - 1]
    match = (
        PERIOD.match(text_of(doc), last.idx + len(last)) if candidate.kind == "programme" else None
    )
    span = doc.char_span(doc[candidate.start].idx, match.end()) if match else None
    if match is None or span is None:
        return candidate
    name = f"{candidate.name} {match.group().strip()}"
    return replace(candidate, end=span.end, name=name).called_also(candidate.name)


def quotation_alone(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """««**Петербургский кластер чистых технологий**» до 2020 года»: the head stands inside."""
    for head, what in heads(doc):
        span = phrase(head)
        if span.start == 0 or doc[span.start - 1].text not in "«“" or what.kind != "organization":
            continue
        end = _after_number(doc, span.end)
        if len(span) > 2 and doc[end : end + 1].text in CLOSING and end < len(doc):
            kind = _kind_before(head, what)
            yield Candidate(
                span.start - 1, end + 1, kind.kind, kind.subclass,
                in_nominative(doc[span.start : end], head), "quotation_alone", 0.9,
            )  # fmt: skip


def _after_number(doc: Doc, at: int) -> int:
    """«Кластер развития **2030**»"""
    return at + 1 if doc[at : at + 1].text.isdigit() else at


def _kind_before(head: Token, what: Head) -> Head:
    """«концепция проекта, в котором …, **«Кластер развития 2030»**» names the project.

    «план работы **«Северного кластера»**» does not name the plan: the quotation is a complement.
    """
    if head._.parse.case != "nomn":
        return what
    for token in reversed(head.doc[: head.i - 1]):
        before = _lexicon().get(token.lemma_)
        if token.text in CLOSING or token.text == ".":
            return what
        if before and before.kind == "project":
            return before
    return what


def heads(doc: Doc) -> list[tuple[Token, Head]]:
    """The nouns of the lexicon as they stand in a text; every rule asks, so they are kept."""
    if "heads" not in doc.user_data:
        doc.user_data["heads"] = list(_heads(doc))
    found: list[tuple[Token, Head]] = doc.user_data["heads"]
    return found


def _heads(doc: Doc) -> Iterator[tuple[Token, Head]]:
    lexicon = _lexicon()
    for token in nouns(doc):
        what = lexicon.get(token.text) if token.text.isupper() else None
        what = what or lexicon.get(token.lemma_)
        if what and _has_companion(token):
            token._.parse = _as_one(token)
            yield token, what


def _as_one(token: Token) -> Parse:
    """«решение заседания Совета»: where a form may be singular or plural, a name is singular."""
    read: Parse = token._.parse
    if read.number != "plur":
        return read
    before = token.doc[max(token.i - 1, 0) : token.i]
    if before and before[0]._.parse.pos in ADJECTIVES and before[0]._.parse.number == "plur":
        return read
    singular = (p for p in parses(token.text) if p.lemma == read.lemma and p.number == "sing")
    return next(singular, read)


@cache
def _lexicon() -> dict[str, Head]:
    return {
        row[0]: Head(cast(EntityKind, row[1]), row[2] if len(row) > 2 else "")
        for row in rows("heads.tsv")
    }


def _has_companion(token: Token) -> bool:
    companion = COMPANIONS.get(token.lemma_)
    if companion is None:
        return True
    before = token.doc[max(token.i - 1, 0) : token.i]
    return bool(before) and before[0].lemma_ == companion


def _is_bare(span: Span) -> bool:
    """«Кластер», and «создаваемый Кластер»: a participle tells what becomes of it."""
    return all(token._.parse.pos == "PRTF" for token in span[:-1])


def _is_name(span: Span, head: Token, what: Head) -> bool:
    """A class of things is no name; a capital or a proper noun inside makes it one."""
    left = span.doc[span.start : head.i + 1]
    if head.text.isupper() and len(head.text) > 3 and head.text not in _lexicon():
        return False
    if capitalised(left) or _ends_foreign(span):
        return True
    proper = any(token.text[:1].isupper() for token in span.doc[head.i + 1 : span.end])
    if head.lemma_ == "план" and proper and PERIOD.match(text_of(span.doc), span.end_char):
        return True
    if head.lemma_ in CAPITALISED or what.kind in {"act", "project"}:
        return False
    if what.kind == "event":
        return head.lemma_ in GATHERINGS and (proper or len(span) > len(left) + 2)
    if what.kind == "organization":
        telling = proper or _has_translation(span) or _is_spoken_to(span, head)
        return opens_sentence(span) and left[0].text[:1].isupper() and telling
    return proper


def _is_spoken_to(span: Span, head: Token) -> bool:
    """«2. **Управлению культуры администрации района** подготовить …»"""
    return head._.parse.case == "datv" and span.end > head.i + 1


def _has_translation(span: Span) -> bool:
    """«Балтийский альянс кластеров **/ Baltic Alliance**» is a name, whatever its capitals."""
    doc, at = span.doc, span.end
    return doc[at : at + 1].text == "/" and latin_run(doc, at + 1) > at + 1


def _ends_foreign(span: Span) -> bool:
    """«концепция **Green Energy**», «кластер **АГРОПОЛИС**»"""
    last = span[-1].text
    return (last.isascii() and last[:1].isalpha()) or (last.isupper() and len(last) > 4)


def _with_apposed(span: Span) -> Span:
    """«саморегулируемая организация **некоммерческое партнерство «Дом»**» is one name."""
    lexicon = _lexicon()
    for token in span.doc[span.end : span.end + 4]:
        if token.lemma_ in lexicon and lexicon[token.lemma_].kind == "organization":
            further = phrase(token)
            between = span.doc[span.end : further.start]
            joined = all(word._.parse.pos in ADJECTIVES for word in between)
            if joined and further[-1].text in CLOSING:
                return span.doc[span.start : further.end]
            return span
    return span


def _named(span: Span, head: Token) -> tuple[str, tuple[str, ...]]:
    """The whole name, and the quoted words by themselves, each part in the nominative.

    «A / B» in quotation marks are two names: the second goes to the others.
    """
    name, quoted = in_nominative(span, head), core(span.text)
    if quoted is None:
        return name, ()
    if head._.parse.number == "plur":  # «в номинациях «Лучший двор»»: it is one of them
        name = f"{head.lemma_} «{quoted}»"
    upright = _quoted_name(span, quoted)
    if not _bears(span, head, quoted, upright):
        return name, ()
    inner, _, foreign = (part.strip() for part in upright.partition("/"))
    aliases = [alias for alias in (inner, foreign) if len(alias.split()) > 1]
    return name.replace(quoted, inner), tuple(aliases)


def _quoted_name(span: Span, quoted: str) -> str:
    opening = span.text.index(quoted)
    inside = span.char_span(opening, opening + len(quoted))
    return quoted_in_nominative(inside) if inside is not None else quoted


def _bears(span: Span, head: Token, quoted: str, upright: str) -> bool:
    """Whether the quoted words are the thing's own name: «день Форума «Города»» does not bear it.

    «план работы «Северного кластера»» does not either: its quotation is a complement.
    «XV форум «Города»» shares its quotation with the forums before it.
    """
    opening = span.start_char + span.text.index(quoted)
    between = [token for token in span.doc[head.i + 1 : span.end] if token.idx < opening]
    if any(token.lemma_ in _lexicon() and token._.parse.number == "sing" for token in between):
        return False
    one_of_many = any(ORDINAL.match(token.text) for token in span.doc[span.start : head.i])
    return not one_of_many and (quoted == upright or len(between) == 1)
