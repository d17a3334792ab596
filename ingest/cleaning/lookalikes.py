"""Latin letters in Russian words, and Russian ones in Latin words, that only look right.

Typists, OCR and those who hide from searches mix them: «Пeтрoв» with a Latin «e» and «o».
"""

import re

from ingest.morphology import is_known

LATIN, RUSSIAN = "aceopxykAEOCPXTHKMBëË", "асеорхукАЕОСРХТНКМВёЁ"
TO_RUSSIAN, TO_LATIN = str.maketrans(LATIN, RUSSIAN), str.maketrans(RUSSIAN, LATIN)
WORD = re.compile(r"[A-Za-zËëА-Яа-яЁё\d]+")
BOTH = re.compile(r"[A-Za-zËë][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-zËë]")
#: «c 1 мая», «o мерах»: a preposition before a Russian word or a number.
ALONE = re.compile(r"(?<![^\s«(])[aco](?= (?:[а-яё«]|\d))|^[ACO](?= [а-яё])", re.M)
#: «OOO «Ромашка»»: a legal form before a name in quotation marks.
LEGAL_FORM = re.compile(r"\b(?:OOO|OAO|AO|HKO|MOO)(?= ?[«\"“])")
RUSSIAN_LETTER = re.compile(r"[А-Яа-яЁё]")
LETTER = re.compile(r"[^\W\d]")


def unmixed(text: str) -> str:
    """Every word in letters of one alphabet; nothing moves."""
    if BOTH.search(text):
        text = WORD.sub(lambda word: _in_one_alphabet(word.group()), text)
    for pattern in (ALONE, LEGAL_FORM):
        text = pattern.sub(lambda word: word.group().translate(TO_RUSSIAN), text)
    return text


def mixed_words(text: str) -> list[str]:
    """Those that `unmixed` changes, as they were written."""
    words = WORD.findall(text) if BOTH.search(text) else []
    return [word for word in words if _in_one_alphabet(word) != word]


def _in_one_alphabet(word: str) -> str:
    """«СOVID» is Latin, «Пeтрoв» Russian; what has letters that only one alphabet has stays."""
    if not BOTH.search(word):
        return word
    russian, latin = word.translate(TO_RUSSIAN), word.translate(TO_LATIN)
    can_be_russian = not re.search(r"[A-Za-z]", russian)
    can_be_latin = not RUSSIAN_LETTER.search(latin)
    mostly_russian = 2 * len(RUSSIAN_LETTER.findall(word)) >= len(LETTER.findall(word))
    if can_be_russian and (not can_be_latin or mostly_russian or is_known(russian)):
        return russian
    return latin if can_be_latin else word
