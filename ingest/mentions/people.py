"""Persons, as documents write them: a surname with initials, or a full name."""

import re
from collections.abc import Iterator

from ingest.analysed import Doc, Span
from ingest.known import KnownNames
from ingest.lexicon import words
from ingest.mentions.candidate import Candidate
from ingest.morphology import is_surname, nominative, parses

SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
INITIALS = r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?"
SURNAME_FIRST = re.compile(rf"\b({SURNAME})\s({INITIALS})")
INITIALS_FIRST = re.compile(rf"\b({INITIALS})\s?({SURNAME}|[А-ЯЁ]{{4,}})\b")


def surname_with_initials(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«с участием **Мовчана С.Н.** и **Н.Л. Бондаренко**»"""
    for pattern, surname, initials in ((SURNAME_FIRST, 1, 2), (INITIALS_FIRST, 2, 1)):
        for match in pattern.finditer(doc.text):
            span = doc.char_span(*match.span(), alignment_mode="expand")
            if span is None or span.text != match.group():
                continue
            beside = surname == 1 and _is_surname_after(doc, span.end)
            if not beside and not _is_no_surname(match.group(surname)):
                short = re.sub(r"\s", "", match.group(initials))
                name = f"{_surname(span, match.group(surname))} {short}"
                yield _person(span, name, "surname_with_initials", 0.95)


def model_person(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«**Иванова Мария Петровна**», as the neural model sees it"""
    for span in doc.ents:
        parts = span.text.split()
        if span.label_ == "PER" and len(parts) in {2, 3} and all(map(_is_name_part, parts)):
            name = " ".join(nominative(token.text, token._.parse) for token in span)
            yield _person(span, name, "model_person", 0.7)


def _is_surname_after(doc: Doc, at: int) -> bool:
    """«Мэр города Томска Д.В. **Махиня**»: the initials are those of the name after them."""
    following = doc[at : at + 1].text
    return bool(re.fullmatch(SURNAME, following)) and is_surname(following)


def _is_no_surname(word: str) -> bool:
    """«**Выступил** П.С. Чубик», «**министр** Н.Ю. Уханов»"""
    likeliest = parses(word)[0]
    return likeliest.pos == "VERB" or likeliest.lemma in words("positions.tsv")


def _is_name_part(word: str) -> bool:
    return bool(re.fullmatch(SURNAME, word))


def _surname(span: Span, surname: str) -> str:
    """In the nominative, unless it opens the sentence or a bracket and may be in it already.

    «**Петрова** О.И. доложила» is a woman, «с участием **Петрова** О.И.» a man.
    """
    if surname.isupper():
        return surname.capitalize()
    token = next((token for token in span if token.text == surname), None)
    if token is None:
        return surname
    before = span.doc[max(span.start - 1, 0) : span.start].text
    opens = before in {"", "(", ".", ":", ";", "-", "–", "—", "•"} or _is_titled(span)
    if opens and any(reading.case == "nomn" for reading in parses(surname)):
        return surname
    return nominative(surname, token._.parse)


def _is_titled(span: Span) -> bool:
    """«**Секретарь** комиссии Сидорова А.А. ведет протокол»: both stand in the nominative."""
    offices = [t for t in span.doc[: span.start] if t.lemma_ in words("positions.tsv")]
    return bool(offices) and offices[-1]._.parse.case == "nomn"


def _person(span: Span, name: str, rule: str, confidence: float) -> Candidate:
    return Candidate(span.start, span.end, "person", "", name, rule, confidence)
