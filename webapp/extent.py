"""How much is said, and of what, as VoID and the page of the dataset tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from kg.extent import Extent
from ontology.terms import SVOD
from webapp.context import generation
from webapp.things import short


@dataclass(frozen=True)
class Part:
    """The things of a class, or the statements with a property: so many."""

    iri: str
    #: Where it stands in the description.
    fragment: str
    number: int


def extent() -> dict[str, Any]:
    """The whole, where it was counted, and its parts, the largest first."""
    manifest, whole = generation().manifest, generation().extent
    known = {str(SVOD.Document): manifest.documents, str(SVOD.Passage): manifest.passages}
    counted = whole or Extent(classes=known)
    return {
        "whole": whole,
        "classes": parts("class", counted.classes),
        "properties": parts("property", counted.properties),
    }


def parts(kind: str, numbers: Mapping[str, int]) -> list[Part]:
    ordered = sorted(numbers.items(), key=lambda part: (-part[1], part[0]))
    return [Part(iri, f"{kind}-{quote(short(iri), safe=':')}", n) for iri, n in ordered]
