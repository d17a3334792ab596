"""Which of the names that documents use becomes the preferred one."""

from collections import Counter

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.naming import ALT_LABEL, PREF_LABEL, SAME_AS, TYPE, describe

COMMITTEE = NamedNode("http://localhost:8080/id/organization/komitet")
BODY = NamedNode("https://w3id.org/svod/ontology#PublicBody")


def called(*names: str) -> set[Triple]:
    """What one document contributes: preferred names, and alternatives after «~»."""
    return {
        Triple(
            COMMITTEE,
            ALT_LABEL if name.startswith("~") else PREF_LABEL,
            Literal(name.removeprefix("~").partition("@")[0], language=name.partition("@")[2]),
        )
        for name in names
    }


def names(description: set[Triple]) -> set[str]:
    return {
        f"{'~' if triple.predicate == ALT_LABEL else ''}{triple.object.value}"
        f"@{triple.object.language}"
        for triple in description
        if triple.predicate in (PREF_LABEL, ALT_LABEL)
    }


@pytest.mark.parametrize(
    ("contributions", "authority", "outcome"),
    [
        (["Комитет@ru"], "", ["Комитет@ru"]),
        (["Комитет@ru", "Совет@ru", "Совет@ru"], "", ["Совет@ru", "~Комитет@ru"]),
        (["Комитет@ru", "Комитет по туризму@ru"], "", ["Комитет по туризму@ru", "~Комитет@ru"]),
        (["Бюро@ru", "Блок@ru"], "", ["Блок@ru", "~Бюро@ru"]),
        (["Комитет@ru", "Committee@en"], "", ["Committee@en", "Комитет@ru"]),
        (["Комитет@ru", "Комитет@ru"], "Совет@ru", ["Совет@ru", "~Комитет@ru"]),
        (["~Комитет@ru", "Комитет@ru"], "", ["Комитет@ru"]),
        ([], "Совет@ru", []),
    ],
    ids=[
        "the only name",
        "most documents decide",
        "of a tie the longest",
        "then the first of the alphabet",
        "one in each language",
        "the authority decides",
        "a preferred name is no alternative",
        "what no document speaks of has no name",
    ],
)
def test_preferred_name(contributions: list[str], authority: str, outcome: list[str]) -> None:
    known = called(authority) if authority else set()
    assert names(
        describe(Counter(t for name in contributions for t in called(name)), known)
    ) == set(outcome)


def test_types_and_links_of_all_contributions_are_kept() -> None:
    a_body = Triple(COMMITTEE, TYPE, BODY)
    the_same = Triple(COMMITTEE, SAME_AS, NamedNode("http://www.wikidata.org/entity/Q1"))
    assert {a_body, the_same} <= describe({a_body: 1, the_same: 1}, set())


def test_of_the_authority_only_names_types_and_links_are_copied() -> None:
    founded = Triple(
        COMMITTEE, NamedNode("https://w3id.org/svod/ontology#foundedOn"), Literal("1999")
    )
    assert founded not in describe(Counter(called("Комитет@ru")), {founded})
