"""The sentences of a clause."""

import re
from collections.abc import Iterable, Iterator

from razdel import sentenize

from ingest.morphology import is_surname
from ingest.outline import Stretch

#: «включить в раздел 4. Содействие развитию»: the stop belongs to the number.
NUMBERED = re.compile(
    r"\b(?:раздел|подраздел|пункт|подпункт|стать|глав|приложени|част)[а-яё]*\s+[\d.]+\.$", re.I
)

#: «Иванова И.И. Состав»: a surname, its initials, and a word with a capital.
INITIALS = re.compile(
    r"(?P<name>\b[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)? [А-ЯЁ]\.\s?[А-ЯЁ]\.) (?P<next>[А-ЯЁ][а-яё]+)"
)


def sentences(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """As razdel tells them, but for numbers of sections and clauses."""
    for stretch in stretches:
        start: int | None = None
        for found in sentenize(stretch.words):
            start = found.start if start is None else start
            for named in _after_names(stretch.words, start, found.stop):
                yield Stretch(stretch.passage, stretch.start + start, stretch.start + named)
                start = named + 1
            if not NUMBERED.search(found.text) or found.stop == len(stretch.words):
                yield Stretch(stretch.passage, stretch.start + start, stretch.start + found.stop)
                start = None
        if start is not None:
            yield Stretch(stretch.passage, stretch.start + start, stretch.end)


def _after_names(words: str, start: int, stop: int) -> Iterator[int]:
    """«под председательством Иванова И.И. Состав утвердить …»: initials may end a sentence too."""
    for match in INITIALS.finditer(words, start, stop):
        if not is_surname(match["next"]):
            yield match.end("name")
