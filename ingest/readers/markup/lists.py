"""The numbers that a browser puts before the items of a list, written out."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ingest.cleaning import NUMBER
from ingest.readers.numerals import written

#: What the Markdown reader says an item's number was written as.
AS_WRITTEN = "data-svod-number"
STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.I)
KINDS = {
    "1": "decimal",
    "a": "russianLower",
    "A": "russianUpper",
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-alpha": "russianLower",
    "upper-alpha": "russianUpper",
    "lower-latin": "russianLower",
    "upper-latin": "russianUpper",
    "lower-russian": "russianLower",
    "upper-russian": "russianUpper",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}
NUMBERED = frozenset(KINDS.values())


class Numbering:
    """Counts the items of one list; `outer` are the lists it lies in."""

    def __init__(self, node: LexborNode, outer: Sequence["Numbering"] = ()) -> None:
        self._kind = _kind(node, "decimal" if node.tag == "ol" else "bullet")
        #: A list of the same kind in a list: «1)» under «1.», as the two mean different things.
        self._inner = any(numbering._kind == self._kind for numbering in outer)
        self._step = -1 if "reversed" in node.attributes else 1
        length = sum(child.tag == "li" for child in node.iter()) if self._step < 0 else 1
        self._next = _number(node, "start", length)

    def marker(self, item: LexborNode) -> str:
        """«1.», «а)», «IV.», «•», or "" where the list shows none."""
        as_written = item.attributes.get(AS_WRITTEN)
        if as_written:
            return as_written
        value = _number(item, "value", self._next)
        self._next = value + self._step
        kind = _kind(item, self._kind)
        if kind == "none":
            return ""
        if kind not in NUMBERED:
            return "•"
        number = written(value, kind) or str(value)
        return f"{number}{')' if self._inner or kind == 'russianLower' else '.'}"


def marked(marker: str, text: str) -> str:
    """An item that brings its own number along keeps it alone."""
    return text if not marker or NUMBER.match(text) else f"{marker} {text}"


def _kind(node: LexborNode, otherwise: str) -> str:
    style = STYLE.search(node.attributes.get("style") or "")
    kind = style.group(1).lower() if style else node.attributes.get("type") or otherwise
    return KINDS.get(kind, kind)


def _number(node: LexborNode, attribute: str, otherwise: int) -> int:
    value = (node.attributes.get(attribute) or "").strip()
    return int(value) if re.fullmatch(r"-?\d{1,4}", value) else otherwise
