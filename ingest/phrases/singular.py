"""A counted phrase in the singular, as the unit of a count."""

from collections.abc import Sequence

from ingest.analysed import Token
from ingest.morphology import parses, singular
from ingest.phrases.nominative import ADJECTIVES


def in_singular(adjectives: Sequence[Token], noun: Token) -> str:
    """«солнечных электростанций» → «солнечная электростанция»."""
    gender = _gender(noun)
    words = (_word(token, gender) for token in adjectives)
    return " ".join([*filter(None, words), noun.lemma_])


def _word(token: Token, gender: str | None) -> str:
    """«и» and a foreign word stay as they are: «Cleantech компания»; an adverb is left out."""
    if token.text == "и" or (token.text.isascii() and token.is_alpha):
        return token.text
    reading = next((each for each in parses(token.text) if each.pos in ADJECTIVES), None)
    return singular(token.text, reading, gender) if reading else ""


def _gender(noun: Token) -> str | None:
    return next((r.gender for r in parses(noun.lemma_) if r.pos == "NOUN"), noun._.parse.gender)
