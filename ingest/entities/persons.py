"""Which mentions name one person: «Иванов Иван Иванович», «И.И. Иванов», «Иванову И.И.»."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.entities.clusters import Cluster
from ingest.known import KnownNames
from ingest.model import Mention
from ingest.morphology import shared_start
from ingest.surnames import Surname, gender_of, surnames

INITIALS = re.compile(r"^(?:[А-ЯЁA-Z]\.\s?){1,2}$")


@dataclass
class _Person:
    """The mentions of one person and the surnames that all of them allow."""

    mentions: list[Mention]
    surnames: frozenset[str]
    given: set[str]

    def fits(self, mention: Mention, surnames: frozenset[str]) -> bool:
        given = _given(mention)
        return bool(self.surnames & surnames) and all(_agree(given, one) for one in self.given)

    def add(self, mention: Mention, surnames: frozenset[str]) -> None:
        self.mentions.append(mention)
        self.surnames &= surnames
        self.given.add(_given(mention))


def same_persons(mentions: Sequence[Mention], known: KnownNames) -> list[Cluster]:
    """The fullest names go first; one with initials joins the only person whose name it fits."""
    persons: list[_Person] = []
    for mention in sorted(mentions, key=lambda each: -len(_given(each))):
        possible = frozenset(each.nominative for each in _readings(mention))
        fitting = [person for person in persons if person.fits(mention, possible)]
        if len(fitting) == 1:
            fitting[0].add(mention, possible)
        else:
            persons.append(_Person([mention], possible, {_given(mention)}))
    return [_cluster(person, known) for person in persons]


def _cluster(person: _Person, known: KnownNames) -> Cluster:
    surname = _surname(person)
    given = sorted(person.given, key=lambda one: (-len(one), one))
    names = tuple(f"{surname} {each}" for each in given if each) or (surname,)
    found = next(filter(None, (known.called("person", name) for name in names)), None)
    return Cluster("person", person.mentions, known=found, called=names)


def _surname(person: _Person) -> str:
    """The nominative that most mentions were read with, of those that fit them all."""
    read = Counter(mention.name.split()[0] for mention in person.mentions)
    weights = {
        one.nominative: one.weight for mention in person.mentions for one in _readings(mention)
    }
    fitting = max(
        person.surnames, key=lambda one: (read[one], weights.get(one, 0), one), default=""
    )
    return fitting or read.most_common(1)[0][0]


def _readings(mention: Mention) -> list[Surname]:
    """What the surname as written may be, given whether a man or a woman is named."""
    wanted = mention.name.split()[0]
    form = max(
        re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", mention.surface),
        key=lambda word: shared_start(word.lower(), wanted.lower()),
    )
    gender = gender_of(_given(mention))
    found = [each for each in surnames(form) if gender in {None, each.gender}]
    return found or list(surnames(form))


def _given(mention: Mention) -> str:
    """First name and patronymic, or initials; "" for a surname alone."""
    return mention.name.partition(" ")[2]


def _agree(one: str, other: str) -> bool:
    """«И.И.» agrees with «Иван Иванович», and «» with everything."""
    if INITIALS.match(one) or INITIALS.match(other):
        first, second = (re.findall(r"\b[А-ЯЁA-Z]", each) for each in (one, other))
        return all(a == b for a, b in zip(first, second, strict=False))
    shorter, longer = sorted((one.split(), other.split()), key=len)
    return longer[: len(shorter)] == shorter
