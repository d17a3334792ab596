"""Which holder of a chair goes with which term."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.model import Naming
from ingest.relations.sentence import Sentence
from ingest.roles.terms import Term

#: Who came into the chair at a time has it still: «в 2019 году его сменила Петрова А.А.»
CAME = re.compile(r"\b(?:сменил|возглавил|стал|избран|назначен|перешл|занял)", re.I)
#: After it stands who followed when the one before had ended: «затем – Швеция».
THEN = re.compile(
    r"\b(?:затем|далее|потом|после\s+(?:чего|этого|не[её]|него)|следом|сменил[аи]?)\b", re.I
)
#: A governing body holds no chair: «в Совете директоров».
GOVERNING = re.compile(r"(?:[а-яё]+н[а-яё]{2}\s+)?(?:совет|правлени|комитет|комисси)", re.I)
#: «председательство перешло **от** Томской области к Омской»
LEAVING = re.compile(r"\bот\s+$", re.I)


@dataclass(frozen=True)
class Turn:
    """One holder of the chair with one term."""

    holder: Naming
    term: Term


def turns(whole: Sentence, found: Sequence[Term], body: Naming) -> Iterator[Turn]:
    """Within each part, names before their terms or terms before their names, as it begins."""
    named = whole.named("place", "organization", "person", after=whole.start)
    text = whole.passage.text
    left = {n.mention.start for n in named if LEAVING.search(text, 0, n.mention.start)}
    holders = [n for n in named if _may_hold(n, body) and n.mention.start not in left]
    for start, end in _parts(whole.passage.text, holders, found):
        inside = [n for n in holders if start <= n.mention.start < end]
        of_part = [t for t in found if start <= t.start < end]
        yield from _paired(whole.passage.text, inside, of_part)


def _paired(text: str, holders: list[Naming], found: list[Term]) -> Iterator[Turn]:
    if not holders or not found:
        return
    term_first = found[0].start < holders[0].mention.start
    last: Turn | None = None
    used: set[int] = set()
    for term in found:
        holder = _after(term, holders, found) if term_first else _before(term, holders)
        if holder is not None:
            last = Turn(holder, _open_ended(text, holder, term))
            used.add(holder.mention.start)
            yield last
    for holder in holders:
        if (
            last
            and holder.mention.start > last.holder.mention.start
            and holder.mention.start not in used
        ):
            between = text[last.holder.mention.end : holder.mention.start]
            if THEN.search(between) and last.term.ending and "." not in between:
                last = Turn(holder, Term(last.term.start, last.term.end, last.term.ending, None))
                yield last


def _after(term: Term, holders: list[Naming], found: list[Term]) -> Naming | None:
    """«с мая 2012 года – **Литва**»: before the next term begins."""
    stop = min((t.start for t in found if t.start > term.start), default=None)
    following = [
        n
        for n in holders
        if n.mention.start >= term.end and (stop is None or n.mention.start < stop)
    ]
    return following[0] if following else None


def _before(term: Term, holders: list[Naming]) -> Naming | None:
    """«**Россия** – с мая 2011 года, вновь с мая 2015 года»"""
    earlier = [n for n in holders if n.mention.start < term.start]
    return earlier[-1] if earlier else None


def _open_ended(text: str, holder: Naming, term: Term) -> Term:
    """«в 2019 году его **сменила** Петрова А.А.» says when she came, not when she left."""
    low, high = sorted((term.end, holder.mention.start))
    came = term.is_moment and CAME.search(text[low:high]) is not None
    return replace(term, ending=None) if came else term


def _parts(text: str, holders: list[Naming], found: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Stretches between stops that hold a name and a term each."""
    start = 0
    for stop in re.finditer(r"[;\n]|\.(?=\s+[А-ЯЁA-Z])|$", text):
        rest = any(t.start >= stop.end() for t in found) and any(
            n.mention.start >= stop.end() for n in holders
        )
        full = any(start <= n.mention.start < stop.start() for n in holders) and any(
            start <= t.start < stop.start() for t in found
        )
        if stop.group() == "." and not _opens_with_name(text, stop.end(), holders):
            continue
        if (full and rest) or stop.start() == len(text):
            yield start, stop.end() if rest else len(text)
            start = stop.end()
            if not rest:
                return


def _opens_with_name(text: str, at: int, holders: list[Naming]) -> bool:
    """«Россия. Октябрь 2014 – Март 2015. Апрель 2017 …»: the terms of one holder stay together."""
    following = text[at : at + 60]
    begun = len(text[:at]) + len(following) - len(following.lstrip())
    named = any(n.mention.start == begun for n in holders)
    return named or re.match(r"\s*(?:С|До|В|По|Затем|Далее)\s", following) is not None


def _may_hold(naming: Naming, body: Naming) -> bool:
    """The chair is held by somebody else than the body and what the body's name consists of."""
    if naming.entity == body.entity:
        return False
    start, end = body.mention.start, body.mention.end
    inside = body.mention.passage is naming.mention.passage and start <= naming.mention.start < end
    return not inside and not GOVERNING.match(naming.mention.surface)
