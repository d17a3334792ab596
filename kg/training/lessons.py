"""The lessons of training: what is shown at each step, and which losses look at it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tqdm import trange

from kg.training.losses import neighbours, resemble, tell_apart
from kg.training.regression import Rows
from kg.training.space import Batch, Space, Texts

EPOCHS = 5  # over the sentences
SENTENCES = 512  # a step
ENTRIES = 256
PARAGRAPHS = 192

#: What the losses of entries, of paragraphs and of the teacher count beside those of sentences.
OF_ENTRIES = 0.3
OF_PARAGRAPHS = 1.0
OF_TEACHER = 1.0

#: How sharply partners are told apart: many sentences are nearly alike, paragraphs are not.
SHARPNESS = 10.0
SHARPNESS_OF_PARAGRAPHS = 20.0

WARM_UP = 50  # steps until the full pace; from there it falls evenly to none


@dataclass(frozen=True)
class Pairs:
    """Texts and their partners in the same order, and what each pair counts."""

    ones: Texts
    others: Texts
    weights: Rows

    def batches(self, space: Space, chosen: NDArray[np.int_]) -> tuple[Batch, Batch]:
        return space.batch(self.ones, chosen), space.batch(self.others, chosen)


@dataclass(frozen=True)
class Lessons:
    sentences: Pairs  # English, Russian
    teacher: Rows  # vectors of the same sentences
    entries: Pairs  # words, terms, and sentences that the teacher has not seen
    paragraphs: Pairs  # sentences, the rest of their paragraphs


def train(space: Space, lessons: Lessons) -> None:
    chance = np.random.default_rng(0)
    steps = EPOCHS * len(lessons.teacher) // SENTENCES
    for step in trange(steps, desc="training", unit=" steps"):
        pace = min(1, (step + 1) / WARM_UP) * (1 - step / steps)
        space.learn(_lesson(space, lessons, chance), pace)


def _lesson(space: Space, lessons: Lessons, chance: np.random.Generator) -> Iterator[Batch]:
    yield from _of_sentences(space, lessons, _some(lessons.sentences, SENTENCES, chance))
    likely = lessons.entries.weights / lessons.entries.weights.sum()
    entries = chance.choice(len(likely), ENTRIES, p=likely)
    yield from _of_pairs(space, lessons.entries, entries, OF_ENTRIES)
    paragraphs = _some(lessons.paragraphs, PARAGRAPHS, chance)
    yield from _of_pairs(
        space, lessons.paragraphs, paragraphs, OF_PARAGRAPHS, SHARPNESS_OF_PARAGRAPHS
    )


def _some(pairs: Pairs, count: int, chance: np.random.Generator) -> NDArray[np.int_]:
    return chance.choice(len(pairs.weights), min(count, len(pairs.weights)), replace=False)


def _of_sentences(space: Space, lessons: Lessons, chosen: NDArray[np.int_]) -> tuple[Batch, Batch]:
    english, russian = lessons.sentences.batches(space, chosen)
    tell_apart(english, russian, lessons.sentences.weights[chosen], factor=1, sharpness=SHARPNESS)
    teacher = lessons.teacher[chosen]
    wanted = neighbours(teacher @ teacher.T)
    for ones, others in ((russian, russian), (english, russian), (english, english)):
        resemble(ones, others, wanted, factor=OF_TEACHER / 3)
    return english, russian


def _of_pairs(
    space: Space,
    pairs: Pairs,
    chosen: NDArray[np.int_],
    factor: float,
    sharpness: float = SHARPNESS,
) -> tuple[Batch, Batch]:
    ones, others = pairs.batches(space, chosen)
    equally = np.ones(len(chosen), dtype=np.float32)  # weights decided which ones are drawn
    tell_apart(ones, others, equally, factor=factor, sharpness=sharpness)
    return ones, others
