"""Every rule by name, with the sentence it recognises: what `svod:readBy` points to."""

from rdflib import Graph, Literal

from ingest import mentions, relations
from ingest.figures import quantities
from ingest.lexicon import examples, rows
from ingest.relations import by_trees, decided
from ingest.relations.consequences import CONSEQUENCES
from ingest.relations.parties import signed_itself
from ontology.iris import Iris
from ontology.terms import RDF, RDFS, SVOD


def catalogue(iris: Iris) -> Graph:
    """The rules for the graph of rules."""
    graph = Graph()
    for name, sentence in sorted(_rules().items()):
        rule = iris.rule(name)
        graph.add((rule, RDF.type, SVOD.Model if name.startswith("model_") else SVOD.Rule))
        graph.add((rule, RDFS.label, Literal(name)))
        graph.add((rule, RDFS.comment, Literal(sentence, lang="ru")))
    return graph


def _rules() -> dict[str, str]:
    functions = [
        *mentions.RULES,
        *relations.RULES,
        *relations.UNDERSTANDING,
        *by_trees.RULES,
        *CONSEQUENCES,
        *decided.RULES,
        *decided.OF_WHOLE,
        signed_itself,
        *quantities.RULES,
    ]
    documented = {rule.__name__: (rule.__doc__ or "").replace("**", "") for rule in functions}
    framed = {row[0]: f"«{example}»" for row, example in examples("frames.tsv")}
    return documented | framed | {row[0]: row[1] for row in rows("rules.tsv")}
