"""Persons, as documents write them: a surname with initials, or a full name."""

import re
from collections.abc import Iterator

from ingest.analysed import Doc, Span
from ingest.known import KnownNames
from ingest.mentions.candidate import Candidate
from ingest.morphology import nominative

SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
INITIALS = r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?"
SURNAME_FIRST = re.compile(rf"\b({SURNAME})\s({INITIALS})")
INITIALS_FIRST = re.compile(rf"\b({INITIALS})\s?({SURNAME})\b")


def surname_with_initials(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«с участием **Мовчана С.Н.** и **Н.Л. Бондаренко**»"""
    for pattern, surname, initials in ((SURNAME_FIRST, 1, 2), (INITIALS_FIRST, 2, 1)):
        for match in pattern.finditer(doc.text):
            span = doc.char_span(*match.span(), alignment_mode="expand")
            if span is not None and span.text == match.group():
                short = re.sub(r"\s", "", match.group(initials))
                name = f"{_surname(span, match.group(surname))} {short}"
                yield _person(span, name, "surname_with_initials", 0.95)


def model_person(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«**Иванова Мария Петровна**», as the neural model sees it"""
    for span in doc.ents:
        words = span.text.split()
        if span.label_ == "PER" and len(words) in {2, 3} and all(map(_is_name_part, words)):
            name = " ".join(nominative(token.text, token._.parse) for token in span)
            yield _person(span, name, "model_person", 0.7)


def _is_name_part(word: str) -> bool:
    return bool(re.fullmatch(SURNAME, word))


def _surname(span: Span, surname: str) -> str:
    token = next(token for token in span if token.text in surname or surname in token.text)
    return nominative(surname, token._.parse) if token.text == surname else surname


def _person(span: Span, name: str, rule: str, confidence: float) -> Candidate:
    return Candidate(span.start, span.end, "person", "", name, rule, confidence)
