"""A sentence with the names in it: what every rule for relations looks at."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from razdel import sentenize

from ingest.analysed import Doc, Token, between, position
from ingest.lexicon import words
from ingest.model import Entity, Naming, Passage, Relation, by_passage
from ingest.morphology import lemma
from ontology.iris import EntityKind

#: What was denied, is only possible, or depends on something is no fact.
UNREAL = re.compile(
    r"\b(?:не\s+(?!менее|меньше|более|больше|только|реже|позднее|ниже|выше)\w+|бы|если|при\s+условии|в\s+случае|после\s+вхождения|намерен[аоы]?|планиру\w+|предлага\w+"
    r"|должн[аоы]?|необходимо|следует|будет|будут|хотел\w*|отклон\w+|отказа\w+)\b",
    re.I,
)

#: What may stand between two names of one list.
LISTING = r"[\s,;]*(?:\([^)]*\)?)?[\s,;]*(?:и|а также|совместно с|вместе с)?\s*(?:[–-][^,]*?\sи\s)?"
#: «, **директор** ООО «Свет» », « и первый **заместитель** министра »
AND_OFFICE = re.compile(
    r"\s*(?:\([^)]*\))?\s*(?:,|\bи\b|\bа также\b)\s+(?:[а-яё]+(?:ый|ий|ая|яя)\s+){0,2}"
    r"([а-яё-]+)\s[^.;:()–—]{0,150}",
    re.I,
)
#: Relative clauses and participles describe what they stand beside.
DESCRIBING = re.compile(
    r"\s*(?:(?:\w+\s+)?котор\w+|\w+(?:ющ|ящ|ащ|вш)(?:ий|ая|ее|ие|его|ей|ую|им|их|ими|ем)"
    r"|\w+(?:нн|ем|им)(?:ый|ая|ое|ые|ого|ой|ую|ым|ых|ыми|ому|ом))\b",
    re.I,
)

#: Two words at least; one capitalised word after initials may be a surname.
NEW_SENTENCE = re.compile(r"\s+(?=(?:[ВКОСУ]|[А-ЯЁ][а-яё]+)\s+[А-ЯЁа-яё«\d])")


@dataclass(frozen=True)
class Sentence:
    """Offsets are into the passage."""

    passage: Passage
    doc: Doc
    start: int
    end: int
    namings: tuple[Naming, ...]
    #: The sentence that announces this list item: «Кластер … стал:».
    lead: "Sentence | None" = None
    previous: "Sentence | None" = None
    #: What the heading above names, where it names one thing.
    under: Naming | None = None

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    @cached_property
    def tokens(self) -> list[Token]:
        return between(self.doc, self.start, self.end)

    @property
    def spoken(self) -> list[Token]:
        """Without the number of the clause: «**3.** Кластер объединяет …»"""
        return between(self.doc, max(self.start, self.passage.body), self.end)

    def named(
        self, *kinds: EntityKind, after: int = 0, before: int | None = None, nested: bool = False
    ) -> list[Naming]:
        """Names of these kinds in a stretch of the passage; inner ones only if asked for."""
        stop = self.end if before is None else before
        found: list[Naming] = []
        for naming in self.namings:
            if not after <= naming.mention.start < stop:
                continue
            inner = bool(found) and naming.mention.end <= found[-1].mention.end
            if naming.mention.kind in kinds and (nested or not inner):
                found.append(naming)
        return found

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first occurrence of a pattern in this sentence, at offsets of the passage."""
        return pattern.search(self.passage.text, self.start, self.end)

    @property
    def is_fact(self) -> bool:
        return UNREAL.search(self.text) is None and not self._demands

    @property
    def _demands(self) -> bool:
        """«Просить Правительство выделить 50 млн рублей» tells of nothing that has happened."""
        start = max(self.start, self.passage.body)
        at = position(self.doc, start)
        return at < len(self.doc) and self.doc[at]._.parse.pos == "INFN"

    def is_fact_at(self, offset: int) -> bool:
        """«намерен войти в ассоциацию, **объединяющую 50 кластеров**»: what describes is a fact.

        So is what stands in brackets.
        """
        if self.is_aside(offset):
            return True
        start = self.passage.text.rfind(",", self.start, offset) + 1
        clause = self.passage.text[start : self.end].split(",")[0]
        describes = start > self.start and DESCRIBING.match(clause) is not None
        return self.is_fact or (describes and UNREAL.search(clause) is None)

    def before(self) -> Iterator["Sentence"]:
        """The sentences that lead here, the nearest first."""
        if self.previous is not None:
            yield self.previous
            yield from self.previous.before()

    def is_aside(self, offset: int) -> bool:
        """Whether it stands in brackets."""
        text = self.passage.text
        return text.rfind("(", self.start, offset) > text.rfind(")", self.start, offset)


