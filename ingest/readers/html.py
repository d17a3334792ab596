"""Web pages and what office programs export as such."""

import codecs
import re
from pathlib import Path

from ingest.layout import Layout
from ingest.model import Caveat
from ingest.readers.encodings import decoded
from ingest.readers.markup import page_of

#: «<meta charset="windows-1251">», «<?xml version="1.0" encoding="utf-8"?>»
DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.I
)
#: A declaration stands among the first bytes.
HEAD = 4096


def read_html(path: Path) -> Layout:
    """The text of the page, without what stands around it."""
    raw = path.read_bytes()
    declared = _declared(raw)
    read = decoded(raw, path.name, declared=declared)
    page = page_of(read.text, path.name)
    return Layout(
        page.blocks, (*read.caveats, *_contradicted(declared, read.encoding), *page.caveats)
    )


def _declared(raw: bytes) -> str | None:
    found = DECLARED.search(raw, 0, HEAD)
    try:
        return codecs.lookup(found.group(1).decode()).name if found else None
    except LookupError:
        return None


def _contradicted(declared: str | None, encoding: str | None) -> list[Caveat]:
    if not declared or not encoding or declared == encoding:
        return []
    return [Caveat("WrongEncoding", detail=f"{declared} → {encoding}")]
