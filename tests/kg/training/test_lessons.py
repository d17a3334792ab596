"""Vectors learn from pairs: partners come nearer, the rest stays where it was."""

from collections.abc import Callable

import numpy as np
import pytest
import scipy.sparse as sp
from numpy.typing import NDArray

from kg.training.lessons import Lessons, Pairs, train
from kg.training.losses import neighbours, resemble, tell_apart
from kg.training.space import Space, Texts, main_directions

FIRST = np.random.default_rng(1).normal(size=(8, 4)).astype(np.float32)
FIRST[7] = 2 * FIRST[6]
EVERY = np.arange(3)
EQUALLY = np.ones(3, dtype=np.float32)


def texts_of(*words: int) -> Texts:
    """A text of one word for each of these rows."""
    return Texts(sp.csr_matrix(np.eye(len(FIRST), dtype=np.float32)[list(words)]), FIRST)


ENGLISH, RUSSIAN = texts_of(0, 1, 2), texts_of(3, 4, 5)


@pytest.fixture
def space() -> Space:
    return Space(FIRST, np.eye(4, dtype=np.float32))


def likenesses(space: Space, ones: Texts, others: Texts) -> NDArray[np.float32]:
    return space.batch(ones, EVERY).vectors @ space.batch(others, EVERY).vectors.T


def practise(space: Space, lesson: Callable[..., None], wanted: object, **options: float) -> None:
    for _ in range(100):
        ones, others = space.batch(ENGLISH, EVERY), space.batch(RUSSIAN, EVERY)
        lesson(ones, others, wanted, **options)
        space.learn([ones, others], 1.0)


def test_each_text_comes_nearest_to_its_partner(space: Space) -> None:
    practise(space, tell_apart, EQUALLY, factor=1, sharpness=20)
    found = likenesses(space, ENGLISH, RUSSIAN)
    assert found.argmax(axis=0).tolist() == found.argmax(axis=1).tolist() == [0, 1, 2]


def test_texts_become_as_alike_as_the_teacher_finds_them(space: Space) -> None:
    alike = np.array([[1, 0.9, 0], [0.9, 1, 0.3], [0, 0.3, 1]], dtype=np.float32)
    practise(space, resemble, neighbours(alike), factor=1)
    assert neighbours(likenesses(space, ENGLISH, RUSSIAN)) == pytest.approx(
        neighbours(alike), abs=0.05
    )


def test_words_that_no_pair_shows_stay_beside_each_other(space: Space) -> None:
    practise(space, tell_apart, EQUALLY, factor=1, sharpness=20)
    assert not np.allclose(space.rows[6], FIRST[6])
    assert space.rows[7] == pytest.approx(2 * space.rows[6])


def test_training_is_the_same_every_time(space: Space) -> None:
    pairs = Pairs(texts_of(*[0, 1, 2] * 90), texts_of(*[3, 4, 5] * 90), np.tile(EQUALLY, 90))
    lessons = Lessons(pairs, np.tile(np.eye(3, dtype=np.float32), (90, 1)), pairs, pairs)
    train(space, lessons)
    again = Space(FIRST, np.eye(4, dtype=np.float32))
    train(again, lessons)
    assert np.array_equal(space.rows, again.rows)
    assert not np.array_equal(space.rows, FIRST)


def test_what_is_common_to_all_texts_is_no_direction() -> None:
    sums = np.random.default_rng(2).normal(size=(500, 6)).astype(np.float32)
    sums[:, :3] += 10
    directions = main_directions(sums, 3)
    assert directions.shape == (6, 3)
    assert abs((sums @ directions).mean()) < 0.5
