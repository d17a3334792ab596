"""The full-text index: passages found by the lemmas of their words (BM25, tantivy)."""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import tantivy

from kg.durable import replace_text
from kg.lexical import lemmas
from kg.passages import IndexedPassage

#: Names of what a passage mentions help to find it, but less than its own words.
NAMES_WEIGHT = 0.3

HEAP_BYTES = 30_000_000

#: Documents made anew at a time.
PORTION = 1_000

#: tantivy replaces these files; its segments it writes once, so that they can be shared.
REWRITTEN = frozenset({"meta.json", ".managed.json"})


class FullTextIndex:
    """The writer's full-text index, with a mark of what each document's entries were made from."""

    def __init__(self, folder: Path) -> None:
        self._segments = folder / "index"
        self._notes = folder / "indexed.json"
        self._segments.mkdir(parents=True, exist_ok=True)
        self._marks: dict[str, str] = (
            json.loads(self._notes.read_text(encoding="utf-8")) if self._notes.exists() else {}
        )

    def refresh(
        self, marks: Mapping[str, str], passages: Callable[[str], Sequence[IndexedPassage]]
    ) -> None:
        """Makes new entries of every document whose mark differs, and drops those of no mark.

        What is made is kept in portions: a killed writer goes on from the last one.
        """
        stale = [d for d in self._marks.keys() | marks if self._marks.get(d) != marks.get(d)]
        portions = [stale[start : start + PORTION] for start in range(0, len(stale), PORTION)]
        if not portions and not tantivy.Index.exists(str(self._segments)):
            portions = [[]]
        for portion in portions:
            self._rewrite((d, passages(d) if d in marks else []) for d in portion)
            for document in portion:
                self._marks.pop(document, None)
            self._marks |= {d: marks[d] for d in portion if d in marks}
            replace_text(self._notes, json.dumps(self._marks))

    def publish(self, folder: Path) -> None:
        """Puts an unchanging copy into a folder."""
        folder.mkdir()
        for path in _content(self._segments):
            if path.name in REWRITTEN:
                shutil.copyfile(path, folder / path.name)
            else:
                os.link(path, folder / path.name)

    def _rewrite(self, documents: Iterable[tuple[str, Sequence[IndexedPassage]]]) -> None:
        index = tantivy.Index(_schema(), path=str(self._segments))
        writer = index.writer(heap_size=HEAP_BYTES, num_threads=1)
        for document, passages in documents:
            writer.delete_documents_by_term("document", document)
            for passage in passages:
                writer.add_document(_entry(document, passage))
        writer.commit()
        writer.wait_merging_threads()


class FullText:
    """A published full-text index: immutable and safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self._schema = _schema()
        with _where_tantivy_may_lock(folder) as place:
            self._searcher = tantivy.Index(self._schema, path=str(place)).searcher()

    def nearest(self, sought: Sequence[str], k: int) -> list[int]:
        """The numbers of the passages that match some of the lemmas, best first."""
        alternatives = [
            (tantivy.Occur.Should, query)
            for lemma in dict.fromkeys(sought)
            for query in (
                tantivy.Query.term_query(self._schema, "words", lemma),
                tantivy.Query.boost_query(
                    tantivy.Query.term_query(self._schema, "names", lemma), NAMES_WEIGHT
                ),
            )
        ]
        hits = self._searcher.search(tantivy.Query.boolean_query(alternatives), k).hits
        return [self._searcher.doc(address)["number"][0] for _, address in hits]

    def passage(self, number: int) -> str:
        """The IRI of the passage that a number stands for."""
        query = tantivy.Query.term_query(self._schema, "number", number)
        hits = self._searcher.search(query, 1).hits
        return str(self._searcher.doc(hits[0][1])["passage"][0])


@contextmanager
def _where_tantivy_may_lock(folder: Path) -> Iterator[Path]:
    """The folder, or links to its files: tantivy writes a lock file even to open an index."""
    if os.access(folder, os.W_OK):
        yield folder
        return
    with TemporaryDirectory(prefix="svod-fulltext-") as elsewhere:
        for path in _content(folder.resolve()):
            (Path(elsewhere) / path.name).symlink_to(path)
        yield Path(elsewhere)


def _content(folder: Path) -> list[Path]:
    """The files of an index but the locks."""
    return [path for path in folder.iterdir() if path.suffix != ".lock"]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True, indexed=True)
    builder.add_text_field("passage", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("document", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("names", tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _entry(document: str, passage: IndexedPassage) -> tantivy.Document:
    return tantivy.Document(
        number=passage.number,
        passage=passage.iri,
        document=document,
        words=" ".join(lemmas(passage.text)),
        names=" ".join(dict.fromkeys(lemma for name in passage.names for lemma in lemmas(name))),
    )
