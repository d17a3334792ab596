"""Which of the one-byte Cyrillic alphabets a text is written in: the one that gives words."""

import codecs
import re

from ingest.errors import UnreadableText
from ingest.model import Caveat
from ingest.readers.damage import BROKEN, Decoded, known_share

#: The likeliest first.
ALPHABETS = {
    "cp1251": "Windows-1251",
    "koi8-r": "KOI8-R",
    "cp866": "CP866 (DOS)",
    "iso8859-5": "ISO 8859-5",
}
ASCII = re.compile(rb"[\x00-\x7f]+")
#: So many bytes beyond ASCII tell the alphabet.
SAMPLE = 20_000
#: Of a text in the right alphabet, at least this share is Russian words.
CONVINCING = 0.5
#: Below this, it is no Russian at all, unless it is too short to tell.
POOR = 0.1
SHORT = 40


def best_alphabet(raw: bytes, name: str, declared: str | None = None) -> Decoded:
    """Raises `UnreadableText` where none of them gives words."""
    sample = ASCII.sub(b" ", raw)[:SAMPLE]
    shares = {each: known_share(sample.decode(each, "replace")) for each in ALPHABETS}
    best = max(shares, key=lambda each: (shares[each], each == declared))
    if shares[best] < POOR and len(sample.replace(b" ", b"")) > SHORT:
        raise UnreadableText(
            f"{name}: not Russian text in UTF-8 or in {', '.join(ALPHABETS.values())}; "
            "save it as UTF-8"
        )
    text = raw.decode(best, "replace")
    caveats = []
    if shares[best] < CONVINCING:
        caveats.append(Caveat("UncertainEncoding", detail=f"{ALPHABETS[best]}: {shares[best]:.0%}"))
    if BROKEN in text:
        caveats.append(Caveat("BrokenCharacters", text.count(BROKEN)))
    return Decoded(text, tuple(caveats), codecs.lookup(best).name)
