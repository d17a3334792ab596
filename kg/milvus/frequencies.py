"""How many passages have a word or mention a thing: counted beside Milvus, which would be slow."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import tantivy

from kg.fulltext.clauses import FIELDS
from kg.fulltext.worded import worded
from kg.marked import HEAP_BYTES
from kg.passages import IndexedPassage
from kg.segments import searcher, share


@cache
def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("document", tokenizer_name="raw", index_option="basic")
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("entity", tokenizer_name="raw", index_option="basic")
    return builder.build()


class FrequencyIndex:
    """The writer's; nothing is kept of passages but that they have their words."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._index = tantivy.Index(schema(), path=str(folder))

    def replace(self, passages: Mapping[str, Sequence[IndexedPassage]]) -> None:
        """Counts documents' passages in the place of those that were counted of them."""
        writer = self._index.writer(heap_size=HEAP_BYTES, num_threads=1)
        writer.garbage_collect_files()  # what a killed one left is not written over
        for document, own in passages.items():
            writer.delete_documents_by_term("document", document)
            for passage in own:
                writer.add_document(_entry(document, passage))
        writer.commit()
        writer.wait_merging_threads()

    def publish(self, folder: Path) -> None:
        share(self._folder, folder)


class Frequencies:
    """A generation's; those of documents taken out lately still count."""

    def __init__(self, folder: Path) -> None:
        self._searcher = searcher(folder, schema())

    def of_word(self, field: str, lemma: str) -> int:
        return int(self._searcher.doc_freq(field, lemma))

    def of_thing(self, iri: str) -> int:
        return int(self._searcher.doc_freq("entity", iri))


def _entry(document: str, passage: IndexedPassage) -> tantivy.Document:
    own = worded(passage)
    return tantivy.Document(
        document=document,
        words=" ".join(dict.fromkeys(own.words)),
        names=" ".join(own.names),
        context=" ".join(own.context),
        entity=list(passage.facets.get("entity", ())),
    )
