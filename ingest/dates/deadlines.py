"""Until when something is to be done: one named rule for each way of setting a term."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from ingest.dates.days import DAY, ISO, MONTH, NUMERIC, WORDED, dates, last_day, month_number
from ingest.dates.days import day as calendar_day
from ingest.model import Deadline

BY = r"\b(?:в\s+срок\s+до|до|не\s+позднее|ко?)(?:\s+конца)?\s+"
OF_YEAR = r"\s+(20\d\d)(?!\d)(?:\s*(?:года|гг?\.?(?!\w)))?"
ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "перв": 1, "втор": 2, "трет": 3, "четв": 4}
ORDINAL = (
    r"(I{1,3}|IV|[1-4](?:-?[а-яё]{1,3})?"
    r"|перв(?:ого|ом|ый|ое)|втор(?:ого|ом|ой|ое)|треть(?:его|ем)|третий|четв[её]рт(?:ого|ом|ый))"
)
COUNTS = {
    "одн": 1, "дв": 2, "тр": 3, "четыр": 4, "пят": 5, "шест": 6, "сем": 7, "восьм": 8,
    "девят": 9, "десят": 10, "пятнадцат": 15, "двадцат": 20, "тридцат": 30,
}  # fmt: skip
COUNT = (
    r"(?:(\d+|одного|одной|двух|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|десяти"
    r"|пятнадцати|двадцати|тридцати)[-\s]*(?:ти\s*|х\s*)?)?"
)
#: Terms that run from something else than the document's own day.
FROM_ELSEWHERE = re.compile(
    r"\s+(?:со\s+дня|с\s+момента|с\s+даты|после)\s+(?!\w+(?:\s+и\s+\w+)?\s+настоящ)", re.I
)

BY_DAY = re.compile(
    rf"{BY}(?:{NUMERIC.pattern}|{ISO.pattern}|{WORDED.pattern})(?:\s*(?:года|г\.))?", re.I
)
BY_DAY_OF_NO_YEAR = re.compile(rf"{BY}{DAY}\s+{MONTH}\b(?!\s+\d{{4}})", re.I)
BY_MONTH = re.compile(rf"(?:{BY}|\bв\s+){MONTH}{OF_YEAR}", re.I)
BY_QUARTER = re.compile(rf"(?:{BY}|\bво?\s+){ORDINAL}\s+(?:квартал[а-яё]*|кв\.){OF_YEAR}", re.I)
BY_HALF = re.compile(rf"(?:{BY}|\bво?\s+){ORDINAL}\s+полугоди[а-яё]*{OF_YEAR}", re.I)
BY_YEAR = re.compile(
    r"\b(?:в\s+срок\s+до|до|не\s+позднее)\s+конца\s+(20\d\d)(?:\s*(?:года|г\.))?"
    r"|\bв\s+течение\s+(20\d\d)(?:\s*(?:года|г\.|годов))?",
    re.I,
)
THIS_YEAR = re.compile(r"\bдо\s+конца\s+(?:текущего\s+)?года\b|\bв\s+текущем\s+году\b", re.I)
WITHIN = re.compile(
    rf"\bв\s+{COUNT}(месячн|недельн|дневн)ый\s+срок"
    rf"|\bв\s+течение\s+{COUNT}((?:рабочих|календарных)\s+)?(дн|недел|месяц|лет|года?)[а-яё]*",
    re.I,
)
RECURRENCE = re.compile(
    r"\b(?:ежегодно|ежеквартально|ежемесячно|еженедельно|ежедневно|постоянно"
    r"|на\s+постоянной\s+основе"
    r"|(?:не\s+реже\s+)?(?:(?:одного|один)\s+)?раза?\s+в\s+(?:год|полгода|полугодие|квартал|месяц|неделю))\b",
    re.I,
)
#: «2018–2020 гг.», «июль – август 2019 г.»: of a range the end counts.
RANGE = re.compile(rf"^до\s+|^.*[-–—]\s*(?=20\d\d|{MONTH})", re.I)
UP_TO_YEAR = re.compile(r"\bдо\s+(20\d\d)(?:\s*(?:года?|гг?\.?))?", re.I)


def deadline(text: str, *, issued: date | None = None) -> Deadline | None:
    """The first term a text sets; relative ones count from the day the document was issued.

    «Провести в 2019 году» says when, not until when: a year alone sets no term.
    """
    for rule in RULES:
        found = rule(text, issued)
        if found:
            return found
    return None


def field(text: str, *, issued: date | None = None) -> Deadline | None:
    """The term that a field of a form gives, which may be a mere «май 2019 г.»."""
    found = deadline(text, issued=issued)
    if found:
        return found
    days = list(dates(text))
    if days:
        return Deadline(text, days[-1].last)
    until = f"до {RANGE.sub('', text)}"
    for pattern, resolve in (*ENDS, (UP_TO_YEAR, _end_of_year)):
        match = pattern.fullmatch(until.rstrip(" .;"))
        if match:
            return Deadline(text, resolve(match))
    return None


def by_end(text: str, _: date | None) -> Deadline | None:
    """«до 1 июля 2019 года», «в III квартале 2018 года», «до конца 2020 года»"""
    for pattern, resolve in ENDS:
        match = pattern.search(text)
        if match:
            return Deadline(match.group(), resolve(match))
    return None


def by_end_of_this_year(text: str, issued: date | None) -> Deadline | None:
    """«до конца текущего года»"""
    match = THIS_YEAR.search(text)
    return Deadline(match.group(), date(issued.year, 12, 31) if issued else None) if match else None


def within(text: str, issued: date | None) -> Deadline | None:
    """«в месячный срок», «в течение 10 рабочих дней»"""
    match = WITHIN.search(text)
    if match is None:
        return None
    elsewhere = FROM_ELSEWHERE.match(text, match.end())
    return Deadline(match.group(), _after(issued, match) if issued and not elsewhere else None)


def recurring(text: str, _: date | None) -> Deadline | None:
    """«ежеквартально», «не реже одного раза в год»"""
    match = RECURRENCE.search(text)
    return Deadline(match.group(), recurrence=match.group().lower()) if match else None


def by_day_of_no_year(text: str, issued: date | None) -> Deadline | None:
    """«до 1 июля»: the first such day that is not over when the document is issued"""
    match = BY_DAY_OF_NO_YEAR.search(text)
    if match is None:
        return None
    number, month = match.groups()
    years = (issued.year, issued.year + 1) if issued else ()
    days = (calendar_day(year, month_number(month), number) for year in years)
    return Deadline(match.group(), next((d for d in days if d and issued and d >= issued), None))


RULES: list[Callable[[str, date | None], Deadline | None]] = [
    by_end,
    by_end_of_this_year,
    within,
    recurring,
    by_day_of_no_year,
]


def _by_day(match: re.Match[str]) -> date | None:
    return next((span.last for span in dates(match.group())), None)


def _end_of_month(match: re.Match[str]) -> date:
    return last_day(int(match.group(2)), month_number(match.group(1)))


def _end_of_quarter(match: re.Match[str]) -> date:
    return last_day(int(match.group(2)), 3 * _ordinal(match.group(1)))


def _end_of_half(match: re.Match[str]) -> date:
    return last_day(int(match.group(2)), 6 * min(_ordinal(match.group(1)), 2))


def _end_of_year(match: re.Match[str]) -> date:
    return date(int(next(filter(None, match.groups()))), 12, 31)


ENDS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], date | None]]] = [
    (BY_DAY, _by_day),
    (BY_QUARTER, _end_of_quarter),
    (BY_HALF, _end_of_half),
    (BY_MONTH, _end_of_month),
    (BY_YEAR, _end_of_year),
]


def _ordinal(word: str) -> int:
    """«III», «3-м», «третьем» → 3"""
    return int(word[0]) if word[0].isdigit() else ORDINALS[word.lower()[:4].rstrip("ь")]


def _after(issued: date, match: re.Match[str]) -> date:
    term, unit, count, working, units = match.groups()
    number, word = _count(term or count), (unit or units).lower()
    if word.startswith("мес"):
        return _months_after(issued, number)
    if word.startswith(("лет", "год")):
        return _months_after(issued, 12 * number)
    if (working or "").startswith("рабоч"):
        return _working_days_after(issued, number)
    return issued + timedelta(days=number * (7 if word.startswith("нед") else 1))


def _count(word: str | None) -> int:
    if word is None:
        return 1
    if word.isdigit():
        return int(word)
    stems = (stem for stem in COUNTS if word.lower().replace("ё", "е").startswith(stem))
    return COUNTS[max(stems, key=len)]


def _months_after(day: date, number: int) -> date:
    """A month after 31 January is the last day of February."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return min(last_day(year, month + 1), date(year, month + 1, 1) + timedelta(days=day.day - 1))


def _working_days_after(day: date, number: int) -> date:
    """Monday to Friday: public holidays, which move from year to year, are not counted out."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < 5
    return day
