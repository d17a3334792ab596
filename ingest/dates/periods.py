"""Months, quarters, halves and years as terms: the last day is meant."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ingest.dates.days import DAY, ISO, MONTH, NUMERIC, WORDED, dates, day, last_day, month_number

UNTIL = r"\b(?:в\s+срок\s+до|в\s+срок\s+не\s+позднее|до|не\s+позднее|ко?)(?:\s+(?:конца|концу))?\s+"
AT = rf"(?:{UNTIL}|\bво?\s+(?:течение\s+)?)"
OF_YEAR = r"\s+(?P<year>20\d\d)(?!\d)(?:\s*(?:года|году|год|гг?\.?(?!\w)))?"
ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "перв": 1, "втор": 2, "трет": 3, "четв": 4}
ORDINAL = (
    r"(?:(?:I{1,3}|IV|[1-4])(?:-?[а-яё]{1,3})?\s*(?:[-–—,и]\s*))?"
    r"(?P<ordinal>IV|I{1,3}|[1-4]|перв(?:ого|ом|ый|ое|ому)|втор(?:ого|ом|ой|ое|ому)"
    r"|треть(?:его|ем|ему)|третий|четв[её]рт(?:ого|ом|ый|ому))(?:-?(?:го|м|й|му|ом|е|ый|ой|ое))?"
)
QUARTER = rf"{ORDINAL}\s+(?:квартал[а-яё]*|кв\.)"
HALF = rf"{ORDINAL}\s+полугоди[а-яё]*"
THIS_YEAR = r"(?:\s+(?:текущего|т\.)\s*(?:года|г\.))?"

BY_DAY = re.compile(
    rf"{UNTIL}(?:{NUMERIC.pattern}|{ISO.pattern}|{WORDED.pattern})(?:\s*(?:года|г\.))?", re.I
)
BY_MONTH = re.compile(rf"{AT}(?P<month>{MONTH}){OF_YEAR}", re.I)
BY_QUARTER = re.compile(rf"{AT}{QUARTER}{OF_YEAR}", re.I)
BY_HALF = re.compile(rf"{AT}{HALF}{OF_YEAR}", re.I)
BY_YEAR = re.compile(
    r"\b(?:в\s+срок\s+)?(?:до|не\s+позднее|к)\s+(?:конца|концу|окончания)\s+(?P<year>20\d\d)(?!\d)"
    r"(?:\s*(?:года|г\.))?|\bв\s+течение\s+(?:20\d\d\s*[-–—]\s*)?(?P<during>20\d\d)(?![\d–—-])(?:\s*(?:года|гг?\.|годов))?",
    re.I,
)
#: Only next to the deed; «программа до 2030 года» is a name.
IN_YEAR = re.compile(r"\b(?:во?|до|к)\s+(?P<year>20\d\d)(?![\d–—-])\s*(?:году?а?|г\.?)(?!\w)", re.I)
END_OF_THIS_YEAR = re.compile(
    r"\b(?:до|к)\s+(?:конца|концу|окончания|истечения)\s+(?:текущего\s+)?года\b|\bв\s+текущем\s+году\b",
    re.I,
)
OF_NO_YEAR = re.compile(
    rf"{UNTIL}{DAY}\s+(?P<dayed>{MONTH})\b(?!\s+\d{{4}}){THIS_YEAR}"
    rf"|{AT}{QUARTER}(?!\s+\d{{4}}){THIS_YEAR}"
    rf"|{AT}{HALF.replace('ordinal', 'half')}(?!\s+\d{{4}}){THIS_YEAR}"
    rf"|\b(?:до|не\s+позднее|к|в)\s+(?:(?:конца|концу)\s+)?(?P<month>{MONTH})\b(?!\s+\d{{4}}){THIS_YEAR}",
    re.I,
)


@dataclass(frozen=True)
class Term:
    """Words that set a term and the day they mean, where there is one in the calendar."""

    start: int
    end: int
    day: date | None


Resolve = Callable[[re.Match[str]], date | None]


def ordinal(word: str) -> int:
    """«III», «3», «третьем» → 3"""
    return int(word) if word.isdigit() else ORDINALS[word.lower()[:4].rstrip("ь")]


def by_day(match: re.Match[str]) -> date | None:
    return next((span.last for span in dates(match.group())), None)


def end_of_month(match: re.Match[str]) -> date:
    return last_day(int(match["year"]), month_number(match["month"]))


def end_of_quarter(match: re.Match[str]) -> date:
    return last_day(int(match["year"]), 3 * ordinal(match["ordinal"]))


def end_of_half(match: re.Match[str]) -> date:
    return last_day(int(match["year"]), 6 * min(ordinal(match["ordinal"]), 2))


def end_of_year(match: re.Match[str]) -> date:
    named = match.groupdict()
    return date(int(named["year"] or named.get("during") or 0), 12, 31)


ENDS: list[tuple[re.Pattern[str], Resolve]] = [
    (BY_DAY, by_day),
    (BY_QUARTER, end_of_quarter),
    (BY_HALF, end_of_half),
    (BY_MONTH, end_of_month),
    (BY_YEAR, end_of_year),
]


def next_end(match: re.Match[str], issued: date | None) -> date | None:
    """«до 1 июля», «в III квартале»: the first one that is not over when the document is issued."""
    if issued is None:
        return None
    days = (_end_in(match, year) for year in (issued.year, issued.year + 1))
    return next((found for found in days if found and found >= issued), None)


def _end_in(match: re.Match[str], year: int) -> date | None:
    named = match.groupdict()
    if named["dayed"]:
        return day(year, month_number(named["dayed"]), match.group(1))
    if named["ordinal"]:
        return last_day(year, 3 * ordinal(named["ordinal"]))
    if named["half"]:
        return last_day(year, 6 * min(ordinal(named["half"]), 2))
    return last_day(year, month_number(named["month"]))
