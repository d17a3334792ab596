"""Which body is chaired."""

import re

from ingest.model import Naming
from ingest.pronouns import antecedent, pronouns
from ingest.relations.sentence import Sentence

#: Governing bodies: for the chair of a cluster's board, the cluster.
GOVERNING = re.compile(r"(?:[а-яё]+н[а-яё]{2}\s+)?(?:совет|правлен|президиум|коллеги)", re.I)
#: «Председательств|о в **нём** переходит ежегодно»
IN_IT = re.compile(r"[а-яё]*\s+в\s+(нем|нём|ней)\b", re.I)
#: The body stands at most so far from the word for the chair.
REACH = 90


def body_chaired(whole: Sentence, cue: re.Match[str], first_term: int) -> Naming | None:
    """«Председательство в Правлении **Ассоциации**», «совет **Союза** возглавляет»"""
    taken = IN_IT.match(whole.passage.text, cue.end())
    if taken is not None:
        pronoun = pronouns(whole, taken.start(1), taken.end())[0]
        return antecedent(whole, pronoun, "organization")
    stated = _stated(whole, cue)
    proper = [n for n in stated if not GOVERNING.match(n.mention.surface)]
    if proper:
        return proper[0]
    owner = _owner(whole, cue, first_term)
    before = whole.named("organization", before=min(first_term, cue.start() + 1), nested=True)
    own = _whole_of(before[-2:] if _touch(before[-2:], whole.passage.text) else before[-1:])
    return owner or next(iter(stated), own) or _of_previous(whole) or _named_at_all(whole)


def _stated(whole: Sentence, cue: re.Match[str]) -> list[Naming]:
    """«председательств|ует в **Совете**», «председател|ем совета **Ассоциации**»"""
    text, end = whole.passage.text, cue.end()
    after = whole.named("organization", "event", after=end, before=end + REACH, nested=True)
    return [n for n in after if _hangs_on(text[end : n.mention.start])]


def _owner(whole: Sentence, cue: re.Match[str], first_term: int) -> Naming | None:
    """«Председательство в Совете директоров по странам Участникам **Кластера**:»"""
    text = whole.passage.text
    colon = text.find(":", cue.end(), first_term + 1)
    until = whole.named("organization", after=cue.end(), before=max(colon, cue.end()), nested=True)
    inside = [n for n in until if not GOVERNING.match(n.mention.surface)]
    before = whole.named("organization", before=cue.start(), nested=True)
    placed = [n for n in before if re.search(r"\b[Вв]о?\s+$", text[: n.mention.start])]
    proper = [n for n in placed[-1:] if not GOVERNING.match(n.mention.surface)]
    return next(iter(inside or proper), None)


def _hangs_on(between: str) -> bool:
    """«председательств|ует **в** Совете», «председател|ем **совета** Ассоциации»"""
    return re.fullmatch(
        r"[а-яё]*\s*(?:(?:осуществля\w+|поочередно|поочерёдно|переходи\w+)\s+)*(?:(?:в|во|на)\s+)?"
        r"(?:[а-яё]+(?:ом|ем|им|ой|ии|е|ого|его|а|я|ия)\s+){0,2}[«\"]?",
        between, re.I,
    ) is not None  # fmt: skip


def _whole_of(named: list[Naming]) -> Naming | None:
    """The cluster rather than its board; of a body alone, the body."""
    proper = [n for n in named if not GOVERNING.match(n.mention.surface)]
    return next(iter(proper or named), None)


def _named_at_all(whole: Sentence) -> Naming | None:
    return next(iter(whole.named("organization")), None)


def _touch(named: list[Naming], text: str) -> bool:
    """«Совет **Кластера**»: one name leads to the other."""
    return len(named) == 2 and text[named[0].mention.end : named[1].mention.start].strip() == ""


def _of_previous(whole: Sentence) -> Naming | None:
    """«Стороны создают **совет**. Председательствуют в нем …»"""
    previous = whole.previous
    found = previous.named("organization") if previous else []
    return found[-1] if found else None
