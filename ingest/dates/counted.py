"""Terms that are counted from a day: «в месячный срок», «в течение 10 дней со дня получения»."""

import re
from datetime import date, timedelta

from ingest.dates.clauses import is_deed
from ingest.dates.days import last_day
from ingest.dates.periods import Term

COUNTS = {
    "одн": 1, "дв": 2, "тр": 3, "четыр": 4, "пят": 5, "шест": 6, "сем": 7, "восьм": 8,
    "девят": 9, "десят": 10, "пятнадцат": 15, "двадцат": 20, "тридцат": 30,
    "сорок": 40, "шестьдесят": 60, "шестидесят": 60, "девяност": 90,
}  # fmt: skip
COUNT = (
    r"(?:(\d+|одного|одной|двух|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|десяти"
    r"|пятнадцати|двадцати|тридцати|сорока|шестидесяти|девяноста)"
    r"(?:\s*\([^)]*\))?[-\s]*(?:ти\s*|х\s*)?[-\s]*)?"
)
WORKING = r"((?:рабочих|календарных)\s+)?"
UNIT = r"(дн|дня|день|недел|месяц|лет|года?)[а-яё]*"
WITHIN = re.compile(
    rf"\bв\s+{COUNT}(месячн|недельн|дневн)ый\s+срок"
    rf"|\b(?:в\s+течение|в\s+срок\s+(?:до|не\s+более|не\s+позднее)|не\s+более(?:\s+чем)?(?:\s+за)?"
    rf"|не\s+позднее(?:\s+чем)?(?:\s+(?:через|за|в\s+течение))?|в\s+срок,?\s+не\s+превышающий)"
    rf"\s+{COUNT}{WORKING}{UNIT}",
    re.I,
)
#: «в течение 5 дней **со дня поступления заявки**»: up to what is to be done.
FROM = re.compile(r"\s+(?:со?\s+(?:дня|момента|даты)|после|до)\s+[а-яё][^,.;:()]*", re.I)
LONGEST = 9
#: The day the document bears is the one on which it is signed, adopted, approved.
FROM_ITS_OWN_DAY = re.compile(
    r"\s+с[о\s]\s*(?:дня|момента|даты)\s+(?:его\s+|её\s+|ее\s+)?(?:подписания|принятия|утверждения|издания|заключения|проведения)"
    r"(?:\s+и\s+\w+)?(?:\s+сторонами)?(?:\s+(?:(?:настоящ|данн)\w+\s+\w+|протокола|соглашения|меморандума"
    r"|договора|решения|резолюции|рекомендаций|приказа|распоряжения|постановления|указа|плана"
    r"|программы|концепции|стратегии|дорожной\s+карты"
    r"|заседания|совещания|слушаний|форума|конференции|съезда|конгресса|круглого\s+стола))?\s*",
    re.I,
)


def within(text: str, issued: date | None) -> Term | None:
    """«в месячный срок», «в течение 10 рабочих дней со дня подписания»"""
    match = WITHIN.search(text)
    if match is None:
        return None
    since = _since(text[match.end() :])
    known = issued and (not since or FROM_ITS_OWN_DAY.fullmatch(since))
    return Term(
        match.start(), match.end() + len(since), _after(issued, match) if issued and known else None
    )


def _since(after: str) -> str:
    """«со дня подписания Соглашения **представить**», «**создают**»: the deed is no term."""
    match = FROM.match(after)
    if match is None:
        return ""
    kept: list[str] = []
    for word in re.finditer(r"\s+\S+", match.group()):
        if is_deed(word.group().strip().lower()) or len(kept) == LONGEST:
            break
        kept.append(word.group())
    return "".join(kept)


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
