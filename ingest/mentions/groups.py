"""Unnamed classes of actors: «органы местного самоуправления»."""

from collections.abc import Iterator

from ingest.analysed import Doc, Token
from ingest.known import KnownNames
from ingest.lexicon import words
from ingest.mentions.candidate import Candidate, opens_sentence
from ingest.phrases import phrase
from ingest.phrases.nominative import in_nominative

#: Singular nouns that mean many.
COLLECTIVE = {"власть", "бизнес", "сообщество"}
#: «участники круглого стола по развитию отрасли»: what they take part in is named whole.
PARTAKERS = {"участник", "член"}


def actor_group(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«рекомендовать **органам местного самоуправления** …»"""
    for token in doc:
        if token.lemma_ not in words("actors.tsv") or not _is_many(token):
            continue
        span = phrase(token, prepositions=token.lemma_ in PARTAKERS)
        if (len(span) > 1 and not token.text[:1].isupper()) or opens_sentence(span):
            yield Candidate(
                span.start,
                span.end,
                "group",
                "",
                _capital(in_nominative(span, token)),
                "actor_group",
                0.7,
            )


def _is_many(token: Token) -> bool:
    return token._.parse.number == "plur" or token.lemma_ in COLLECTIVE


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
