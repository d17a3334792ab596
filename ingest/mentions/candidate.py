"""A name as one rule sees it, before the rules are weighed against each other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ingest.analysed import Doc, Span
from ingest.known import KnownNames
from ontology.iris import EntityKind


@dataclass(frozen=True)
class Candidate:
    """Tokens `start` to `end` of a passage, and what they would name."""

    start: int
    end: int
    kind: EntityKind
    subclass: str
    name: str
    rule: str
    confidence: float
    aliases: tuple[str, ...] = ()

    def called_also(self, *names: str) -> "Candidate":
        return replace(self, aliases=self.aliases + names)


Rule = Callable[[Doc, KnownNames], Iterator[Candidate]]


def capitalised(span: Span) -> bool:
    """Whether a word of the phrase, other than one that only opens a sentence, has a capital."""
    return any(
        token.text[:1].isupper() and (token.i != span.start or not opens_sentence(span))
        for token in span
    )


def opens_sentence(span: Span) -> bool:
    """At the start of a passage or sentence, or after a list mark, capitals tell nothing."""
    before = span.doc[max(span.start - 1, 0) : span.start]
    return not before or before[0].text in {".", "!", "?", "•", "-", "–", "—", ":"}
