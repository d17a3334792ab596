"""Relations told by words with places beside them: frames.tsv says which word ties what."""

import re
from collections.abc import Iterator, Sequence

from ingest.model import Naming, Relation, outermost
from ingest.relations.arguments import beside, of_organisers, place
from ingest.relations.asserted import is_asserted
from ingest.relations.consequences import CONSEQUENCES, Told, each
from ingest.relations.gapping import gapped
from ingest.relations.sentence import Sentence, listed, listed_at, listed_before
from ingest.relations.telling import Frame, frames_of
from ingest.syntax import Node
from ontology.iris import EntityKind

#: «А и Б **5 мая 2015 года** подписали»
WHEN = re.compile(r"\s(?:\d{1,2}\s+\w+|в\s+\w+)(?:\s+\d{4}\s+(?:года|году|г\.))?\s+$", re.I)
DASH = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:[–—-]\s|:\s)\s*", re.I)
#: Their words leave no doubt who is what, whatever the form.
TOLERANT = {"receives"}


def names_in(sentence: Sentence) -> list[Naming]:
    """Names that stand in no other; classes of actors are plain words to syntax."""
    return list(outermost(n for n in sentence.namings if n.mention.kind != "group"))


def framed(sentence: Sentence, node: Node) -> Iterator[Relation]:
    """What the frames of a word find in the places beside it, and what follows from that."""
    frames = frames_of(node) if _may_tell(node) else []
    if not frames or not is_asserted(sentence, node):
        return
    for frame in frames:
        if frame.rule == "approves" and node.relation == "acl":
            continue  # what stands beside its plan is read by `approvals`
        told = Told(sentence, node, frame, *_ends(sentence, node, frame))
        for consequence in (gapped, *CONSEQUENCES):
            yield from consequence(told)
        yield from each(sentence, told.subjects, frame.predicate, told.objects, frame.rule)


def _may_tell(node: Node) -> bool:
    """A name tells nothing but itself; «**победителем** конкурса» names what was won."""
    return node.naming is None or node.naming.mention.rule in {"placed", "place_taken"}


def _ends(sentence: Sentence, node: Node, frame: Frame) -> tuple[list[Naming], list[Naming]]:
    """«специальный приз получил проект»: where forms are alike, kinds tell which is which."""
    subjects, objects = _subjects(sentence, node, frame), _objects(sentence, node, frame)
    telling = frame.subject_kinds.isdisjoint(frame.object_kinds)
    if telling and (frame.subject, frame.object) == ("subj", "obj"):
        subjects = subjects or _fitting(sentence, place(node, "obj"), frame.subject_kinds)
        objects = objects or _fitting(sentence, place(node, "subj"), frame.object_kinds)
    if telling and frame.rule in TOLERANT:
        subjects = subjects or _fitting(sentence, beside(node, frame.subject), frame.subject_kinds)
        objects = objects or _fitting(sentence, beside(node, frame.object), frame.object_kinds)
    if frame.rule == "cooperates" and not objects:
        return subjects[:1], subjects[1:]
    if frame.rule == "supports" and _is_turned(subjects, objects):
        subjects, objects = objects, subjects
    if telling or (frame.subject, frame.object) == ("subj", "obj"):
        objects = [naming for naming in objects if naming not in subjects]
    return subjects, objects


def _is_turned(subjects: Sequence[Naming], objects: Sequence[Naming]) -> bool:
    """«**Форум** поддержал **Совет**»: bodies support events, and the names look alike."""
    bodies = {naming.mention.kind for naming in objects}
    return {naming.mention.kind for naming in subjects} == {"event"} and bodies == {"organization"}


def _subjects(sentence: Sentence, node: Node, frame: Frame) -> list[Naming]:
    """«За эти годы Кластер стал: – **членом** Ассоциации»: the item's subject leads the list."""
    beside_word = place(node, frame.subject)
    if frame.subject == "is":
        beside_word = _after_dash(sentence, node, frame) or beside_word
    if frame.rule == "part_of_body":  # of «А, Б – филиал В и Г» only Б is a part
        return [naming for naming in beside_word if naming.mention.kind in frame.subject_kinds][:1]
    named = _fitting(sentence, beside_word, frame.subject_kinds)
    if not named and frame.subject == "subj" and _are_many(node):
        named = _just_before(sentence, node, frame)
    opens = node.token.idx == sentence.passage.body
    if named or sentence.lead is None or not opens or frame.subject not in {"subj", "is"}:
        return named
    return sentence.lead.named(*frame.subject_kinds)[:1]


def _after_dash(sentence: Sentence, node: Node, frame: Frame) -> list[Naming]:
    """«партнёром – **Банк**», «исполнители проекта: **Завод** и **Палата**»"""
    text, at = sentence.passage.text, node.token.idx + len(node.token)
    whose = [n for n in sentence.named(*frame.object_kinds, after=at) if n.mention.start == at + 1]
    dash = DASH.match(text, whose[0].mention.end if whose else at, sentence.end)
    return listed_at(sentence, dash.end(), *frame.subject_kinds) if dash else []


def _are_many(node: Node) -> bool:
    return (node.token._.parse.pos, node.token._.parse.number) == ("VERB", "plur")


def _just_before(sentence: Sentence, node: Node, frame: Frame) -> list[Naming]:
    """«В ходе церемонии Центр, **Завод и Палата** 5 мая подписали …»: the model gets lost."""
    between = WHEN.search(sentence.passage.text, sentence.start, node.token.idx)
    end = between.start() if between else node.token.idx
    found = listed_before(sentence, end, *frame.subject_kinds)
    return found if len(found) > 1 else []


def _objects(sentence: Sentence, node: Node, frame: Frame) -> list[Naming]:
    """«Организатором выступил Союз, спонсором – Банк»: of what, the words before have said."""
    named = _fitting(sentence, place(node, frame.object), frame.object_kinds)
    bare = (frame.subject, frame.object) == ("is", "gen") and not any(node.with_relation("nmod"))
    if named or not (bare or (frame.object == "whole" and of_organisers(node))):
        return named
    if frame.rule == "partner_of":  # whose, is not the body that happened to be named
        return []
    if frame.predicate == "org:memberOf":
        return [whole for whole in _before(sentence, node, frame) if _has_members(whole)]
    return _before(sentence, node, frame)


def _has_members(whole: Naming) -> bool:
    """«Якорный участник – Завод» is one of the cluster, not of the government named before."""
    return not whole.entity.subclasses.isdisjoint({"Cluster", "NonProfit"})


def _before(sentence: Sentence, node: Node, frame: Frame) -> list[Naming]:
    """The last name before the word, else what the heading or the sentence before is about."""
    beside = sentence.named(*frame.object_kinds, before=node.token.idx)[-1:]
    under = [n for n in (sentence.under,) if n and n.mention.kind in frame.object_kinds]
    earlier = (before.named(*frame.object_kinds)[:1] for before in sentence.before())
    return beside or under or next(filter(None, earlier), [])


def _fitting(
    sentence: Sentence, names: Sequence[Naming], kinds: frozenset[EntityKind]
) -> list[Naming]:
    """Those of the right kinds, with the rest of the lists that they open."""
    fitting = [naming for naming in names if naming.mention.kind in kinds]
    spoken = [
        naming
        for naming in names_in(sentence)
        if naming.mention.kind in kinds and not sentence.is_aside(naming.mention.start)
    ]
    lists = (listed(sentence, spoken[spoken.index(n) :]) for n in fitting if n in spoken)
    return list(dict.fromkeys([*fitting, *(naming for each in lists for naming in each)]))
