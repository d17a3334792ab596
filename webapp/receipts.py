"""The receipt of a document as lines of a terminal: what it is, what was read, what to look at."""

from collections.abc import Iterator

from rdflib import Literal

import ontology
from kg.receipts import Caveat, Receipt, Related
from ontology.terms import RDFS, SKOS, SVOD

TITLE_LENGTH = 100
#: So many of the places that a caveat is about are named.
NAMED = 4
POINT_LENGTH = 60


def receipt_lines(receipt: Receipt) -> Iterator[str]:
    yield f"«{_shortened(receipt.title, TITLE_LENGTH)}»"
    yield ", ".join(filter(None, (receipt.type, receipt.date or "no date", receipt.status)))
    yield ", ".join(f"{number} {name}" for name, number in receipt.counts.items() if number)
    yield from (f"! {caveat_line(caveat)}" for caveat in receipt.caveats)
    yield from (related_line(related) for related in receipt.related)


def caveat_line(caveat: Caveat) -> str:
    """name read with low confidence × 5: «Свет», «Дом», «Сад», «Лес» …"""
    label = str(_label(caveat.kind))
    times = f" × {caveat.occurrences}" if caveat.occurrences > 1 else ""
    words = [f"«{_shortened(point.words, POINT_LENGTH)}»" for point in caveat.points]
    more = " …" if len(words) > NAMED else ""
    return f"{label}{times}" + (f": {', '.join(words[:NAMED])}{more}" if words else "")


def related_line(related: Related) -> str:
    """= excerpt of 001.txt «РЕЗОЛЮЦИЯ …» (0.9)"""
    mark = "? perhaps" if related.suggested else "="
    relation = _label(related.relation)
    other = f"{related.file} «{_shortened(related.title, POINT_LENGTH)}»"
    said = f"{relation} {other}" if related.outgoing else f"{other} is {relation} this"
    return f"{mark} {said} ({related.score:g})"


def _label(term: str) -> str:
    """In English, as all the command says; the page has it in the reader's language."""
    words = ontology.vocabulary()
    labels = [*words.objects(SVOD[term], SKOS.prefLabel), *words.objects(SVOD[term], RDFS.label)]
    return next(
        (str(one) for one in labels if isinstance(one, Literal) and one.language == "en"), term
    )


def _shortened(words: str, length: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"
