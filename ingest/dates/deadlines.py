"""Until when something is to be done: one named rule for each way of setting a term."""

import re
from collections.abc import Callable
from datetime import date
from itertools import takewhile

from ingest.dates.clauses import WORD, is_infinitive, main_clause, stands_by_deed
from ingest.dates.counted import within
from ingest.dates.days import MONTH, dates
from ingest.dates.periods import (
    END_OF_THIS_YEAR,
    ENDS,
    IN_YEAR,
    OF_NO_YEAR,
    Term,
    end_of_year,
    next_end,
)
from ingest.dates.recurring import recurrence
from ingest.model import Deadline

#: «в мае», «во II квартале»: such a time that is over sets no term.
AT = re.compile(r"во?\s", re.I)
#: «от 5 мая 2019 года», «на 1 января 2019 года», «с 1 июля 2019 года» are no ends.
NOT_AN_END = re.compile(r"(?:\b(?:от|на|с|со|№|по\s+состоянию\s+на|за)|\()\s*$", re.I)
SINCE = re.compile(r"\bсо?\s+$")
HOLDING = re.compile(r"\b(?:провести|провед|созвать|собрать|состо)", re.I)
NO_DAY = re.compile(
    r"\bпо\s+мере\s+(?:необходимости|поступления|готовности)(?:\s+[а-яё]+)?"
    r"|\b(?:незамедлительно|немедленно|безотлагательно)\b"
    r"|\bв\s+20\d\d\s*[/–-]\s*(?:20)?\d\d\s+учебном\s+году"
    r"|\bв\s+(?:кратчайши[ей]|возможно\s+короткий|установленны[ей]|оптимальные)\s+сроки?\b"
    r"|\bдо\s+(?:начала|окончания|завершения|открытия)(?:\s+[а-яё]+){1,3}(?:\s+20\d\d(?:/\d+)?(?:\s+года)?)?",
    re.I,
)
#: «2018–2020 гг.», «июль – август 2019 г.»: of a range the end counts.
RANGE = re.compile(rf"^(?:до|с|по)\s+|^.*(?:[-–—]|\sпо|\sи)\s*(?=20\d\d|{MONTH})", re.I)
UP_TO_YEAR = re.compile(r"\bдо\s+(?P<year>20\d\d)(?:\s*(?:году?а?|гг?\.?|годов|годы))?", re.I)

Rule = Callable[[str, date | None], Term | None]


def deadline(text: str, *, issued: date | None = None, mere_times: bool = True) -> Deadline | None:
    """The term a text sets; relative ones count from the day the document was issued.

    Without `mere_times`, «провести в 2019 году» says when, and not until when.
    """
    clause = main_clause(text)
    again = recurrence(clause)
    if again:
        ends = by_end(clause[again.start :], issued)
        day = ends.day if ends and ends.start < again.end - again.start else None
        return Deadline(text[again.start : again.end], day, again.often)
    for rule in RULES if mere_times else SURE:
        found = rule(clause, issued)
        if found:
            return Deadline(text[found.start : found.end], found.day)
    return None


def field(text: str, *, issued: date | None = None) -> Deadline | None:
    """The term that a field of a form gives, which may be a mere «май 2019 г.»."""
    found = deadline(text, issued=issued)
    if found:
        return Deadline(text, found.day, found.recurrence)
    days = list(dates(text))
    if days:
        return Deadline(text, days[-1].last)
    until = f"до {RANGE.sub('', text)}".rstrip(" .;,")
    for pattern, resolve in (*ENDS, (UP_TO_YEAR, end_of_year)):
        match = pattern.fullmatch(until)
        if match:
            return Deadline(text, resolve(match))
    match = OF_NO_YEAR.fullmatch(until)
    return Deadline(text, next_end(match, issued)) if match else None


def by_end(text: str, issued: date | None) -> Term | None:
    """«до 1 июля 2019 года», «в III квартале 2018 года», «до конца 2020 года»"""
    found = [
        Term(match.start(), match.end(), resolve(match))
        for pattern, resolve in ENDS
        for match in pattern.finditer(text)
    ]
    return min(
        (term for term in found if not _is_over(text, term, issued)),
        key=lambda term: term.start,
        default=None,
    )


def by_end_of_this_year(text: str, issued: date | None) -> Term | None:
    """«до конца текущего года»"""
    match = END_OF_THIS_YEAR.search(text)
    day = date(issued.year, 12, 31) if issued else None
    return Term(match.start(), match.end(), day) if match else None


def of_no_year(text: str, issued: date | None) -> Term | None:
    """«до 1 июля», «до конца I полугодия»; «в сентябре» only beside the deed"""
    for match in OF_NO_YEAR.finditer(text):
        if not AT.match(match.group()) or stands_by_deed(text, match.start(), match.end()):
            return Term(match.start(), match.end(), next_end(match, issued))
    return None


def on_day(text: str, issued: date | None) -> Term | None:
    """«провести заседание **20 июня 2019 года**»"""
    for span in dates(text):
        single = span.first == span.last
        said_besides = single and NOT_AN_END.search(text[: span.start])
        later = span.last >= issued if issued else HOLDING.search(text[: span.start])
        if not said_besides and later:
            since = SINCE.search(text[: span.start])
            start = since.start() if since and not single else span.start
            return Term(start, _with_year(text, span.end), span.last)
    return None


def in_year(text: str, issued: date | None) -> Term | None:
    """«завершить **в 2014 году** строительство»"""
    for match in IN_YEAR.finditer(text):
        term = Term(match.start(), match.end(), end_of_year(match))
        if stands_by_deed(text, *match.span()) and not _is_over(text, term, issued):
            return term
    return None


def of_no_day(text: str, _: date | None) -> Term | None:
    """«по мере необходимости», «до начала отопительного сезона»"""
    match = NO_DAY.search(text)
    if match is None:
        return None
    words = takewhile(lambda word: not is_infinitive(word.group()), WORD.finditer(match.group()))
    return Term(match.start(), match.start() + max(word.end() for word in words), None)


SURE: list[Rule] = [by_end, by_end_of_this_year, within, of_no_year]
RULES: list[Rule] = [*SURE, on_day, in_year, of_no_day]


def _is_over(text: str, term: Term, issued: date | None) -> bool:
    """What the document says of the past: «**в мае 2018 года** прошел форум»."""
    past = bool(issued and term.day and term.day < issued)
    return past and bool(AT.match(text, term.start))


def _with_year(text: str, end: int) -> int:
    year = re.compile(r"\s*(?:года|г\.)").match(text, end)
    return year.end() if year else end
