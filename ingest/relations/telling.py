"""Telling words and the places beside them, as frames.tsv gives them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from ingest.lexicon import rows
from ingest.syntax import Node
from ontology.iris import EntityKind


@dataclass(frozen=True)
class Frame:
    """One line of frames.tsv."""

    rule: str
    predicate: str
    #: Beside the word, the lemma of a noun that must depend on it.
    noun: str | None
    subject: str
    object: str
    subject_kinds: frozenset[EntityKind]
    object_kinds: frozenset[EntityKind]


def frames_of(node: Node) -> list[Frame]:
    """«реализуется» is «реализовать» in the passive."""
    found = frames().get(node.lemma) or frames().get(node.lemma.removesuffix("ся"), ())
    beside = {child.lemma for child in node.children}
    return [frame for frame in found if frame.noun is None or frame.noun in beside]


@cache
def frames() -> Mapping[str, tuple[Frame, ...]]:
    """By the lemma of the telling word."""
    found: defaultdict[str, list[Frame]] = defaultdict(list)
    for rule, words, predicate, subject, target, subject_kinds, object_kinds in rows("frames.tsv"):
        verb, _, noun = words.partition(" ")
        found[verb].append(
            Frame(
                rule, predicate, noun or None, subject, target,
                _kinds(subject_kinds), _kinds(object_kinds),
            )
        )  # fmt: skip
    return {word: tuple(each) for word, each in found.items()}


def _kinds(names: str) -> frozenset[EntityKind]:
    known: tuple[EntityKind, ...] = get_args(EntityKind)
    return frozenset(kind for kind in known if kind in names.split(","))
