"""What the index of words and names holds: entries of passages, documents, words and names."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import tantivy

from kg.lexical import folded, lemmas

#: Beginnings of so many letters are too many to look through: they have terms of their own.
SHORT = 3

#: Nobody types further before choosing.
LONGEST_BEGINNING = 40


@dataclass(frozen=True)
class Label:
    """One name of a thing, and the preferred one in its language."""

    label: str
    preferred: str


@cache
def schema() -> tantivy.Schema:
    """Every entry has the fields of its kind, and no others."""
    builder = tantivy.SchemaBuilder()
    for name, stored in {
        "document": False,  # of a passage or a tally: where it belongs
        "tallied": False,  # of a tally: the document
        "written": True,  # of a word: as somebody wrote it, «Кластера»
        "form": False,  # of a word: how it is compared, «кластера»; of a lemma: the lemma
        "lemma": True,  # of both: «кластер»
        "entity": True,  # of a name: the IRI of what bears it
        "label": True,  # of a name: as it is written
        "preferred": True,  # of a name: the preferred one in its language
        "key": False,  # of a name: its lemmas in their order
        "beginning": False,  # of a name: it from each of its words on, in letters and in lemmas
        "start": False,  # of a name: the first letters of these
    }.items():
        builder.add_text_field(name, stored=stored, tokenizer_name="raw", index_option="basic")
    for name in (
        "said",  # of a passage: its lemmas
        "named",  # of a name: its lemmas
    ):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    # Of a form its first letter and the rest.
    builder.add_json_field("tail", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("tally", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("passages", stored=True, fast=True)  # that mention what bears a name
    return builder.build()


def of_passage(document: str, said: list[str]) -> tantivy.Document:
    return tantivy.Document(document=document, said=" ".join(dict.fromkeys(said)))


def of_document(document: str, things: Mapping[str, int]) -> tantivy.Document:
    """In how many passages a document mentions what: subtracted when it changes or goes."""
    return tantivy.Document(document=document, tallied=document, tally=json.dumps(dict(things)))


def of_word(written: str, lemma: str) -> tantivy.Document:
    form = folded(written)
    return tantivy.Document(written=written, form=form, tail={form[0]: form[1:]}, lemma=lemma)


def of_lemma(lemma: str) -> tantivy.Document:
    """A lemma can be meant also where nobody wrote it in this form."""
    return tantivy.Document(form=lemma, tail={lemma[0]: lemma[1:]}, lemma=lemma)


def of_name(entity: str, name: Label, passages: int) -> tantivy.Document:
    key = lemmas(name.label)
    beginnings = [*_from_each(folded(name.label).split()), *_from_each(key)]
    return tantivy.Document(
        entity=entity,
        label=name.label,
        preferred=name.preferred,
        key=" ".join(key),
        named=" ".join(key),
        beginning=list(dict.fromkeys(beginnings)),
        start=list({text[:length] for text in beginnings for length in range(1, SHORT + 1)}),
        passages=passages,
    )


def _from_each(words: list[str]) -> list[str]:
    """«комитет по туризму» → «комитет по туризму», «туризму»"""
    return [
        " ".join(words[place:])[:LONGEST_BEGINNING]
        for place, word in enumerate(words)
        if lemmas(word) or not place
    ]
