"""Many documents into a data folder at once: the state is the one that putting each leads to.

`Primary.put` compares each document with all that is there, which would take hours for 20,000.
Here nothing is to be compared: no two documents share their words, and all call a thing the same.
`test_bulk.py` holds one way against the other.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg import notes
from kg.contributions import lines
from kg.layout import Layout
from kg.naming import describe
from kg.notebook import Notebook, Page
from kg.quads import NOTES, Change, apply, value
from kg.shingles import shingles, sketch
from ontology.terms import DCTERMS, SVOD

#: Documents loaded at a time: the store sorts each load in memory.
AT_ONCE = 500
PASSAGE = f"<{SVOD.Passage}>"
RECORD = (SVOD.sourceFile, DCTERMS.title, SVOD.sourceDigest, SVOD.sourceOrigin)


@dataclass
class Told:
    """What the documents so far say of things, and how much they state."""

    things: dict[str, Counter[Triple]] = field(default_factory=lambda: defaultdict(Counter))
    counts: Counter[str] = field(default_factory=Counter)


def load(
    data: Path,
    base: str,
    documents: Iterable[tuple[str, str]],
    step: Callable[[int], object] = lambda _: None,
) -> None:
    """Documents by their IRI, each with the N-Quads it would be put with, one on a line."""
    store = Store(str(Layout(data).graph))
    reached = notes.number(notes.state(store))
    notebook = Notebook(Layout(data).notebook, reached=reached)
    told, remaining = Told(), iter(documents)
    while group := dict(islice(remaining, AT_ONCE)):
        parts = {document: _parted(document, nquads) for document, nquads in group.items()}
        quads = "".join(line for own, _ in parts.values() for line in _with_union(own))
        store.bulk_load(quads.encode(), RdfFormat.N_QUADS)
        pages = {document: _page(document, *parts[document], told) for document in group}
        notebook.write(reached + 1, pages)
        step(len(group))
    entities = NamedNode(f"{base}graph/entities")
    store.bulk_extend(_described(told, entities))
    _note(store, told, entities)
    store.flush()
    notebook.forget(reached + 1)
    notebook.close()


def _parted(document: str, nquads: str) -> tuple[list[str], list[str]]:
    """The lines of what readers see, and of what the document calls things."""
    names = f" <{document}/entities> .\n"
    own: list[str] = []
    said: list[str] = []
    for line in nquads.splitlines(keepends=True):
        (said if line.endswith(names) else own).append(line)
    return own, said


def _with_union(own: Iterable[str]) -> Iterator[str]:
    for line in own:
        yield line
        yield f"{line[: line.rindex(' <')]} .\n"


def _page(document: str, own: list[str], said: list[str], told: Told) -> Page:
    triples = {quad.triple for quad in parse("".join(said), format=RdfFormat.N_QUADS)}
    for triple in triples:
        told.things[value(triple.subject)][triple] += 1
    told.counts["documents"] += 1
    told.counts["passages"] += sum(PASSAGE in line for line in own)
    told.counts["statements"] += len(own)
    facts = {quad.predicate.value: value(quad.object) for quad in _facts(document, own)}
    record = tuple(facts.get(str(name), "") for name in RECORD)
    words = sketch(shingles(facts[str(SVOD.text)]))
    return Page(f"words-{document}", f"names-{document}", lines(triples), words, record)


def _facts(document: str, own: list[str]) -> Iterator[Quad]:
    about = "".join(line for line in own if line.startswith(f"<{document}> "))
    return parse(about, format=RdfFormat.N_QUADS)


def _described(told: Told, entities: NamedNode) -> Iterator[Quad]:
    for counts in told.things.values():
        for triple in describe(counts, set()):
            told.counts["statements"] += 1
            yield Quad(*triple, entities)
            yield Quad(*triple)
    told.counts["entities"] = len(told.things)


def _note(store: Store, told: Told, entities: NamedNode) -> None:
    """What was counted here takes the place of what the store counted before: nothing."""
    change = notes.noted(store, Change(set(), set()), entities)
    apply(store, replace(change, after={_counted(note, told) for note in change.after}))
    notes.count(store)


def _counted(note: Quad, told: Told) -> Quad:
    name = note.predicate.value.rpartition(":")[2]
    count = told.counts.get(name)
    return note if count is None else Quad(note.subject, note.predicate, Literal(str(count)), NOTES)
