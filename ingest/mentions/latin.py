"""Names in Latin letters inside Russian text."""

from collections.abc import Iterator
from functools import cache
from typing import cast

from ingest.analysed import Doc, Span
from ingest.known import KnownNames
from ingest.lexicon import rows
from ingest.mentions.candidate import Candidate
from ingest.phrases.foreign import latin_run
from ontology.iris import EntityKind


def latin_name(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«участник **Baltic Cleantech Alliance**»"""
    for span in _runs(doc):
        kind = _kind(span)
        if len(span) > 1 and kind:
            yield Candidate(span.start, span.end, kind[0], kind[1], span.text, "latin_name", 0.85)


def model_latin_name(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«компания **Nordic Heat**», which the neural model takes for an organisation"""
    for span in _runs(doc):
        if len(span) > 1 and not _kind(span) and all(token.ent_type_ == "ORG" for token in span):
            yield Candidate(
                span.start, span.end, "organization", "", span.text, "model_latin_name", 0.6
            )


def _runs(doc: Doc) -> Iterator[Span]:
    end = 0
    for token in doc:
        if token.i >= end and token.text[:1].isascii() and token.text[:1].isupper():
            end = max(latin_run(doc, token.i), token.i + 1)
            yield doc[token.i : end]


def _kind(span: Span) -> tuple[EntityKind, str] | None:
    """The last telling word decides."""
    lexicon = _lexicon()
    return next(
        (lexicon[token.lower_] for token in reversed(span) if token.lower_ in lexicon), None
    )


@cache
def _lexicon() -> dict[str, tuple[EntityKind, str]]:
    return {
        row[0]: (cast(EntityKind, row[1]), row[2] if len(row) > 2 else "")
        for row in rows("latin.tsv")
    }
