"""The noun that a number counts, if the words after the number agree with it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from ingest.analysed import Token
from ingest.lexicon import rows, table, words
from ingest.morphology import Parse, parses
from ingest.phrases.nominative import ADJECTIVES
from ingest.phrases.singular import in_singular

MULTIPLES = {"тыс": 1e3, "млн": 1e6, "млрд": 1e9, "трлн": 1e12}
MULTIPLE = re.compile(r"\s*(тыс|млн|млрд|трлн)[а-яё]*\.?\s*", re.I)
#: So many words may stand between a number and its noun.
FARTHEST = 9
#: What may stand among the adjectives: «экологически чистых/«зеленых» технологий».
AMONG = {"и", "или", ",", "/", "«", "»", "-", "–", "(", ")"}
#: People who are called by what they do or undergo: «9 тыс. **учащихся**», «40 **служащих**».
SUBSTANTIVE = re.compile(r"(?:щихся|служащих|отдыхающих|пострадавших|прибывших)$", re.I)
PLURAL = re.compile(r"(щ|вш)их(ся)?$")
OBLIQUE = {"gent", "datv", "ablt", "loct"}


@dataclass(frozen=True)
class Counted:
    """The noun and the singular of the phrase: «солнечная электростанция»."""

    noun: Token
    phrase: str


def counted_by(following: Sequence[Token], value: float) -> Counted | None:
    """«14 солнечных **электростанций**», «7 образовательных и научных **учреждений**»"""
    modifiers = list(takewhile(_modifies, following[:FARTHEST]))
    rest = following[len(modifiers) :]
    if modifiers and SUBSTANTIVE.search(modifiers[-1].text):
        return Counted(modifiers[-1], PLURAL.sub(r"\1ий\2", modifiers[-1].lower_))
    if not rest or (modifiers and modifiers[0].text in AMONG):
        return None
    noun = rest[0]
    if not _is_countable(noun) or not any(agrees(value, each) for each in parses(noun.text)):
        return None
    return Counted(noun, in_singular(modifiers, noun))


def agrees(value: float, noun: Parse) -> bool:
    """«51 участник», «34 организации», «87 кооперативов», «в 12 регионах», «1,5 тонны»"""
    if noun.pos != "NOUN":
        return False
    form = noun.number, noun.case
    if value != int(value):
        return form == ("sing", "gent")
    if value % 10 == 1 and value % 100 != 11:
        return noun.number == "sing"
    if value % 10 in {2, 3, 4} and value % 100 not in {12, 13, 14}:
        return form == ("sing", "gent") or (noun.number == "plur" and noun.case in OBLIQUE)
    return noun.number == "plur" and noun.case in OBLIQUE


def _modifies(token: Token) -> bool:
    """Adjectives, foreign words and what joins them; a noun that is written so is counted."""
    if token.text in AMONG or (token.text.isascii() and token.is_alpha):
        return True
    readings = parses(token.text)
    if token._.parse.pos == "NOUN" and token.lemma_ in table("counted.tsv"):
        return False
    plural = any(r.pos in ADJECTIVES and r.case in OBLIQUE | {"nomn", "accs"} for r in readings)
    adjective = token.pos_ in {"ADJ", "DET"} or token._.parse.pos in ADJECTIVES
    return (adjective and plural) or token.pos_ == "ADV"


def _is_countable(noun: Token) -> bool:
    lemmas = {reading.lemma for reading in parses(noun.text)}
    named = noun.text[:1].isupper() and not lemmas & table("counted.tsv").keys()
    return (
        noun._.parse.pos == "NOUN"
        and not named
        and len(noun) > 1
        and not lemmas & words("uncounted.tsv")
    )


def unit_of(words: str) -> tuple[float, str, str] | None:
    """Of a column or a cell: «тыс. чел.» → 1000, people, человек; «млн руб.»; «%»."""
    many = MULTIPLE.match(words)
    factor, rest = (MULTIPLES[many[1].lower()], words[many.end() :]) if many else (1.0, words)
    rest = rest.strip()
    for beginning, code in rows("currencies.tsv"):
        if rest.lower().startswith(beginning):
            return factor, "money", code
    if rest.startswith(("%", "процент")):
        return factor, "share", "%"
    found = units_of_measurement().match(rest)
    return (factor, *measure_of(found)) if found else None


@cache
def units_of_measurement() -> re.Pattern[str]:
    """How units are written after a number."""
    parts = (f"(?P<u{index}>{row[0]})" for index, row in enumerate(rows("units.tsv")))
    return re.compile(rf"\s*(?:{'|'.join(parts)})(?![\w²³])\.?")


def measure_of(match: re.Match[str]) -> tuple[str, str]:
    """The measure of the vocabulary, and the unit as it is named."""
    row = rows("units.tsv")[int((match.lastgroup or "u0")[1:])]
    return row[1], row[2]
