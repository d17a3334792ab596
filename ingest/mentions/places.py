"""Places that share one noun: «Псковская и Курганская области»."""

from collections.abc import Iterator

from ingest.analysed import Doc, Token
from ingest.known import KnownNames
from ingest.mentions.candidate import Candidate
from ingest.morphology import nominative, parses
from ingest.phrases.nominative import ADJECTIVES

SHARED = {"область", "край", "район", "округ", "республика"}


def coordinated_regions(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«жители **Псковской** и **Курганской областей**»"""
    for noun in doc:
        if noun.lemma_ not in SHARED or noun._.parse.number != "plur":
            continue
        for index, adjective in enumerate(_adjectives(noun)):
            end = noun.i + 1 if index == 0 else adjective.i + 1
            name = f"{_nominative(adjective, noun)} {noun.lemma_}"
            found = known.called("place", name)
            if found is None and not adjective.lemma_.endswith(("ский", "ской", "цкий")):
                continue
            yield Candidate(
                adjective.i,
                end,
                "place",
                "",
                found.name if found else name,
                "coordinated_regions",
                0.9,
            )


def _adjectives(noun: Token) -> Iterator[Token]:
    """From the noun to the left, as long as capitalised adjectives are joined."""
    for token in reversed(noun.doc[: noun.i]):
        if token.text in {",", "и"}:
            continue
        if not token.text[:1].isupper() or not any(r.pos in ADJECTIVES for r in parses(token.text)):
            return
        yield token


def _nominative(adjective: Token, noun: Token) -> str:
    """«Псковской» beside «областей» → «Псковская», the singular."""
    gender = parses(noun.lemma_)[0].gender
    for reading in parses(adjective.text):
        if reading.pos in ADJECTIVES and reading.number == "sing" and reading.gender == gender:
            return nominative(adjective.text, reading)
    return adjective.text
