"""Whose other name is it: the name before a bracket gets what stands in the bracket."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ingest.abbreviations import is_short
from ingest.analysed import Doc, Span, Token
from ingest.mentions.candidate import Candidate
from ingest.mentions.heads import heads
from ingest.mentions.naming import is_capacity
from ingest.mentions.other_names import (
    OtherName,
    abbreviates,
    contracts,
    is_name_by_itself,
    other_names,
)
from ingest.morphology import lemmas
from ingest.phrases import phrase
from ingest.phrases.nominative import in_nominative
from ingest.phrases.quotations import CLOSING

#: These end where a longer name ends, and it is the longer one that has other names.
PLAIN = {"place", "person", "group"}
#: Known by a definition alone: forms and lists define any «протокол» and «проект».
DEFINABLE = {"organization", "event", "programme"}
#: Between a name and the bracket that defines its short form stand at most so many words.
FAR = 40
SENTENCE_ENDS = {".", ";", "!", "?", "|"}


class Given(NamedTuple):
    """An other name, and the candidate that bears it."""

    other: OtherName
    owner: Candidate

    @property
    def is_alias(self) -> bool:
        """«далее – Форум» holds in this document alone, and so does «Минэкологии края»."""
        return not self.other.defined or is_short(self.other.text)

    @property
    def candidate(self) -> Candidate:
        """The other name where it is given."""
        span, owner = self.other.span, self.owner
        return Candidate(
            span.start, span.end, owner.kind, owner.subclass, owner.name, "other_name", 0.9
        )


def given_names(doc: Doc, candidates: Sequence[Candidate]) -> list[Given]:
    """The other names in a passage, each with its owner."""
    owners = [each for each in candidates if each.kind not in PLAIN]
    given: list[Given] = []
    for other in other_names(doc):
        before = [each for each in owners if each.end == other.at] or _before_country(
            doc, other, candidates
        )
        owner = _owner(other, before)
        if owner is None and other.defined:
            owner = _led_by_defined_word(doc, other, owners) or max(
                before, key=_length, default=None
            )
        if owner is None:  # «Альянс / Baltic Alliance (BA)»: the foreign name is abbreviated
            foreign = (each for each in given if each.other.at == other.at)
            owner = next((g.owner for g in foreign if abbreviates(other.text, g.other.text)), None)
        if owner is not None:
            given.append(Given(other, owner))
    return given


def with_aliases(candidates: Iterable[Candidate], given: Sequence[Given]) -> Iterator[Candidate]:
    """Each candidate with the other names of its place."""
    for candidate in candidates:
        own = [each for each in given if each.owner is candidate and each.is_alias]
        yield candidate.called_also(*(each.other.text for each in own)) if own else candidate


def _owner(other: OtherName, before: Sequence[Candidate]) -> Candidate | None:
    """Of the names that end here the one that the other name fits, the longest first."""
    span = other.span
    longest = sorted(before, key=lambda each: each.start - each.end)
    if other.defined:
        fitting = [each for each in longest if _begins_alike(span, each)]
        fitting += [each for each in longest if abbreviates(other.text, each.name)]
        return next(iter(fitting), None)
    if is_name_by_itself(span):
        foreign = span[-1].text not in CLOSING  # «проект «Луч» (ЗАО «Свет»)»: that is who runs it
        may_bear = (e for e in longest if not e.name.isascii())
        return next((e for e in may_bear if foreign or e.kind == "organization"), None)
    return next(
        (
            each
            for each in longest
            if abbreviates(_telling(other.text), each.name)
            or (len(span) < 3 and contracts(other.text, each.name))
        ),
        None,
    )


def _length(candidate: Candidate) -> int:
    return candidate.end - candidate.start


def _before_country(doc: Doc, other: OtherName, candidates: Sequence[Candidate]) -> list[Candidate]:
    """«Университет города Пусан, Республика Корея (**Busan University**)»"""
    ends = {
        each.start - 1
        for each in candidates
        if each.kind == "place" and each.end == other.at and doc[each.start - 1].text == ","
    }
    foreign = other.text.isascii() and not other.defined
    return [e for e in candidates if foreign and e.end in ends and e.kind == "organization"]


def _telling(text: str) -> str:
    """«АКИТ РФ» abbreviates no country."""
    return text.removesuffix(" РФ").removesuffix(" России")


def _begins_alike(short: Span, candidate: Candidate) -> bool:
    """«Ассоциация» is the head of «Ассоциации «Север»», not of «Совета Ассоциации «Север»»."""
    wanted = [lemmas(token.text) for token in short if token.is_alpha]
    doc = short.doc
    head = next((t for t in doc[candidate.start : candidate.end] if t._.parse.pos == "NOUN"), None)
    return head is not None and any(lemmas(head.text) & each for each in wanted)


def _ends_sentence(token: Token) -> bool:
    """Not the stop of «имени С. М. Кирова»."""
    initial = token.i > 0 and len(token.doc[token.i - 1]) == 1
    return token.text in SENTENCE_ENDS and not (token.text == "." and initial)


def _led_by_defined_word(
    doc: Doc, other: OtherName, owners: Sequence[Candidate]
) -> Candidate | None:
    """«создать **рабочую группу по развитию туризма** (далее – рабочая группа)»"""
    wanted = [lemmas(t.text) for t in other.span if t._.parse.pos == "NOUN"][:1]
    for head, what in reversed(heads(doc)):
        near = other.at - FAR < head.i < other.at
        if not near or not wanted or what.kind not in DEFINABLE or head._.parse.number == "plur":
            continue
        if any(map(_ends_sentence, doc[head.i : other.at])):
            return None
        if lemmas(head.text) & wanted[0]:
            named = [each for each in owners if each.start <= head.i < each.end <= other.at]
            if named:
                own = [each for each in named if _begins_alike(other.span, each)]
                return max(own or named, key=_length)
            span = phrase(head)
            if is_capacity(span, head):
                return None  # «Управляющей компанией парка является АО «Парк» (далее – …)»
            name = in_nominative(span, head)
            return Candidate(
                span.start, span.end, what.kind, what.subclass, name, "named_by_definition", 0.8
            )
    return None
