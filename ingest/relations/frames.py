"""Relations told by words with places beside them: frames.tsv says which word ties what."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import get_args

from ingest.lexicon import rows
from ingest.model import Naming, Relation
from ingest.relations.antecedents import meant
from ingest.relations.arguments import companions, of_organisers, place
from ingest.relations.sentence import Sentence, listed, relation
from ingest.syntax import Node, trees
from ontology.iris import EntityKind

CONFIDENCE = 0.8
#: An act about what its parties will do together.
JOINT = re.compile(r"\b(?:сотрудничестве|взаимодействии|партн[её]рстве|взаимопонимании)\b", re.I)
WITH = re.compile(r"\bсо?\s", re.I)


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


def by_frames(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, list[Relation]]]:
    """What the frames find in each sentence that has a telling word and two names."""
    telling = [sentence for sentence in sentences if _tells(sentence)]
    grown = trees([(sentence.tokens, outermost(sentence)) for sentence in telling])
    for sentence, nodes in zip(telling, grown, strict=True):
        for node in nodes:
            node.naming = node.naming or meant(sentence, node)
        yield sentence, [found for node in nodes for found in _at(sentence, node)]


def outermost(sentence: Sentence) -> list[Naming]:
    """Names that stand in no other; classes of actors are plain words to syntax."""
    named = [naming for naming in sentence.namings if naming.mention.kind != "group"]
    found: list[Naming] = []
    for naming in sorted(named, key=lambda n: (n.mention.start, -n.mention.end)):
        if not found or naming.mention.start >= found[-1].mention.end:
            found.append(naming)
    return found


def _tells(sentence: Sentence) -> bool:
    """Two names are tied; one of them may be what a bare noun takes up from before."""
    before = sentence.previous.namings if sentence.previous else ()
    if not sentence.namings or len(sentence.namings) + len(before) < 2:
        return False
    lemmas = {token.lemma_ for token in sentence.tokens}
    active = {lemma.removesuffix("ся") for lemma in lemmas}
    return not frames().keys().isdisjoint(lemmas | active)


def _at(sentence: Sentence, node: Node) -> Iterator[Relation]:
    if node.naming is not None or not _is_asserted(sentence, node):
        return
    for frame in _frames_of(node):
        if frame.noun and frame.noun not in {child.lemma for child in node.children}:
            continue
        subjects, objects = _ends(sentence, node, frame)
        if frame.subject == "subj" and subjects and objects:
            partners = [n for n in companions(node) if n.mention.kind in frame.subject_kinds]
            alone = [n for n in subjects if n not in partners]
            if frame.predicate != "svod:organized":  # an event is over before they work together
                yield from _each(sentence, alone, "svod:cooperatesWith", partners, "together_with")
            subjects = alone + partners
        if frame.predicate == "svod:signed":
            partners = [body for act in objects for body in _partners(sentence, act)]
            yield from _each(sentence, subjects, "svod:cooperatesWith", partners, frame.rule)
            subjects += partners
            if frame.subject == "между" and any(map(_is_joint, objects)):
                yield from _each(
                    sentence, subjects[:1], "svod:cooperatesWith", subjects[1:], frame.rule
                )
        yield from _each(sentence, subjects, frame.predicate, objects, frame.rule)


def _partners(sentence: Sentence, act: Naming) -> list[Naming]:
    """«Соглашение о сотрудничестве с **Технопарком**» is signed by both."""
    with_whom = WITH.search(act.mention.surface) if _is_joint(act) else None
    return _within(sentence, act, after=with_whom.end())[:1] if with_whom else []


def _is_joint(act: Naming) -> bool:
    return JOINT.search(act.mention.surface) is not None


def _within(sentence: Sentence, act: Naming, *, after: int = 0) -> list[Naming]:
    """«Распоряжением **Правительства** Томской области»: the bodies in an act's name."""
    start, end = act.mention.start + after, act.mention.end
    inside = sentence.named("organization", after=start, before=end, nested=True)
    return inside if act.mention.kind == "act" else []


