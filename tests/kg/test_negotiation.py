"""Which media type an Accept header gets."""

import pytest

from kg.errors import FormatNotOffered
from kg.negotiation import choose

OFFERED = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("Text/CSV; Q=0.5, */*; q=0.1", "text/csv"),
        ("text/*", "text/csv"),
        ("application/sparql-results+xml, application/sparql-results+json;q=0.9",
         "application/sparql-results+xml"),
        ("application/*;q=0.5, text/csv;q=0.6", "text/csv"),
        ("application/sparql-results+json;q=0, */*", "application/sparql-results+xml"),
        (", ;", "application/sparql-results+json"),
    ],
)  # fmt: skip
def test_choose(accept: str, chosen: str) -> None:
    assert choose(accept, OFFERED) == chosen


@pytest.mark.parametrize("accept", ["image/png", "text/csv;q=much", "text/csv;q=0", "text/turtle"])
def test_what_is_not_offered_is_refused(accept: str) -> None:
    with pytest.raises(FormatNotOffered, match=r"ask for application/sparql-results\+json, "):
        choose(accept, OFFERED)
