"""The parts of a sentence that each tell of one holder of an office, with their terms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.relations.sentence import Sentence
from ingest.roles.offices import offices
from ingest.roles.terms import Term, terms

#: What may stand between a stop and the term that opens the next part.
OPENING = re.compile(
    r"\s*(?:(?:а|и|на|во?|затем|далее|потом|вновь|ранее|до|него|неё|нее|этого|позднее|временно|прежде)\s*,?\s*){0,4}",
    re.I,
)

#: After a term that closes what was said: «руководил временно, с мая 2013 года по март 2014 года;»
LAST = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:[;.)]|$)")
CHANGING = re.compile(
    r"\s*(?:а\s+)?(?:сменивш|до\s+(?:него|неё|нее)\b|(?:сейчас|теперь|ныне|в\s+настоящее\s+время)\s)",
    re.I,
)
WHOSE = re.compile(r"\s*(?:а\s+)?(?:его|её|ее)\s+", re.I)
DASHED = re.compile(r"[^,;:]{0,60}?\s[–—-]\s")


@dataclass(frozen=True)
class Part:
    """Offsets into the passage."""

    start: int
    end: int
    term: Term | None


def parts(sentence: Sentence) -> Iterator[Part]:
    """«С 2011 года Фонд возглавляет А**; до неё, с 2006 года, директором Фонда был Б**»"""
    found = [t for t in _terms(sentence) if not _is_in_name(sentence, t)]
    stops = sorted({sentence.start, *_stops(sentence, found), sentence.end})
    for start, end in pairwise(stops):
        own = [term for term in found if start <= term.start < end]
        yield Part(start, end, own[0] if own else None)


def _terms(sentence: Sentence) -> list[Term]:
    """At offsets of the passage."""
    return terms(sentence.passage.text, sentence.start, sentence.end)


def _stops(sentence: Sentence, found: list[Term]) -> Iterator[int]:
    text = sentence.passage.text
    named = [n.mention for n in sentence.namings]
    opening: Term | None = None  # «, с 2006 года, **её директором был Б**» is one part
    for stop in re.finditer(r"[;:,(]", text[sentence.start : sentence.end]):
        at = sentence.start + stop.end()
        if any(mention.start < at <= mention.end for mention in named):
            continue
        opened = OPENING.match(text, at)
        begun = opened.end() if opened else at
        term = next((t for t in found if t.start in {begun, at, at + 1}), None)
        if term is not None:
            opens = stop.group() != "(" and LAST.match(text, term.end) is None
            opening = term
        else:
            within = opening is not None and opening.end == at - 1
            opens = stop.group() == ";" or (not within and _opens(sentence, at, begun))
        if opens:
            yield at
    for term in found:
        if text[: term.start].endswith("(") and text[term.end : term.end + 1] == ")":
            yield min(term.end + 1, sentence.end)


def _opens(sentence: Sentence, at: int, begun: int) -> bool:
    """«, **секретарём** – Б», «, **её** заместителем является Б», «, **сменивший** Б»"""
    text = sentence.passage.text
    if CHANGING.match(text, at):
        return True
    whose = WHOSE.match(text, at)
    begun = whose.end() if whose else begun
    office = next(offices(text, begun, min(begun + 40, sentence.end)), None)
    if office is None:
        return False
    if whose is not None:
        return office.is_instrumental or DASHED.match(text, office.end) is not None
    if not office.is_instrumental or office.start > begun + 1:
        return False
    return DASHED.match(text, office.end) is not None


def _is_in_name(sentence: Sentence, term: Term) -> bool:
    """«программа **на 2014–2019 годы**»"""
    before = sentence.passage.text[sentence.start : term.start]
    planned = re.search(r"\b(?:программ|план|карт|стратеги)[^,;:]*\bна\s+$", before, re.I)
    return planned is not None or any(
        n.mention.start <= term.start < n.mention.end for n in sentence.namings
    )
