"""What marks the beginning of a clause, an item or a line of a form."""

import re

BULLET = re.compile(r"^(?:•|[-–—*](?=\s|[а-яёА-ЯЁ«]))\s*")
NUMBER = re.compile(
    r"^(?:(?:Раздел|Глава|Статья|Приложение)\s+(?:№\s*)?[\dIVXLC]+\b"
    r"|(?:[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3}){0,4})[.)](?=\s|$|[А-ЯЁа-яё«])"
    r"|\d{1,2}(?:\.\d{1,3}){1,4}(?=\s)"
    r"|[а-яёa-zА-ЯЁ]\)(?=\s)"
    r"|\((?:\d{1,2}|[а-яёa-z])\)(?=\s+[А-ЯЁа-яё«])"
    r"|§\s*\d{1,2}(?:\.\d{1,2})*\.?(?=\s))"
)
#: «Дата проведения:», «Срок – ____»: a line of a form begins a paragraph of its own.
FIELD = re.compile(
    r"^[А-ЯЁ][а-яё]+(?: [а-яё]+){0,2}:"
    r"|^(?:Срок|Ответственн|Исполнител)[а-яё]*(?: [а-яё]+){0,2} ?[–—-] "
)
STOPS = re.compile(r"[.!?;:]\s*$")
PAGE_NUMBER = re.compile(
    r"^(?:[-–—]\s*)?(?:стр\.\s*|страница\s+)?\d{1,3}(?:\s+из\s+\d+)?(?:\s*[-–—])?$", re.I
)


def is_structural(text: str) -> bool:
    """An item, a line of a form, the end of a sentence: no running header."""
    return bool(STOPS.search(text) or "__" in text or NUMBER.match(text) or BULLET.match(text))
