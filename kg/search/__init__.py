"""From a question's words to passages: by their words and by what they mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.encoder import Encoder, load_encoder
from kg.fulltext import Clauses, FullText, Stored
from kg.generations import Generation
from kg.search.asked import Asked, read
from kg.search.candidates import candidates
from kg.search.excerpts import Excerpt, Span, excerpts
from kg.search.facets import Facets, of_all, of_best
from kg.search.indexes import Indexes
from kg.search.matching import Matcher
from kg.search.ranking import Ranked, Weights, ranked
from kg.search.repeats import Group, groups
from kg.vectors import refuse_other_encoder

#: So many passages of either kind are looked at closely, or as many as are wanted.
DEPTH = 64

Narrowed = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Repeat:
    """A passage that says nearly the same as a hit."""

    passage: str
    document: str
    file: str
    title: str


@dataclass(frozen=True)
class Hit:
    """A passage found; highlights are spans of its text that match, `snippet` its best part."""

    passage: str
    document: str
    file: str
    title: str
    text: str
    score: float
    highlights: list[Span]
    snippet: Span
    repeats: list[Repeat] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """Hits, best first; `corrected` is how the question was read where it was mistyped.

    Facets count the passages that were looked at closely.
    """

    hits: list[Hit]
    facets: Facets = field(default_factory=dict)
    corrected: str = ""


def search(
    generation: Generation, query: str, *, k: int = 10, encoder: Encoder | None = None
) -> list[Hit]:
    """The k best passages, best first; none for a query without a word that says anything."""
    return find(generation, query, k=k, encoder=encoder).hits


def find(
    generation: Generation,
    query: str,
    *,
    k: int = 10,
    narrowed: Narrowed | None = None,
    counted: bool = False,
    exact: bool = False,
    encoder: Encoder | None = None,
) -> Found:
    """The k best passages; `counted` says by what they can be narrowed down.

    `narrowed` are facets of which passages must have one of the values; `exact` takes the words as
    they are typed.

    Raises EncoderMismatch when the generation's vectors were made by another encoder.
    """
    encoder = encoder or load_encoder()
    refuse_other_encoder(encoder, generation.manifest.model, generation.manifest.dimension)
    asked = read(generation, query, exact=exact)
    if k < 1 or not (asked.sought or asked.question.phrases or narrowed):
        return Found([])
    matcher = asked.matcher(generation)
    order = rank(generation, asked, matcher, encoder, narrowed=narrowed, depth=max(k, DEPTH))
    hits = _hits(groups(order, k), generation.fulltext, matcher)
    facets = _facets(order, generation.fulltext, _clauses(asked, narrowed or {})) if counted else {}
    return Found(hits, facets, asked.corrected)


def rank(
    indexes: Indexes,
    asked: Asked,
    matcher: Matcher,
    encoder: Encoder,
    *,
    narrowed: Narrowed | None = None,
    depth: int = DEPTH,
    weights: Weights | None = None,
) -> list[Ranked]:
    """All passages worth a closer look, the best first."""
    clauses = _clauses(asked, narrowed or {})
    vector = encoder.encode_queries([asked.meant])[0]
    found = candidates(indexes, clauses, vector, depth)
    return ranked(found, indexes.fulltext, matcher, weights or Weights())


def _clauses(asked: Asked, narrowed: Narrowed) -> Clauses:
    """Phrases must be there, unless a whole sentence asks."""
    question = asked.question
    things = (thing for one in asked.sought for thing in one.things)
    return Clauses(
        words=[one.alternatives for one in asked.sought],
        things=list(dict.fromkeys(things)),
        preferred=question.phrases if question.is_sentence else (),
        required=() if question.is_sentence else question.phrases,
        excluded=question.excluded,
        facets=narrowed,
    )


def _facets(order: Sequence[Ranked], fulltext: FullText, clauses: Clauses) -> Facets:
    if not clauses.seek:
        return of_all(fulltext, clauses)
    return of_best(fulltext.passages([one.number for one in order]).values())


def _hits(groups: Sequence[Group], fulltext: FullText, matcher: Matcher) -> list[Hit]:
    shown = (one.number for group in groups for one in (group.best, *group.repeats))
    passages = fulltext.passages(list(shown))
    best = [passages[group.best.number] for group in groups]
    cut = excerpts([(passage.text("text"), passage.spans) for passage in best], matcher)
    return [_hit(group, passages, each) for group, each in zip(groups, cut, strict=True)]


def _hit(group: Group, passages: Mapping[int, Stored], shown: Excerpt) -> Hit:
    passage = passages[group.best.number]
    return Hit(
        **passage.texts("passage", "document", "file", "title", "text"),
        score=group.best.score,
        highlights=shown.highlights,
        snippet=shown.span,
        repeats=[
            Repeat(**passages[one.number].texts("passage", "document", "file", "title"))
            for one in group.repeats
        ],
    )
