"""Numbers of lists as they are shown: 3, III, c, в, 03."""

from collections.abc import Callable

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LATIN = "abcdefghijklmnopqrstuvwxyz"
#: Word numbers without ё, й, ъ and ь.
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
#: After so many rounds through an alphabet Word writes no letters.
ROUNDS = 30


def _roman(number: int) -> str:
    written = ""
    for amount, letters in ROMAN:
        written += letters * (number // amount)
        number %= amount
    return written


def _letters(alphabet: str) -> Callable[[int], str]:
    """After «я» comes «аа», then «бб»."""

    def written(number: int) -> str:
        rounds, index = divmod(number - 1, len(alphabet))
        return alphabet[index] * (rounds + 1) if number > 0 and rounds < ROUNDS else ""

    return written


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02d}".format,
    "001": "{:03d}".format,
    "0001": "{:04d}".format,
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters(LATIN),
    "upperLetter": _letters(LATIN.upper()),
    "russianLower": _letters(RUSSIAN),
    "russianUpper": _letters(RUSSIAN.upper()),
    "ordinal": "{}-й".format,
    "numberInDash": "- {} -".format,
    "decimalEnclosedParen": "({})".format,
    "decimalEnclosedFullstop": "{}.".format,
    "none": lambda _: "",
    "bullet": lambda _: "",
}


def written(number: int, kind: str) -> str:
    """In another script or in words, Word's number is shown in digits."""
    return FORMATS.get(kind, str)(number)
