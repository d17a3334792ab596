"""From bytes to text, in the encodings that Russian offices use."""

import re

from ingest.errors import UnreadableText
from ingest.model import Caveat
from ingest.readers.alphabets import best_alphabet
from ingest.readers.damage import (
    BROKEN,
    Decoded,
    refused_if_binary,
    refused_if_other_kind,
    repaired,
)

#: What a byte-order mark says about the encoding.
MARKS = [
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
]
#: The high bytes of Latin and of Cyrillic letters, of dashes and of «№».
HIGH_BYTES = b"\x00\x04\x20\x21"
#: A text is clear if one character in so many, at most, is broken.
CLEAR = 10
NON_ASCII = re.compile(r"[^\x00-\x7f]")


def decoded(raw: bytes, name: str, *, declared: str | None = None) -> Decoded:
    """By byte-order mark or bytes; where Cyrillic alphabets remain, by what they make of it.

    `declared` is what the text says about itself: it decides between alphabets that do as well.
    """
    refused_if_other_kind(raw, name)
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return repaired(_marked(raw.removeprefix(mark), encoding, name), name)
    encoding = _utf_16(raw) or "utf-8"
    read = _clear(raw, encoding)
    if read is None:
        refused_if_binary(raw.decode("latin-1"), name)
        read = best_alphabet(raw, name, declared)
    return repaired(read, name)


def _marked(raw: bytes, encoding: str, name: str) -> Decoded:
    read = _clear(raw, encoding)
    if read is None:
        raise UnreadableText(
            f"{name}: marked as {encoding.upper()}, but not readable as such; save it as UTF-8"
        )
    return read


def _utf_16(raw: bytes) -> str | None:
    """Every second byte is one of a few."""
    sample = raw[:4000]
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high and sum(byte in HIGH_BYTES for byte in high) > 0.9 * len(high) and _rare(high):
            return encoding
    return None


def _rare(high: bytes) -> bool:
    """A text of blanks has every second byte a blank, too."""
    return any(byte in b"\x00\x04" for byte in high)


def _clear(raw: bytes, encoding: str) -> Decoded | None:
    """A few bytes may be broken, a whole text not."""
    text = raw.decode(encoding, errors="replace")
    broken = text.count(BROKEN) - raw.count(BROKEN.encode(encoding))
    if broken > 0 and broken * CLEAR > len(NON_ASCII.findall(text)) - broken:
        return None
    return Decoded(
        text, tuple(_about(broken, text.endswith(BROKEN))), None if text.isascii() else encoding
    )


def _about(broken: int, at_end: bool) -> list[Caveat]:
    if not broken:
        return []
    if at_end and broken == 1:
        return [Caveat("CutOff")]
    return [Caveat("BrokenCharacters", broken)]
