"""What is found in the annotated documents does not get worse.

The floors lie a little below what is reached; when the rules get better, raise them.
docs/evaluation.md says what is compared with what, and `svod evaluate extraction --details`
lists what is missed and what is found in vain.
"""

import click
import pytest

from kg.evaluation import Report
from webapp.evaluated import report_lines

#: Of each kind of thing: the least precision and the least recall.
FLOORS = {
    "organisations": (0.90, 0.95),
    "projects": (0.95, 0.75),
    "programmes": (0.80, 0.70),
    "events": (0.95, 0.75),
    "awards": (0.75, 0.75),
    "legal acts": (0.95, 0.45),
    "persons": (0.95, 0.95),
    "places": (0.95, 0.95),
    "core provisions": (0.97, 0.97),
    "items of core provisions": (0.97, 0.85),
    "addressees": (0.95, 0.95),
    "beneficiaries": (0.75, 0.35),
    "relations": (0.84, 0.60),
    "roles in time": (0.95, 0.95),
    "figures": (0.95, 0.95),
}

#: Of each property: the least share that is right.
SHARES = {
    "entities neither split nor merged": 0.95,
    "exact boundaries of core provisions": 0.96,
    "modality of core provisions": 0.96,
    "number of core provisions": 0.96,
    "blank fields of core provisions": 0.96,
    "planned or actual roles": 1.0,
    "comparators of figures": 1.0,
    "type of documents": 1.0,
    "date of documents": 1.0,
    "status of documents": 1.0,
}


def test_the_three_annotated_documents_are_compared(
    report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        click.echo("\n" + "\n".join(report_lines(report, details=False)), err=True)
    assert [file[:3] for file in report.documents] == ["000", "001", "003"]
    assert report.absent == ()


def test_organisations_and_provisions_are_found_as_promised(report: Report) -> None:
    organisations, provisions = report.scores["organisations"], report.scores["core provisions"]
    assert (organisations.recall or 0) >= 0.75
    assert (organisations.precision or 0) >= 0.70
    assert (provisions.recall or 0) >= 0.80


@pytest.mark.parametrize("kind", FLOORS)
def test_no_kind_of_thing_is_found_worse_than_before(report: Report, kind: str) -> None:
    precision, recall = FLOORS[kind]
    score = report.scores[kind]
    assert (score.precision or 0) >= precision, "\n".join(score.spurious)
    assert (score.recall or 0) >= recall, "\n".join(score.missed)


@pytest.mark.parametrize("name", SHARES)
def test_no_property_is_read_worse_than_before(report: Report, name: str) -> None:
    share = report.shares[name]
    assert (share.share or 0) >= SHARES[name], "\n".join(share.wrong)


def test_nothing_is_merged_that_people_tell_apart(report: Report) -> None:
    assert report.merged == ()


def test_few_things_are_split(report: Report) -> None:
    assert len(report.split) <= 5, "\n".join(report.split)
