"""Lines of a form under a clause, and what ends a list: «Срок: …», «Резолюция принята …»."""

import re
from collections.abc import Iterator

from ingest.model import Passage
from ingest.outline.items import Stretch

LABEL = (
    r"(?:(?:Сроки?|Дата)"
    r"(?: (?:исполнения|выполнения|реализации|представления|завершения|проведения))?"
    r"|Отв\.|Ответственн[а-яё]+(?: [а-яё]+){0,3}|(?:Со)?исполнител[а-яё]+(?: [а-яё]+){0,2}"
    r")\s*[:–—-]|Контроль(?: [а-яё]+){0,3}\s*:"
    r"|Срок(?: исполнения)?\s+(?=до\s|не\s+позднее|\d|постоянно|еже|в\s+течение)"
)
FORM = re.compile(rf"^\(?(?:{LABEL})", re.I)
FORM_WITHIN = re.compile(rf"(?<=[.;!?»)])\s+(?=(?=(?-i:[А-Я]))(?:{LABEL}))", re.I)
ACT = r"(?:Настоящ\w+\s+)?(?:Рекомендации|Резолюция|Решени[ея]|Протокол|Меморандум|Документ|Проект)"
ADOPTED = (
    r"(?:был[аио]?\s+)?(?:единогласно\s+)?(?:принят|утвержд[её]н|одобрен|обсужд[её]н|подписан|составлен"
    r"|поддержан)[аыо]?\b"
)
VOTES = r"(?:(?:Прог|Г)олосовали\b|Голосование\s*:|Результат[ыа]?\s+голосования)"
ENDING = (
    rf"(?:{ACT}(?:\s+[а-яё]+){{0,3}}\s+{ADOPTED}|Принят[аыо]?\s+(?:единогласно|на\s|участник)"
    rf"|{VOTES}|Приложени[ея]\s*:)"
)
ENDS = re.compile(rf"^{ENDING}")
ENDING_WITHIN = re.compile(rf"(?<=[.!?;»])\s+(?={ENDING})")
#: What an act approves stands after it, with numbers of its own.
ANNEX = re.compile(r"^(?:УТВЕРЖД[ЕЁ]Н|Утвержд[её]н|ПРИЛОЖЕНИЕ|Приложение)(?!.*[.:]$)")
NAME = r"(?:[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?[А-ЯЁ][а-яё-]+|[А-ЯЁ][а-яё-]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\.)"
#: «Председатель комиссии _______ И.И. Иванов»
SIGNED = re.compile(
    rf"^(?:И\.\s?о\.\s|Вр\.\s?и\.\s?о\.\s)?[А-ЯЁа-яё][^.:;]*?(?:\(?подпись\)?|[_\s])*\s*{NAME}\s*\.?$"
)
SIGNER = 14


def is_form(passage: Passage) -> bool:
    """«Срок: до 1 июля 2019 года. Ответственный: Комитет», «3.1. ответственный – Иванов И.И.;»"""
    attribute = passage.number is None or passage.words[:1].islower()
    return attribute and bool(FORM.match(passage.words))


def is_annex(passage: Passage) -> bool:
    return bool(ANNEX.match(passage.text))


def is_ending(passage: Passage) -> bool:
    """«Резолюция принята единогласно», «Председатель комиссии И.И. Иванов»"""
    return not passage.marker and (bool(ENDS.match(passage.text)) or is_signature(passage))


def is_vote(passage: Passage) -> bool:
    """«Голосовали: «за» – 15», between two clauses of which it is no part"""
    return not passage.marker and bool(re.match(VOTES, passage.text))


def is_signature(passage: Passage) -> bool:
    short = len(passage.text.split()) <= SIGNER
    return short and not passage.marker and bool(SIGNED.match(passage.text))


def words_of(passage: Passage) -> Stretch:
    """The clause without the form and the closing words that stand behind it."""
    ends = [
        match.start()
        for pattern in (FORM_WITHIN, ENDING_WITHIN)
        if (match := pattern.search(passage.text, passage.body))
    ]
    return Stretch(passage, passage.body, min(ends, default=len(passage.text)))


def is_mere_form(stretch: Stretch) -> bool:
    """«2.3. Ответственный за исполнение: Иванов И.И. Срок: ________»: a clause of its own."""
    return stretch.passage.number is not None and bool(FORM.match(stretch.words))


def forms_within(passage: Passage) -> Iterator[Stretch]:
    """«7. Отделу до 1 мая представить расчет. **Ответственный: ______**»"""
    match = FORM_WITHIN.search(passage.text, passage.body)
    if match:
        yield Stretch(passage, match.end(), len(passage.text))
