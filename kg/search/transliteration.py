"""Names in Latin letters as Russian texts are likely to write them: Movchan, «мовчан»."""

import re

#: What letters are read as, the longest first; «c» and «y» depend on what follows.
LETTERS = {
    "shch": "щ",
    "sch": "щ",
    "tch": "ч",
    "sh": "ш",
    "ch": "ч",
    "zh": "ж",
    "kh": "х",
    "ts": "ц",
    "tz": "ц",
    "yu": "ю",
    "ju": "ю",
    "ya": "я",
    "ja": "я",
    "yo": "е",
    "ye": "е",
    "ee": "и",
    "oo": "у",
    "ph": "ф",
    "th": "т",
    "ck": "к",
    "qu": "кв",
    "iy": "ий",
    "yy": "ый",
    "ce": "це",
    "ci": "ци",
    **dict(zip("abcdefghiklmnopqrstuvwz", "абкдефгхиклмнопкрстуввз", strict=True)),
    "j": "й",
    "x": "кс",
    "y": "й",
}

_LATIN = re.compile(r"[a-z]{3,}", re.IGNORECASE)
_PIECES = re.compile("|".join(sorted(LETTERS, key=len, reverse=True)))


def in_cyrillic(word: str) -> str:
    """Empty for a word that is not all of Latin letters."""
    if not _LATIN.fullmatch(word):
        return ""
    letters = _PIECES.sub(lambda match: LETTERS[match.group()], word.lower())
    return re.sub("й$", "и", letters) if re.search("[^аеиоуыэюя]й$", letters) else letters
