"""Dates as Russian documents write them."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.model import Deadline, Month

MONTHS = {
    "январ": 1, "феврал": 2, "март": 3, "апрел": 4, "июн": 6, "июл": 7,
    "август": 8, "сентябр": 9, "октябр": 10, "ноябр": 11, "декабр": 12, "ма": 5,
}  # fmt: skip
MONTH = (
    r"(январ[ьяе]|феврал[ьяе]|март[ае]?|апрел[ьяе]|ма[йяе]|июн[ьяе]"
    r"|июл[ьяе]|август[ае]?|сентябр[ьяе]|октябр[ьяе]|ноябр[ьяе]|декабр[ьяе])"
)

NUMERIC = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
WORDED = re.compile(rf"«?\b(\d{{1,2}})\b»?\s+{MONTH}\s+(\d{{4}})", re.I)
SPAN = re.compile(rf"\b(\d{{1,2}})\s*[-–—]\s*(\d{{1,2}})\s+{MONTH}\s+(\d{{4}})", re.I)
MONTH_OF_YEAR = re.compile(rf"\b{MONTH}\s+(\d{{4}})", re.I)
YEARS = re.compile(r"\b((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)\b")

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
QUARTER = re.compile(r"\b(I{1,3}|IV|[1-4])(?:-?[а-яё]{1,3})?\s+квартал[а-яё]*\s+(\d{4})", re.I)
BY = r"(?:до|не позднее|в срок до|к)(?:\s+конца)?"
BY_DAY = re.compile(rf"\b{BY}\s+(?:{NUMERIC.pattern}|{WORDED.pattern})(?:\s*(?:года|г\.))?", re.I)
BY_MONTH = re.compile(rf"\b(?:{BY}|в)\s+{MONTH}\s+(\d{{4}})(?:\s*(?:года|г\.))?", re.I)
BY_QUARTER = re.compile(rf"\b(?:{BY}|в(?:о)?)\s+{QUARTER.pattern}(?:\s*(?:года|г\.))?", re.I)
BY_YEAR = re.compile(r"\b(?:до|не позднее)\s+конца\s+(\d{4})(?:\s*(?:года|г\.))?", re.I)
WITHIN = re.compile(
    r"\bв\s+(?:(двух|трех|трёх|шести)?(недельный|месячный|дневный)"
    r"|(\d+)[- ]?(?:ти\s*)?дневный)\s+срок|"
    r"\bв\s+течение\s+(\d+)\s+(?:рабочих\s+|календарных\s+)?(дней|месяцев|недель)",
    re.I,
)
RECURRENCE = re.compile(r"\b(ежегодно|ежеквартально|ежемесячно|еженедельно|постоянно)\b", re.I)
COUNTS = {None: 1, "двух": 2, "трех": 3, "трёх": 3, "шести": 6}


@dataclass(frozen=True)
class DateSpan:
    """A day, or days, at a place in a text."""

    start: int
    end: int
    first: date
    last: date


def dates(text: str) -> Iterator[DateSpan]:
    """Every whole date, in order: «10.12.2014», «1 октября 2014», «24-25 октября 2016»."""
    found = [
        span
        for pattern, read in ((SPAN, _span), (WORDED, _worded), (NUMERIC, _numeric))
        for match in pattern.finditer(text)
        if (span := read(match)) is not None
    ]
    position = 0
    for span in sorted(found, key=lambda each: (each.start, -each.end)):
        if span.start >= position:
            yield span
            position = span.end


def months(text: str) -> list[tuple[int, int, Month]]:
    """«Октябрь 2014» with its place."""
    return [
        (match.start(), match.end(), Month(int(match.group(2)), month_number(match.group(1))))
        for match in MONTH_OF_YEAR.finditer(text)
    ]


def month_number(word: str) -> int:
    """«марта» → 3; «ма» stands last because «март» begins with it too."""
    return next(number for stem, number in MONTHS.items() if word.lower().startswith(stem))


def deadline(text: str, *, issued: date | None = None) -> Deadline | None:
    """The first term a text sets; relative ones count from the day the document was issued."""
    for pattern, resolve in TERMS:
        match = pattern.search(text)
        if match:
            return Deadline(match.group(), resolve(match))
    within = WITHIN.search(text)
    if within:
        return Deadline(within.group(), _after(issued, within) if issued else None)
    recurring = RECURRENCE.search(text)
    if recurring:
        return Deadline(recurring.group(), recurrence=recurring.group().lower())
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _span(match: re.Match[str]) -> DateSpan | None:
    year, month = int(match.group(4)), month_number(match.group(3))
    first, last = (_day(year, month, int(match.group(group))) for group in (1, 2))
    return DateSpan(match.start(), match.end(), first, last) if first and last else None


def _worded(match: re.Match[str]) -> DateSpan | None:
    day = _day(int(match.group(3)), month_number(match.group(2)), int(match.group(1)))
    return DateSpan(match.start(), match.end(), day, day) if day else None


def _numeric(match: re.Match[str]) -> DateSpan | None:
    day = _day(int(match.group(3)), int(match.group(2)), int(match.group(1)))
    return DateSpan(match.start(), match.end(), day, day) if day else None


def _by_day(match: re.Match[str]) -> date | None:
    return next((span.last for span in dates(match.group())), None)


def _by_month(match: re.Match[str]) -> date:
    return _last_day(int(match.group(2)), month_number(match.group(1)))


def _by_quarter(match: re.Match[str]) -> date:
    return _last_day(int(match.group(2)), 3 * QUARTERS[match.group(1).lower()])


def _by_year(match: re.Match[str]) -> date:
    return date(int(match.group(1)), 12, 31)


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _after(issued: date, match: re.Match[str]) -> date:
    many, unit, days, count, units = match.groups()
    if days:
        return issued + timedelta(days=int(days))
    number = int(count) if count else COUNTS[many.lower() if many else None]
    word = (units or unit).lower()
    if word.startswith("мес"):
        return _months_after(issued, number)
    return issued + timedelta(days=number * (7 if word.startswith("нед") else 1))


def _months_after(day: date, number: int) -> date:
    """A month after 31 January is the last day of February."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return min(_last_day(year, month + 1), date(year, month + 1, 1) + timedelta(days=day.day - 1))


TERMS = [
    (BY_DAY, _by_day),
    (BY_QUARTER, _by_quarter),
    (BY_MONTH, _by_month),
    (BY_YEAR, _by_year),
]
