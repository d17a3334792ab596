"""Whose the figures of a passport are: «Паспорт Кластера: Число участников | 37 организаций»."""

import re
from dataclasses import dataclass

from ingest.columns import role_of
from ingest.model import Entity
from ingest.relations.sentence import Sentence

HEADING = re.compile(
    r"^\W*(?:(?:раздел|глава|приложение)\s+(?:№\s*)?[\dIVX]+[.:]?\s*)?(?:\d+\.\s*)?(?:[а-яё]+\s+)?паспорт\b",
    re.I,
)
#: A heading has no more words.
LONGEST = 20
#: A paragraph of more words is running text, after the passport.
RUNNING = 45
#: «1. Характеристика сферы», after the passport.
SECTION = re.compile(r"^\s*(?:\d+|[IVX]+)\.\s*[А-ЯЁ]")
AIMS = re.compile(
    r"^\s*(?:целев|ожидаем|планируем|конечн|важнейш|показател|индикатор|результат)", re.I
)
#: A row of a passport begins with so many words that say what it gives.
KEY = re.compile(r"\s*(?:\S+\s+){0,2}\S+")


def opens_passport(said: Sentence) -> bool:
    """«2. Паспорт Кластера:», «ПАСПОРТ программы»"""
    words = said.passage.text
    return HEADING.match(words) is not None and len(words.split()) <= LONGEST


@dataclass
class Passport:
    """Which rows of the passport of what are being read."""

    #: The first programme that the document names: what its passport is of.
    programme: Entity | None = None
    of: Entity | None = None
    _open: bool = False
    _gives: str | None = None

    def read(self, said: Sentence) -> None:
        """`said` is a sentence with its common nouns understood, in reading order."""
        named = said.named("programme")
        self.programme = self.programme or (named[0].entity if named else None)
        if said.start > said.passage.body and not said.passage.cells:
            return
        words = said.passage.text
        if opens_passport(said):
            things = said.named("programme", "project", "organization")
            self.of, self._open = (things[0].entity if things else None), True
        elif not said.passage.cells and (SECTION.match(words) or len(words.split()) > RUNNING):
            self._open = False
        elif words[:1].isupper():
            key = words[: said.passage.cells[0].end] if said.passage.cells else _key(words)
            self._gives = "aim" if AIMS.match(key) else role_of(key)

    def owner(self, said: Sentence) -> Entity | None:
        """«Объем финансирования | 86,4 млн рублей», «Численность работающих | 8,9 тыс. человек»"""
        if not self._has(said):
            return None
        return (self.programme or self.of) if self._gives == "funding" else self.of

    def is_aim(self, said: Sentence) -> bool:
        """«Целевые показатели | число туристов – не менее 95 тыс. человек»"""
        return self._open and self._has(said) and self._gives in {"aim", "indicator", "result"}

    def _has(self, said: Sentence) -> bool:
        cells = said.passage.cells
        rows = len(cells) == 2 and said.start > 0
        return rows or (self._open and not cells)


def _key(words: str) -> str:
    key = KEY.match(words)
    return key.group() if key else ""
