"""Lines of a head told by their form: marks, stamps, dates with place and number, addresses."""

import re

from ingest.dates import dates
from ingest.model import Passage

TYPES = (
    r"(?:решени|резолюци|постановлени|распоряжени|протокол|приказ|рекомендаци|соглашени"
    r"|план|программ|концепци|стратеги|дорожн)"
)
DRAFT = re.compile(
    rf"^\W*проект\W*$|^\W*проект\s+{TYPES}|^\W*проект\s+(?:№|от\s|на\s\d|вносит|подготовлен|к\s+заседанию)"
    rf"|^\W*проект\b.{{0,40}}$(?<=[)])|\(\s*проект\s*\)|\bпроект\s*$",
    re.I,
)
DRAFT_MARK = re.compile(r"^\W*проект\W*$", re.I)
STAMP = re.compile(
    r"^\W*(?:УТВЕРЖД[ЕЁ]Н|Утвержд[её]н|ПРИНЯТ|Принят|ОДОБРЕН|Одобрен|СОГЛАСОВАН|Согласован"
    r"|УТВЕРЖДАЮ|Утверждаю|Приложение|ПРИЛОЖЕНИЕ"
    r"|[Кк]\s+(?:постановлению|распоряжению|приказу|решению))"
)
#: A line that gives a day, a place, a number and nothing else has no more characters and words.
LONGEST, MOST = 120, 9
SMALL = {
    "г", "гор", "п", "пос", "с", "дер", "ст", "пгт", "рп", "года", "год", "от", "дата", "и",
    "проведения", "подписания", "принятия", "время", "место", "области", "край", "края",
    "республики", "района", "район", "улус", "округ", "округа", "города",
}  # fmt: skip
PLACE = re.compile(r"^\W*(?:г|гор|п|пос|с|дер|ст|пгт|рп)\.\s?[А-ЯЁ]")
WORD = re.compile(r"[А-Яа-яЁё][А-Яа-яЁё-]*")
#: «№ 97-р», «№ СЭД-26-01-21-415»
NUMBER = re.compile(r"(?:№|\bN)\s*\S+")
#: A letterhead has the addressee on the right: «25.09.2014 № 84/17    Губернаторам (по списку)»
LETTERHEAD = re.compile(r"^\W*(?:от\s+)?\d{1,2}\.\d{2}\.\d{4}\s*(?:г\.\s*)?(?:№|N)\s*[\w/.-]*\d")
SPOKEN_OF = re.compile(
    r"^(?:На\s+(?:Ваш\w*\s+)?(?:исх\.?\s*)?№|\(?в\s+ред|\(?с\s+изм|Во\s+исполнение|В\s+соответствии)",
    re.I,
)
ADDRESS = re.compile(r"\b(?:ул\.|улица|пр\.|просп|тел\.|факс|e-mail|@|ИНН|ОГРН|\d{6})", re.I)


def is_draft_mark(text: str) -> bool:
    return bool(DRAFT_MARK.match(text))


def is_stamp(passage: Passage) -> bool:
    """«УТВЕРЖДЕНА распоряжением Правительства от 18.02.2020 № 97-р»"""
    return bool(STAMP.match(passage.text))


def is_address(text: str) -> bool:
    return bool(ADDRESS.search(text))


def is_place_line(text: str) -> bool:
    """«г. Чита», «п. Тикси, «___» ________ 2016 года»: also where the day is left blank."""
    return len(text) < LONGEST and bool(PLACE.match(text) or "__" in text)


def is_date_line(passage: Passage) -> bool:
    """«г. Казань, 14 марта 2019 года», «12.03.2018 № 120-п», «Дата проведения: 10.12.2014»"""
    text = passage.text
    spans = list(dates(text))
    if passage.marker or len(text) > LONGEST or not spans or SPOKEN_OF.match(text):
        return False
    if LETTERHEAD.match(text):
        return True
    for span in reversed(spans):
        text = f"{text[: span.start]} {text[span.end :]}"
    words = WORD.findall(NUMBER.sub(" ", text))
    return len(words) <= MOST and all(w[:1].isupper() or w.lower() in SMALL for w in words)
