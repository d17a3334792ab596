"""What holds of everything that is exported, whichever documents it was read from."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad, Store
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, TIME, URIRef

import ontology
from ontology.terms import ELI, SCHEMA, SVOD

Ask = Callable[[str], list[tuple[str, ...]]]

#: Vocabularies whose terms rdflib knows one by one.
CLOSED = (DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, TIME)

#: The terms of vocabularies that rdflib does not know.
OTHERS = {ELI.date_document, SCHEMA.Place}


def test_there_is_something_to_check(ask: Ask) -> None:
    [counts] = ask("""
        SELECT (COUNT(DISTINCT ?mention) AS ?mentions) (COUNT(DISTINCT ?passage) AS ?passages) {
          ?mention a svod:Mention ; dcterms:isPartOf ?passage . ?passage a svod:Passage
        }""")
    assert all(int(count) > 100 for count in counts)


def test_everything_read_names_a_rule_that_is_described(ask: Ask) -> None:
    rules = {
        rule
        for (rule,) in ask("""
        SELECT ?rule {
          GRAPH ?graph { ?rule a ?class ; rdfs:label ?label ; rdfs:comment ?comment }
          FILTER (?class IN (svod:Rule, svod:Model) && STRENDS(STR(?graph), "graph/rules"))
        }""")
    }
    assert {rule for (rule,) in ask("SELECT DISTINCT ?rule { ?read svod:readBy ?rule }")} <= rules


@pytest.mark.parametrize("kind", ["svod:Mention", "svod:Provision", "org:Membership",
                                  "svod:Observation", "rdf:Statement"])  # fmt: skip
def test_nothing_is_read_without_a_rule_and_a_confidence(ask: Ask, kind: str) -> None:
    assert (
        ask(f"""
        SELECT ?read {{
          ?read a {kind} .
          FILTER NOT EXISTS {{ ?read svod:readBy ?rule ; svod:confidence ?confidence }}
        }}""")
        == []
    )


def test_a_mention_is_the_words_of_its_passage(ask: Ask) -> None:
    for mention, surface, start, end, text, graph, passage in ask("""
        SELECT ?mention ?surface ?start ?end ?text ?graph ?passage {
          GRAPH ?graph {
            ?mention a svod:Mention ; dcterms:isPartOf ?passage ;
              svod:surface ?surface ; svod:start ?start ; svod:end ?end .
          }
          ?passage svod:text ?text
        }"""):
        assert text[int(start) : int(end)] == surface, mention
        assert graph == passage


def test_passages_are_slices_of_the_text_and_do_not_overlap(ask: Ask) -> None:
    texts = dict(ask("SELECT ?document ?text { ?document a svod:Document ; svod:text ?text }"))
    passages = sorted(
        (document, int(order), int(start), int(end), text)
        for document, order, start, end, text in ask("""
        SELECT ?document ?order ?start ?end ?text {
          ?passage a svod:Passage ; dcterms:isPartOf ?document ; svod:order ?order ;
            svod:start ?start ; svod:end ?end ; svod:text ?text
        }""")
    )
    assert all(texts[document][start:end] == text for document, _, start, end, text in passages)
    assert all(
        before[3] <= after[2] for before, after in pairwise(passages) if before[0] == after[0]
    )


def test_a_provision_is_words_of_its_document(ask: Ask) -> None:
    provisions = ask("""
        SELECT ?text ?whole {
          ?provision a svod:Provision ; svod:text ?text ; dcterms:isPartOf ?document .
          ?document svod:text ?whole
        }""")
    assert provisions
    assert [text for text, whole in provisions if text not in whole] == []


def test_a_provision_is_stated_in_passages_of_its_own_document(ask: Ask) -> None:
    assert (
        ask("""
        SELECT ?provision {
          ?provision a svod:Provision ; dcterms:isPartOf ?document .
          FILTER NOT EXISTS { ?provision svod:statedIn/dcterms:isPartOf ?document }
        }""")
        == []
    )


def test_every_entity_has_exactly_one_russian_name(ask: Ask) -> None:
    assert (
        ask("""
        SELECT ?entity (COUNT(DISTINCT ?name) AS ?names) {
          { SELECT DISTINCT ?entity { ?passage svod:mentions ?entity } }
          OPTIONAL { ?entity skos:prefLabel ?name FILTER (LANG(?name) = "ru") }
        } GROUP BY ?entity HAVING (?names != 1)""")
        == []
    )


def test_broader_classes_are_written_out(ask: Ask) -> None:
    assert (
        ask("""
        SELECT ?thing ?broader {
          VALUES ?broader { org:Organization svod:Provision }
          ?narrower rdfs:subClassOf ?broader .
          ?thing a ?narrower .
          FILTER NOT EXISTS { ?thing a ?broader }
        }""")
        == []
    )


def test_every_relation_says_how_it_was_read(ask: Ask) -> None:
    """What is said in a passage's graph of something that does not itself lie in the passage."""
    relations = """
          ?passage a svod:Passage .
          GRAPH ?passage { ?subject ?predicate ?object }
          FILTER (?subject != ?passage && !STRSTARTS(STR(?subject), CONCAT(STR(?passage), "#")))
        """
    assert ask(f"SELECT ?subject {{ {relations} }}")
    assert (
        ask(f"""
        SELECT ?subject ?predicate ?object {{
          {relations}
          FILTER NOT EXISTS {{ GRAPH ?passage {{
            ?statement a rdf:Statement ;
              rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object
          }} }}
        }}""")
        == []
    )


def test_every_statement_is_about_a_relation_that_stands_beside_it(ask: Ask) -> None:
    assert (
        ask("""
        SELECT ?statement {
          GRAPH ?graph {
            ?statement a rdf:Statement ;
              rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object
          }
          FILTER NOT EXISTS { GRAPH ?graph { ?subject ?predicate ?object } }
        }""")
        == []
    )


def test_there_are_no_blank_nodes(export: Store) -> None:
    assert [
        quad
        for quad in export
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)
    ] == []


def test_every_class_and_predicate_is_in_a_vocabulary(export: Store) -> None:
    declared = {str(term) for term in ontology.vocabulary().subjects()}
    strange = {
        term
        for term in set(_terms(export))
        if term not in declared
        and URIRef(term) not in OTHERS
        and not any(term in vocabulary for vocabulary in CLOSED)
    }
    assert strange == set()


def test_what_the_vocabulary_is_asked_for_is_its_own() -> None:
    """The check above means something: a misspelt term is in no vocabulary."""
    misspelt = [f"{SVOD}mention", f"{ORG}memberof", f"{SKOS}prefLabels"]
    declared = {str(term) for term in ontology.vocabulary().subjects()}
    assert [
        term
        for term in misspelt
        if term not in declared and not any(term in vocabulary for vocabulary in CLOSED)
    ] == misspelt


def _terms(export: Store) -> Iterator[str]:
    """The predicates and classes of all graphs but that of the ontology itself."""
    for quad in export:
        if not _in_the_ontology(quad):
            yield quad.predicate.value
            if quad.predicate.value == str(RDF.type) and isinstance(quad.object, NamedNode):
                yield quad.object.value


def _in_the_ontology(quad: Quad) -> bool:
    return isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.endswith(
        "graph/ontology"
    )
