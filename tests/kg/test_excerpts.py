"""A result shows the sentence of its passage that says what was sought."""

import pytest

from kg.fulltext.spans import spans_of
from kg.generations import Generation
from kg.lexical import found_by
from kg.search.asked import read
from kg.search.excerpts import excerpts

SEA = (
    "Площадь Каспийского моря составляет около 390 тыс. кв. километров, на его берегах живут "
    "жители пяти государств, работают порты, заповедники и рыбоводные заводы. "
    "С 1995 по 2017 год его уровень понизился почти на 1,5 метра. "
    "Численность каспийского тюленя оценивается в 270 тыс. особей и сокращается из года в год под "
    "влиянием загрязнения, потепления и незаконного лова."
)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("понизился уровень моря", "С 1995"),
        ("На сколько понизился уровень?", "С 1995"),
        ("how much did the level fall", "С 1995"),
        ("тюлень", "Численность"),
        ("заповедники", "Площадь"),
        ("огурцы", "Площадь"),
    ],
)
def test_the_sentence_that_holds_most_of_what_is_sought(
    generation: Generation, question: str, begins: str
) -> None:
    matcher = read(generation, question).matcher(generation)
    (shown,) = excerpts([(SEA, spans_of(found_by(SEA)))], matcher)
    assert SEA[slice(*shown.span)].startswith(begins)
