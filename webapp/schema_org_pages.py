"""The pages about the whole of it as search engines know such pages: schema.org, as JSON-LD."""

from typing import Any

from flask import url_for

from webapp.context import config, generation
from webapp.described import Described
from webapp.language import language, say

CONTEXT = {"@context": "https://schema.org"}
DUMPS = {"nquads": ("nq", "application/n-quads"), "trig": ("trig", "application/trig")}


def website() -> dict[str, Any]:
    """With the address of its search."""
    base = generation().manifest.base
    target = {"@type": "EntryPoint", "urlTemplate": f"{base}search?q={{search_term_string}}"}
    action = {
        "@type": "SearchAction",
        "target": target,
        "query-input": "required name=search_term_string",
    }
    about = {"@type": "WebSite", "@id": base, "url": base, "name": say("site")}
    return CONTEXT | about | {"inLanguage": language(), "potentialAction": action}


def dataset(described: Described) -> dict[str, Any]:
    """What is published, in the reader's language."""
    manifest = generation().manifest
    here = f"{manifest.base}dataset#"
    files = [
        {
            "@type": "DataDownload",
            "name": described.text(here + name, "dcterms:title"),
            "encodingFormat": media_type,
            "contentUrl": manifest.base + url_for("dumping.dump", suffix=suffix).rsplit("/", 1)[1],
        }
        for name, (suffix, media_type) in DUMPS.items()
    ]
    about = {
        "@type": "Dataset",
        "@id": f"{here}svod",
        "url": f"{manifest.base}dataset",
        "name": described.text(f"{here}svod", "dcterms:title"),
        "description": described.text(f"{here}svod", "dcterms:description"),
        "version": manifest.name,
        "dateModified": manifest.created,
        "inLanguage": "ru",
        "distribution": files,
    }
    licence = config().licence
    return CONTEXT | about | ({"license": licence} if licence else {})


def vocabulary(ontology: str, described: Described) -> dict[str, Any]:
    """It is there also where nothing is published, and the base is not known."""
    about = {
        "@type": "DefinedTermSet",
        "@id": ontology,
        "url": url_for("vocabulary.page", _external=True),
        "name": described.text(ontology, "dcterms:title"),
        "description": described.text(ontology, "dcterms:description"),
    }
    return CONTEXT | {name: value for name, value in about.items() if value}
