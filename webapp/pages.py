"""The pages for people: each view reads the request, asks the graph, and renders."""

from collections import Counter
from typing import get_args

from flask import Blueprint, render_template, request
from pyoxigraph import NamedNode

from kg.asking import Row, text
from kg.errors import NothingPublished
from kg.search import Hit
from ontology.iris import EntityKind
from webapp.addresses import iri_at
from webapp.context import find, generation
from webapp.entity import entity
from webapp.paging import Page, page_of, whole_number
from webapp.reading import read
from webapp.spans import marked
from webapp.things import Thing, thing

blueprint = Blueprint("pages", __name__)

DOCUMENTS_AT_HOME = 8
MOST_HITS_ON_A_PAGE = 50
MOST_PAGES_OF_HITS = 20
#: Facts that the page of an entity shows in places of their own.
SHOWN_APART = frozenset({"rdf:type", "skos:prefLabel", "skos:altLabel", "owl:sameAs"})
#: What the list of provisions can be narrowed by.
FILTERS = ("modality", "document")


@blueprint.get("/")
def home() -> str:
    try:
        manifest = generation().manifest
    except NothingPublished:
        return render_template("empty.html")
    newest = generation().select("documents_by_date")[:DOCUMENTS_AT_HOME]
    return render_template("home.html", manifest=manifest, documents=map(summary, newest))


@blueprint.get("/search")
def search_page() -> str:
    question = request.args.get("q", "").strip()
    page = hits(question) if question else None
    documents = (
        {hit.document: thing(generation(), hit.document) for hit in page.items} if page else {}
    )
    return render_template(
        "search.html", question=question, page=page, documents=documents, marked=marked
    )


@blueprint.get("/documents")
def documents() -> str:
    page = page_of(generation().select("documents_by_date"), size=50)
    return render_template("documents.html", page=page, documents=map(summary, page.items))


@blueprint.get("/document/<key>")
def document(key: str) -> str:
    about = thing(generation(), iri_at(f"document/{key}"))
    blocks = read(generation(), about.iri)
    return render_template("document.html", thing=about, blocks=blocks)


@blueprint.get(f"/<any({', '.join(get_args(EntityKind))}):kind>/<slug>")
def entity_page(kind: str, slug: str) -> str:
    shown = entity(generation(), iri_at(f"{kind}/{slug}"))
    return render_template("entity.html", entity=shown, thing=shown.thing, apart=SHOWN_APART)


@blueprint.get("/rule/<slug>")
def rule(slug: str) -> str:
    about = thing(generation(), iri_at(f"rule/{slug}"))
    page = page_of(generation().select("readings", rule=NamedNode(about.iri)), size=50)
    return render_template("rule.html", thing=about, page=page)


@blueprint.get("/provisions")
def provisions() -> str:
    rows = generation().select("provisions")
    page = page_of([row for row in rows if fits(row)], size=50)
    found = [thing(generation(), text(row, "provision")) for row in page.items]
    choices = {name: Counter(text(row, name) for row in rows) for name in FILTERS}
    return render_template("provisions.html", page=page, provisions=found, choices=choices)


def fits(row: Row) -> bool:
    """Whether the address asks for it: a filter left empty takes everything."""
    return all(request.args.get(name) in (None, "", text(row, name)) for name in FILTERS)


def hits(question: str) -> Page[Hit]:
    """The page of hits asked for. Each is looked for anew, one further than shown."""
    size = whole_number("k", default=10, most=MOST_HITS_ON_A_PAGE)
    number = whole_number("page", default=1, most=MOST_PAGES_OF_HITS)
    found = find(question, k=size * number + 1)
    return Page(found[size * (number - 1) : size * number], number, len(found) > size * number)


def documents_of(page: Page[Hit] | None) -> set[str]:
    return {hit.document for hit in page.items} if page else set()


def summary(row: Row) -> tuple[Thing, dict[str, str]]:
    """A document and how much was read from it."""
    iri = text(row, "document")
    counts = generation().select("document_counts", document=NamedNode(iri))
    return thing(generation(), iri), {name: text(row, name) for row in counts for name in row}
