"""Quotation marks, also one pair inside another."""

from itertools import takewhile

from ingest.analysed import Doc, Token

OPENING, CLOSING = '«“„"', '»”"'
STRAIGHT = '"'
BREAKS = {",", ";", ".", ":", "(", ")"}


def quotation(doc: Doc, opening: int) -> int | None:
    """The index after the closing mark that answers the opening one; nested marks are counted.

    If none does, the first closes all that are open: «ООО «Фабрика «Авангард» открыло магазин»,
    unless a break in the sentence stands before it: «музей «Дом, ООО «Фабрика» закрыты».
    """
    if doc[opening + 1 : opening + 2].text.startswith("_"):
        return None  # «____» is a field of a form
    depth, first, broken = 0, None, False
    low = doc[opening].text == "„"
    paired = _has_straight_pairs(doc, opening)
    for token in doc[opening:]:
        if paired and token.text == STRAIGHT:
            continue
        if _opens(token, depth) and not (low and token.text == "“"):
            depth += 1
        elif token.text in CLOSING or token.text.endswith("»") or (low and token.text == "“"):
            depth -= 1
            first = first or int(token.i) + 1
            if depth <= 0:
                return int(token.i) + 1
        elif token.text in BREAKS and first is None:
            broken = True
    return None if broken else first


def _has_straight_pairs(doc: Doc, opening: int) -> bool:
    """«ОАО **«Агробанк "Колос"»**»: straight marks that stand in pairs close no others."""
    if doc[opening].text != "«":
        return False
    inside = takewhile(lambda token: "»" not in token.text, doc[opening + 1 :])
    straight = sum(token.text == STRAIGHT for token in inside)
    return straight > 0 and straight % 2 == 0


def _opens(token: Token, depth: int) -> bool:
    if token.text == STRAIGHT:
        return depth == 0
    return token.text in OPENING


def is_opening(token: Token) -> bool:
    """Straight marks open and close by turns, unless a space beside one tells."""
    if token.text != STRAIGHT:
        return token.text in OPENING
    spaced, spacing = _stands_after_space(token), bool(token.whitespace_)
    if spaced != spacing:
        return spaced
    before = sum(other.text == STRAIGHT for other in token.doc[: token.i])
    return before % 2 == 0


def _stands_after_space(token: Token) -> bool:
    before = token.doc[max(token.i - 1, 0) : token.i]
    return not before or bool(before[0].whitespace_) or before[0].text in "(«"
