"""Small signs in running text: marks of footnotes, exponents, bullets of symbol fonts."""

import re

from selectolax.lexbor import LexborNode

FOOTNOTE = re.compile(r"\[?\(?(?:\d{1,3}|\*{1,3}|[ivx]{1,4})\)?\]?")
TO_FOOTNOTE = re.compile(r"#_?(?:ftn|edn|fn|sdfootnote|sdendnote|footnote|note|cite)", re.I)
#: «км²», «10⁶».
UNIT = re.compile(r"(?:^|[\s\d(])(?:м|км|дм|см|мм|m|km|cm|mm)$")
POWER = re.compile(r"(?:^|\D)10$")
EXPONENTS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
SYMBOLS = re.compile(r"font(?:-family)?\s*:[^;]*(?:Symbol|Wingdings|Webdings|Courier)", re.I)
BULLET_LETTERS = frozenset("·§oüØqvn¨-–▪•\uf0b7\uf0a7\uf0d8\uf0fc")


def raised(node: LexborNode, before: str) -> str | None:
    """What a `sup` means after the words before it: "" for a footnote's mark, None for letters."""
    sign = node.text(deep=True).strip()
    if UNIT.search(before) and sign in {"2", "3"}:
        return sign.translate(EXPONENTS)
    if POWER.search(before) and re.fullmatch(r"[-−]?\d{1,2}", sign):
        return sign.translate(EXPONENTS)
    return "" if before and FOOTNOTE.fullmatch(sign) else None


def refers_to_footnote(node: LexborNode, before: str) -> bool:
    """«текст[1]», linked to the note; the note's own «[1]» stands at its beginning."""
    to_footnote = TO_FOOTNOTE.match(node.attributes.get("href") or "")
    return bool(before and to_footnote and FOOTNOTE.fullmatch(node.text(deep=True).strip()))


def is_bullet(node: LexborNode, before: str) -> bool:
    """Word: «<span style="font-family:Symbol">·</span>» before the words of an item."""
    looks = not before and SYMBOLS.search(node.attributes.get("style") or "")
    return bool(looks) and node.text(deep=True).strip() in BULLET_LETTERS
