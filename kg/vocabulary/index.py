"""The writer's index of words and names; a change costs what is new in it, not what there is."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import tantivy

from kg.lexical import words
from kg.marked import MarkedIndex
from kg.passages import IndexedPassage
from kg.vocabulary.entries import (
    Label,
    of_document,
    of_lemma,
    of_name,
    of_passage,
    of_word,
    schema,
)

#: Longer ones are no words but what is left of broken lines and tables.
LONGEST_WORD = 40


class VocabularyIndex:
    """What was written and named in the documents."""

    def __init__(self, folder: Path) -> None:
        self._entries = MarkedIndex(folder, schema())

    def refresh(
        self,
        marks: Mapping[str, str],
        passages: Callable[[str], Sequence[IndexedPassage]],
        things: Callable[[str], Mapping[str, int]],
        labels: Callable[[str], Sequence[Label]],
    ) -> None:
        """Reads every document whose mark differs, and forgets those of no mark.

        `things` says of a document in how many passages it mentions what, `labels` of a thing
        what it is called.
        """
        for portion in self._entries.portions(marks):
            revision = _Revision(self._entries)
            for document in portion:
                revision.forget(document)
                if document in marks:
                    revision.read(document, passages(document), things(document))
            revision.finish(labels)
            self._entries.note(portion, marks)

    def publish(self, folder: Path) -> None:
        """Puts an unchanging copy into a folder."""
        self._entries.publish(folder)


class _Revision:
    """One change of the index, of which readers see all or nothing."""

    def __init__(self, entries: MarkedIndex) -> None:
        self._before = entries.index().searcher()
        self._writer = entries.writer()
        self._added: set[tuple[str, str]] = set()
        #: By how many passages more than before a thing is mentioned.
        self._more: Counter[str] = Counter()

    def forget(self, document: str) -> None:
        """Words stay: that no passage has them any more is seen from the passages."""
        for tally in self._stored("tallied", document):
            self._more.subtract(json.loads(tally["tally"][0]))
        self._writer.delete_documents_by_term("document", document)

    def read(
        self, document: str, passages: Sequence[IndexedPassage], things: Mapping[str, int]
    ) -> None:
        for passage in passages:
            self._writer.add_document(of_passage(document, self._read_words(passage.text)))
        self._writer.add_document(of_document(document, things))
        self._more.update(things)

    def finish(self, labels: Callable[[str], Sequence[Label]]) -> None:
        for entity, more in self._more.items():
            passages = more + self._mentioned_before(entity)
            self._writer.delete_documents_by_term("entity", entity)
            for name in labels(entity) if passages > 0 else ():
                self._read_words(name.label)
                self._writer.add_document(of_name(entity, name, passages))
        self._writer.commit()
        self._writer.wait_merging_threads()

    def _read_words(self, text: str) -> list[str]:
        """The lemmas of a text, each of whose words is kept as it is written there."""
        said = []
        for word in words(text):
            written = text[word.start : word.end]
            said.append(word.lemma)
            if _is_word(written) and self._is_new("written", written):
                self._writer.add_document(of_word(written, word.lemma))
                if self._is_new("lemma", word.lemma):
                    self._writer.add_document(of_lemma(word.lemma))
        return said

    def _is_new(self, field: str, term: str) -> bool:
        """Only once."""
        if (field, term) in self._added:
            return False
        self._added.add((field, term))
        return not self._before.doc_freq(field, term)

    def _mentioned_before(self, entity: str) -> int:
        return next((int(name["passages"][0]) for name in self._stored("entity", entity)), 0)

    def _stored(self, field: str, value: str) -> list[tantivy.Document]:
        query = tantivy.Query.term_query(schema(), field, value)
        return [self._before.doc(address) for _, address in self._before.search(query, 1).hits]


def _is_word(written: str) -> bool:
    return len(written) <= LONGEST_WORD and not any(letter.isdigit() for letter in written)
