"""The pages for people: each view reads the request, asks the graph, and renders."""

from typing import get_args

from flask import Blueprint, Response, current_app, render_template, request
from pyoxigraph import NamedNode

from kg.asking import Row, text
from kg.errors import NothingPublished
from kg.receipts import receipt, related
from kg.search import Found
from kg.suggestions import suggested
from ontology.iris import EntityKind
from ontology.terms import SVOD
from webapp import schema_org_pages
from webapp.addresses import iri_at
from webapp.asked import asked
from webapp.context import generation, like
from webapp.entity import entity
from webapp.ordered import InOrder
from webapp.paging import page_among, page_of, whole_number
from webapp.reading import read
from webapp.spans import marked, within
from webapp.things import Thing, thing

blueprint = Blueprint("pages", __name__)

DOCUMENTS_AT_HOME = 8
MOST_HITS_ON_A_PAGE = 50
MOST_PAGES_OF_HITS = 20
SIMILAR_ON_A_PAGE = 20
PROVISION = NamedNode(SVOD.Provision)
PROVISIONS_ON_A_PAGE = 30


@blueprint.get("/")
def home() -> str:
    try:
        manifest = generation().manifest
    except NothingPublished:
        return render_template("empty.html")
    newest = generation().select("documents_by_date")[:DOCUMENTS_AT_HOME]
    return render_template(
        "home.html",
        manifest=manifest,
        documents=map(summary, newest),
        schema_org=schema_org_pages.website(),
    )


@blueprint.get("/favicon.ico")
def icon() -> Response:
    """Where programs look that read no page first."""
    return current_app.send_static_file("icon.svg")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """All may be read; queries are no pages."""
    return Response("User-agent: *\nDisallow: /sparql?query=\n", mimetype="text/plain")


@blueprint.get("/search")
def search_page() -> str:
    search = asked()
    size = whole_number("k", default=10, most=MOST_HITS_ON_A_PAGE)
    number = whole_number("page", default=1, most=MOST_PAGES_OF_HITS)
    # The hits of every page are looked for anew, one further than shown.
    found = search.find(size * number + 1, counted=True) if search else Found([])
    return render_template(
        "search.html",
        asked=search,
        found=found,
        page=page_among(found.hits, number, size),
        facets=search.counts(found),
        suggestions=suggested(generation(), search.question) if search and not found.hits else [],
        marked=marked,
        within=within,
    )


@blueprint.get("/similar")
def similar_page() -> str:
    iri = request.args.get("of", "")
    found = like(iri, k=SIMILAR_ON_A_PAGE)
    return render_template("similar.html", thing=thing(generation(), iri), found=found)


@blueprint.get("/documents")
def documents() -> str:
    page = page_of(generation().select("documents_by_date"), size=50)
    return render_template("documents.html", page=page, documents=map(summary, page.items))


@blueprint.get("/document/<key>")
def document(key: str) -> str:
    about = thing(generation(), iri_at(f"document/{key}"))
    blocks = read(generation(), about.iri)
    others = related(generation().select, about.iri)
    return render_template("document.html", thing=about, blocks=blocks, related=others)


@blueprint.get("/document/<key>/receipt")
def receipt_page(key: str) -> str:
    about = thing(generation(), iri_at(f"document/{key}"))
    told = receipt(generation().select, about.iri)
    return render_template("receipt.html", thing=about, receipt=told)


@blueprint.get(f"/<any({', '.join(get_args(EntityKind))}):kind>/<slug>")
def entity_page(kind: str, slug: str) -> str:
    shown = entity(generation(), iri_at(f"{kind}/{slug}"), only=request.args.get("show", ""))
    return render_template("entity.html", entity=shown, thing=shown.thing)


@blueprint.get("/rule/<slug>")
def rule(slug: str) -> str:
    about = thing(generation(), iri_at(f"rule/{slug}"))
    readings = generation().select("readings", rule=NamedNode(about.iri))
    return render_template("rule.html", thing=about, readings=readings)


@blueprint.get("/provisions")
def provisions() -> str:
    narrower = generation().select("subclasses", kind=PROVISION)
    modalities = [text(row, "narrower") for row in narrower]
    found = provisions_of(request.args.get("modality", ""), request.args.get("document", ""))
    page = page_of(found, size=PROVISIONS_ON_A_PAGE)
    return render_template("provisions.html", page=page, modalities=modalities)


def provisions_of(modality: str, document: str) -> InOrder:
    """The provisions of a modality and in a document, each named as in an address; «» for any."""
    kind = NamedNode(SVOD[modality]) if modality.isalpha() else PROVISION
    wanted = iri_at(f"document/{document}") if document else None
    return InOrder(
        generation(),
        counts="provision_counts",
        rows="provisions_in_order",
        column="provision",
        document=wanted,
        kind=kind,
    )


def summary(row: Row) -> tuple[Thing, dict[str, str]]:
    """A document and how much was read from it."""
    iri = text(row, "document")
    counts = generation().select("document_counts", document=NamedNode(iri))
    return thing(generation(), iri), {name: text(row, name) for row in counts for name in row}
