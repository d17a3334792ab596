"""Names in Latin letters."""

from ingest.analysed import Doc, Token

LATIN_JOINTS = {"&", "-"}


def latin_run(doc: Doc, start: int) -> int:
    """Where a name in Latin letters that begins here ends: «ENES 2014», «Finnish Water Forum»."""
    end = start
    while end < len(doc) and (_is_latin(doc[end]) or _is_year_of_latin(doc, start, end)):
        end += 1
    while end > start and doc[end - 1].text.islower():
        end -= 1
    return end


def _is_latin(token: Token) -> bool:
    text = token.text
    if not text.isascii() or not text[:1].isalpha():
        return text in LATIN_JOINTS and _between_latin(token)
    return text[:1].isupper() or (text in {"of", "for", "and", "the"} and _between_latin(token))


def _between_latin(token: Token) -> bool:
    neighbours = [*token.doc[max(token.i - 1, 0) : token.i], *token.doc[token.i + 1 : token.i + 2]]
    return len(neighbours) == 2 and all(
        each.text.isascii() and each.text.isalpha() for each in neighbours
    )


def _is_year_of_latin(doc: Doc, start: int, at: int) -> bool:
    return at > start and len(doc[at].text) == 4 and doc[at].text.isdigit()
