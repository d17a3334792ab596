"""Files that are no text, and texts that were damaged on their way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ingest.errors import MisnamedFile, UnreadableText
from ingest.model import Caveat
from ingest.morphology import is_known

#: Stands where a character could not be read.
BROKEN = "\ufffd"
#: Files of other kinds, by their first bytes.
KINDS = [
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or a document of Word or LibreOffice"),
    (b"\xd0\xcf\x11\xe0", "a document of old Word or Excel"),
    (b"{\\rtf", "an RTF document"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
]
#: Characters that binary files are full of and texts are not.
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: So many of them do not make a short text binary.
STRAY = 3
#: «РџСЂРёРєР°Р·»: UTF-8 that somebody took for Windows-1251.
MISREAD = re.compile(r"(?:[РС][^\sа-пА-Пр-яР-Я\w.,;:!?()-]|[РС][А-ЯЁЂ-Џђ-џа-я°µ№]){3}")
#: The byte that Windows-1251 writes each character with; one it has no character for.
BYTES = {ord(bytes([byte]).decode("cp1251", "ignore") or BROKEN): byte for byte in range(256)}
WORDS = re.compile(r"[а-яё]{3,}")


@dataclass(frozen=True)
class Decoded:
    """A text, and what is doubtful about the way its bytes were read."""

    text: str
    caveats: tuple[Caveat, ...] = ()
    #: None where all of it is ASCII.
    encoding: str | None = None


def refused_if_other_kind(raw: bytes, name: str) -> None:
    for start, kind in KINDS:
        if raw.startswith(start):
            raise MisnamedFile(f"{name}: this is {kind}, whatever its name ends in")


def refused_if_binary(text: str, name: str) -> None:
    if len(CONTROLS.findall(text)) > max(len(text) / 100, STRAY):
        raise UnreadableText(f"{name}: this is a binary file, not text")


def repaired(read: Decoded, name: str) -> Decoded:
    """Without stray control characters; a text that was decoded twice is put right."""
    refused_if_binary(read.text, name)
    text, controls = CONTROLS.subn("", read.text)
    caveats = [Caveat("ControlCharacters", controls)] if controls else []
    right = _misread(text)
    if right:
        caveats.append(Caveat("RepairedEncoding"))
    return Decoded(right or text, (*read.caveats, *caveats), read.encoding)


def known_share(text: str, *, words: int = 400) -> float:
    """Of the letters and signs beyond ASCII, the share that stands in Russian words."""
    sample = list(islice(_russian_words(text), words))
    end = sample[-1].end() if sample else len(text)
    foreign = sum(not character.isascii() for character in text[:end])
    return sum(len(w.group()) for w in sample if is_known(w.group())) / foreign if foreign else 0


def _russian_words(text: str) -> Iterator[re.Match[str]]:
    return WORDS.finditer(text.lower())


def _misread(text: str) -> str | None:
    if not MISREAD.search(text):
        return None
    right = text.translate(BYTES).encode("latin-1", "replace").decode("utf-8", "replace")
    return right if known_share(right) > 2 * known_share(text) else None
