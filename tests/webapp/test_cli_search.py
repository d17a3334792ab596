"""`svod search`, narrowed down: what it prints of two documents, one of them a draft."""

import json
import re
from pathlib import Path

import pytest

from kg.store import Primary
from webapp.cli import svod
from webapp.exits import run

BASE = "http://localhost:8080/"

Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def published(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SVOD_BASE_IRI", "SVOD_MODEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SVOD_DATA", str(data))


def search(capfd: Printed, *arguments: str) -> list[str]:
    """The passages found."""
    assert run(svod, ["search", *arguments, "--json"]) == 0
    hits = json.loads(capfd.readouterr().out)
    return [hit["passage"].removeprefix(f"{BASE}id/document/") for hit in hits]


@pytest.mark.parametrize(
    "filters",
    [
        ["--type", "Order"],
        ["--document", "prikaz-7.txt"],
        ["--status", "Draft", "--status", "Published"],
        ["--modality", "Decision", "--entity", "Норвегия"],
        ["--entity", f"{BASE}id/place/norvegiya", "--document", "prikaz-7"],
        ["--addressee", "Комтуризм", "--type", "Order"],
    ],
)
def test_filters_narrow_down(filters: list[str], capfd: Printed) -> None:
    assert search(capfd, "комитет", "-k", "1", *filters) == ["prikaz-7/passage/aaaa0002"]


def test_several_values_mean_any_several_filters_all(capfd: Printed) -> None:
    both = search(capfd, "комитет", "--type", "Order", "--type", "MeetingDecision")
    assert len(both) == 6
    assert search(capfd, "комитет", "--type", "Order", "--year", "2019") == []


def test_filters_alone_list_what_they_leave(capfd: Printed) -> None:
    assert sorted(search(capfd, "", "--document", "protokol-5")) == [
        f"protokol-5/passage/aaaa000{number}" for number in (1, 2, 3)
    ]


def test_nothing_under_filters_says_so(capfd: Printed) -> None:
    assert run(svod, ["search", "комитет", "--type", "Letter"]) == 0
    assert capfd.readouterr().out == (
        "Nothing found with these filters: leave some out, or try other words.\n"
    )


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (["--status", "Lost"], "«Lost» is no status: it is one of Adopted, Draft, Published."),
        (["--year", "MMXIX"], "«MMXIX» is no year: a year has four digits, such as 2019."),
        (["--topic", "Атлантида"], "There is no topic «Атлантида»: give its IRI or its name, "),
    ],
)
def test_a_value_that_stands_for_nothing(filters: list[str], said: str, capfd: Printed) -> None:
    assert run(svod, ["search", "план", *filters]) == 2
    assert capfd.readouterr().err.startswith(f"Error: {said}")


def test_facets_count_the_best_passages_as_they_may_be_written(capfd: Printed) -> None:
    assert run(svod, ["search", "комитет", "--facets", "--document", "protokol-5"]) == 0
    assert capfd.readouterr().out == (
        "document\n"
        "     3  prikaz-7    Проект приказа <b>№ 7</b>\n"
        "     3  protokol-5  Протокол заседания Совета по туризму\n"
        "type\n"
        "     3  MeetingDecision  meeting decision\n"
        "status\n"
        "     3  Adopted  adopted\n"
        "year\n"
        "     3  2019\n"
        "modality\n"
        "     1  Recommendation  recommendation\n"
        "addressee\n"
        "     1  organization/komitet-po-turizmu  Committee for Tourism\n"
        "entity\n"
        "     2  organization/sovet-po-turizmu    Совет по туризму\n"
        "     1  organization/komitet-po-turizmu  Committee for Tourism\n"
        "     1  place/norvegiya                  Norway\n"
    )
    assert run(svod, ["search", "комитет", "--facets", "--json", "--type", "Order"]) == 0
    counted = json.loads(capfd.readouterr().out)
    assert counted["status"] == [
        {"value": "https://w3id.org/svod/ontology#Draft", "label": "draft", "passages": 3}
    ]


def test_the_query_is_told_as_it_was_read(capfd: Printed) -> None:
    assert run(svod, ["search", "комитетта", "--json"]) == 0
    printed = capfd.readouterr()
    assert printed.err == "Read as «Комитет»; --exact takes the words as typed.\n"
    assert json.loads(printed.out)
    assert run(svod, ["search", "комитетта", "--exact", "--json"]) == 0
    assert capfd.readouterr().err == ""


def test_what_says_the_same_is_named_beside(
    tmp_path: Path, documents: dict[str, bytes], capfd: Printed
) -> None:
    with Primary(tmp_path, base=BASE) as primary:
        for key in ("protokol-5", "protokol-6", "protokol-8"):
            statements = documents["protokol-5"].replace(b"protokol-5", key.encode())
            primary.put(f"{BASE}id/document/{key}", statements)
        primary.publish()
    assert run(svod, ["search", "подготовить план", "-k", "1", "--data", str(tmp_path)]) == 0
    lines = capfd.readouterr().out.splitlines()
    shown = lines[1].split()[0]
    others = re.findall(r"protokol-\d.txt", lines[3])
    assert {shown, *others} == {"protokol-5.txt", "protokol-6.txt", "protokol-8.txt"}
    assert lines[2:] == [
        "   1. Рекомендовать Комитету по туризму подготовить план до 1 июля 2019 года.",
        f"   same in 2 others: {', '.join(others)}",
        "",
    ]
