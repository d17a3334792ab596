"""A table that was cut off while it was written, made whole again after its last whole row."""

import re

from pyoxigraph import QueryResultsFormat

from kg.errors import ResultTooLarge

#: «},{» stands between two rows and nowhere else but in strings.
JSON_ROW = re.compile(
    rb"""(?: [^"}]++ | "[^"\\]*+(?:\\.[^"\\]*+)*+" | \}(?!,\{) )*+ \},(?=\{)""",
    re.VERBOSE | re.DOTALL,
)
#: A quoted cell may go over several lines.
CSV_ROW = re.compile(rb"""(?: [^"\r]++ | "[^"]*+" | \r(?!\n) )*+ \r\n""", re.VERBOSE)
TSV_ROW = re.compile(rb"[^\n]*+\n")
XML_ROW = re.compile(rb"(?:[^<]++|<(?!/result>))*+</result>")

JSON_CLOSING = b'],"truncated":true}}'
XML_CLOSING = b"</results></sparql>"


def cut(content: bytes, form: QueryResultsFormat) -> tuple[bytes, int]:
    """The table with its whole rows, of which there are so many.

    In JSON it says of itself that it is truncated. Raises ResultTooLarge where the first row was
    not finished.
    """
    if form == QueryResultsFormat.JSON:
        end, rows = _whole(JSON_ROW, content)
        given = content[: end - 1] + JSON_CLOSING
    elif form == QueryResultsFormat.XML:
        end, rows = _whole(XML_ROW, content)
        given = content[:end] + XML_CLOSING
    else:
        end, lines = _whole(CSV_ROW if form == QueryResultsFormat.CSV else TSV_ROW, content)
        given, rows = content[:end], lines - 1
    if rows < 1:
        raise ResultTooLarge(
            f"The first row alone is larger than {len(content)} bytes: ask for less of it."
        )
    return given, rows


def _whole(row: re.Pattern[bytes], content: bytes) -> tuple[int, int]:
    """Where the last whole row ends, and how many there are."""
    end = rows = 0
    while match := row.match(content, end):
        end, rows = match.end(), rows + 1
    return end, rows