def _frames_of(node: Node) -> tuple[Frame, ...]:
    """«реализуется» is «реализовать» in the passive."""
    return frames().get(node.lemma) or frames().get(node.lemma.removesuffix("ся"), ())


def _each(
    sentence: Sentence,
    subjects: Sequence[Naming],
    predicate: str,
    objects: Sequence[Naming],
    rule: str,
) -> Iterator[Relation]:
    for subject in subjects:
        for target in objects:
            if subject.entity != target.entity:
                yield relation(sentence, subject.entity, predicate, target.entity, rule, CONFIDENCE)


def _ends(sentence: Sentence, node: Node, frame: Frame) -> tuple[list[Naming], list[Naming]]:
    """«специальный приз получил проект»: where forms are alike, kinds tell which is which."""
    subjects, objects = _subjects(sentence, node, frame), _objects(sentence, node, frame)
    telling = frame.subject_kinds.isdisjoint(frame.object_kinds)
    if telling and (frame.subject, frame.object) == ("subj", "obj"):
        subjects = subjects or _fitting(sentence, place(node, "obj"), frame.subject_kinds)
        objects = objects or _fitting(sentence, place(node, "subj"), frame.object_kinds)
    if frame.subject == "subj" and frame.object not in {"subj", "obj"} and not subjects:
        subjects = _fitting(sentence, place(node, "obj"), frame.subject_kinds)
    if frame.predicate == "svod:cooperatesWith" and not objects:
        return subjects[:1], subjects[1:]
    return subjects, objects


def _subjects(sentence: Sentence, node: Node, frame: Frame) -> list[Naming]:
    """«За эти годы Кластер стал: – **членом** Ассоциации»: the item's subject leads the list."""
    named = _fitting(sentence, place(node, frame.subject), frame.subject_kinds)
    opens = node.token.idx == sentence.passage.body
    if named or sentence.lead is None or not opens or frame.subject not in {"subj", "is"}:
        return named
    return sentence.lead.named(*frame.subject_kinds)[:1]


def _objects(sentence: Sentence, node: Node, frame: Frame) -> list[Naming]:
    """«Организатором выступил Союз, спонсором – Банк»: of what, the words before have said."""
    named = _fitting(sentence, place(node, frame.object), frame.object_kinds)
    bare = (frame.subject, frame.object) == ("is", "gen") and not any(node.with_relation("nmod"))
    if named or not (bare or (frame.object == "whole" and of_organisers(node))):
        return named
    beside = sentence.named(*frame.object_kinds, before=node.token.idx)[-1:]
    earlier = (before.named(*frame.object_kinds)[:1] for before in sentence.before())
    return beside or next(filter(None, earlier), [])


def _fitting(
    sentence: Sentence, names: Sequence[Naming], kinds: frozenset[EntityKind]
) -> list[Naming]:
    """Those of the right kinds, with the rest of the lists that they open."""
    fitting = [naming for naming in names if naming.mention.kind in kinds]
    spoken = [
        naming
        for naming in outermost(sentence)
        if naming.mention.kind in kinds and not sentence.is_aside(naming.mention.start)
    ]
    lists = (listed(sentence, spoken[spoken.index(n) :]) for n in fitting if n in spoken)
    return list(dict.fromkeys([*fitting, *(naming for each in lists for naming in each)]))


def _is_asserted(sentence: Sentence, node: Node) -> bool:
    """«не вошёл», «войдёт», «намерен войти», «если войдёт» state nothing."""
    reading = node.token._.parse
    if reading.pos == "INFN" or "Fut" in node.token.morph.get("Tense", []):
        return False
    if any(child.token.lower_ == "не" for child in node.children):
        return False
    return sentence.is_fact_at(node.token.idx)


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
