"""Bodies that share one noun: «Омская и Томская районные больницы»."""

from collections.abc import Iterator

from ingest.analysed import Doc, Token
from ingest.known import KnownNames
from ingest.mentions.candidate import Candidate
from ingest.mentions.heads import heads
from ingest.mentions.places import singular_form
from ingest.phrases import phrase
from ingest.phrases.nominative import ADJECTIVES


def coordinated_bodies(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«подключить **Аяно-Майскую** и **Охотскую центральные районные больницы**»"""
    for head, what in heads(doc):
        if what.kind != "organization" or head._.parse.number != "plur":
            continue
        first = head.i
        while first and _is_plural_adjective(doc[first - 1]):
            first -= 1
        named = list(_named(doc, first))
        if len(named) < 2:
            continue
        end = phrase(head).end
        shared = [*doc[first : head.i]]
        for index, adjective in enumerate(named):
            words = [singular_form(each, head) for each in (adjective, *shared)]
            name = " ".join([*words, head.lemma_, *(t.text for t in doc[head.i + 1 : end])])
            stop = end if index == 0 else adjective.i + 1
            yield Candidate(
                adjective.i, stop, what.kind, what.subclass, name, "coordinated_bodies", 0.8
            )  # fmt: skip


def _is_plural_adjective(token: Token) -> bool:
    return (
        token.text.islower() and token._.parse.pos in ADJECTIVES and token._.parse.number == "plur"
    )


def _named(doc: Doc, end: int) -> Iterator[Token]:
    """The capitalised adjectives in the singular before the shared words, the nearest first."""
    for token in reversed(doc[:end]):
        if token.text in {",", "и"}:
            continue
        adjective = token._.parse.pos in ADJECTIVES and token._.parse.number == "sing"
        if not (adjective and token.text[:1].isupper()):
            return
        yield token
