"""What changed from one version of a document to the next, in short."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal, TypeVar

from kg.versions import Provision, Said, Version

#: Of long lists so many are kept by name; all are counted.
NAMED = 20
#: Of the words of a provision so many characters.
SHOWN = 200
#: Provisions with this share of words in common are one that was reworded; the number in common
#: makes up for some of the words.
REWORDED = 0.5
SAME_NUMBER = 0.25

Name = TypeVar("Name", str, Said)


@dataclass(frozen=True)
class FactChange:
    """`fact` is the short name of a property, as `eli:date_document`."""

    fact: str
    before: Sequence[str]
    after: Sequence[str]


@dataclass(frozen=True)
class ProvisionChange:
    """A new provision has no words before, one that is gone has no words after."""

    number: str
    before: str
    after: str
    #: The short names of the properties that differ, as `svod:deadline`.
    facts: Sequence[str] = ()
    #: The IRI of a provision that is there.
    provision: str | None = None

    @property
    def done(self) -> Literal["added", "changed", "removed"]:
        if not self.before:
            return "added"
        return "changed" if self.after else "removed"


@dataclass(frozen=True)
class Turnover:
    """How many came and went, and the first of them by name."""

    added: int
    removed: int
    new: Sequence[str | Said]
    gone: Sequence[str | Said]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)


@dataclass(frozen=True)
class Difference:
    """Empty where nothing was read differently."""

    facts: Sequence[FactChange]
    provisions: Sequence[ProvisionChange]
    #: Of passages, entities, relations, roles and figures.
    turnover: Mapping[str, Turnover]

    def __bool__(self) -> bool:
        return bool(self.facts or self.provisions or any(self.turnover.values()))

    def text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def read_difference(text: str) -> Difference:
    """What `Difference.text` has written."""
    kept = json.loads(text)
    return Difference(
        facts=[FactChange(**each) for each in kept["facts"]],
        provisions=[ProvisionChange(**each) for each in kept["provisions"]],
        turnover={name: Turnover(**each) for name, each in kept["turnover"].items()},
    )


def difference(before: Version, after: Version) -> Difference:
    return Difference(
        facts=[
            FactChange(fact, before.facts[fact], after.facts[fact])
            for fact in after.facts
            if before.facts[fact] != after.facts[fact]
        ],
        provisions=list(_provisions(before.provisions, after.provisions)),
        turnover={
            "passages": _turnover(_words(before), _words(after)),
            "entities": _turnover(before.entities.values(), after.entities.values()),
            **{name: _turnover(before.stated[name], after.stated[name]) for name in after.stated},
        },
    )


def _turnover(before: Collection[Name], after: Collection[Name]) -> Turnover:
    new, gone = set(after) - set(before), set(before) - set(after)
    return Turnover(len(new), len(gone), sorted(new)[:NAMED], sorted(gone)[:NAMED])


def _words(version: Version) -> list[str]:
    return [_short(text) for text in version.passages.values()]


def _provisions(
    before: Mapping[str, Provision], after: Mapping[str, Provision]
) -> Iterator[ProvisionChange]:
    """In the order of the text; what is gone comes last."""
    gone = [before[iri] for iri in before.keys() - after.keys()]
    new = [after[iri] for iri in after.keys() - before.keys()]
    reworded = dict(_reworded(gone, new))
    for provision in sorted(after.values(), key=_place):
        earlier = before.get(provision.iri) or reworded.get(provision.iri)
        differing = _differing(earlier, provision) if earlier else ()
        if earlier is None or earlier.text != provision.text or differing:
            yield ProvisionChange(
                number=provision.number,
                before=_short(earlier.text) if earlier else "",
                after=_short(provision.text),
                facts=differing,
                provision=provision.iri,
            )
    left = {provision.iri for provision in reworded.values()}
    for provision in sorted(gone, key=_place):
        if provision.iri not in left:
            yield ProvisionChange(provision.number, _short(provision.text), "")


def _reworded(
    gone: Sequence[Provision], new: Sequence[Provision]
) -> Iterator[tuple[str, Provision]]:
    """Of each new provision the one it has replaced; the likest pairs first."""
    words = {each.iri: set(each.text.lower().split()) for each in (*gone, *new)}

    def likeness(earlier: Provision, later: Provision) -> float:
        one, other = words[earlier.iri], words[later.iri]
        share = len(one & other) / (len(one | other) or 1)
        return share + SAME_NUMBER * (earlier.number == later.number != "")

    pairs = [(likeness(one, other), one.iri, other.iri, one) for one in gone for other in new]
    taken: set[str] = set()
    for score, earlier, later, provision in sorted(pairs, key=lambda pair: (-pair[0], *pair[1:3])):
        if score >= REWORDED and not taken & {earlier, later}:
            taken |= {earlier, later}
            yield later, provision


def _differing(earlier: Provision, later: Provision) -> tuple[str, ...]:
    return tuple(name for name in later.facts if earlier.facts[name] != later.facts[name])


def _place(provision: Provision) -> tuple[int, str, str]:
    return provision.order, provision.number, provision.iri


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
