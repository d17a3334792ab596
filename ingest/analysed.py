"""spaCy and its types, loaded without torch: thinc would import it, two seconds for nothing."""

import sys
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _hidden(module: str) -> Iterator[None]:
    """While it lasts, importing the module fails as if it were not installed."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]  # the import system's own way to say no
    try:
        yield
    finally:
        del sys.modules[module]


with _hidden("torch"):
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token
    from spacy.vocab import Vocab

__all__ = [
    "Doc", "Language", "Span", "Token", "Vocab", "between", "is_future", "position", "spacy",
    "text_of",
]  # fmt: skip


def text_of(doc: Doc) -> str:
    """The text, kept: spaCy puts it together anew each time it is asked."""
    if "text" not in doc.user_data:
        doc.user_data["text"] = doc.text
    return str(doc.user_data["text"])


def position(doc: Doc, offset: int) -> int:
    """The first token from an offset on; found by halves, for a passage may be megabytes long."""
    return bisect_left(doc, offset, key=lambda token: token.idx)


def between(doc: Doc, start: int, end: int) -> list[Token]:
    """The tokens that begin in a stretch of the text."""
    return list(doc[position(doc, start) : position(doc, end)])


def is_future(token: Token) -> bool:
    """«построит»; what has a gender is past, even where the model errs: «подключило»."""
    return "Fut" in token.morph.get("Tense", []) and token._.parse.gender is None
