"""Small signs in running text: references to footnotes, bullets of symbol fonts."""

import re

from selectolax.lexbor import LexborNode

from ingest.readers.superscripts import FOOTNOTE

TO_FOOTNOTE = re.compile(r"#_?(?:ftn|edn|fn|sdfootnote|sdendnote|footnote|note|cite)", re.I)
SYMBOLS = re.compile(r"font(?:-family)?\s*:[^;]*(?:Symbol|Wingdings|Webdings|Courier)", re.I)
BULLET_LETTERS = frozenset("·§oüØqvn¨-–▪•\uf0b7\uf0a7\uf0d8\uf0fc")


def refers_to_footnote(node: LexborNode, before: str) -> bool:
    """«текст[1]», linked to the note; the note's own «[1]» stands at its beginning."""
    to_footnote = TO_FOOTNOTE.match(node.attributes.get("href") or "")
    return bool(before and to_footnote and FOOTNOTE.fullmatch(node.text(deep=True).strip()))


def is_bullet(node: LexborNode, before: str) -> bool:
    """Word: «<span style="font-family:Symbol">·</span>» before the words of an item."""
    looks = not before and SYMBOLS.search(node.attributes.get("style") or "")
    return bool(looks) and node.text(deep=True).strip() in BULLET_LETTERS
