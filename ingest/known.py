"""Names that are known before a document is opened: the authority's and other documents'."""

from collections.abc import Iterator, Sequence, Set
from copy import copy
from dataclasses import dataclass, field

from rdflib import Graph

from ingest.learnt import Kept, Known, Name, learnt
from ingest.morphology import lemmas
from ingest.names import signature, tokens
from ontology.iris import EntityKind
from ontology.terms import SKOS

#: «Республика Саха (Якутия)», «РС(Я)»: brackets stand inside names.
BRACKETS = {"(", ")"}


@dataclass
class _Node:
    """A step in the tree of names, by lemma."""

    further: dict[str, "_Node"] = field(default_factory=dict)
    found: list[tuple[str, Known]] = field(default_factory=list)
    #: The lemmas of kept names that lead here, until these are looked up.
    unread: tuple[str, str] | None = None


class KnownNames:
    """Finds known names in any inflection, and what a name stands for."""

    def __init__(self, *sources: Graph, kept: Kept | None = None) -> None:
        """Those kept count before those of the sources."""
        self._root = _Node()
        self._by_signature: dict[tuple[EntityKind, frozenset[str]], Known | None] = {}
        #: Names that must not be found now, with whose they are.
        self._unsaid: Set[tuple[str, frozenset[str]]] = frozenset()
        self._kept = kept
        for source in sources:
            self.add(source)

    def without(self, graph: Graph) -> "KnownNames":
        """The same names but those that a graph gives: a document is no evidence for itself."""
        known = copy(self)
        known._unsaid = {
            (str(entity), signature(str(name)))
            for label in (SKOS.prefLabel, SKOS.altLabel)
            for entity, name in graph.subject_objects(label)
        }
        return known

    def add(self, graph: Graph) -> None:
        """Learn every entity of a graph; what was known before stays."""
        for thing in learnt(graph):
            for name in thing.names:
                signed = thing.known.kind, name.signature
                self._by_signature[signed] = self._signed(*signed) or thing.known
                self._learn(name, thing.known)

    def called(self, kind: EntityKind, name: str) -> Known | None:
        """The known thing of this kind that bears the name, in any inflection."""
        known = self._signed(kind, signature(name))
        return known if known and self._may_be_found(known, name) else None

    def longest(self, words: Sequence[str]) -> Iterator[tuple[int, str, Known]]:
        """Known names that begin at the first word, longest first: how many words, which, whose."""
        nodes: list[_Node] = []
        found: list[tuple[int, str, Known]] = []
        for count, word in enumerate(words, start=1):
            if word in BRACKETS and count > 1:
                if word == ")" and "(" in words[:count]:
                    found += [(count, name, known) for at, name, known in found if at == count - 1]
                continue
            forms = lemmas(word.replace("ё", "е").replace("Ё", "Е"))
            nodes = (
                [self._beginning_with(form) for form in forms]
                if count == 1
                else [
                    self._read(node.further[f])
                    for node in nodes
                    for f in forms
                    if f in node.further
                ]
            )
            if not nodes:
                break
            found += [
                (count, name, known)
                for node in nodes
                for name, known in node.found
                if _written_like(name, words[:count]) and self._may_be_found(known, name)
            ]
        return reversed(found)

    def _may_be_found(self, known: Known, name: str) -> bool:
        return not self._unsaid or (known.iri, signature(name)) not in self._unsaid

    def _signed(self, kind: EntityKind, stems: frozenset[str]) -> Known | None:
        if (kind, stems) not in self._by_signature:
            known = self._kept.called(kind, stems) if self._kept else None
            self._by_signature[kind, stems] = known
        return self._by_signature[kind, stems]

    def _beginning_with(self, lemma: str) -> _Node:
        """The first step of all names that begin with a lemma."""
        if lemma not in self._root.further:
            node = self._root.further[lemma] = _Node()
            for second in self._kept.seconds(lemma) if self._kept else ():
                if second:
                    node.further[second] = _Node(unread=(lemma, second))
                else:
                    node.unread = lemma, ""
        return self._read(self._root.further[lemma])

    def _read(self, node: _Node) -> _Node:
        """A step with all that is kept of names which lead to it."""
        if node.unread and self._kept:
            lemmas_before, node.unread = node.unread, None
            for name, known in self._kept.beginning_with(*lemmas_before):
                _grow(node, name.lemmas[2:], name, known)
        return node

    def _learn(self, name: Name, known: Known) -> None:
        first, *rest = name.lemmas
        node = self._beginning_with(first)
        if rest:
            node = self._read(node.further.setdefault(rest[0], _Node()))
        _grow(node, rest[1:], name, known)


def _grow(node: _Node, rest: Sequence[str], name: Name, known: Known) -> None:
    """From a step of a name to its last."""
    for lemma in rest:
        node = node.further.setdefault(lemma, _Node())
    if all(other.iri != known.iri for _, other in node.found):
        node.found.append((name.name, known))


def _written_like(name: str, words: Sequence[str]) -> bool:
    """«ЕС» is not «ес»; a name begins with its capital, or has another further on.

    «правительство Пермского края» and «региона Балтийского моря» are names too.
    """
    first = tokens(name)[0]
    if first.isupper() and len(words) == 1:
        return words[0] == first
    return not first[:1].isupper() or any(word[:1].isupper() for word in words)
