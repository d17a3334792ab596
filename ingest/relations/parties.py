"""Who signed the document itself, or an agreement that it names."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.entities.common_names import is_common
from ingest.model import Entity, Facts, Naming, Passage, Relation
from ingest.parties import KINDS, contracting
from ingest.relations.sentence import LISTING, Sentence, listed_before, relation

AGREEMENT = re.compile(rf"^(?:\w+\s+){{0,2}}{KINDS}", re.I)
#: «Соглашение между Областью и Заводом **о сотрудничестве**» is called without it, too.
SUBJECT = re.compile(r"(^\w+\s+между\s.*?)\s+об?\s.*$")
HAVING_SIGNED = re.compile(r"(?<=,\s)(?:подписавш|заключивш)(?:ие|их|им|ими)\b", re.I)
NUMBERED = re.compile(r"№\s*\S*\d")
#: The title stands among so many lines.
HEAD = 15
BETWEEN = re.compile(r"\bмежду\s+", re.I)


def signed_itself(
    passages: Sequence[Passage], namings: dict[int, list[Naming]], facts: Facts
) -> Iterator[Relation]:
    """«**Область**, в лице …, и **Завод**, в лице …, заключили настоящее **Соглашение**»"""
    if facts.status is not None and facts.status.value == "Draft":
        return
    for passage in passages:
        parties = contracting(passage, namings.get(passage.order, ()))
        if not parties:
            continue
        act = _titled(namings, facts) or _itself(facts)
        for party in parties:
            yield Relation(passage, party, "svod:signed", act, "signed_itself", 0.9)


def _titled(namings: dict[int, list[Naming]], facts: Facts) -> Entity | None:
    """«**СОГЛАШЕНИЕ № 88-С** ⏎ о сотрудничестве …»: by its number the title names it already."""
    title = facts.title.value
    return next(
        (
            naming.entity
            for order in range(1, HEAD + 1)
            for naming in namings.get(order, ())
            if naming.mention.kind == "act"
            and NUMBERED.search(naming.mention.surface)
            and title.startswith(naming.mention.surface)
        ),
        None,
    )


def _itself(facts: Facts) -> Entity:
    """The act that the document is: as it is named in the text, or by its title."""
    title = facts.title.value
    name = title[:1].upper() + re.sub(r"^\w+", lambda word: word.group().lower(), title)[1:]
    if not AGREEMENT.match(title) or len(title.split()) < 3:
        day = f" от {facts.date.value:%d.%m.%Y}" if facts.date else ""
        number = f" № {facts.number.value}" if facts.number else ""
        name = f"{name}{day}{number}"
    short = SUBJECT.sub(r"\1", name)
    own = is_common("act", name)
    return Entity("act", name, aliases=frozenset({short} - {name}), local=own)


def agreement_of(sentence: Sentence) -> Iterator[Relation]:
    """«выполнено **Соглашение между Областью и Заводом от 5 марта 2015 г. № 4**»"""
    for act in sentence.named("act"):
        between = BETWEEN.search(act.mention.surface)
        referred = re.search(r"\d{4}|№", act.mention.surface)
        if not between or not referred or not AGREEMENT.match(act.entity.name):
            continue
        start = act.mention.start + between.end()
        inside = sentence.named("organization", after=start, before=act.mention.end, nested=True)
        parties = [n for n in inside if not any(_lies_in(n, other) for other in inside)]
        if len(parties) > 1 and _is_list(sentence, parties):
            for party in parties:
                yield relation(
                    sentence, party.entity, "svod:signed", act.entity, "agreement_of", 0.8
                )


def having_signed(sentence: Sentence) -> Iterator[Relation]:
    """«по инициативе **Банка** и **Завода**, подписавших 5 мая **Соглашение о намерениях**»"""
    cue = sentence.match(HAVING_SIGNED)
    acts = sentence.named("act", after=cue.end()) if cue else []
    if cue is None or not acts or not sentence.is_fact_at(cue.start()):
        return
    for party in listed_before(sentence, cue.start(), "organization"):
        yield relation(sentence, party.entity, "svod:signed", acts[0].entity, "having_signed", 0.85)


def _lies_in(inner: Naming, outer: Naming) -> bool:
    a, b = inner.mention, outer.mention
    return a is not b and b.start <= a.start and a.end <= b.end


def _is_list(sentence: Sentence, parties: Sequence[Naming]) -> bool:
    text = sentence.passage.text
    return all(
        re.fullmatch(LISTING, text[one.mention.end : other.mention.start])
        for one, other in pairwise(parties)
    )
