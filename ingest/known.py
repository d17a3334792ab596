"""Names that are known before a document is opened: the authority's and other documents'."""

from collections.abc import Iterable, Iterator, Sequence, Set
from copy import copy
from dataclasses import dataclass, field

from rdflib import Graph, URIRef

from ingest.morphology import lemmas
from ingest.names import signature, tokens
from ontology.iris import EntityKind
from ontology.terms import FOAF, ORG, RDF, SCHEMA, SKOS, SVOD

CLASSES: dict[EntityKind, URIRef] = {
    "organization": ORG.Organization,
    "group": SVOD.ActorGroup,
    "project": SVOD.Project,
    "programme": SVOD.Programme,
    "event": SVOD.Event,
    "award": SVOD.Award,
    "act": SVOD.LegalAct,
    "service": SVOD.Service,
    "person": FOAF.Person,
    "place": SCHEMA.Place,
    "topic": SKOS.Concept,
}


#: «Республика Саха (Якутия)», «РС(Я)»: brackets stand inside names.
BRACKETS = {"(", ")"}


@dataclass(frozen=True)
class Known:
    """One thing and all it is called."""

    iri: str
    kind: EntityKind
    name: str
    subclasses: frozenset[str]
    name_en: str | None
    aliases: frozenset[str]


@dataclass
class _Node:
    """A step in the tree of names, by lemma."""

    further: dict[str, "_Node"] = field(default_factory=dict)
    found: list[tuple[str, Known]] = field(default_factory=list)


class KnownNames:
    """Finds known names in any inflection, and what a name stands for."""

    def __init__(self, *graphs: Graph) -> None:
        self._root = _Node()
        self._by_signature: dict[tuple[EntityKind, frozenset[str]], Known] = {}
        #: Names that must not be found now, with whose they are.
        self._unsaid: Set[tuple[str, frozenset[str]]] = frozenset()
        for graph in graphs:
            self.add(graph)

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
        for known in _entities(graph):
            for name in sorted({known.name, *known.aliases}):
                self._learn(name, known)
                if known.kind == "place" and "-" in name:  # «Санкт Петербург»
                    self._learn(name.replace("-", " "), known)

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

    def _learn(self, name: str, known: Known) -> None:
        words = tokens(name)
        if not words:
            return
        self._by_signature.setdefault((known.kind, signature(name)), known)
        node = self._root
        for word in words:
            node = node.further.setdefault(min(lemmas(word)), _Node())
        if all(other.iri != known.iri for _, other in node.found):
            node.found.append((name, known))


def _written_like(name: str, words: Sequence[str]) -> bool:
    """«ЕС» is not «ес»; a name begins with its capital, or has another further on.

    «правительство Пермского края» and «региона Балтийского моря» are names too.
    """
    first = tokens(name)[0]
    if first.isupper() and len(words) == 1:
        return words[0] == first
    return not first[:1].isupper() or any(word[:1].isupper() for word in words)


def _entities(graph: Graph) -> Iterator[Known]:
    for kind, entity_class in CLASSES.items():
        for subject in sorted(set(graph.subjects(RDF.type, entity_class)), key=str):
            name = _label(graph, subject, SKOS.prefLabel, "ru")
            shared = (subject, SVOD.localTo, None) not in graph
            if name is not None and shared:
                yield Known(
                    iri=str(subject),
                    kind=kind,
                    name=name,
                    subclasses=_subclasses(graph.objects(subject, RDF.type), entity_class),
                    name_en=_label(graph, subject, SKOS.prefLabel, "en"),
                    aliases=frozenset(map(str, graph.objects(subject, SKOS.altLabel))),
                )


def _label(graph: Graph, subject: object, predicate: URIRef, language: str) -> str | None:
    labels = graph.objects(subject, predicate)  # type: ignore[arg-type]
    return min(
        (str(one) for one in labels if getattr(one, "language", "") == language), default=None
    )


def _subclasses(types: Iterable[object], entity_class: URIRef) -> frozenset[str]:
    return frozenset(
        str(one).removeprefix(str(SVOD))
        for one in types
        if str(one).startswith(str(SVOD)) and one != entity_class
    )
