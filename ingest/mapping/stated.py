"""What a passage says: names, relations, offices held, numbers."""

from rdflib import Graph, Literal, URIRef

from ingest.mapping.graphs import Graphs
from ingest.mapping.literals import decimal, literal
from ingest.model import Entity, Figure, Month, Naming, Relation, Role
from ontology.terms import DCTERMS, ELI, ORG, RDF, SVOD, TIME

PREDICATES: dict[str, str] = {"org": str(ORG), "svod": str(SVOD), "eli": str(ELI)}


def add_mention(graphs: Graphs, naming: Naming) -> None:
    mention = naming.mention
    graph, passage = graphs.of(mention.passage)
    iri = graphs.iris.mention(passage, mention.start, mention.end)
    entity = graphs.entity(naming.entity)
    graph.add((passage, SVOD.mentions, entity))
    graph.add((iri, RDF.type, SVOD.Mention))
    graph.add((iri, DCTERMS.isPartOf, passage))
    graph.add((iri, SVOD.of, entity))
    graph.add((iri, SVOD.surface, Literal(mention.surface)))
    graph.add((iri, SVOD.start, Literal(mention.start)))
    graph.add((iri, SVOD.end, Literal(mention.end)))
    graphs.read_by(graph, iri, mention.rule, mention.confidence)


def add_relation(graphs: Graphs, relation: Relation) -> None:
    graph, passage = graphs.of(relation.passage)
    prefix, _, name = relation.predicate.partition(":")
    value = relation.object
    predicate = URIRef(PREDICATES[prefix] + name)
    triple = (
        graphs.entity(relation.subject),
        predicate,
        graphs.entity(value) if isinstance(value, Entity) else literal(value),
    )
    graph.add(triple)
    graphs.statement(graph, passage, triple, relation.rule, relation.confidence)


def add_role(graphs: Graphs, role: Role) -> None:
    graph, passage = graphs.of(role.passage)
    member, body = graphs.entity(role.member), graphs.entity(role.organization)
    iri = graphs.iris.part(passage, member, body, role.role, str(role.beginning), str(role.end))
    graph.add((iri, RDF.type, ORG.Membership))
    graph.add((iri, ORG.member, member))
    graph.add((iri, ORG.organization, body))
    graph.add((iri, ORG.role, SVOD[role.role]))
    if role.beginning or role.end:
        graph.add((iri, ORG.memberDuring, _interval(graph, iri, role)))
    if role.planned:
        graph.add((iri, SVOD.planned, Literal(True)))
    graphs.read_by(graph, iri, role.rule, role.confidence)


def add_figure(graphs: Graphs, figure: Figure) -> None:
    graph, passage = graphs.of(figure.passage)
    observed = graphs.entity(figure.observed)
    said = (
        figure.measure,
        figure.comparator,
        figure.value,
        figure.unit,
        figure.as_of,
        figure.wording,
    )
    iri = graphs.iris.part(passage, observed, *map(str, said))
    graph.add((iri, RDF.type, SVOD.Observation))
    graph.add((iri, SVOD.observed, observed))
    graph.add((iri, SVOD.measure, SVOD[figure.measure]))
    graph.add((iri, SVOD.value, decimal(figure.value)))
    graph.add((iri, SVOD.unit, Literal(figure.unit)))
    graph.add((iri, SVOD.comparator, Literal(figure.comparator)))
    if figure.as_of:
        graph.add((iri, SVOD.asOf, literal(figure.as_of)))
    if figure.wording:
        graph.add((iri, SVOD.figureText, Literal(figure.wording)))
    graphs.read_by(graph, iri, figure.rule, figure.confidence)


def _interval(graph: Graph, membership: URIRef, role: Role) -> URIRef:
    interval = URIRef(f"{membership}-interval")
    graph.add((interval, RDF.type, TIME.Interval))
    for predicate, name, moment in (
        (TIME.hasBeginning, "beginning", role.beginning),
        (TIME.hasEnd, "end", role.end),
    ):
        if moment:
            instant = URIRef(f"{membership}-{name}")
            precision = TIME.inXSDgYearMonth if isinstance(moment, Month) else TIME.inXSDDate
            graph.add((interval, predicate, instant))
            graph.add((instant, RDF.type, TIME.Instant))
            graph.add((instant, precision, literal(moment)))
    return interval
