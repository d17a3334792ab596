"""Whatever a reading says it was read by stands in the catalogue, with an example."""

import pytest
from rdflib import Graph, Literal

from ingest.pipeline import Reading
from ingest.rules import catalogue
from ontology.iris import Iris
from ontology.terms import RDF, RDFS, SVOD

BASE = "http://localhost:8080/"


@pytest.fixture(scope="module")
def rules() -> Graph:
    return catalogue(Iris(BASE))


def test_every_rule_that_read_something_is_listed(
    rules: Graph, readings: dict[str, Reading]
) -> None:
    listed = set(rules.subjects(RDF.type, SVOD.Rule)) | set(rules.subjects(RDF.type, SVOD.Model))
    used = {
        rule
        for reading in readings.values()
        for _, _, rule, _ in reading.dataset.quads((None, SVOD.readBy, None, None))
    }
    assert used
    assert used <= listed


def test_every_rule_has_a_name_and_says_what_it_recognises(rules: Graph) -> None:
    names = set(rules.subjects(RDFS.label))
    assert len(names) > 30
    for rule in names:
        comment = rules.value(rule, RDFS.comment)
        assert isinstance(comment, Literal)
        assert comment.language == "ru"
        assert comment.strip()


def test_rules_of_language_show_an_example_in_quotation_marks(rules: Graph) -> None:
    for name in ("head_noun_phrase", "act_with_reference", "member_of", "counted_things"):
        example = str(rules.value(Iris(BASE).rule(name), RDFS.comment))
        assert "«" in example
        assert "**" not in example


def test_what_a_neural_model_read_is_told_apart(rules: Graph) -> None:
    models = {str(rules.value(model, RDFS.label)) for model in rules.subjects(RDF.type, SVOD.Model)}
    assert models == {"model_organization", "model_person", "model_place", "model_latin_name"}
