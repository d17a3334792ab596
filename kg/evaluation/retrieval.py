"""How well search finds what answers a question, whole and with parts of it left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

from tqdm import tqdm

from kg.encoder import Encoder
from kg.evaluation.answers import read_questions
from kg.evaluation.collections import Question, read_collection
from kg.evaluation.gain import DEPTH, ndcg
from kg.fulltext import EmbeddedFullText, FullText, FullTextIndex
from kg.generations import Generation
from kg.passages import IndexedPassage
from kg.search import rank
from kg.search.asked import read
from kg.search.expansion import Sought
from kg.search.indexes import Indexes
from kg.search.ranking import Weights
from kg.vectors import EmbeddedVectors, VectorIndex, Vectors
from kg.vocabulary.index import VocabularyIndex
from kg.vocabulary.published import Vocabulary

HITS = 5

COLLECTION = "urn:collection"


@dataclass(frozen=True)
class Measurement:
    """What a recipe reaches on the questions of a set."""

    set: str
    recipe: str
    questions: int
    ndcg: float
    recall: float
    reciprocal_rank: float
    hit: float


Expansion = Callable[[Sequence[Sought]], Sequence[Sought]]


@dataclass(frozen=True)
class Recipe:
    """A way to search, to be measured beside others."""

    name: str
    weights: Weights = field(default_factory=Weights)
    expansion: Expansion = list


def as_typed(found: Sequence[Sought]) -> list[Sought]:
    """Without corrections, translations and other names."""
    return [replace(one, alternatives=one.alternatives[:1], things=()) for one in found]


RECIPES = (
    Recipe("as Svod searches"),
    Recipe("only the words, as typed", Weights(1, 0, 0, opened=0, before=0), as_typed),
    Recipe("only the words", Weights(1, 0, 0, opened=0, before=0)),
    Recipe("only the vectors", Weights(0, 1, 0, opened=0, before=0)),
    Recipe("words and vectors", Weights(word_by_word=0)),
    Recipe("only word by word", Weights(0, 0, 1)),
    Recipe("without expansion", expansion=as_typed),
    Recipe("without context", Weights(of_context=0, opened=0, before=0)),
)


@dataclass(frozen=True)
class Indexed:
    """Passages indexed as a generation has them."""

    fulltext: FullText
    vectors: Vectors
    vocabulary: Vocabulary


def indexed(passages: Sequence[IndexedPassage], folder: Path, encoder: Encoder) -> Indexed:
    """Makes the indexes of a collection in an empty folder, as those of one document."""
    marks, published = {COLLECTION: ""}, folder / "published"
    published.mkdir()
    fulltext = FullTextIndex(folder / "fulltext")
    fulltext.refresh(marks, lambda _: passages)
    fulltext.publish(published / "fulltext")
    vectors = VectorIndex(folder / "vectors")
    vectors.refresh(marks, lambda _: passages, encoder)
    vectors.publish(published / "vectors")
    vocabulary = VocabularyIndex(folder / "vocabulary")
    vocabulary.refresh(marks, lambda _: passages, lambda _: {}, lambda _: [])
    vocabulary.publish(published / "vocabulary")
    return Indexed(
        EmbeddedFullText(published / "fulltext"),
        EmbeddedVectors(published / "vectors"),
        Vocabulary(published / "vocabulary"),
    )


def measure_collection(
    folder: Path, encoder: Encoder, recipes: Sequence[Recipe]
) -> Iterator[Measurement]:
    """Indexes a collection by itself and asks it its questions."""
    collection = read_collection(folder)
    with TemporaryDirectory(prefix="svod-collection-") as place:
        indexes = indexed(collection.passages, Path(place), encoder)
        for recipe in recipes:
            yield measured(indexes, collection.name, collection.questions, encoder, recipe)


def measure_questions(
    generation: Generation, folder: Path, encoder: Encoder, recipes: Sequence[Recipe]
) -> Iterator[Measurement]:
    """Asks what is published the questions of annotators, by language."""
    for language, questions in read_questions(generation, folder).items():
        for recipe in recipes:
            name = f"{folder.name}, {language}"
            yield measured(generation, name, questions, encoder, recipe)


def measured(
    indexes: Indexes, name: str, questions: Sequence[Question], encoder: Encoder, recipe: Recipe
) -> Measurement:
    shown = tqdm(questions, desc=f"{name}: {recipe.name}", unit=" questions", leave=False)
    each = [_figures(one.relevant, _found(indexes, one.text, encoder, recipe)) for one in shown]
    means = (fmean(column) for column in zip(*each, strict=True))
    return Measurement(name, recipe.name, len(questions), *means)


def _found(indexes: Indexes, text: str, encoder: Encoder, recipe: Recipe) -> list[str]:
    typed = read(indexes, text)
    asked = replace(typed, sought=recipe.expansion(typed.sought))
    order = rank(indexes, asked, asked.matcher(indexes), encoder, weights=recipe.weights)
    best = [one.number for one in order[:DEPTH] if one.score > 0]
    passages = indexes.fulltext.passages(best)
    return [passages[number].text("passage") for number in best]


def _figures(relevant: Mapping[str, float], found: Sequence[str]) -> tuple[float, ...]:
    places = [place for place, one in enumerate(found[:DEPTH], start=1) if one in relevant]
    first = next(iter(places), 0)
    return (
        ndcg(relevant, found),
        len(places) / len(relevant),
        1 / first if first else 0.0,
        float(0 < first <= HITS),
    )
