"""What to search for instead."""

import pytest

from kg.generations import Generation
from kg.suggestions import respelt, suggested


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("придседатель Совета", "Председатель Совета"),
        ("«план камитета» 10-рп", "«план Комитет» 10-рп"),
        ("rjvbntn gj nehbpve", "комитет по туризму"),
        ("gkfy lkz cjdtnf?", "план для совета?"),
        ("план rjvbntnf 10-рп", "план комитета 10-рп"),
        ("gjlujnjdbnm gkfy", "подготовить план"),
        ("засе дание совета", "заседание совета"),
        ("планкомитета", "план комитета"),
        ("план комитета", "план комитета"),
        ("что с 2019?", "что с 2019?"),
        ("", ""),
    ],
)
def test_the_query_as_it_was_meant(generation: Generation, query: str, meant: str) -> None:
    assert respelt(generation.vocabulary, query) == meant


@pytest.mark.parametrize(
    ("query", "others"),
    [
        ("камитет", ["Комитет", "Комитет по туризму"]),
        ("план пингвинов", ["план"]),
        ("комитет по космосу", ["комитет", "Комитет по туризму"]),
        ("пингвины", ["Совет по туризму", "Комитет по туризму", "Норвегия"]),
        ("норвежский", ["Норвегия"]),
    ],
)
def test_other_queries(generation: Generation, query: str, others: list[str]) -> None:
    assert suggested(generation, query) == others


def test_words_that_do_not_stand_together_may_stand_apart(generation: Generation) -> None:
    assert suggested(generation, "«план туризма» -совет")[0] == "план туризма -совет"


def test_a_word_without_end_keeps_nobody_waiting(generation: Generation) -> None:
    assert suggested(generation, "щ" * 5_000) == suggested(generation, "")
