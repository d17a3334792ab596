"""Quotation marks, also one pair inside another."""

from ingest.analysed import Doc, Token

OPENING, CLOSING = '«“„"', '»”"'


def quotation(doc: Doc, opening: int) -> int | None:
    """The index after the closing mark that answers the opening one; nested marks are counted."""
    depth = 0
    low = doc[opening].text == "„"
    for token in doc[opening:]:
        if _opens(token, depth) and not (low and token.text == "“"):
            depth += 1
        elif token.text in CLOSING or token.text.endswith("»") or (low and token.text == "“"):
            depth -= 1
            if depth <= 0:
                return int(token.i) + 1
    return None


def _opens(token: Token, depth: int) -> bool:
    if token.text == '"':
        return depth == 0
    return token.text in OPENING


def is_opening(token: Token) -> bool:
    return token.text in OPENING and (token.text != '"' or not token.whitespace_)
