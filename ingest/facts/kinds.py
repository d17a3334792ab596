"""What kind of document it is: by the word its title begins with, else by how its text speaks."""

import re

from ingest.analysed import Doc
from ingest.lexicon import table
from ingest.model import Text
from ingest.morphology import parses

ROADMAP = re.compile(r"\bдорожн\w+\s+карт", re.I)
SALUTATION = re.compile(r"^(?:Глубоко)?уважаем", re.I)
#: The type stands among so many first words.
FIRST = 4
#: A salutation stands among so many first passages.
OPENING = 12
#: Slides hold fewer characters.
LONGEST_SLIDES = 20_000
#: Words that only documents of one kind say, the surest first.
DATELINE = (
    r"\A(?:[^\n]*\n){0,6}[А-ЯЁ][А-Яа-яЁё -]+,\s+\d{1,2}\s+[а-яё]+(?:\s+\d{4})?[^\n]{0,12}[–—-]\s"
    r"|^Пресс-служба\b|^Контакты для (?:СМИ|прессы)"
)
TELLING = [
    (
        "Order",
        "says_who_orders",
        re.compile(
            r"\bПОСТАНОВЛЯ(?:Ю|ЕТ)\b|\bпостановляет:|\bПРИКАЗЫВАЮ\b|\bприказываю:|\bРАСПОРЯЖАЮСЬ\b"
        ),
    ),
    (
        "MeetingDecision",
        "says_what_was_decided",
        re.compile(
            r"^(?:\d+\.\s*)?(?:СЛУШАЛИ|Слушали|РЕШИЛИ|Решили|ПОСТАНОВИЛИ|Постановили)\s*:?", re.M
        ),
    ),
    (
        "Memorandum",
        "says_what_was_agreed",
        re.compile(
            r"\bзаключили\s+(?:настоящ\w+\s+)?(?:Соглашение|Договор|Меморандум)"
            r"|\bСтороны\s+(?:договорились|обязуются)"
        ),
    ),
    ("PressRelease", "dateline", re.compile(DATELINE, re.M)),
    (
        "Recommendations",
        "says_who_recommends",
        re.compile(r"\bучастники\s[^\n]{0,300}(?:рекомендуют\b|рекомендациям:)", re.I),
    ),
]


def type_word(doc: Doc) -> str | None:
    """«РЕЗОЛЮЦИЯ участников …»: the type stands among the first words, in the nominative."""
    types = table("types.tsv")
    for token in doc[:FIRST]:
        found = types.get(token.lemma_) or types.get(token.lower_)
        if found and (_is_named(doc, token.i) or _is_draft_of(doc, token.i)):
            return _narrowed(doc, token.i, "Roadmap" if ROADMAP.search(doc.text) else found)
    return None


def _is_named(doc: Doc, at: int) -> bool:
    """In the nominative: «распоряжением Правительства» is what approved it."""
    nominative = any(reading.case == "nomn" for reading in parses(doc[at].text.lower()))
    placed = doc[at]._.parse.case == "nomn" or doc[at].text.isupper() or at == 0
    return nominative and placed


def _is_draft_of(doc: Doc, at: int) -> bool:
    """«Проект постановления», «Выписка из протокола»"""
    return any(token.lemma_ in {"проект", "выписка", "извлечение"} for token in doc[:at])


def _narrowed(doc: Doc, at: int, found: str) -> str | None:
    """«карта» is a type only as «дорожная карта»; a sentence with a verb near it is no title."""
    if doc[at].lemma_ == "карта" and (at == 0 or doc[at - 1].lemma_ != "дорожный"):
        return None
    finite = any(token._.parse.pos == "VERB" for token in doc[at + 1 : at + 4])
    return None if finite else found


def type_of_body(text: Text) -> tuple[str, str]:
    """Without a title word: a salutation opens a letter, repeated headings are those of slides."""
    if any(SALUTATION.match(passage.text) for passage in text.passages[:OPENING]):
        return "Letter", "salutation"
    for kind, rule, pattern in TELLING:
        if pattern.search(text.text):
            return kind, rule
    cues = [
        passage.text
        for passage in text.passages
        if passage.text.endswith(":") and not passage.marker
    ]
    if len(cues) > len(set(cues)) > 0 and len(text.text) < LONGEST_SLIDES:
        return "Presentation", "repeated_heading"
    return "OtherDocument", "no_type_word"
