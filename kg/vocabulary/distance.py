"""How easily one word is written for another."""

from itertools import takewhile

from kg.vocabulary.keyboard import are_neighbours

#: What each slip costs: the more usual, the less.
ANY = 1.0
KEY_BESIDE = 0.7
SWAPPED = 0.7
LIKE_SOUND = 0.5
DOUBLED = 0.5
SOFT_SIGN = 0.5
#: The first letter is seldom the wrong one.
FIRST = 0.5

#: Letters that sound alike where no stress or no voice tells them apart: «руковадитель».
ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        *("оа", "еи", "еэ", "ея", "ия", "ыи", "ую", "ие", "йи"),
        *("бп", "вф", "гк", "гх", "дт", "жш", "зс", "шщ", "чщ", "цс"),
        *("ie", "ea", "ao", "cs", "ck", "sz", "yi"),
    )
)


def slips(typed: str, meant: str) -> float:
    """The least cost of the slips that make the typed word of the meant one.

    Optimal string alignment (Damerau and Levenshtein), with the costs above.
    """
    first = FIRST if typed[:1] != meant[:1] else 0
    return first + _alignment(*_where_they_differ(typed, meant))


def _where_they_differ(typed: str, meant: str) -> tuple[str, str]:
    """Both without what they begin and end with alike, but for one letter: it may be doubled."""
    begin = max(0, _alike_at_first(typed, meant) - 1)
    typed, meant = typed[begin:], meant[begin:]
    end = max(0, _alike_at_first(typed[:0:-1], meant[:0:-1]) - 1)
    return typed[: len(typed) - end], meant[: len(meant) - end]


def _alike_at_first(one: str, other: str) -> int:
    """How many letters both begin with."""
    same = (letter == counterpart for letter, counterpart in zip(one, other, strict=False))
    return sum(takewhile(bool, same))


def _alignment(typed: str, meant: str) -> float:
    before: list[float] = []
    row = _costs_of_adding(meant)
    for place, letter in enumerate(typed):
        row_before, before = before, row
        row = [before[0] + _alone(typed, place)]
        for other_place, other in enumerate(meant):
            best = min(
                before[other_place] + _instead(letter, other),
                before[other_place + 1] + _alone(typed, place),
                row[other_place] + _alone(meant, other_place),
            )
            if row_before and other_place and _are_swapped(typed, place, meant, other_place):
                best = min(best, row_before[other_place - 1] + SWAPPED)
            row.append(best)
    return row[-1]


def _costs_of_adding(meant: str) -> list[float]:
    costs = [0.0]
    for place in range(len(meant)):
        costs.append(costs[-1] + _alone(meant, place))
    return costs


def _instead(letter: str, other: str) -> float:
    if letter == other:
        return 0
    if frozenset((letter, other)) in ALIKE:
        return LIKE_SOUND
    return KEY_BESIDE if are_neighbours(letter, other) else ANY


def _alone(word: str, place: int) -> float:
    """The cost of a letter that the other word has not."""
    if place and word[place - 1] == word[place]:
        return DOUBLED
    return SOFT_SIGN if word[place] in "ьъ" else ANY


def _are_swapped(typed: str, place: int, meant: str, other_place: int) -> bool:
    return bool(
        place
        and typed[place - 1 : place + 1] == meant[other_place] + meant[other_place - 1]
        and typed[place] != typed[place - 1]
    )
