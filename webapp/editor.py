"""The SPARQL page: an editor with worked examples, and what came of a query."""

from collections.abc import Callable

from flask import Response, make_response, render_template, request, url_for

from kg.errors import KgError
from kg.results import Answer
from ontology.prefixes import PREFIXES
from webapp import errors
from webapp.context import config, generation
from webapp.examples import EXAMPLES, grouped
from webapp.language import language, say
from webapp.protection import YASGUI_STYLES, policy
from webapp.results import result
from webapp.wording import LANGUAGES

#: What the editor's choice of a format asks for: of a table first, then of RDF.
FORMATS = {
    "csv": "text/csv, text/turtle;q=0.5",
    "tsv": "text/tab-separated-values, text/turtle;q=0.5",
    "json": "application/sparql-results+json, application/ld+json;q=0.5",
    "xml": "application/sparql-results+xml, application/rdf+xml;q=0.5",
}
#: What an answer in RDF can be downloaded as.
RDF_FORMATS = {"csv": "Turtle", "json": "JSON-LD", "xml": "RDF/XML"}

#: What the page of results is made from.
FOR_THE_PAGE = "application/sparql-results+json, text/turtle;q=0.5"


def empty() -> Response:
    example = EXAMPLES.get(request.args.get("example", ""), next(iter(EXAMPLES.values())))
    return page(example.queries[language()], chosen=example.name)


def filled(query: str, run: Callable[[], Answer]) -> Response:
    """A query that fails comes back into the editor with what is wrong."""
    try:
        answer = run()
    except KgError as error:
        errors.log(error)
        return page(query, problem=error)
    return page(query, answer=answer)


def page(
    query: str, *, answer: Answer | None = None, problem: KgError | None = None, chosen: str = ""
) -> Response:
    content = render_template(
        "sparql.html",
        query=query,
        result=result(answer) if answer else None,
        problem=errors.said(problem) if problem else None,
        problem_title=errors.title(problem) if problem else "",
        examples=grouped(EXAMPLES.values()),
        chosen=chosen,
        formats=FORMATS,
        rdf_formats=RDF_FORMATS,
        prefixes=PREFIXES,
        settings=settings(),
        most_megabytes=config().limits.result_bytes // 1_000_000,
    )
    response = make_response(content, errors.status(problem) if problem else 200)
    response.headers["Content-Security-Policy"] = policy(*YASGUI_STYLES)
    return response


def settings() -> dict[str, object]:
    """What the page's script goes by."""
    return {
        "prefixes": PREFIXES,
        "address": url_for("completion.terms"),
        "base": generation().manifest.base,
        "root": f"{request.script_root}/",
        "ontology": PREFIXES["svod"],
        "ontologyPage": url_for("vocabulary.page"),
        "running": say("sparql running"),
        "unreachable": say("sparql unreachable"),
        "words": LANGUAGES[language()]["yasgui"],
        "headings": LANGUAGES[language()]["yasgui statements"],
        "table": LANGUAGES[language()]["yasgui table"],
    }
