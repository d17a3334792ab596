"""A thing as search engines know such things: schema.org, for a block of JSON-LD in its page."""

from collections.abc import Iterable
from typing import Any

from flask import Flask
from pyoxigraph import NamedNode

from kg.asking import Term, text
from webapp.context import generation
from webapp.names import name
from webapp.things import Thing, current_thing, short

#: Types of schema.org by our classes and types of documents: the first that fits counts.
TYPES = {
    "svod:Order": "Legislation",
    "svod:PressRelease": "NewsArticle",
    "svod:Presentation": "PresentationDigitalDocument",
    "svod:Report": "Report",
    "svod:Document": "DigitalDocument",
    "svod:PublicBody": "GovernmentOrganization",
    "svod:Company": "Corporation",
    "svod:NonProfit": "NGO",
    "svod:ResearchBody": "ResearchOrganization",
    "org:Organization": "Organization",
    "svod:Project": "Project",
    "svod:LegalAct": "Legislation",
    "svod:Event": "Event",
    "svod:Service": "Service",
    "foaf:Person": "Person",
    "schema:Place": "Place",
}
#: Properties whose values are words, days or addresses of other sites.
WORDS = {
    "eli:date_document": "dateCreated",
    "dcterms:language": "inLanguage",
    "svod:actNumber": "legislationIdentifier",
    "svod:foundedOn": "foundingDate",
    "svod:startDate": "startDate",
    "svod:endDate": "endDate",
    "owl:sameAs": "sameAs",
    "skos:altLabel": "alternateName",
}
#: Properties whose values are other things.
THINGS = {
    "svod:issuedBy": "publisher",
    "svod:excerptOf": "isPartOf",
    "svod:versionOf": "isBasedOn",
    "org:memberOf": "memberOf",
    "org:subOrganizationOf": "parentOrganization",
    "svod:locatedIn": "location",
}


def register(app: Flask) -> None:
    app.jinja_env.filters.update(schema_org=schema_org)


def schema_org(thing: Thing) -> dict[str, Any]:
    """Empty for what schema.org has no type for."""
    kind = type_of(thing)
    if kind is None:
        return {}
    about = {"@context": "https://schema.org", **reference(thing), "url": thing.iri}
    told: dict[str, Any] = {there: words(thing.all(ours)) for ours, there in WORDS.items()}
    if kind != "Place":  # of places it says nothing about membership
        told |= {there: references(thing.all(ours)) for ours, there in THINGS.items()}
    if kind == "Event":
        told["organizer"] = references(organizers(thing.iri))
    return about | {there: values for there, values in told.items() if values}


def type_of(thing: Thing) -> str | None:
    kinds = {short(kind.value) for kind in (*thing.all("dcterms:type"), *thing.all("rdf:type"))}
    return next((there for ours, there in TYPES.items() if ours in kinds), None)


def words(values: Iterable[Term]) -> list[str]:
    return [value.value for value in values]


def references(values: Iterable[Term]) -> list[dict[str, str]]:
    return [reference(current_thing(value.value)) for value in values]


def reference(thing: Thing) -> dict[str, str]:
    named = {"@id": thing.iri, "name": thing.text("dcterms:title") or name(thing.iri)}
    kind = type_of(thing)
    return {"@type": kind, **named} if kind else named


def organizers(event: str) -> list[Term]:
    rows = generation().select("organizers", event=NamedNode(event))
    return [NamedNode(text(row, "organizer")) for row in rows]
