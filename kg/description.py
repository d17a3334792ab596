"""What is known of one thing, with the names of all that this speaks of."""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, RdfFormat

from kg.asking import Row, Term, quads_in, written
from kg.fit_for_xml import refuse_unfit

#: The rows of a query for each value of one of its variables.
SelectEach = Callable[[str, str, Iterable[Term]], list[Row]]

#: Formats that say which graph a statement stands in, so that they tell who says so.
WITH_GRAPHS = (RdfFormat.TRIG, RdfFormat.N_QUADS)
#: Formats that can say everything.
OTHERS = (RdfFormat.TURTLE.media_type, RdfFormat.N_TRIPLES.media_type)


#: All that is stated with a country as object would take seconds to tell: the rest is for queries.
MOST_USES = 1000


@dataclass(frozen=True)
class Description:
    """What is stated of a thing and by it, where, and what everything named there is called."""

    quads: Set[Quad]
    #: Whether there is no more that has it as object.
    is_whole: bool


def described(select_each: SelectEach, thing: NamedNode) -> Description:
    uses = select_each("describe_uses", "thing", [thing])
    told = set(quads_in([*select_each("describe", "thing", [thing]), *uses[:MOST_USES]]))
    names = quads_in(select_each("describe_names", "subject", _named(told)))
    return Description(told.union(names), len(uses) <= MOST_USES)


def in_format(quads: Iterable[Quad], rdf_format: RdfFormat) -> bytes:
    """Quads in a format of RDF, each statement once where the format has no graphs.

    Raises FormatNotOffered where RDF/XML cannot say them.
    """
    if rdf_format in WITH_GRAPHS:
        return written(sorted(quads, key=_by_graph), rdf_format)
    content = written(sorted({quad.triple for quad in quads}, key=str), rdf_format)
    refuse_unfit(content, rdf_format.media_type, OTHERS)
    return content


def _named(quads: Iterable[Quad]) -> list[Term]:
    nodes = {node for quad in quads for node in (quad.subject, quad.predicate, quad.object)}
    return sorted((node for node in nodes if isinstance(node, NamedNode)), key=str)


def _by_graph(quad: Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad.triple)
