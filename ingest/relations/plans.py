"""Whom somebody means to join: what is planned, not done."""

from collections.abc import Iterator

from ingest.analysed import is_future
from ingest.model import Entity, Relation
from ingest.relations.arguments import place
from ingest.relations.asserted import clause, is_denied
from ingest.relations.fillers import fillers
from ingest.relations.sentence import Sentence, relation
from ingest.syntax import Node

#: What one does to become a member, and after which preposition the whole stands.
JOINING = {
    "войти": "в", "вступить": "в", "присоединиться": "к", "вступление": "в", "вхождение": "в",
    "присоединение": "к", "заявка": "в",
}  # fmt: skip
#: «стать **членом** Ассоциации»
BECOMING = {"член", "участник", "резидент"}
INTENDING = (
    "намер", "планир", "запланир", "готов", "собира", "рассчитыва", "заявк", "заявлен", "процедур",
    "подготов",
)  # fmt: skip
#: «предложено вступить», «отказался от вступления», «рассматривает возможность» plan nothing yet.
NOT_YET = (
    "предл", "рекоменд", "отказ", "отклон", "рассм", "возмож", "долж", "следует", "необх", "может",
    "поруч", "отложен", "отозва", "целесообр", "прос", "обсужд",
)  # fmt: skip


def plans_to_join(sentence: Sentence, node: Node) -> Iterator[Relation]:
    """«**Кластер** намерен вступить в **Ассоциацию**», «подал заявку на вступление», «войдёт»"""
    if node.naming is not None or node.lemma not in {*JOINING, *BECOMING}:
        return
    above = list(clause(node))
    if not (_is_planned(node, above) or _is_led(sentence, node)) or any(
        is_denied(each) for each in above
    ):
        return
    preposition = JOINING.get(node.lemma, "gen")
    wholes = [n for n in place(node, preposition) if n.mention.kind == "organization"]
    for joining in _planner(sentence, above) if wholes else ():
        for whole in wholes:
            if joining != whole.entity:
                yield relation(
                    sentence, joining, "svod:plansToJoin", whole.entity, "plans_to_join", 0.85
                )


def _is_planned(node: Node, above: list[Node]) -> bool:
    """By a word that says so, or by the future of the verb itself."""
    said = [each.token.lower_ for each in above]
    if any(word.startswith(NOT_YET) for word in said):
        return False
    if any(word.startswith(INTENDING) for word in said):
        return node.lemma != "заявка" or any(word.startswith("пода") for word in said)
    becoming = node.head if node.lemma in BECOMING else node
    return becoming is not None and is_future(becoming.token)


def _is_led(sentence: Sentence, node: Node) -> bool:
    """«**Компания** намерена:» over «– вступить в **Кластер**»"""
    lead = sentence.lead
    if lead is None or node.token._.parse.pos != "INFN":
        return False
    opens = not sentence.passage.text[sentence.passage.body : node.token.idx].strip()
    said = [token.lower_ for token in lead.tokens]
    intends = any(word.startswith(INTENDING) for word in said)
    return opens and intends and not any(word.startswith(NOT_YET) or word == "не" for word in said)


def _planner(sentence: Sentence, above: list[Node]) -> list[Entity]:
    """The subject of the nearest word that has one, else that of the line which leads the list.

    «**Кластер** состоит в Союзе и планирует вступить в Ассоциацию»: the verbs share theirs.
    """
    last = above[-1]
    sharing = last.head if last.relation == "conj" and not _are_apart(sentence, last) else None
    for node in (*above, *([sharing] if sharing else ())):
        found = [n for c in node.with_relation("nsubj", "nsubj:pass") for n in fillers(c)]
        fitting = [n.entity for n in found if n.mention.kind in {"organization", "place"}]
        if fitting:
            return fitting
    lead = sentence.lead.named("organization") if sentence.lead else []
    return [naming.entity for naming in lead[:1]]


def _are_apart(sentence: Sentence, node: Node) -> bool:
    """«**Завод** – член Союза; заявку подаст и Палата»: a semicolon parts the subjects."""
    start = node.head.token.idx if node.head else sentence.start
    return ";" in sentence.passage.text[start : node.token.idx]
