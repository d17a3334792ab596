"""Who paid: «из них 61 млн рублей предоставлен Фондом»."""

import re
from collections.abc import Iterator

from ingest.model import Entity, Naming, Relation
from ingest.relations.arguments import place
from ingest.relations.asserted import is_asserted
from ingest.relations.sentence import Sentence, relation
from ingest.syntax import Node
from ontology.iris import EntityKind

PAYING = {"предоставить", "выделить", "внести", "вложить", "направить", "инвестировать"}
MONEY = re.compile(
    r"\d\s*(?:тыс|млн|млрд)?\.?\s*(?:рубл|руб\.|евро|долл)|\bсредств\w*|\bзайм|\bзаём", re.I
)
#: «в том числе 900 млн рублей – средства **Банка**», «150 млн рублей – льготный заём **Фонда**»
SHARE = re.compile(
    r"(?:рубл\w+|руб\.|евро|долларов)\s*(?:[–—-]|составля\w+|составили)\s*(?:[а-яё]+\s+)?"
    r"(?:средства|за[её]м|субсидия|грант|инвестиции|вклад|взнос)\s+$",
    re.I,
)
PAID: tuple[EntityKind, ...] = ("project", "programme", "event", "award")


def paid(sentence: Sentence, node: Node) -> Iterator[Relation]:
    """«Стоимость **проекта** – 22 млн рублей, из которых 9 млн рублей предоставил **Банк**»"""
    if node.lemma not in PAYING or not sentence.match(MONEY) or not is_asserted(sentence, node):
        return
    funders = [n for n in place(node, "subj") if n.mention.kind == "organization"]
    given_to = [*place(node, "datv"), *place(node, "на")]
    thing = _paid_for(sentence, node.token.idx) if funders and not given_to else None
    for funder in funders if thing else ():
        if thing and funder.entity != thing:
            yield relation(sentence, thing, "svod:fundedBy", funder.entity, "paid", 0.75)


def share_of(sentence: Sentence) -> Iterator[Relation]:
    """«бюджет **проекта** – 3 млрд рублей, в том числе 900 млн рублей – средства **Банка**»"""
    for funder in sentence.named("organization"):
        cue = SHARE.search(sentence.passage.text[sentence.start : funder.mention.start])
        thing = _paid_for(sentence, funder.mention.start) if cue and sentence.is_fact else None
        if thing:
            yield relation(sentence, thing, "svod:fundedBy", funder.entity, "share_of", 0.75)


def _paid_for(sentence: Sentence, offset: int) -> Entity | None:
    """What was named last before the money, here or in the sentence before."""
    here: list[Naming] = sentence.named(*PAID, before=offset)
    if here:
        return here[0].entity
    for earlier in sentence.before():
        named = earlier.named(*PAID)
        if named:
            return named[0].entity
    return None
