"""What is published here, described for people, catalogues and crawlers."""

from typing import cast

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from pyoxigraph import NamedNode, RdfFormat, parse
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as BaseResponse

from kg.asking import text
from kg.updating.peoples import Peoples
from ontology.prefixes import PREFIXES
from webapp import graph_store, schema_org_pages
from webapp.config import Config
from webapp.context import generation, prefers_html
from webapp.described import Described
from webapp.extent import extent
from webapp.formats import FORMATS, SUFFIX, from_turtle, suffix_for
from webapp.freshness import unless_known

blueprint = Blueprint("dataset", __name__)

#: The graphs beside those of documents and passages; each has its place in the description.
GRAPHS = ("entities", "authority", "ontology", "rules", "links", "people")


#: What shows a graph to people.
SHOWN = """SELECT ?subject ?predicate ?object WHERE {{
  GRAPH <{}> {{ ?subject ?predicate ?object }}
}}"""

#: Those that do not grow with the documents: they are counted whenever they are described.
SMALL = ("authority", "ontology", "rules", "people")


@blueprint.get("/.well-known/void")
def well_known() -> BaseResponse:
    """Where crawlers look for a description."""
    return redirect(url_for("dataset.dataset"), 303)


@blueprint.get(f"/.well-known/void.<{SUFFIX}:suffix>")
def well_known_format(suffix: str) -> BaseResponse:
    return redirect(url_for("dataset.rdf", suffix=suffix), 303)


@blueprint.get("/graph/<path:name>")
def graph(name: str) -> BaseResponse:
    """303 to what is said of a graph: what it holds is in the dumps. People's are given whole.

    In a browser those with names of their own are shown by a query.
    """
    iri = graph_store.address(name)
    is_peoples = Peoples(generation().manifest.base).has(iri)
    if not is_peoples and name not in GRAPHS:
        raise NotFound(f"There is no graph of that name, but {', '.join(GRAPHS)}.")
    is_there = is_peoples and graph_store.is_there(iri)
    if name not in GRAPHS and not is_there:
        raise NotFound(f"There is no graph {iri}.")
    if is_there and not prefers_html():
        return graph_store.content(iri)
    if name in GRAPHS:
        return redirect(url_for("dataset.dataset", _anchor=name), 303)
    return redirect(url_for("sparql.sparql", query=SHOWN.format(iri)), 303)


@blueprint.get("/dataset")
def dataset() -> Response:
    if prefers_html():
        return Response(page())
    return rdf(suffix_for(request.accept_mimetypes))


@blueprint.get("/dataset.html")
def html() -> str:
    return page()


@blueprint.get(f"/dataset.<{SUFFIX}:suffix>")
def rdf(suffix: str) -> Response:
    # Two generations of one state, as after a reindex, differ here alone: in their names.
    return unless_known(lambda: from_turtle(turtle(), suffix), suffix, licence(), generation().name)


def page() -> str:
    triples = (quad.triple for quad in parse(turtle(), format=RdfFormat.TURTLE))
    described = Described(triples)
    return render_template(
        "dataset.html",
        described=described,
        schema_org=schema_org_pages.dataset(described),
        manifest=generation().manifest,
        licence=licence(),
        extent=extent(),
        here=f"{generation().manifest.base}dataset#",
        graphs=GRAPHS,
    )


def turtle() -> str:
    manifest = generation().manifest
    documents = generation().select("documents_by_date")[:1]
    return render_template(
        "dataset.ttl",
        base=manifest.base,
        manifest=manifest,
        licence=licence(),
        formats=FORMATS,
        prefixes=PREFIXES,
        examples=[text(row, "document") for row in documents],
        sizes=sizes(),
        extent=extent(),
    )


def sizes() -> dict[str, str]:
    """How many statements stand in each of the small graphs."""
    graphs = {name: NamedNode(graph_store.address(name)) for name in SMALL}
    rows = generation().select_each("graph_sizes", "named", graphs.values())
    found = {text(row, "named"): text(row, "statements") for row in rows}
    return {name: found.get(graph.value, "0") for name, graph in graphs.items()}


def licence() -> str | None:
    return cast(Config, current_app.extensions["config"]).licence
