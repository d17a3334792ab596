"""What one request works with: one generation of the graph, from first to last."""

from typing import cast

from flask import current_app, g, request

from kg.encoder import Encoder
from kg.generations import Generation, Generations
from kg.search import Found, Narrowed
from kg.search import find as find_in
from kg.similar import Similar, similar
from webapp.config import Config
from webapp.formats import MEDIA_TYPES

#: What programs ask for; of types that are equally welcome the first is taken.
DATA_TYPES = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "application/json",
    "text/csv",
    *MEDIA_TYPES,
)

#: Where a request carries the generation that is answered from, if that was chosen before.
GENERATION = "svod.generation"


def generation() -> Generation:
    """The generation that was current when this request first asked."""
    if "generation" not in g:
        generations = cast(Generations, current_app.extensions["generations"])
        g.generation = request.environ.get(GENERATION) or generations.current()
    return cast(Generation, g.generation)


def find(
    question: str, *, k: int, narrowed: Narrowed, counted: bool = False, exact: bool = False
) -> Found:
    """The passages that answer the question best."""
    return find_in(
        generation(),
        question,
        k=k,
        narrowed=narrowed,
        counted=counted,
        exact=exact,
        encoder=encoder(),
    )


def like(iri: str, *, k: int) -> list[Similar]:
    """The passages most like a passage or a provision."""
    return similar(generation(), iri, k=k, encoder=encoder())


def encoder() -> Encoder | None:
    return config().encoder_of(generation().manifest.model)


def config() -> Config:
    return cast(Config, current_app.extensions["config"])


def prefers_html() -> bool:
    """Whether a browser asks: programs that name no type get the data, not the page."""
    accepted = request.accept_mimetypes
    return "text/html" in request.headers.get("Accept", "") and (
        accepted.best_match([*DATA_TYPES, "text/html"]) == "text/html"
    )
