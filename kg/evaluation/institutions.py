"""Institutions that people marked in brat, against the organisations that were found."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from kg.asking import text
from kg.evaluation.brat import MarkedText, read_brat
from kg.evaluation.findings import FoundThing, found_things
from kg.evaluation.names import cores, nearly_same, words
from kg.evaluation.naming import Naming, naming
from kg.evaluation.report import Share
from kg.generations import Generation

INSTITUTION = "INST"

#: The kinds of found things that marked words may be.
KINDS = {
    Naming.INSTITUTION: {"organisations"},
    Naming.CLASS: {"organisations", "groups"},
    Naming.TERRITORY: {"organisations", "places"},
    Naming.NOTHING: {"organisations", "groups"},
}


@dataclass(frozen=True)
class InstitutionsReport:
    """Of the marked institutions those that were found, by what their words do."""

    documents: int
    #: Marked texts that are not published.
    absent: tuple[str, ...]
    shares: tuple[Share, ...]

    def as_dict(self) -> dict[str, object]:
        return {
            "documents": self.documents,
            "absent": list(self.absent),
            "shares": [share.as_dict() for share in self.shares],
        }


def evaluate_institutions(generation: Generation, folder: Path) -> InstitutionsReport:
    """Compares what is published with the marks in a folder; raises AnnotationsUnreadable."""
    published = {
        text(row, "digest"): text(row, "document") for row in generation.select("documents")
    }
    marked = read_brat(folder)
    present = [one for one in marked if one.digest in published]
    found: dict[Naming, int] = dict.fromkeys(Naming, 0)
    missed: dict[Naming, list[str]] = {each: [] for each in Naming}
    for one in present:
        things = found_things(
            generation.select("found_things", document=NamedNode(published[one.digest]))
        )
        for kind, name in sorted(institutions(one), key=lambda pair: pair[1]):
            if is_found(name, (thing for thing in things if thing.kinds & KINDS[kind])):
                found[kind] += 1
            else:
                missed[kind].append(f"{name} [{one.file}]")
    return InstitutionsReport(
        documents=len(present),
        absent=tuple(one.file for one in marked if one.digest not in published),
        shares=tuple(Share(kind.value, found[kind], tuple(missed[kind])) for kind in Naming),
    )


def institutions(marked: MarkedText) -> set[tuple[Naming, str]]:
    """Each once, in whatever case and number of places it stands."""
    names: dict[tuple[Naming, tuple[str, ...]], str] = {}
    for mark in marked.with_label(INSTITUTION):
        before = marked.text[: mark.start].rpartition("\n")[2]
        names.setdefault((naming(mark.words, before=before), words(mark.words)), mark.words)
    return {(kind, " ".join(name.split())) for (kind, _), name in names.items()}


def is_found(name: str, things: Iterable[FoundThing]) -> bool:
    """Whether one of the things has the name, the same or nearly, as when things are paired."""
    mine, core = words(name), cores(name)
    return any(
        mine == words(other) or core & cores(other) or nearly_same(mine, words(other))
        for thing in things
        for other in thing.names
    )
