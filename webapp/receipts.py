"""The receipt of a document as lines of a terminal: what it is, what was read, what to look at."""

from collections.abc import Iterator, Sequence
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.differences import Difference, ProvisionChange, Turnover
from kg.receipts import Caveat, Receipt, Related
from kg.versions import Said
from ontology.prefixes import PREFIXES
from ontology.statements import triples
from webapp.wording import agreeing

LABELS = (
    NamedNode(f"{PREFIXES['rdfs']}label"),
    NamedNode(f"{PREFIXES['skos']}prefLabel"),  # goes before the other
)
TITLE_LENGTH = 100
#: So many of the places that a caveat is about are named.
NAMED = 4
POINT_LENGTH = 60


def receipt_lines(receipt: Receipt) -> Iterator[str]:
    yield f"«{_shortened(receipt.title, TITLE_LENGTH)}»"
    yield ", ".join(filter(None, (receipt.type, receipt.date or "no date", receipt.status)))
    yield ", ".join(_counts(receipt))
    yield from (f"! {caveat_line(caveat)}" for caveat in receipt.caveats)
    yield from (related_line(related) for related in receipt.related)
    if receipt.changes is not None:
        yield from change_lines(receipt.changes)


def _counts(receipt: Receipt) -> Iterator[str]:
    """4 provisions (recommendation × 3, decision × 1)"""
    kinds = [f"{_label(f'svod:{kind}')} × {n}" for kind, n in receipt.modalities.items()]
    for name, number in receipt.counts.items():
        if number:
            more = f" ({', '.join(kinds)})" if name == "provisions" else ""
            yield f"{number} {agreeing('en', f'count {name}', number)}{more}"


def caveat_line(caveat: Caveat) -> str:
    """name read with low confidence × 5: «Свет», «Дом», «Сад», «Лес» …"""
    label = str(_label(f"svod:{caveat.kind}"))
    times = f" × {caveat.occurrences}" if caveat.occurrences > 1 else ""
    words = [f"«{_shortened(point.words, POINT_LENGTH)}»" for point in caveat.points]
    more = " …" if len(words) > NAMED else ""
    return f"{label}{times}" + (f": {', '.join(words[:NAMED])}{more}" if words else "")


def related_line(related: Related) -> str:
    """= excerpt of 001.txt «РЕЗОЛЮЦИЯ …» (0.9)"""
    mark = "? perhaps" if related.suggested else "="
    relation = _label(f"svod:{related.relation}")
    other = f"{related.file} «{_shortened(related.title, POINT_LENGTH)}»"
    said = f"{relation} {other}" if related.outgoing else f"{other} is {relation} this"
    return f"{mark} {said} ({related.score:g})"


def change_lines(changes: Difference) -> Iterator[str]:
    """~ provisions: 1 added («4»), 1 changed («2»: text, deadline)"""
    if not changes:
        yield "~ nothing was read differently"
    for fact in changes.facts:
        before, after = (_values(values) for values in (fact.before, fact.after))
        yield f"~ {_label(fact.fact)}: {before} → {after}"
    if changes.provisions:
        yield f"~ provisions: {', '.join(_provisions(changes.provisions))}"
    for name, turned in changes.turnover.items():
        if turned:
            yield f"~ {name}: {', '.join(_turned(turned, named=name != 'passages'))}"


def _values(values: Sequence[str]) -> str:
    return (
        _shortened(", ".join(value.removeprefix("svod:") for value in values), TITLE_LENGTH) or "–"
    )


def _provisions(changes: Sequence[ProvisionChange]) -> Iterator[str]:
    for done in ("added", "changed", "removed"):
        names = [_provision(each) for each in changes if each.done == done]
        if names:
            shown = ", ".join(names[:NAMED])
            yield f"{len(names)} {done} ({shown}{' …' if len(names) > NAMED else ''})"


def _provision(change: ProvisionChange) -> str:
    """«2»: text, deadline"""
    name = f"«{_shortened(change.number or change.after or change.before, POINT_LENGTH)}»"
    if change.done != "changed":
        return name
    reworded = change.before != change.after or not change.facts
    differing = [*(["svod:text"] if reworded else []), *change.facts]
    return f"{name}: {', '.join(map(_label, differing))}"


def _turned(turned: Turnover, *, named: bool) -> Iterator[str]:
    """Passages are not named: what matters in them are the provisions."""
    parts = (("added", turned.added, turned.new), ("removed", turned.removed, turned.gone))
    for done, number, names in parts:
        if number:
            yield _several(number, done, names) if named else f"{number} {done}"


def _several(number: int, done: str, names: Sequence[str | Said]) -> str:
    """2 added («Комитет по туризму», «Совет по туризму»)"""
    words = [name if isinstance(name, str) else " ".join(name) for name in names[:NAMED]]
    shown = ", ".join(f"«{_shortened(each, POINT_LENGTH)}»" for each in words)
    return f"{number} {done} ({shown}{' …' if number > len(words) else ''})"


def _label(term: str) -> str:
    """svod:UnreadTable → «table that could not be read», as the vocabulary says it in English."""
    prefix, _, name = term.partition(":")
    return _labels().get(PREFIXES[prefix] + name, name)


@cache
def _labels() -> dict[str, str]:
    """Of each term of the vocabulary."""
    return {
        triple.subject.value: triple.object.value
        for label in LABELS
        for triple in triples()
        if triple.predicate == label and isinstance(triple.object, Literal)
        if triple.object.language == "en" and isinstance(triple.subject, NamedNode)
    }


def _shortened(words: str, length: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"
