"""What pairs of texts teach about the words in them."""

import pytest

from kg.training.pairs import Pair
from kg.training.translations import most_probable, single_words, terms
from kg.translations import Alternative

PAIRS = [
    Pair("minutes", "The committee approved the plan.", "Комитет утвердил план."),
    Pair("minutes", "The committee discussed the budget.", "Комитет обсудил бюджет."),
    Pair("minutes", "Plans and budgets", "Планы и бюджеты"),
    Pair("words", "plan", "план"),
]


def test_words_that_stand_together_in_many_pairs_translate_each_other() -> None:
    table = single_words(PAIRS)
    assert {word: meanings[0].lemmas for word, meanings in table.items()} == {
        "committee": ("комитет",),
        "approved": ("утвердить",),
        "discussed": ("обсудить",),
        "plan": ("план",),
        "budget": ("бюджет",),
    }


def test_a_term_is_taken_from_dictionaries_as_a_whole() -> None:
    entries = [
        Pair("unbist", "Round tables", "Круглые столы"),
        Pair("ms-headings", "Work table", "Рабочая таблица"),
        Pair("words", "table", "стол"),
    ]
    assert terms(entries) == {"round table": (Alternative(("круглый", "стол"), 1.0),)}


def test_improbable_meanings_are_left_out() -> None:
    counted = {("стол",): 75.0, ("таблица",): 24.0, ("плита",): 1.0}
    assert most_probable(counted) == (
        Alternative(("стол",), pytest.approx(0.75)),
        Alternative(("таблица",), pytest.approx(0.24)),
    )


@pytest.mark.parametrize(
    ("source", "weight"), [("unbist", 4), ("newstest2014.en-ru", 1), ("ms-headings", 0.05)]
)
def test_a_pair_counts_as_its_source_is_near_to_the_genre(source: str, weight: float) -> None:
    assert Pair(source, "table", "стол").weight == weight
