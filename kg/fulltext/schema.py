"""What is kept of a passage in the full-text index."""

from collections.abc import Iterable

import tantivy

from kg.lexical import further, lemmas
from kg.passages import IndexedPassage

#: By what hits can be narrowed down.
FACETS = ("document", "type", "status", "year", "modality", "addressee", "entity", "topic")


def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True, indexed=True, fast=True)
    builder.add_integer_field("under", stored=True, indexed=True)
    for field in ("passage", "file", "title", "text"):
        builder.add_text_field(field, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(
        "words", stored=True, tokenizer_name="whitespace", index_option="position"
    )
    builder.add_text_field("names", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("context", stored=True, tokenizer_name="whitespace", index_option="freq")
    for facet in FACETS:
        builder.add_text_field(facet, stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def entry(passage: IndexedPassage) -> tantivy.Document:
    return tantivy.Document(
        number=passage.number,
        under=list(passage.under),
        passage=passage.iri,
        file=passage.file,
        title=passage.title,
        text=passage.text,
        words=" ".join(words_of(passage)),
        names=" ".join(names_of(passage)),
        context=" ".join(context_of(passage)),
        **{facet: list(passage.facets.get(facet, ())) for facet in FACETS},
    )


def words_of(passage: IndexedPassage) -> list[str]:
    """The lemmas of its text, in their order, then what else it is found by."""
    return [*lemmas(passage.text), *(word.lemma for word in further(passage.text))]


def names_of(passage: IndexedPassage) -> list[str]:
    return _each_once(passage.names)


def context_of(passage: IndexedPassage) -> list[str]:
    return _each_once([passage.context])


def _each_once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(lemma for text in texts for lemma in lemmas(text)))
