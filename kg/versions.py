"""One version of a document, as its statements have it, to be compared with another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Triple
from rdflib import URIRef

from kg.quads import value
from ontology.prefixes import PREFIXES
from ontology.terms import DCTERMS, ELI, ORG, RDF, SKOS, SVOD

#: Subject, relation and object by their names: «Норвегия», «org:memberOf», «Совет по туризму».
Said = tuple[str, str, str]
#: Of each subject the values of each property.
Statements = Mapping[str, Mapping[str, list[str]]]

FACTS = (
    DCTERMS.title,
    DCTERMS.type,
    ELI.date_document,
    SVOD.status,
    SVOD.issuedBy,
    SVOD.issuedAt,
    DCTERMS.language,
)
#: What a provision says beside its text.
OF_PROVISION = (
    RDF.type,
    SVOD.addressee,
    SVOD.actor,
    SVOD.responsible,
    SVOD.beneficiary,
    SVOD.deadline,
    SVOD.deadlineText,
    SVOD.recurrence,
    SVOD.blankField,
)
#: What passages state: the class of the reading, and which of its properties say what.
STATED = {
    "relations": (RDF.Statement, RDF.subject, RDF.predicate, RDF.object),
    "roles": (ORG.Membership, ORG.member, ORG.role, ORG.organization),
    "figures": (SVOD.Observation, SVOD.observed, SVOD.measure, SVOD.value),
}


@dataclass(frozen=True)
class Provision:
    iri: str
    #: The numbers of the provisions around it and its own: «2 › 1».
    number: str
    text: str
    #: Of the first passage that states it.
    order: int
    #: By the short name of the property.
    facts: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Version:
    """Things go by their names, terms by their short names, as `svod:Draft`."""

    facts: dict[str, tuple[str, ...]]
    passages: dict[str, str]
    provisions: dict[str, Provision]
    entities: dict[str, str]
    stated: dict[str, frozenset[Said]]


def version(document: NamedNode, quads: Set[Quad], said: Set[Triple]) -> Version:
    """`said` is what the document calls the things it speaks of."""
    own = _by_subject(quad for quad in quads if quad.graph_name == document)
    inside = _by_subject(quad for quad in quads if quad.graph_name != document)
    names = _Names(said)
    mentioned = {thing for facts in inside.values() for thing in facts[str(SVOD.mentions)]}
    return Version(
        facts=_facts(own[document.value], FACTS, names),
        passages={iri: _first(own[iri], SVOD.text) for iri in _of(own, SVOD.Passage)},
        provisions={provision.iri: provision for provision in _provisions(own, names)},
        entities={iri: names[iri] for iri in mentioned},
        stated={name: _stated(inside, names, *what) for name, what in STATED.items()},
    )


class _Names(dict[str, str]):
    """What things and terms are called; words are their own name."""

    def __init__(self, said: Set[Triple]) -> None:
        super().__init__(
            (value(t.subject), t.object.value)
            for t in said
            if t.predicate.value == str(SKOS.prefLabel)
            and isinstance(t.object, Literal)
            and t.object.language == "ru"
        )

    def __missing__(self, term: str) -> str:
        for prefix, namespace in PREFIXES.items():
            if term.startswith(namespace):
                return f"{prefix}:{term.removeprefix(namespace)}"
        return term


def _by_subject(quads: Iterable[Quad]) -> Statements:
    statements: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        statements[value(quad.subject)][quad.predicate.value].append(value(quad.object))
    return statements


def _of(statements: Statements, kind: URIRef) -> list[str]:
    return [iri for iri, facts in statements.items() if str(kind) in facts[str(RDF.type)]]


def _first(facts: Mapping[str, list[str]], predicate: URIRef) -> str:
    return next(iter(facts[str(predicate)]), "")


def _facts(
    facts: Mapping[str, list[str]], of: Iterable[URIRef], names: _Names
) -> dict[str, tuple[str, ...]]:
    return {
        names[str(predicate)]: tuple(sorted(names[each] for each in facts[str(predicate)]))
        for predicate in of
    }


def _provisions(own: Statements, names: _Names) -> Iterator[Provision]:
    wholes = {part: iri for iri, facts in own.items() for part in facts[str(DCTERMS.hasPart)]}
    for iri in _of(own, SVOD.Provision):
        facts = own[iri]
        stated = [_first(own[passage], SVOD.order) for passage in facts[str(SVOD.statedIn)]]
        numbers = [_first(own[each], SVOD.number) for each in _around(iri, wholes)]
        yield Provision(
            iri=iri,
            number=" › ".join(number for number in numbers if number),
            text=_first(facts, SVOD.text),
            order=min((int(order) for order in stated if order), default=0),
            facts=_facts(facts, OF_PROVISION, names),
        )


def _around(iri: str, wholes: Mapping[str, str]) -> list[str]:
    """The provisions around one, the outermost first, and itself; a circle is gone round once."""
    found = [iri]
    while (whole := wholes.get(found[0])) and whole not in found:
        found.insert(0, whole)
    return found


def _stated(inside: Statements, names: _Names, kind: URIRef, *roles: URIRef) -> frozenset[Said]:
    readings = (inside[iri] for iri in _of(inside, kind))
    said = (tuple(names[_first(facts, role)] for role in roles) for facts in readings)
    return frozenset((subject, relation, thing) for subject, relation, thing in said)
