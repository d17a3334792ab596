"""For which day, month or year a figure is stated."""

import re
from datetime import date

from ingest.dates import MONTH, dates, month_number
from ingest.figures.clauses import clause_at, verbs
from ingest.figures.quantities import Quantity
from ingest.figures.subjects import OBSERVED
from ingest.model import Month
from ingest.relations.sentence import Sentence

Time = date | Month | int

ON = re.compile(r"\b(?:по\s+состоянию\s+на|на|к)\s+$", re.I)
IN_MONTH = re.compile(rf"\b(?:в|за|на)\s+{MONTH}\s+(\d{{4}})\s*г", re.I)
OF_YEARS = re.compile(
    r"\b(?:в|за|на|по\s+итогам|по\s+результатам|к\s+концу|на\s+конец)\s+(?:\d{4}\s*[-–—]\s*)?((?:19|20)\d\d)"
    r"(?:-[мй]\w*)?(?:\s*(?:г|$|,)|\s+[–—-]\s)",
    re.I,
)
#: «по годам: **2021 год** – 60 млн рублей; **2022** – 70 млн рублей»
BY_YEARS = re.compile(r"(?:^|[;,:(]\s*|\bи\s+)((?:19|20)\d\d)\s*(?:год\w*|г\.)?\s*[–—-]\s", re.I)
#: «**всего – 96,3 млн руб.**, в том числе по годам: 2018 год – 41,0 млн»: of all of them.
SHARED_OUT = re.compile(
    r"[\s.]*(?:[,:;(]?\s*(?:в\s+том\s+числе|в\s+т\.\s?ч\.|из\s+них|включая|по\s+годам)[^.;–—]{0,60}?|[:(])\s*"
    r"[:,(]?\s*(?:в\s+|на\s+|за\s+)?(?:19|20)\d\d(?:-?[мй]\w*)?\s*(?:год\w*|г\.)?\s*[–—:-]\s*\d",
    re.I,
)
NOW = re.compile(
    r"\b(?:сегодня|сейчас|ныне|теперь|[вк]\s+настоящ[а-яё]+\s+(?:время|времени))\b", re.I
)
#: «9,6 млрд рублей против 7,4 млрд рублей **годом ранее**»
YEAR_AGO = re.compile(
    r"[\s,(]*(?:годом\s+(?:ранее|раньше)|(?:в|за)\s+(?:прошл|предыдущ|предшествующ)\w+\s+год)", re.I
)


def as_of(sentence: Sentence, quantity: Quantity, issued: date | None) -> Time | None:
    """«по состоянию на 1 января 2019 года», «в марте 2019 года», «за 2016–2018 годы»; else today.

    Of several that which follows at once counts, else the last before, else the first after it in
    its clause. None of a sum of several years: «**всего – 96 млн**, в том числе: 2018 год – 41».
    """
    text = sentence.passage.text[sentence.start : sentence.end]
    at, end = quantity.start - sentence.start, quantity.end - sentence.start
    if SHARED_OUT.match(text, end):
        return None
    found = [*_days(text), *_months(text), *_years(text), *_now(text, issued)]
    found = [each for each in found if not _of_another_verb(sentence, each[0], at)]
    before = [each for each in found if each[0] < at]
    after = [
        each for each in found if each[0] >= end and _is_said_after(sentence, quantity, each[0])
    ]
    beside = [each for each in after if not text[end : each[0]].strip()]
    if beside:
        return beside[0][1]
    chosen = max(before, default=None, key=lambda each: each[0]) or min(
        after, default=None, key=lambda each: each[0]
    )
    time = chosen[1] if chosen else issued
    return _year_of(time) - 1 if time and YEAR_AGO.match(text, end) else time


def _is_said_after(sentence: Sentence, quantity: Quantity, time: int) -> bool:
    """Not «2 школы, **2022 год –** 3 школы», «5 школ, а АО «Дом» **в 2023 году** построило 12»."""
    text, at = sentence.passage.text, sentence.start + time
    if BY_YEARS.match(sentence.text, time):
        return False
    named = sentence.named(*OBSERVED, after=quantity.end, before=at)
    another = named and "," in text[quantity.end : named[-1].mention.start]
    beyond = clause_at(sentence, quantity.start).end
    return not another and (at < beyond or text[quantity.end : at].strip(" ,(") == "")


def _year_of(time: Time) -> int:
    return time if isinstance(time, int) else time.year


def _of_another_verb(sentence: Sentence, time: int, at: int) -> bool:
    """«**создана в 2011 году** и объединяет 34», not «отмечают, что в 2011 году создано 34».

    Nor «АО «Свет» открыло 5 школ, АО «Дом» **в 2023 году построило** 12».
    """
    places = [verb.idx - sentence.start for verb in verbs(sentence)]
    if not any(time < place < at for place in places):
        return False
    clause = clause_at(sentence, sentence.start + time).start
    own = sentence.named(*OBSERVED, after=clause, before=sentence.start + time)
    comma = sentence.passage.text.rfind(",", clause, own[-1].mention.start if own else clause)
    since = max(clause, comma) - sentence.start
    return any(since <= place < time for place in places)


def _now(text: str, issued: date | None) -> list[tuple[int, Time]]:
    return [(match.start(), issued) for match in NOW.finditer(text)] if issued else []


def _days(text: str) -> list[tuple[int, Time]]:
    return [(span.start, span.last) for span in dates(text) if ON.search(text[: span.start])]


def _months(text: str) -> list[tuple[int, Time]]:
    return [
        (match.start(), Month(int(match[2]), month_number(match[1])))
        for match in IN_MONTH.finditer(text)
    ]


def _years(text: str) -> list[tuple[int, Time]]:
    found = (*OF_YEARS.finditer(text), *BY_YEARS.finditer(text))
    return [(match.start(), int(match[1])) for match in found]
