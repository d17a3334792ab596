"""Plain text in the encodings that Russian offices use."""

from pathlib import Path

from ingest.errors import UnreadableText
from ingest.layout import Layout, Lines

#: What a byte-order mark says about the encoding.
MARKS = [
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
]

#: Characters that binary files are full of and texts are not.
BINARY = frozenset(map(chr, [*range(9), *range(14, 27), *range(28, 32)]))


def read_text(path: Path) -> Layout:
    """Lines as they stand in the file."""
    return Layout((Lines(decoded(path)),))


def decoded(path: Path) -> str:
    """By its byte-order mark, else as UTF-8, else as Windows-1251."""
    raw = path.read_bytes()
    text = _decode(raw, path.name)
    if sum(character in BINARY for character in text) > len(text) / 100:
        raise UnreadableText(f"{path.name}: this is a binary file, not text")
    return text.replace("\x00", "")


def _decode(raw: bytes, name: str) -> str:
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding, name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(raw, "cp1251", name)


def _strictly(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableText(
            f"{name}: not readable as {encoding} (byte {error.start}); save it as UTF-8"
        ) from error
