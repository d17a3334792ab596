"""From when to when: the terms of office that a text gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.dates import MONTH, month_number
from ingest.dates.days import day
from ingest.model import Month

Moment = Month | date

OF_YEAR = r"(?:\s*(?:годах|годов|годы|года|году|год|гг\.?|г\.?)(?![а-яё]))?"
A_MONTH = MONTH.replace("(", "(?:")
#: «1 марта 2019 года», «март 2019», «март», «01.03.2019», «2019 год»; numbered to be told apart.
MOMENT = (
    rf"(?:(?P<d{{0}}>\d{{{{1,2}}}})\s+)?(?P<m{{0}}>{A_MONTH})(?:\s+(?P<y{{0}}>\d{{{{4}}}})(?!\d){OF_YEAR})?"
    rf"|(?P<n{{0}}>\d{{{{2}}}}\.\d{{{{2}}}}\.\d{{{{4}}}}){OF_YEAR}"
    rf"|(?P<a{{0}}>(?:19|20)\d\d)(?!\d){OF_YEAR}"
)
FIRST, LAST = MOMENT.format(1), MOMENT.format(2)
RANGE = re.compile(
    rf"(?:\b(?:со?|от|начиная\s+с)\s+)?(?<!\d)(?:{FIRST})\s*(?:[-–—]|\bпо\b|\bдо\b)\s*(?:конца\s+)?(?:{LAST})",
    re.I,
)
SINCE = re.compile(
    rf"\b(?:(?:со?|начиная\s+с)|с\s+момента\s+[а-яё]+(?:\s+[а-яё]+)?\s+во?"
    rf"|(?:назначен|избран)[а-яё]*)\s+(?:{FIRST})(?:\s+по\s+настоящее\s+время)?",
    re.I,
)
#: «**5 июня 2019 года** назначен»
ON_DAY = re.compile(
    r"(?<!\d)(?P<d1>\d{1,2})\s+(?P<m1>"
    + A_MONTH
    + r")\s+(?P<y1>\d{4})"
    + OF_YEAR
    + r"\s+(?:(?:[а-яё]+(?:ом|ем|ой)|был[аи]?)\s+)?(?:назначен|избран|утвержд[её]н)[аы]?\b",
    re.I,
)
UNTIL = re.compile(rf"\b(?:до|по)\s+(?:конца\s+)?(?:{LAST})", re.I)
#: «в 2015 году», never «в 2015»
DURING = re.compile(rf"\bво?\s+(?:{FIRST})", re.I)
#: «2019 год – АО «Свет»», «на 2022 год»
YEAR = re.compile(r"\b(?:(?:на\s+)(?P<a1>20\d\d)\s+год\b|(?P<a2>20\d\d)\s+год\s*[–—-])", re.I)
#: «в 2019/20 году»
SEASON = re.compile(r"\bво?\s+((?:19|20)\d\d)/(?:20)?(\d\d)\s+году", re.I)


@dataclass(frozen=True)
class Term:
    """`text[start:end]` says it; an open end is None."""

    start: int
    end: int
    beginning: Moment | None
    ending: Moment | None
    #: «в 2019 году»: one month or year, and no stretch from one to another.
    is_moment: bool = False


def terms(text: str, start: int = 0, end: int | None = None) -> list[Term]:
    """In their order: «с мая 2011 года по апрель 2012 года», «до 2018 года», «с 1 марта 2019 г.»"""
    found: list[Term] = []
    for term in _all(text, start, len(text) if end is None else end):
        if not any(other.start < term.end and term.start < other.end for other in found):
            found.append(term)
    return sorted(found, key=lambda term: term.start)


def _all(text: str, start: int, end: int) -> Iterator[Term]:
    """Ranges first: each of the others may be a part of one."""
    for match in RANGE.finditer(text, start, end):
        last = _moment(match, 2, closing=True)
        first = _moment(match, 1, year=last.year if last else None)
        if first and last and _key(first) <= _key(last):
            yield Term(*match.span(), first, last)
    for match in SINCE.finditer(text, start, end):
        if moment := _moment(match, 1):
            yield Term(*match.span(), moment, None)
    for match in ON_DAY.finditer(text, start, end):
        if moment := day(int(match["y1"]), month_number(match["m1"]), match["d1"]):
            yield Term(match.start(), match.end("y1"), moment, None)
    for match in UNTIL.finditer(text, start, end):
        if moment := _moment(match, 2, closing=True):
            yield Term(*match.span(), None, _before(match, moment))
    yield from _years(text, start, end)


def _before(match: re.Match[str], moment: Moment) -> Moment:
    """«**до 2020 года** был председателем»: the year itself is no longer meant."""
    excluded = match["a2"] and re.match(r"до\s+\d", match.group(), re.I)
    return Month(moment.year - 1, 12) if excluded else moment


def _years(text: str, start: int, end: int) -> Iterator[Term]:
    """«в 2019/20 году», «2019 год –», «в марте 2019 года»: one stretch in a few words."""
    for match in SEASON.finditer(text, start, end):
        yield Term(*match.span(), Month(int(match[1]), 1), Month(2000 + int(match[2]), 12))
    for match in YEAR.finditer(text, start, end):
        year = int(match["a1"] or match["a2"])
        stop = match.end() - (len(match.group()) - len(match.group().rstrip(" –—-")))
        yield Term(match.start(), stop, Month(year, 1), Month(year, 12), is_moment=True)
    for match in DURING.finditer(text, start, end):
        first, last = _moment(match, 1), _moment(match, 1, closing=True)
        if first and last and not match["d1"]:
            yield Term(*match.span(), first, last, is_moment=True)


def _moment(
    match: re.Match[str], number: int, *, year: int | None = None, closing: bool = False
) -> Moment | None:
    """A year is from its January to its December; a month may have its year from the other end."""
    if worded := match[f"n{number}"]:
        return day(worded[6:], worded[3:5], worded[:2])
    if alone := match[f"a{number}"]:
        return Month(int(alone), 12 if closing else 1)
    written = match[f"y{number}"]
    of = int(written) if written else year
    if of is None:
        return None
    month = month_number(match[f"m{number}"])
    return day(of, month, match[f"d{number}"]) if match[f"d{number}"] else Month(of, month)


def _key(moment: Moment) -> tuple[int, int]:
    return moment.year, moment.month