Rule = Callable[[Sentence], Iterator[Relation]]


def sentences(
    passages: Sequence[Passage], docs: Sequence[Doc], namings: Sequence[Naming]
) -> Iterator[Sentence]:
    """Every sentence in reading order; list items know the sentence that leads to them."""
    named = by_passage(namings)
    lead: Sentence | None = None
    previous: Sentence | None = None
    for passage, doc in zip(passages, docs, strict=True):
        if not passage.marker:
            lead = None
        here = sorted(named.get(passage.order, []), key=_start)
        last: Sentence | None = None
        for start, stop in _bounds(passage, here):
            inside = here[
                bisect_left(here, start, key=_start) : bisect_left(here, stop, key=_start)
            ]
            last = Sentence(passage, doc, start, stop, tuple(inside), lead, previous)
            yield last
            previous = replace(last, previous=previous and replace(previous, previous=None))
        if passage.text.endswith(":"):
            lead = last


def _start(naming: Naming) -> int:
    return naming.mention.start


def _bounds(passage: Passage, names: Sequence[Naming]) -> Iterator[tuple[int, int]]:
    """No sentence goes from one cell of a table into the next, and none ends within a name."""
    reached = list(accumulate((name.mention.end for name in names), max))
    whole = [(0, len(passage.text))]
    for start, end in [(cell.start, cell.end) for cell in passage.cells] or whole:
        begun: int | None = None
        for sentence in sentenize(passage.text[start:end]):
            begun = start + sentence.start if begun is None else begun
            stop = start + sentence.stop
            before = bisect_left(names, stop, key=_start)
            if not before or reached[before - 1] <= stop:
                own = names[bisect_left(names, begun, key=_start) : before]
                yield from _at_initials(passage.text, begun, stop, own)
                begun = None


def _at_initials(
    text: str, start: int, stop: int, names: Sequence[Naming]
) -> Iterator[tuple[int, int]]:
    """«… является Нижнеломова **Е.А. Координатором** …»: a new sentence begins after a person."""
    persons = {naming.mention.start for naming in names if naming.mention.kind == "person"}
    for naming in names:
        end = naming.mention.end
        if naming.mention.kind == "person" and start < end < stop and text[end - 1] == ".":
            opened = NEW_SENTENCE.match(text, end, stop)
            if opened is not None and opened.end() not in persons:
                yield start, end
                start = opened.end()
    yield start, stop


def entities(namings: Sequence[Naming]) -> list[Entity]:
    return list(dict.fromkeys(naming.entity for naming in namings))


def listed(sentence: Sentence, namings: Sequence[Naming]) -> list[Naming]:
    """The leading names that form one list: «A, B и C», up to the first other words between."""
    found: list[Naming] = []
    for naming in namings:
        if found:
            between = sentence.passage.text[found[-1].mention.end : naming.mention.start]
            if not between.strip() or not (
                re.fullmatch(LISTING, between) or _is_office(found[-1], between, naming)
            ):
                break
        found.append(naming)
    return found


def _is_office(one: Naming, between: str, other: Naming) -> bool:
    """«Сурская В.П., **директор ООО «Лён»** Бессонов Н.Н. и **начальник Управления** Котов Р.Д.»"""
    if not one.mention.kind == other.mention.kind == "person":
        return False
    opened = AND_OFFICE.fullmatch(between)
    return opened is not None and lemma(opened[1]) in words("positions.tsv")


def listed_at(sentence: Sentence, offset: int, *kinds: EntityKind) -> list[Naming]:
    """The names of a list that begins just here."""
    named = sentence.named(*kinds, after=offset)
    return listed(sentence, named) if named and named[0].mention.start == offset else []


def listed_before(sentence: Sentence, offset: int, *kinds: EntityKind) -> list[Naming]:
    """The names of a list that ends just here, before no other words."""
    found: list[Naming] = []
    for naming in reversed(sentence.named(*kinds, before=offset)):
        end = found[0].mention.start if found else offset
        if not re.fullmatch(LISTING, sentence.passage.text[naming.mention.end : end]):
            break
        found.insert(0, naming)
    return found


def relation(
    sentence: Sentence,
    subject: Entity,
    predicate: str,
    target: Entity,
    rule: str,
    confidence: float = 0.8,
) -> Relation:
    return Relation(sentence.passage, subject, predicate, target, rule, confidence)
