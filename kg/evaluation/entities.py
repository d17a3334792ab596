"""Named things of each kind: which were found, missed, and found in vain."""

from collections.abc import Iterator

from kg.evaluation.aligning import Alignment, elsewhere
from kg.evaluation.annotations import Annotations, Thing
from kg.evaluation.findings import Findings, FoundThing
from kg.evaluation.report import Score, Share

KINDS = (
    "organisations",
    "projects",
    "programmes",
    "events",
    "awards",
    "legal acts",
    "persons",
    "places",
)


def score_entities(
    annotations: Annotations, findings: Findings, alignment: Alignment
) -> Iterator[Score]:
    """A found thing that is an annotated one which need not be found is left out of the count."""
    known = set(alignment.pairs.values())
    for kind in KINDS:
        wanted = [thing for thing in annotations.things if thing.kind == kind and thing.scored]
        found = [thing for thing in findings.things if kind in thing.kinds]
        yield Score(
            kind,
            right=tuple(_line(thing, alignment) for thing in wanted if thing.id in alignment.pairs),
            missed=tuple(
                _missed(thing, findings) for thing in wanted if thing.id not in alignment.pairs
            ),
            spurious=tuple(
                _spurious(thing, annotations, alignment)
                for thing in found
                if thing.iri not in known
            ),
        )


def score_identity(annotations: Annotations, alignment: Alignment) -> Share:
    """Of the annotated named things that were found: which are one thing, and no other's too."""
    names = {thing.id: thing.name for thing in annotations.things if thing.scored}
    merged = {identifier for several in alignment.merged.values() for identifier in several}
    found = names.keys() & (alignment.pairs.keys() | merged)
    wrong = found & (alignment.split.keys() | merged)
    return Share(
        "entities neither split nor merged",
        right=len(found - wrong),
        wrong=tuple(sorted(names[identifier] for identifier in wrong)),
    )


def _line(thing: Thing, alignment: Alignment) -> str:
    return (
        f"{thing.name} ≈ {alignment.pairs[thing.id]}" if thing.id in alignment.near else thing.name
    )


def _missed(thing: Thing, findings: Findings) -> str:
    others = elsewhere(thing.names, findings.things) - {thing.kind}
    return f"{thing.name}{_as('found among the', others)} [{', '.join(sorted(thing.documents))}]"


def _spurious(found: FoundThing, annotations: Annotations, alignment: Alignment) -> str:
    if any(found.iri in parts for parts in alignment.split.values()):
        return f"{found.name} (found already under another IRI) <{found.iri}>"
    kinds = elsewhere(found.names, annotations.things)
    return f"{found.name}{_as('annotated among the', kinds)} <{found.iri}>"


def _as(words: str, kinds: set[str]) -> str:
    return f" ({words} {', '.join(sorted(kinds))})" if kinds else ""
