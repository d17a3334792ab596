"""The analysts' guide says how many tests there are and how many are not passed."""

import re
from pathlib import Path

import pytest
from known import DEVIATIONS
from suites import cases
from updated import EVALUATION, NEGATIVE, POSITIVE, updates

GUIDE = Path(__file__).parents[2] / "docs" / "sparql.md"
ROW = re.compile(r"^\| ([^|]+) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)
#: The rows of its table, and the tests that each is about.
SUITES = {
    "what queries find, SPARQL 1.0": ("data-r2/", ["QueryEvaluationTest"]),
    "what queries find, SPARQL 1.1": ("data-sparql11/", ["QueryEvaluationTest"]),
    "CSV": ("data-sparql11/", ["CSVResultFormatTest"]),
    "syntax of queries, SPARQL 1.0": ("data-r2/", ["PositiveSyntaxTest", "NegativeSyntaxTest"]),
    "syntax of queries, SPARQL 1.1": (
        "data-sparql11/",
        ["PositiveSyntaxTest11", "NegativeSyntaxTest11"],
    ),
    "protocol, queries": ("data-sparql11/", ["ProtocolTest"]),
    "service description": ("data-sparql11/", ["ServiceDescriptionTest"]),
}
SUITES_OF_UPDATES = {"what updates do": [EVALUATION], "syntax of updates": [POSITIVE, NEGATIVE]}


@pytest.mark.parametrize("name", SUITES)
def test_the_guide_says(name: str) -> None:
    beginning, kinds = SUITES[name]
    of_suite = {
        test.id
        for test in cases(*kinds)
        if test.suite.startswith(beginning) and is_about_queries(test.query, test.name)
    }
    assert told(name) == counted(of_suite)


@pytest.mark.parametrize("name", SUITES_OF_UPDATES)
def test_the_guide_says_of_updates(name: str) -> None:
    assert told(name) == counted({test.id for test in updates(*SUITES_OF_UPDATES[name])})


def test_the_guide_says_of_the_protocol_of_updates() -> None:
    names = {test.id for test in cases("ProtocolTest") if "update" in test.name}
    assert told("protocol, updates") == counted(names)


def told(name: str) -> tuple[int, ...]:
    rows = {row[0]: tuple(map(int, row[1:])) for row in ROW.findall(GUIDE.read_text())}
    return rows[name]


def counted(tests: set[str]) -> tuple[int, ...]:
    known = len(tests & DEVIATIONS.keys())
    return len(tests), len(tests) - known, known


def is_about_queries(query: str | None, name: str) -> bool:
    return query.endswith(".rq") if query else "update" not in name


def test_every_deviation_is_of_a_test() -> None:
    kinds = {kind for _, kinds in SUITES.values() for kind in kinds}
    every = [*cases(*kinds), *updates(EVALUATION, POSITIVE, NEGATIVE)]
    assert DEVIATIONS.keys() <= {test.id for test in every}
