"""What is kept of a passage in the full-text index."""

import tantivy

from kg.fulltext.spans import spans_of
from kg.fulltext.worded import Worded
from kg.passages import IndexedPassage

#: The folder of gists inside that of the index.
GISTS = "gists"

#: By what hits can be narrowed down.
FACETS = ("document", "type", "status", "year", "modality", "addressee", "entity", "topic")


def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True, indexed=True, fast=True)
    builder.add_integer_field("after", indexed=True)
    builder.add_integer_field("standing", fast=True)
    for field in ("passage", "file", "title", "text"):
        builder.add_text_field(field, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    builder.add_bytes_field("spans", stored=True)
    builder.add_text_field("names", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("context", tokenizer_name="whitespace", index_option="freq")
    for facet in FACETS:
        builder.add_text_field(
            facet, stored=True, fast=True, tokenizer_name="raw", index_option="basic"
        )
    return builder.build()


def entry(passage: IndexedPassage, worded: Worded) -> tantivy.Document:
    return tantivy.Document(
        number=passage.number,
        after=[*passage.under, *passage.before],
        standing=passage.standing,
        passage=passage.iri,
        file=passage.file,
        title=passage.title,
        text=passage.text,
        words=" ".join(worded.words),
        spans=spans_of(worded.found).tobytes(),
        names=" ".join(worded.names),
        context=" ".join(worded.context),
        **{facet: list(passage.facets.get(facet, ())) for facet in FACETS},
    )
