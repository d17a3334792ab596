"""Things that are called by a common noun once they were named: «в республике», «Форум»."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from ingest.analysed import Token
from ingest.lexicon import rows
from ingest.model import Entity, Naming
from ingest.relations.headings import Heading
from ingest.relations.sentence import Sentence

#: Adjectives after which a common noun means no other thing than the one named before.
SAME = {
    "этот", "данный", "настоящий", "указанный", "названный", "весь", "наш", "муниципальный",
    "дорожный", "рабочий", "инвестиционный", "вышеуказанный", "упомянутый",
}  # fmt: skip

#: How the genitive plural ends.
MANY = re.compile(r"(?:ов|ев|ей|ий)\b")


@dataclass
class Commons:
    """What a document has named so far, in reading order."""

    named: list[Naming] = field(default_factory=list)
    heading: Heading = field(default_factory=Heading)
    _by_noun: dict[str, "_Fitting"] = field(default_factory=dict)

    def remember(self, sentence: Sentence) -> None:
        self.named += sentence.namings
        self.heading.read(sentence)

    def understood(self, sentence: Sentence) -> Sentence:
        """The sentence with its common nouns read as names of what was named before.

        What it names itself must be remembered.
        """
        meant = [n for token in sentence.tokens if (n := self._meant(sentence, token))]
        sentence = replace(sentence, under=self.heading.of)
        if not meant:
            return sentence
        namings = sorted(
            [*sentence.namings, *meant], key=lambda n: (n.mention.start, -n.mention.end)
        )
        return replace(sentence, namings=tuple(namings))

    def in_order(self, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
        """Each sentence understood, with those before it as they were understood."""
        before: Sentence | None = None
        for sentence in sentences:
            self.remember(sentence)
            understood = replace(self.understood(sentence), previous=before)
            yield understood
            earlier = before and replace(before, previous=None)
            before = replace(understood, previous=earlier)

    def _fitting(self, noun: str, kind: str, pattern: str) -> "_Fitting":
        fitting = self._by_noun.setdefault(noun, _Fitting(kind, pattern))
        for naming in self.named[fitting.seen :]:
            fitting.add(naming)
        fitting.seen = len(self.named)
        return fitting

    def _headed(self, kind: str, pattern: str) -> Naming | None:
        """«2.2. Национальный **союз** «Лес»»: under it «союз» is no other."""
        of = self.heading.of
        fits = of is not None and of.mention.kind == kind and pattern != "-"
        return of if of is not None and fits and _is_called(of.entity, pattern) else None

    def _meant(self, sentence: Sentence, token: Token) -> Naming | None:
        meaning = _meanings().get(token.lemma_)
        if meaning is None or not _stands_alone(sentence, token):
            return None
        kind, pattern = meaning
        found = self._headed(kind, pattern) or self._fitting(token.lemma_, kind, pattern).chosen
        if found is None or (
            found.mention.passage is sentence.passage and found.mention.start > token.idx
        ):
            return None
        mention = replace(
            found.mention, passage=sentence.passage, start=token.idx, end=token.idx + len(token)
        )
        return Naming(mention, found.entity, "common noun")


@dataclass
class _Fitting:
    """Of what the document names so far, the things that a common noun may stand for."""

    kind: str
    pattern: str
    chosen: Naming | None = None
    often: Counter[Entity] = field(default_factory=Counter)
    #: So many names have been looked at.
    seen: int = 0

    def add(self, naming: Naming) -> None:
        """«программа» is the one that the document is of, «форум» the one named last.

        Of several bodies «кластер» is the one that is named most often.
        """
        if naming.mention.kind != self.kind or not _is_called(naming.entity, self.pattern):
            return
        self.often[naming.entity] += 1
        if self.chosen is None or self.kind not in {"programme", "organization"}:
            self.chosen = naming
        elif self.kind == "organization":
            oftener = self.often[naming.entity] >= self.often[self.chosen.entity]
            self.chosen = naming if oftener else self.chosen


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    """Kind of thing and pattern of its name, by the common noun."""
    return {row[0]: (row[1], row[2]) for row in rows("commons.tsv")}


def _is_called(entity: Entity, pattern: str) -> bool:
    """«Ассоциация кластеров» is no «кластер»."""
    found = re.finditer(pattern, entity.name, re.I)
    return pattern == "-" or any(not MANY.match(entity.name, match.end()) for match in found)


def _is_whose(after: Token) -> bool:
    """«Программы **дополнительного** образования», «центр **занятости**»: of another."""
    return after._.parse.pos in {"ADJF", "NOUN"} and after._.parse.case == "gent"


def _stands_alone(sentence: Sentence, token: Token) -> bool:
    """«в **республике**», not «41 **региона**», «пилотный **проект**», «**фонд** «Свет»»"""
    if token._.parse.number != "sing":
        return False
    named = (n.mention for n in sentence.namings if n.mention.kind != "group")
    if any(mention.start <= token.idx < mention.end for mention in named):
        return False
    before = token.doc[token.i - 1] if token.i else None
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if before is not None and (before.is_digit or before._.parse.pos in {"ADJF", "PRTF", "NUMR"}):
        return before.lemma_ in SAME
    if after is not None and after.is_digit:  # «Форум 2013 года» is another one
        return False
    if after is not None and after.text.islower() and _is_whose(after):
        return False
    if after is None or any(_is_person_at(n, after.idx) for n in sentence.namings):
        return True
    return not (after.text in {"«", '"', "№"} or after.text[:1].isupper())


def _is_person_at(naming: Naming, offset: int) -> bool:
    """«из состава комиссии **Терентьева А.Ю.**», not «фонд Потанина»"""
    mention = naming.mention
    full = "." in mention.surface or " " in mention.surface
    return mention.kind == "person" and mention.start == offset and full
