"""What training starts from."""

import numpy as np

from kg.training.encoder import share_rows
from kg.training.first_table import first_table, frequent_figures
from kg.training.model_files import WordTable
from kg.training.pairs import Pair
from kg.training.paragraphs import parted
from kg.training.russian_words import RussianWords

WORDS = RussianWords(
    forms={"план": 0, "плана": 0, "бюджет": 1},
    vectors=np.eye(2, dtype=np.float32),
    shares=np.array([1e-3, 1e-4]),
)
PAIRS = [
    Pair("minutes", "The plan of 2016", "План 2016 года"),
    Pair("minutes", "budget", "бюджет"),
    Pair("minutes", "plans of 2016", "планы 2016"),
    Pair("minutes", "plan for 2016 and 1075", "план на 2016"),
]


def test_english_words_stand_where_their_translations_stand() -> None:
    table = first_table(WORDS, PAIRS, np.ones(4, dtype=np.float32), english=100)
    rows = table.rows / np.linalg.norm(table.rows, axis=1, keepdims=True)
    assert rows[table.words["plan"]] @ rows[table.words["план"]] > 0.99
    assert rows[table.words["budget"]] @ rows[table.words["бюджет"]] > 0.99
    assert table.words["план"] == table.words["плана"]


def test_a_figure_has_a_vector_where_both_languages_write_it_often() -> None:
    figures = frequent_figures([*PAIRS, *[Pair("minutes", "Act 1324", "Закон 1324")] * 3])
    assert {"2016", "100", "1324"} <= set(figures)
    assert "1075" not in figures


def test_rare_words_share_the_rows_of_frequent_ones_like_them() -> None:
    rows = np.array([[1, 0], [0, 1], [0.1, 0.9], [5, 1], [3, 3]], dtype=np.float32)
    words = {"план": 0, "бюджет": 1, "смета": 2, "проект": 3, "plan": 4}
    shared = share_rows(WordTable(words, rows), np.array([2, 3]))
    assert shared.words == {"план": 0, "бюджет": 1, "смета": 1, "проект": 0, "plan": 2}
    assert shared.rows.tolist() == [[1, 0], [0, 1], [3, 3]]


def test_each_sentence_stands_beside_the_rest_of_its_paragraph() -> None:
    one, other = "Утвердить план развития туризма.", "Опубликовать его в газете «Вперёд»."
    assert list(parted(f"{one} Принято. {other}")) == [(one, other), (other, one)]
    assert list(parted(one)) == []
