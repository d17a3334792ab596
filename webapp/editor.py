"""The SPARQL page: an editor with worked examples, and what came of a query."""

from collections.abc import Callable

from flask import Response, make_response, render_template, request

from kg.errors import KgError
from kg.worker import Answer
from ontology.prefixes import PREFIXES
from webapp import errors
from webapp.examples import EXAMPLES
from webapp.results import result

#: What the editor's choice of a format asks for: of a table first, then of RDF.
FORMATS = {
    "csv": "text/csv, text/turtle;q=0.5",
    "tsv": "text/tab-separated-values, text/turtle;q=0.5",
    "json": "application/sparql-results+json, application/ld+json;q=0.5",
    "xml": "application/sparql-results+xml, application/rdf+xml;q=0.5",
}

#: What the page of results is made from.
FOR_THE_PAGE = "application/sparql-results+json, text/turtle;q=0.5"


def empty() -> Response:
    example = EXAMPLES.get(request.args.get("example", ""), next(iter(EXAMPLES.values())))
    return make_response(rendered(example.query))


def filled(query: str, run: Callable[[], Answer]) -> Response:
    """A query that fails comes back into the editor with what is wrong."""
    try:
        answer = run()
    except KgError as error:
        return make_response(rendered(query, problem=error), errors.status(error))
    return make_response(rendered(query, answer=answer))


def rendered(query: str, *, answer: Answer | None = None, problem: KgError | None = None) -> str:
    return render_template(
        "sparql.html",
        query=query,
        result=result(answer) if answer else None,
        problem=problem,
        problem_title=errors.title(problem) if problem else "",
        examples=EXAMPLES.values(),
        formats=FORMATS,
        prefixes=PREFIXES,
    )
