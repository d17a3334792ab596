"""How easily one word is written for another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vocabulary.distance import slips


@pytest.mark.parametrize(
    ("typed", "meant", "cost"),
    [
        ("совет", "совет", 0),
        ("руковадитель", "руководитель", 0.5),  # sounds alike
        ("програма", "программа", 0.5),  # one of two
        ("программма", "программа", 0.5),
        ("болшой", "большой", 0.5),
        ("класетр", "кластер", 0.7),  # swapped
        ("клвстер", "кластер", 0.7),  # the key beside
        ("кластэр", "кластер", 0.5),
        ("клаcтер", "кластер", 1),  # a Latin letter
        ("кластр", "кластер", 1),
        ("бластер", "кластер", 1.5),  # the first letter
        ("энергоэфективность", "энергоэффективность", 0.5),
        ("", "да", 2.5),
    ],
)
def test_slips(typed: str, meant: str, cost: float) -> None:
    assert slips(typed, meant) == pytest.approx(cost)


WORDS = st.text("абвоь", max_size=7)


@given(WORDS, WORDS)
def test_it_makes_no_difference_which_was_typed(typed: str, meant: str) -> None:
    assert slips(typed, meant) == pytest.approx(slips(meant, typed))


@given(WORDS, WORDS, WORDS)
def test_what_both_begin_and_end_with_costs_nothing(one: str, typed: str, meant: str) -> None:
    around = f"к{one}к"
    assert slips(around + typed + around, around + meant + around) == pytest.approx(
        slips(f"к{typed}к", f"к{meant}к")
    )
