"""Days that a text names in full."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

MONTHS = {
    "январ": 1, "феврал": 2, "март": 3, "апрел": 4, "июн": 6, "июл": 7,
    "август": 8, "сентябр": 9, "октябр": 10, "ноябр": 11, "декабр": 12, "ма": 5,
}  # fmt: skip
MONTH = (
    r"(январ[ьяею]|феврал[ьяею]|март[аеу]?|апрел[ьяею]|ма[йяею]|июн[ьяею]"
    r"|июл[ьяею]|август[аеу]?|сентябр[ьяею]|октябр[ьяею]|ноябр[ьяею]|декабр[ьяею])"
)
#: «5», «05», «5-го», «»5»», «"5"»
DAY = r"[«\"“„]?(?<!\d)(\d{1,2})(?:-?го)?[»\"”“]?"
TO = r"(?:\s*[-–—]\s*|\s+(?:по|и)\s+)"

#: Only with two digits throughout is «05.03.19» a date and no number of a clause.
NUMERIC = re.compile(
    r"(?<![\d.])(?:(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d\d)\.(\d\d)\.(\d\d))(?!\.?\d)(?![\d-])"
)
ISO = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
WORDED = re.compile(rf"{DAY}\s+{MONTH}\s+(\d{{4}})(?!\d)", re.I)
DAYS_OF_MONTH = re.compile(rf"{DAY}{TO}{DAY}\s+{MONTH}\s+(\d{{4}})(?!\d)", re.I)
DAYS_OF_MONTHS = re.compile(
    rf"{DAY}\s+{MONTH}(?:\s+(\d{{4}})(?:\s*(?:года|г\.))?)?{TO}{DAY}\s+{MONTH}\s+(\d{{4}})(?!\d)",
    re.I,
)
NUMERIC_SPAN = re.compile(
    r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})\s*[-–—]\s*(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\.?\d)"
)
YEARS = re.compile(r"\b((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)\b")


@dataclass(frozen=True)
class DateSpan:
    """A day, or days, at a place in a text."""

    start: int
    end: int
    first: date
    last: date


def dates(text: str) -> Iterator[DateSpan]:
    """Every whole date, in order: «10.12.2014», «1 октября 2014», «24-25 октября 2016»."""
    return iter(_dates(text))


@lru_cache(maxsize=1000)
def _dates(text: str) -> list[DateSpan]:
    """Remembered: of one passage it is asked again for every relation."""
    found = [
        DateSpan(match.start(), match.end(), first, last)
        for pattern, days in READINGS
        for match in pattern.finditer(text)
        for first, last in [days(match)]
        if first and last and first <= last
    ]
    apart: list[DateSpan] = []
    for span in sorted(found, key=lambda each: (each.start, -each.end)):
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return apart


def month_number(word: str) -> int:
    """«марта» → 3; «ма» stands last because «март» begins with it too."""
    return next(number for stem, number in MONTHS.items() if word.lower().startswith(stem))


def day(year: int | str, month: int | str, number: int | str) -> date | None:
    """None for what no calendar has: 31 June."""
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


Days = tuple[date | None, date | None]


def _numeric(match: re.Match[str]) -> Days:
    """«10.12.2014», «10.12.14»"""
    number, month, year = (group for group in match.groups() if group)
    found = day(year if len(year) == 4 else f"20{year}", month, number)
    return found, found


def _iso(match: re.Match[str]) -> Days:
    """«2014-12-10»"""
    found = day(*match.groups())
    return found, found


def _worded(match: re.Match[str]) -> Days:
    """«10 декабря 2014»"""
    number, month, year = match.groups()
    found = day(year, month_number(month), number)
    return found, found


def _days_of_month(match: re.Match[str]) -> Days:
    """«24–25 октября 2016», «с 24 по 26 октября 2016»"""
    first, last, month, year = match.groups()
    return day(year, month_number(month), first), day(year, month_number(month), last)


def _days_of_months(match: re.Match[str]) -> Days:
    """«30 сентября – 2 октября 2016»"""
    first, opening, since, last, closing, year = match.groups()
    return (
        day(since or year, month_number(opening), first),
        day(year, month_number(closing), last),
    )


def _numeric_span(match: re.Match[str]) -> Days:
    """«12.12.2012–14.12.2012»"""
    first, opening, since, last, closing, year = match.groups()
    return day(since, opening, first), day(year, closing, last)


READINGS = [
    (NUMERIC_SPAN, _numeric_span),
    (DAYS_OF_MONTHS, _days_of_months),
    (DAYS_OF_MONTH, _days_of_month),
    (WORDED, _worded),
    (NUMERIC, _numeric),
    (ISO, _iso),
]
