"""The vocabulary holds every term that analysts rely on, named and defined in both languages."""

import pytest
from rdflib import SH, BNode, Graph, Literal

from ontology import shapes, vocabulary
from ontology.terms import OWL, RDF, RDFS, SKOS, SVOD

CLASSES = """
    Document Passage Mention Rule Model
    Cluster PublicBody Company NonProfit ResearchBody ActorGroup
    Project Programme Event Award LegalAct Service
    Provision Recommendation Proposal Intention Obligation Decision Measure Acknowledgement
    Observation
    Receipt Caveat Link Suggestion
"""

PROPERTIES = """
    sourceFile sourceDigest sourceOrigin text status issuedBy issuedAt excerptOf versionOf
    order start end page mentions of surface readBy confidence
    foundedOn actNumber startDate endDate locatedIn givenBy givenOn periodStart periodEnd
    number statedIn addressee actor responsible beneficiary deadline deadlineText recurrence
    blankField about planned
    observed measure value unit comparator asOf figureText
    runsProject executes specialisedOrganisationOf signed established organized tookPartIn received
    fundedBy approvedBy supports cooperatesWith offersService subjectArea partOfProgramme
    originatesFrom plansToJoin localTo
    receiptOf knownWords changes occurrences detail
    nearDuplicateOf restates fulfils conflictsWith score reason
"""

LISTS = {
    "DocumentTypes": "Resolution Recommendations MeetingDecision Order Roadmap ProgrammeDocument "
    "Memorandum PressRelease Presentation Report Letter OtherDocument",
    "Statuses": "Draft Adopted Published",
    "Modalities": "Recommendation Proposal Intention Obligation Decision Measure Acknowledgement",
    "Measures": "members employees buildings share money count companies regions projects "
    "countries participants area",
    "Roles": "Chair DeputyChair Head ActingHead DeputyHead Coordinator Secretary Member Employee",
    "Caveats": "NoDate UnknownType NoProvisions NoAddressee BlankDeadline BlankResponsible "
    "UnresolvedDeadline UnexplainedName UncertainName UnknownWords UnreadTable "
    "UncertainEncoding WrongEncoding RepairedEncoding BrokenCharacters ControlCharacters CutOff "
    "MixedLetters "
    "FrontMatter StruckOut PageTitle UnreadPicture UnreadChart UnreadObject NumberFormat "
    "UnreadPage PictureOfText RecognisedPage GarbledLayer PoorPicture",
    "SubjectAreas": "EnergyEfficiency WasteManagement Transport Education Health SmallBusiness",
}


@pytest.fixture(scope="module")
def words() -> Graph:
    return vocabulary()


def languages(graph: Graph, subject, predicate) -> list[str]:
    return sorted(literal.language for literal in graph.objects(subject, predicate))


@pytest.mark.parametrize("name", CLASSES.split())
def test_class(words, name):
    assert (SVOD[name], RDF.type, OWL.Class) in words


@pytest.mark.parametrize("name", PROPERTIES.split())
def test_property(words, name):
    kinds = set(words.objects(SVOD[name], RDF.type))
    assert len(kinds & {OWL.ObjectProperty, OWL.DatatypeProperty}) == 1


@pytest.mark.parametrize("name", (CLASSES + PROPERTIES).split())
def test_every_term_is_named_and_defined_in_both_languages(words, name):
    assert languages(words, SVOD[name], RDFS.label) == ["en", "ru"]
    assert set(languages(words, SVOD[name], SKOS.definition)) == {"en", "ru"}


def test_no_term_is_missing_from_the_list_above(words):
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    named = {term for kind in kinds for term in words.subjects(RDF.type, kind)}
    assert named == {SVOD[name] for name in (CLASSES + PROPERTIES).split()}


@pytest.mark.parametrize(
    ("scheme", "name"),
    [(scheme, name) for scheme, names in LISTS.items() for name in names.split()],
)
def test_concept_stands_in_its_list(words, scheme, name):
    assert (SVOD[name], SKOS.inScheme, SVOD[scheme]) in words


@pytest.mark.parametrize("scheme", LISTS)
def test_every_concept_is_named_and_defined_in_both_languages(words, scheme):
    for concept in words.subjects(SKOS.inScheme, SVOD[scheme]):
        assert languages(words, concept, SKOS.prefLabel) == ["en", "ru"]
        assert set(languages(words, concept, SKOS.definition)) == {"en", "ru"}


@pytest.mark.parametrize("scheme", LISTS)
def test_no_two_concepts_of_a_list_share_a_name(words, scheme):
    names = [
        (label.language, label.casefold())
        for concept in words.subjects(SKOS.inScheme, SVOD[scheme])
        for predicate in (SKOS.prefLabel, SKOS.altLabel)
        for label in words.objects(concept, predicate)
    ]
    assert len(names) == len(set(names))


def test_every_subject_area_leads_to_a_development_goal(words):
    areas = set(words.subjects(SKOS.inScheme, SVOD.SubjectAreas))
    goals = {
        area: [
            str(goal)
            for match in (SKOS.broadMatch, SKOS.relatedMatch)
            for goal in words.objects(area, match)
        ]
        for area in areas
    }
    known = {f"http://metadata.un.org/sdg/{number}" for number in range(1, 18)}
    assert all(goals.values())
    assert {goal for found in goals.values() for goal in found} == known


def test_a_broader_concept_stands_in_the_same_list(words):
    for narrower, broader in words.subject_objects(SKOS.broader):
        assert words.value(narrower, SKOS.inScheme) == words.value(broader, SKOS.inScheme)


def test_an_order_is_called_what_all_its_kinds_are(words):
    russian = {
        str(name) for name in words.objects(SVOD.Order, SKOS.prefLabel) if name.language == "ru"
    }
    assert russian == {"распорядительный документ"}
    (defined,) = (d for d in words.objects(SVOD.Order, SKOS.definition) if d.language == "ru")
    assert defined == Literal("Постановление, распоряжение, приказ или указ органа власти.", "ru")


def test_no_blank_nodes(words):
    """The store replaces graphs statement by statement, and blank nodes cannot be taken out."""
    assert not [triple for triple in words if any(isinstance(node, BNode) for node in triple)]


def test_shapes_speak_only_of_terms_that_exist(words):
    used = {node for triple in shapes() for node in triple if str(node).startswith(str(SVOD))}
    assert used
    assert not {term for term in used if (term, None, None) not in words}


def test_every_shape_says_what_is_wrong_in_both_languages():
    rules = shapes()
    targeted = set(rules.subjects(SH.targetClass))
    assert targeted
    for shape in targeted:
        assert languages(rules, shape, SH.message) == ["en", "ru"], shape


@pytest.mark.parametrize("name", [*CLASSES.split(), *PROPERTIES.split()])
def test_every_class_and_property_has_an_example(words, name):
    assert words.value(SVOD[name], SKOS.example)
