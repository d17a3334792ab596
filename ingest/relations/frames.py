"""Relations told by words with places beside them: frames.tsv says which word ties what."""

from collections.abc import Iterator, Sequence

from ingest.model import Naming, Relation, outermost
from ingest.relations.arguments import beside, of_organisers, place
from ingest.relations.asserted import is_asserted
from ingest.relations.consequences import CONSEQUENCES, Told, each
from ingest.relations.sentence import Sentence, listed
from ingest.relations.telling import Frame, frames_of
from ingest.syntax import Node
from ontology.iris import EntityKind

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
        for consequence in CONSEQUENCES:
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
    if frame.predicate == "svod:cooperatesWith" and not objects:
        return subjects[:1], subjects[1:]
    if telling or (frame.subject, frame.object) == ("subj", "obj"):
        objects = [naming for naming in objects if naming not in subjects]
    return subjects, objects


def _subjects(sentence: Sentence, node: Node, frame: Frame) -> list[Naming]:
    """«За эти годы Кластер стал: – **членом** Ассоциации»: the item's subject leads the list."""
    beside_word = place(node, frame.subject)
    if frame.rule == "part_of_body":  # of «А, Б – филиал В и Г» only Б is a part
        return [naming for naming in beside_word if naming.mention.kind in frame.subject_kinds][:1]
    named = _fitting(sentence, beside_word, frame.subject_kinds)
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
    if frame.predicate == "org:memberOf":
        return [whole for whole in _before(sentence, node, frame) if _has_members(whole)]
    return _before(sentence, node, frame)


def _has_members(whole: Naming) -> bool:
    """«Якорный участник – Завод» is one of the cluster, not of the government named before."""
    return not whole.entity.subclasses.isdisjoint({"Cluster", "NonProfit"})


def _before(sentence: Sentence, node: Node, frame: Frame) -> list[Naming]:
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
        for naming in names_in(sentence)
        if naming.mention.kind in kinds and not sentence.is_aside(naming.mention.start)
    ]
    lists = (listed(sentence, spoken[spoken.index(n) :]) for n in fitting if n in spoken)
    return list(dict.fromkeys([*fitting, *(naming for each in lists for naming in each)]))
