"""Bodies that share one noun: «Омская и Томская районные больницы»."""

from collections.abc import Iterator

from ingest.analysed import Doc, Span, Token
from ingest.known import KnownNames
from ingest.mentions.candidate import Candidate
from ingest.mentions.heads import heads, is_legal_form
from ingest.mentions.places import singular_form
from ingest.morphology import one_of_many
from ingest.phrases import phrase
from ingest.phrases.nominative import ADJECTIVES
from ingest.phrases.quotations import is_opening, quotation


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


def several_quoted(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«администрациям сельских поселений **«Заря»** и **«Восход»**», «ООО **«А»** и **«Б»**»"""
    for head, what in heads(doc):
        plural = head._.parse.number == "plur" or is_legal_form(head)
        if what.kind != "organization" or not plural:
            continue
        whole = phrase(head, prepositions=False)
        opening = next((t.i for t in doc[head.i : whole.end] if is_opening(t)), None)
        quoted = list(_quotations(doc, opening)) if opening else []
        if opening is None or len(quoted) < 2:
            continue
        noun = head.text if is_legal_form(head) else head.lemma_
        called = " ".join([noun, *_in_singular(doc[head.i + 1 : opening])])
        for index, (start, end) in enumerate(quoted):
            yield Candidate(
                start if index else whole.start, end, what.kind, what.subclass,
                f"{called} {doc[start:end].text}", "several_quoted", 0.85,
            )  # fmt: skip


def _quotations(doc: Doc, at: int) -> Iterator[tuple[int, int]]:
    """Quotations that are joined by commas and «и»."""
    while at < len(doc) and is_opening(doc[at]):
        end = quotation(doc, at)
        if end is None:
            return
        yield at, end
        at = end + 1 if doc[end : end + 1].text in {",", "и"} else len(doc)


def _in_singular(span: Span) -> Iterator[str]:
    """«сельских поселений» → «сельского поселения»"""
    noun = next((t for t in span if t._.parse.pos == "NOUN"), None)
    for token in span:
        plural = token._.parse.number == "plur" and noun is not None
        yield one_of_many(token.text, noun.lemma_) if plural and noun is not None else token.text


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
