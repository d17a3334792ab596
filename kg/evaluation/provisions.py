"""Provisions: found word for word, with their modality, number, addressees and blank fields."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.evaluation.aligning import Alignment
from kg.evaluation.annotations import Annotations, Provision
from kg.evaluation.findings import Findings, FoundProvision
from kg.evaluation.names import letters, overlap
from kg.evaluation.report import Score, Share

Pair = tuple[Provision, FoundProvision]

#: Texts of which less than half the words are common are not the same provision.
ENOUGH = 0.5

#: What annotators call the modalities. A measure of a plan is what the plan decides on.
MODALITIES = {
    "Recommendation": {"recommend"},
    "Proposal": {"propose"},
    "Intention": {"plan", "intend"},
    "Obligation": {"oblige", "commit"},
    "Decision": {"decide"},
    "Measure": {"measure", "decide"},
    "Acknowledgement": {"acknowledge"},
}


def score_provisions(
    annotations: Annotations, findings: Findings, alignment: Alignment
) -> Iterator[Score | Share]:
    """Only provisions marked as core must be found, and only their properties are compared."""
    files = {document.id: document.file for document in annotations.documents}
    pairs = _pairs(annotations.provisions, findings.provisions, files)
    core = [item for item in annotations.provisions if item.core]
    matched = [(item, pairs[item.id]) for item in core if item.id in pairs]
    yield Score(
        "core provisions",
        right=tuple(item.id for item, _ in matched),
        missed=tuple(f"{item.id} {_short(item.text)}" for item in core if item.id not in pairs),
        spurious=tuple(_spurious(annotations, findings, pairs)),
    )
    yield _share("exact boundaries", matched, _exact, _boundaries)
    yield _share(
        "modality", matched, _modality, lambda item, found: _sets(item.modalities, found.modalities)
    )
    yield _share(
        "number",
        matched,
        lambda item, found: _plain(item.number) == _plain(found.number),
        lambda item, found: f"{item.number} annotated, {found.number or None} found",
    )
    yield _share(
        "blank fields",
        matched,
        lambda item, found: item.blank_fields == found.blank_fields,
        lambda item, found: _sets(item.blank_fields, found.blank_fields),
    )
    yield _share(
        "deadline",
        [(item, found) for item, found in matched if item.term or found.term],
        lambda item, found: (item.deadline, bool(item.term)) == (found.deadline, bool(found.term)),
        lambda item, found: f"{_term(item)} annotated, {_term(found)} found",
    )
    yield _items(matched, findings)
    parties = _Parties(matched, findings, alignment)
    yield parties.score("addressees", lambda each: each.addressees, lambda item: item.implied)
    yield parties.score("responsible", lambda each: each.responsible)
    yield parties.score("beneficiaries", lambda each: each.beneficiaries)


def _pairs(
    provisions: tuple[Provision, ...], found: tuple[FoundProvision, ...], files: dict[str, str]
) -> dict[str, FoundProvision]:
    """One to one within a document, the two with most words in common first."""
    likenesses = sorted(
        (
            (-likeness, item.id, other.iri, other)
            for item in provisions
            for other in found
            if other.file == files[item.document]
            and (likeness := overlap(item.text, other.text)) >= ENOUGH
        ),
        key=lambda row: row[:3],
    )
    pairs: dict[str, FoundProvision] = {}
    for _, identifier, _, other in likenesses:
        if identifier not in pairs and other not in pairs.values():
            pairs[identifier] = other
    return pairs


def _spurious(
    annotations: Annotations, findings: Findings, pairs: dict[str, FoundProvision]
) -> Iterator[str]:
    """Items of provisions count with their provision."""
    known = {found.iri for found in pairs.values()}
    items = {letters(part) for item in annotations.provisions for part in item.parts}
    for found in findings.provisions:
        if found.iri not in known and not found.whole and letters(found.text) not in items:
            yield f"{' '.join(sorted(found.modalities))}: {_short(found.text)} [{found.file}]"


def _share(
    name: str,
    pairs: list[Pair],
    right: Callable[[Provision, FoundProvision], bool],
    wrong: Callable[[Provision, FoundProvision], str],
) -> Share:
    return Share(
        f"{name} of core provisions",
        sum(right(*pair) for pair in pairs),
        tuple(f"{pair[0].id}: {wrong(*pair)}" for pair in pairs if not right(*pair)),
    )


def _exact(item: Provision, found: FoundProvision) -> bool:
    return letters(item.text) == letters(found.text)


def _boundaries(item: Provision, found: FoundProvision) -> str:
    return f"«{_ends(item.text)}» annotated, «{_ends(found.text)}» found"


def _modality(item: Provision, found: FoundProvision) -> bool:
    labels = {label for name in found.modalities for label in MODALITIES.get(name, ())}
    return bool(labels & item.modalities)


def _items(matched: list[Pair], findings: Findings) -> Score:
    """The items that annotators set apart, as parts of the provision found."""
    right, missed = list[str](), list[str]()
    for item, found in matched:
        parts = {letters(part.text) for part in findings.provisions if part.whole == found.iri}
        for part in item.parts:
            (right if letters(part) in parts else missed).append(f"{item.id}: {_short(part)}")
    return Score("items of core provisions", tuple(right), tuple(missed))


@dataclass(frozen=True)
class _Parties:
    """Compares who is named in one capacity in provisions and the provisions found for them."""

    matched: list[Pair]
    findings: Findings
    alignment: Alignment

    def score(
        self,
        name: str,
        of: Callable[[Provision | FoundProvision], frozenset[str]],
        tolerated: Callable[[Provision], Iterable[str]] = lambda _: (),
    ) -> Score:
        right, missed, spurious = list[str](), list[str](), list[str]()
        for item, found in self.matched:
            known = {
                iri: identifier
                for identifier in of(item).union(tolerated(item))
                for iri in of(found)
                if self.alignment.means(identifier, iri)
            }
            for identifier in sorted(of(item)):
                place = right if identifier in known.values() else missed
                place.append(f"{item.id}: {identifier}")
            spurious += [
                f"{item.id}: {self.findings.name(iri)} <{iri}>"
                for iri in sorted(of(found) - set(known))
            ]
        return Score(name, tuple(right), tuple(missed), tuple(spurious))


def _term(provision: Provision | FoundProvision) -> str:
    return f"{provision.deadline or 'no day'} «{provision.term}»" if provision.term else "none"


def _plain(number: str | None) -> str:
    return (number or "").strip().rstrip(".)")


def _sets(annotated: frozenset[str], found: frozenset[str]) -> str:
    return f"{_listed(annotated)} annotated, {_listed(found)} found"


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def _short(text: str) -> str:
    return f"{text[:70]}…" if len(text) > 70 else text


def _ends(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:40]} … {text[-40:]}"
