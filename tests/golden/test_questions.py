"""Passages that answer the annotators' questions to the five documents are found.

The floors lie a little below what is reached; `svod evaluate search` prints all figures.
"""

from pathlib import Path

import pytest

from kg.encoder import load_encoder
from kg.evaluation.retrieval import RECIPES, measure_questions
from kg.generations import Generation


@pytest.fixture(scope="module")
def hits(generation: Generation, annotations: Path) -> dict[str, float]:
    """By language the share of questions with an answer among the first five passages."""
    found = measure_questions(generation, annotations, load_encoder(), RECIPES[:1])
    return {measurement.set[-2:]: measurement.hit for measurement in found}


@pytest.mark.parametrize(("language", "least"), [("ru", 0.85), ("en", 0.90)])
def test_an_answer_is_among_the_first_five(
    hits: dict[str, float], language: str, least: float
) -> None:
    assert hits[language] >= least
