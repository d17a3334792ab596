"""What changed from one version of a document to the next."""

import json
from types import SimpleNamespace

import pytest

from kg.differences import Difference, FactChange, ProvisionChange, Turnover, read_difference
from kg.receipts import Receipt
from kg.store import Primary

NONE = Turnover(0, 0, [], [])


@pytest.fixture
def changed(primary: Primary, example: SimpleNamespace):
    """What the store says when the example comes with some of its words changed."""

    def of(changes: dict[str, str]) -> Difference:
        assert primary.put(example.document(), example.protocol()) is None
        difference = primary.put(example.document(), example.protocol(changes=changes))
        assert difference is not None
        return difference

    return of


def kept(primary: Primary, example: SimpleNamespace) -> Receipt:
    return primary.receipt(example.document())


def test_facts(changed) -> None:
    difference = changed({"2019-03-05": "2019-03-06", "svod:Adopted": "svod:Draft"})
    assert difference.facts == [
        FactChange("eli:date_document", ("2019-03-05",), ("2019-03-06",)),
        FactChange("svod:status", ("svod:Adopted",), ("svod:Draft",)),
    ]
    assert difference.provisions == []


def test_a_reworded_provision_is_named_with_what_it_says_otherwise(changed) -> None:
    difference = changed({
        "подготовить план до 1 июля 2019 года": "подготовить смету до 1 мая 2019 года",
        "2019-07-01": "2019-05-01",
        "до 1 июля 2019 года": "до 1 мая 2019 года",
        "aaaa0002": "aaaa0009",
        "bbbb0001": "bbbb0009",
    })  # fmt: skip
    assert difference.provisions == [
        ProvisionChange(
            number="1",
            before="Рекомендовать Комитету по туризму подготовить план до 1 июля 2019 года.",
            after="Рекомендовать Комитету по туризму подготовить смету до 1 мая 2019 года.",
            facts=("svod:deadline", "svod:deadlineText"),
            provision="http://localhost:8080/id/document/protokol-5/provision/1-bbbb0009",
        )
    ]
    assert difference.provisions[0].done == "changed"


def test_a_provision_of_the_same_words_may_be_read_otherwise(changed) -> None:
    [provision] = changed(
        {"svod:addressee <id/organization/komitet": "svod:addressee <id/group/komitet"}
    ).provisions
    assert (provision.done, provision.facts) == ("changed", ("svod:addressee",))


def test_a_provision_of_other_words_is_another(changed) -> None:
    words = "Рекомендовать Комитету по туризму подготовить план до 1 июля 2019 года."
    difference = changed({f'"{words}"': '"Открыть музей."', "bbbb0001": "bbbb0009"})
    assert [(each.done, each.number) for each in difference.provisions] == [
        ("added", "1"),
        ("removed", "1"),
    ]


def test_things_relations_roles_and_figures(changed) -> None:
    difference = changed({"Норвегия": "Исландия", "norvegiya": "islandiya", "34.0": "35.0"})
    assert difference.turnover == {
        "passages": Turnover(
            1,
            1,
            ["2. Председатель Совета: Исландия, март 2016 – март 2017. В Совете 34 участника."],
            ["2. Председатель Совета: Норвегия, март 2016 – март 2017. В Совете 34 участника."],
        ),
        "entities": Turnover(1, 1, ["Исландия"], ["Норвегия"]),
        "relations": Turnover(
            1,
            1,
            [("Исландия", "org:memberOf", "Совет по туризму")],
            [("Норвегия", "org:memberOf", "Совет по туризму")],
        ),
        "roles": Turnover(
            1,
            1,
            [("Исландия", "svod:Chair", "Совет по туризму")],
            [("Норвегия", "svod:Chair", "Совет по туризму")],
        ),
        "figures": Turnover(
            1,
            1,
            [("Совет по туризму", "svod:members", "35")],
            [("Совет по туризму", "svod:members", "34")],
        ),
    }


def test_it_is_kept_with_the_receipt_until_the_next_change(
    changed, primary: Primary, example: SimpleNamespace
) -> None:
    difference = changed({"2019-03-05": "2019-03-06"})
    assert kept(primary, example).changes == read_difference(difference.text())
    again = example.protocol(changes={"2019-03-05": "2019-03-06"})
    assert not primary.put(example.document(), again)
    assert json.loads(kept(primary, example).changes.text()) == json.loads(difference.text())
    primary.put(example.document(), example.protocol())
    assert kept(primary, example).changes.facts[0].after == ["2019-03-05"]


def test_what_says_nothing_new_is_no_difference(changed) -> None:
    assert not changed({"9f2b5c1e": "8e1a4b0d"})


def test_a_removed_document_takes_it_along(
    changed, primary: Primary, example: SimpleNamespace
) -> None:
    changed({"2019-03-05": "2019-03-06"})
    primary.drop(example.document())
    primary.put(example.document(), example.protocol())
    assert kept(primary, example).changes is None
