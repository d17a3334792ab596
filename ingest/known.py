"""Names that are known before a document is opened: the authority's and other documents'."""

from collections.abc import Iterator, Sequence, Set
from copy import copy
from dataclasses import dataclass, field

from rdflib import Graph

from ingest.learnt import Known, Learnt, Name, learnt
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


class KnownNames:
    """Finds known names in any inflection, and what a name stands for."""

    def __init__(self, *sources: Graph | Sequence[Learnt]) -> None:
        self._root = _Node()
        self._by_signature: dict[tuple[EntityKind, frozenset[str]], Known] = {}
        #: Names that must not be found now, with whose they are.
        self._unsaid: Set[tuple[str, frozenset[str]]] = frozenset()
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

    def add(self, names: Graph | Sequence[Learnt]) -> None:
        """Learn every entity of a graph; what was known before stays."""
        for thing in learnt(names) if isinstance(names, Graph) else names:
            for name in thing.names:
                self._learn(name, thing.known)

    def called(self, kind: EntityKind, name: str) -> Known | None:
        """The known thing of this kind that bears the name, in any inflection."""
        known = self._by_signature.get((kind, signature(name)))
        return known if known and self._may_be_found(known, name) else None

    def longest(self, words: Sequence[str]) -> Iterator[tuple[int, str, Known]]:
        """Known names that begin at the first word, longest first: how many words, which, whose."""
        nodes = [self._root]
        found: list[tuple[int, str, Known]] = []
        for count, word in enumerate(words, start=1):
            if word in BRACKETS and count > 1:
                if word == ")" and "(" in words[:count]:
                    found += [(count, name, known) for at, name, known in found if at == count - 1]
                continue
            forms = lemmas(word.replace("ё", "е").replace("Ё", "Е"))
            nodes = [node.further[form] for node in nodes for form in forms if form in node.further]
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

    def _learn(self, name: Name, known: Known) -> None:
        self._by_signature.setdefault((known.kind, name.signature), known)
        node = self._root
        for lemma in name.lemmas:
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
