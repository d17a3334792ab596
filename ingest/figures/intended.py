"""Whether the number hangs, in the tree of its sentence, on a plan, a wish or a denial."""

from collections.abc import Iterator, Sequence

from ingest.analysed import is_future
from ingest.figures.assertion import DEED, is_unreal
from ingest.figures.hanging import SUBJECT
from ingest.figures.parted import node_of
from ingest.lexicon import words
from ingest.relations.asserted import clause, is_denied
from ingest.syntax import Node

#: What describes a noun.
COPULAS = {"являться", "стать", "становиться", "быть", "состоять", "заключаться"}
BUILDING = {"строительство", "возведение", "проектирование"}
BEGUN = {"вести", "начать", "начинать", "продолжать", "продолжить", "вестись", "начаться"}
PROVIDING = {"предусмотреть", "предусматривать", "предполагать", "подразумевать"}
DESCRIBING = ("amod", "acl")


def is_intended(nodes: Sequence[Node], start: int, end: int) -> bool:
    """«**готово** вложить 5 млн рублей», «**заявка** на 5 млн рублей», «**в планах** 5 школ»"""
    node = node_of(nodes, start, end)
    above = list(_above(node))[1:] if node else []
    if node and any(c.lemma in words("intents.tsv") for c in node.with_relation(*SUBJECT)):
        return True  # «**потребность** – 120 человек»
    if any(_is_aim(each) or _is_provided(each) for each in above):
        return True
    return any(_is_unreal(each) for each in above) or any(
        _is_foreseen(child)
        for each in above
        for child in [each, *each.with_relation(*SUBJECT)]
        if child.naming is None
    )


def _above(node: Node) -> Iterator[Node]:
    """Up to the verb of its own clause: «не выполнен план**:** заменено 14 км сетей»"""
    for each in clause(node):
        yield each
        if each.relation == "parataxis" and each.token._.parse.pos in {"VERB", "PRTS"}:
            return


def _is_aim(verb: Node) -> bool:
    """«**целью** является строительство 5 школ», «одной из **задач** стало …»"""
    if verb.lemma not in COPULAS:
        return False
    near = [child for child in verb.children if child.naming is None]
    near += [below for child in near for below in child.children if below.naming is None]
    return any(each.lemma in words("intents.tsv") for each in near)


def _is_provided(noun: Node) -> bool:
    """«**предусматривает выделение** 45 млн рублей», «**ведёт строительство** школы на 300 мест»"""
    head = noun.head
    if head is None or DEED.search(noun.lemma) is None:
        return False
    return head.lemma in PROVIDING or (noun.lemma in BUILDING and head.lemma in BEGUN)


def _is_unreal(node: Node) -> bool:
    """An infinitive is real only where it was achieved: «удалось привлечь»."""
    if node.naming is not None:
        return False
    pos = node.token._.parse.pos
    if pos == "INFN":
        return node.head is None or node.head.lemma not in words("achieved.tsv")
    if pos == "NOUN":
        return node.lemma in words("intents.tsv") and not any(node.with_relation("nummod"))
    bounded = node.token.lower_.startswith("превы")  # «не превышает» is a bound, no denial
    return is_future(node.token) or (is_denied(node) and not bounded) or is_unreal(node.token)


def _is_foreseen(noun: Node) -> bool:
    """«**планируемое** финансирование составит», «**целевой** показатель – 85 %»"""
    return any(is_unreal(child.token) for child in noun.with_relation(*DESCRIBING))
