"""The two layouts of a Russian keyboard: «rkfcnth» is «кластер», «сдгыеук» is "cluster"."""

import re

LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю"

_TO_RUSSIAN = str.maketrans(LATIN + '~{}:"<>', RUSSIAN + "ёхъжэбю")
_TO_LATIN = str.maketrans(RUSSIAN, LATIN)

#: The rows of keys, each half a key to the right of the one above.
_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACES = {
    letter: (row % 3, place + (row % 3) / 2)
    for row, letters in enumerate(_ROWS)
    for place, letter in enumerate(letters)
}


def on_the_other_layout(text: str) -> str:
    """What the same keys give on the other layout; what has letters of both stays."""
    lower = text.lower()
    if re.search("[а-яё]", lower):
        return lower if re.search("[a-z]", lower) else lower.translate(_TO_LATIN)
    return lower.translate(_TO_RUSSIAN)


def are_neighbours(one: str, other: str) -> bool:
    """Whether a finger that aims at the key of one letter may hit the other's."""
    if one not in _PLACES or other not in _PLACES or (one < "а") != (other < "а"):
        return False
    (row, place), (other_row, other_place) = _PLACES[one], _PLACES[other]
    return abs(row - other_row) <= 1 and abs(place - other_place) <= 1
