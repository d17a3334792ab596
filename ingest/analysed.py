"""spaCy and its types, loaded without what reading does not need: torch and the command line.

thinc would import torch, two seconds for nothing; spaCy imports all its commands, a third of it.
"""

import sys
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType


class _NoCommand(ModuleType):
    """Instead of spaCy's command line, of which it imports one."""

    info = None


#: One that is None cannot be imported, as if it were not installed.
UNNEEDED = {
    "torch": None,
    "spacy.cli": _NoCommand("spacy.cli"),
    "spacy.cli.info": _NoCommand("spacy.cli.info"),
}


@contextmanager
def _replaced(modules: Mapping[str, ModuleType | None]) -> Iterator[None]:
    """While it lasts, these are imported instead; what was loaded before stays."""
    new = {name: module for name, module in modules.items() if name not in sys.modules}
    sys.modules.update(new)  # type: ignore[arg-type]  # None is the import system's way to say no
    try:
        yield
    finally:
        for name in new:
            del sys.modules[name]


with _replaced(UNNEEDED):
    from spacy.lang.ru import Russian
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token
    from spacy.vocab import Vocab, create_vocab

__all__ = [
    "Doc", "Language", "Russian", "Span", "Token", "Vocab", "between", "create_vocab", "is_future",
    "position", "text_of",
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
