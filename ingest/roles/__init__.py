"""Who held which role, from when to when."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ingest.analysed import Doc
from ingest.model import Entity, Naming, Passage, Role, by_passage
from ingest.relations.commons import Commons
from ingest.relations.sentence import Sentence, sentences
from ingest.roles.held import HEADED, Held
from ingest.roles.members import HEADING, members
from ingest.roles.personnel import personnel
from ingest.roles.positions import appointed, position, position_after
from ingest.roles.rotation import CHAIRING, rotating_chair
from ingest.roles.setting import Setting
from ingest.roles.signatures import represents, signed_below

#: What is said of persons, the surest first: of two on one person and body the first counts.
PERSONAL = [appointed, position_after, position, signed_below, represents]
#: Rules that read clause by clause.
HELD = {"held_office", "held_next", "heads_body", "office_of_it"}


def find_roles(
    passages: Sequence[Passage],
    docs: Sequence[Doc],
    namings: Sequence[Naming],
    *,
    issued: date | None,
    issuers: tuple[Entity, ...] = (),
    adopted: bool = True,
) -> list[Role]:
    """Rotating chairs with their terms, members of bodies, and the positions of persons."""
    setting = Setting(tuple(namings), issuers, adopted)
    wholes = _wholes(passages, docs, namings)
    found = list(members(wholes))
    commons, held = Commons(), Held(issued)
    positions: list[Role] = []
    for sentence in sentences(passages, docs, namings):
        commons.remember(sentence)
        if sentence.named("person") or HEADED.search(sentence.text):
            understood = commons.understood(sentence)
            found += held.read(understood)
            found += personnel(understood, adopted=adopted, issued=issued)
            positions += [role for rule in PERSONAL for role in rule(understood, setting)]
    found += _untimed(positions, found)
    turns = [role for whole in wholes for role in rotating_chair(whole, issued)]
    return _without_repeats([*_of_others(turns, found), *found])


def _untimed(positions: Sequence[Role], held: Sequence[Role]) -> Iterator[Role]:
    """«Совет с 2016 года возглавляет **вице-губернатор** А»: 2016 says nothing of that office."""
    told = {(role.member, role.passage.order) for role in held if role.beginning or role.end}
    for role in positions:
        timed = (role.member, role.passage.order) in told
        yield replace(role, beginning=None, end=None) if timed else role


def _of_others(turns: Sequence[Role], held: Sequence[Role]) -> Iterator[Role]:
    """Whose term was read from a clause needs no turn in a chair as well."""
    told = {(role.member, role.passage.order) for role in held if role.rule in HELD}
    return (turn for turn in turns if (turn.member, turn.passage.order) not in told)


def _wholes(
    passages: Sequence[Passage], docs: Sequence[Doc], namings: Sequence[Naming]
) -> list[Sentence]:
    """Each passage as if it were one sentence, its common nouns understood."""
    named, commons = by_passage(namings), Commons()
    found: list[Sentence] = []
    for passage, doc in zip(passages, docs, strict=True):
        own = tuple(named.get(passage.order, ()))
        previous = found[-1] if found else None
        whole = Sentence(passage, doc, 0, len(passage.text), own, previous=previous)
        commons.remember(whole)
        found.append(commons.understood(whole) if _may_tell_roles(whole.text) else whole)
    return found


def _may_tell_roles(text: str) -> bool:
    """Whether a passage speaks of a chair or heads a list of members."""
    return bool(CHAIRING.search(text) or HEADING.search(text))


def _without_repeats(found: Sequence[Role]) -> list[Role]:
    """A role that a passage says with its term is not said by it again without."""
    timed = {_who(role) for role in found if role.beginning or role.end}
    kept = [role for role in found if role.beginning or role.end or _who(role) not in timed]
    firsts = {(_who(r), r.organization, r.beginning, r.end): r for r in reversed(kept)}
    return list(firsts.values())[::-1]


def _who(role: Role) -> tuple[Entity, str, int]:
    return role.member, role.role, role.passage.order
