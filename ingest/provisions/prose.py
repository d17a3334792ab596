"""What running text plans, proposes or orders: a sentence, or each clause of one that has two."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.analysed import Token
from ingest.dates import deadline
from ingest.model import Entity, Passage, Provision
from ingest.outline import Stretch, cue_of
from ingest.provisions.parties import (
    ADVISING,
    addressed_before,
    addressed_by,
    is_passive,
    planners,
    recipients,
)
from ingest.provisions.reader import ABOUT, Reader
from ingest.provisions.sentences import sentences
from ingest.provisions.wording import announces, is_rejected

#: Participants that are described in more words stand over what they propose like a heading.
LONG_SUBJECT = 10
JOINING = {"и", "а", "но", "также", ",", ";"}
#: What the law obliges everybody to is no provision of a document that tells of it.
OF_LAW = re.compile(r"\b(?:закон|кодекс|законодательств)", re.I)
#: What a speaker proposes or recommends is not what the document does.
OF_SPEAKERS = {"Intention", "Obligation"}
#: «**В случае отказа** город намерен учредить АО»: not yet intended.
CONDITION = re.compile(r"\b(?:если|при\s+условии|в\s+случае|при\s+(?:наличии|отсутствии))\b", re.I)


def in_prose(reader: Reader, passage: Passage, *, heard: bool) -> Iterator[Provision]:
    """«Участники круглого стола **предлагают поддержать** мероприятия …»"""
    found = list(sentences([Stretch(passage, passage.body, len(passage.text))]))
    for sentence, following in pairwise([*found, None]):
        if sentence is None or is_rejected(sentence.words, following.words if following else ""):
            continue
        for verb, clause in _clauses(reader, sentence):
            if _is_unsettled(cue_of(verb), sentence.words):
                continue
            if not heard or cue_of(verb) in OF_SPEAKERS:
                yield _provision(reader, verb, clause)


def _is_unsettled(modality: str | None, words: str) -> bool:
    """What the law obliges to, and what is intended only on a condition."""
    pattern = {"Obligation": OF_LAW, "Intention": CONDITION}.get(modality or "")
    return pattern is not None and pattern.search(words) is not None


def _clauses(reader: Reader, sentence: Stretch) -> list[tuple[Token, Stretch]]:
    """«Участники **планируют провести** форум **и поручают** центру **создать** комитет»"""
    tokens = reader.tokens(sentence)
    verbs: list[Token] = []
    for token in tokens:
        if announces(token) and (not verbs or _has_deed_between(verbs[-1], token)):
            verbs.append(token)
    starts = [sentence.start, *(_start_of_clause(before, verb) for before, verb in pairwise(verbs))]
    ends = [*starts[1:], sentence.end]
    return [
        (verb, _trimmed(sentence, start, end))
        for verb, start, end in zip(verbs, starts, ends, strict=False)
    ]


def _has_deed_between(verb: Token, after: Token) -> bool:
    between = verb.doc[verb.i + 1 : after.i]
    return any(t._.parse.pos == "INFN" for t in between) and any(t.text in JOINING for t in between)


def _start_of_clause(before: Token, verb: Token) -> int:
    """Behind the last word that joins two clauses."""
    between = verb.doc[before.i + 1 : verb.i]
    joins = [token.i for token in between if token.text in JOINING]
    return verb.doc[joins[-1] + 1].idx if joins else verb.idx


def _trimmed(sentence: Stretch, start: int, end: int) -> Stretch:
    words = sentence.passage.text[start:end]
    if end < sentence.end:
        last = words.rstrip(" ,;").rpartition(" ")
        words = last[0] if last[2] in JOINING else words
        words = words.rstrip(" ,;")
        last = words.rpartition(" ")
        words = last[0].rstrip(" ,;") if last[2] == "а" else words
    return Stretch(sentence.passage, start, start + len(words.rstrip()))


def _provision(reader: Reader, verb: Token, clause: Stretch) -> Provision:
    """The clause with its subject, unless that is as long as a heading."""
    passage, modality = clause.passage, cue_of(verb) or ""
    subject = [token for token in reader.tokens(clause) if token.i < verb.i and token.is_alpha]
    lengthy = len(subject) > LONG_SUBJECT and modality in ADVISING
    start = verb.idx if lengthy else clause.start
    words = passage.text[start : clause.end].rstrip()
    addressees = _addressees(reader, verb, clause)
    return Provision(
        passages=(passage,),
        start=passage.start + start,
        end=passage.start + start + len(words),
        modality=modality,
        rule="cue_with_infinitive",
        confidence=0.8,
        actors=_actors(reader, verb, clause),
        addressees=addressees,
        about=tuple(_about(reader, Stretch(passage, start, start + len(words)))),
        topics=reader.topics((passage,)),
        deadline=deadline(words, issued=reader.issued),
    )


def _about(reader: Reader, clause: Stretch) -> Iterator[Entity]:
    """What the clause itself names, and not the sentences beside it."""
    inside = (
        naming.entity
        for naming in reader.namings.get(clause.passage.order, [])
        if clause.start <= naming.mention.start < clause.end and naming.mention.kind in ABOUT
    )
    yield from dict.fromkeys(inside)


def _addressees(reader: Reader, verb: Token, clause: Stretch) -> tuple[Entity, ...]:
    after = addressed_by(reader, clause.passage, verb)
    passive = is_passive(verb)
    before = addressed_before(reader, clause.passage, clause.start, verb) if passive else ()
    called = after or before or (recipients(reader) if reader.kind == "Letter" else ())
    return called or (planners(reader, clause) if cue_of(verb) in ADVISING else ())


def _actors(reader: Reader, verb: Token, clause: Stretch) -> tuple[Entity, ...]:
    """Who does it stands before the verb; a person right before it rather than their office."""
    named = reader.named(clause.passage, clause.start, verb.idx)
    acting = [n for n in named if n.mention.kind in {"group", "organization", "person"}]
    if is_passive(verb):
        return ()
    near = [n for n in acting[-1:] if n.mention.kind == "person"]
    return tuple(naming.entity for naming in (near or acting[:1]))
