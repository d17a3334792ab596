"""Dates in a text, however they are written: «10.02.2017», «10 февраля 2017 года», May 5, 2014."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

RUSSIAN_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_MONTHS = {
    name: number
    for names in (RUSSIAN_MONTHS, ENGLISH_MONTHS)
    for number, name in enumerate(names, start=1)
}
_NAMES = "|".join(_MONTHS)
_DATE = re.compile(
    r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:-го)?\s+(?P<name2>{_NAMES})\s+(?P<year2>(?:19|20)\d\d)\b"
    rf"|\b(?P<name3>{_NAMES})\s+(?P<day3>\d{{1,2}}),?\s+(?P<year3>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class WrittenDate:
    """`text[start:end]` names a day."""

    start: int
    end: int
    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        return f"{self.year}-{self.month:02}-{self.day:02}"


def dates(text: str) -> Iterator[WrittenDate]:
    """The days that a text names, in its order; what no calendar has is left out."""
    for match in _DATE.finditer(text):
        parts = {name.rstrip("23"): value for name, value in match.groupdict().items() if value}
        month = _MONTHS[parts["name"].lower()] if "name" in parts else int(parts["month"])
        if month in range(1, 13) and int(parts["day"]) in range(1, 32):
            yield WrittenDate(*match.span(), int(parts["year"]), month, int(parts["day"]))
