"""What one document is to another whose words it shares: another version, an excerpt, a duplicate.

The rule looks at nothing but the two documents, so that it makes no difference which came first
and which others there are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.shingles import Shingles, shared
from ontology.terms import SVOD

#: From this share of common shingles on, the link is asserted; from the second on, suggested.
SURE = 0.8
WORTH_SAYING = 0.6
#: A draft and what became of it may differ more. No rule looks at less.
OF_VERSIONS = 0.5
#: An excerpt is at most so long, in parts of what it is from; otherwise both are the whole.
PART = 0.75
#: Shorter texts are mostly set phrases; those with fewer shingles still are not compared at all.
TELLING = 40
FEWEST = 15

DRAFT = str(SVOD.Draft)
#: They quote acts; an act is no excerpt of them.
QUOTING = {str(SVOD[name]) for name in ("PressRelease", "Report", "Letter")}
#: So much of two titles is the same where one is that of the draft of the other.
SAME_TITLE = 0.7


@dataclass(frozen=True)
class Profile:
    """Of a document, what the rules look at; `type` and `status` are IRIs, "" where not known."""

    document: str
    title: str
    type: str
    status: str
    #: ISO, "" where not known.
    date: str
    shingles: Shingles


@dataclass(frozen=True)
class Link:
    """That one document stands in this relation to another; `doubts` make it a suggestion."""

    subject: Profile
    predicate: str
    object: Profile
    score: float
    #: How much of the subject stands in the object, and the other way round.
    shares: tuple[float, float]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pair:
    """Two documents, the one with fewer shingles first."""

    short: Profile
    long: Profile

    @cached_property
    def common(self) -> int:
        return shared(self.short.shingles, self.long.shingles)

    @property
    def short_in_long(self) -> float:
        return self.common / len(self.short.shingles)

    @property
    def long_in_short(self) -> float:
        return self.common / len(self.long.shingles)


def compare(one: Profile, other: Profile) -> Link | None:
    """The first rule that fits says what they are to each other."""
    short, long = sorted((one, other), key=lambda p: (len(p.shingles), p.document))
    if len(short.shingles) < FEWEST:
        return None
    pair = Pair(short, long)
    return next((link for rule in RULES if (link := rule(pair))), None)


def draft_of(pair: Pair) -> Link | None:
    """«Проект решения совещания по туризму» is a version of «Решение совещания по туризму»."""
    drafts = [p for p in (pair.short, pair.long) if p.status == DRAFT]
    score = 2 * pair.common / (len(pair.short.shingles) + len(pair.long.shingles))
    if len(drafts) != 1 or not _same_title(pair) or score < OF_VERSIONS:
        return None
    [draft] = drafts
    return _link(draft, "versionOf", pair, score)


def excerpt_of(pair: Pair) -> Link | None:
    """Slides with five of the nine intentions of a resolution are an excerpt of it."""
    whole = len(pair.short.shingles) > PART * len(pair.long.shingles)
    if whole or pair.short_in_long < WORTH_SAYING:
        return None
    return _link(pair.short, "excerptOf", pair, pair.short_in_long, *_against_an_excerpt(pair))


def near_duplicate_of(pair: Pair) -> Link | None:
    """The same order with another annex is a near-duplicate."""
    if pair.long_in_short < WORTH_SAYING:
        return None
    return _link(pair.short, "nearDuplicateOf", pair, pair.long_in_short)


RULES: tuple[Callable[[Pair], Link | None], ...] = (draft_of, excerpt_of, near_duplicate_of)


def _link(subject: Profile, predicate: str, pair: Pair, score: float, *doubts: str) -> Link:
    shares = (pair.short_in_long, pair.long_in_short)
    if subject is pair.long:
        shares = shares[::-1]
    target = pair.long if subject is pair.short else pair.short
    weak = () if score >= SURE or predicate == "versionOf" else ("share",)
    return Link(subject, predicate, target, round(score, 2), shares, (*weak, *doubts))


def _against_an_excerpt(pair: Pair) -> Iterator[str]:
    if pair.short.date and pair.long.date and pair.short.date < pair.long.date:
        yield "earlier"
    if pair.long.type in QUOTING and pair.short.type not in QUOTING:
        yield "quoted"
    if len(pair.short.shingles) < TELLING:
        yield "short"


def _same_title(pair: Pair) -> bool:
    """«Проект решения о бюджете» and «Решение о бюджете № 5», but not two of different years."""
    one, other = (_words(profile.title) for profile in (pair.short, pair.long))
    numbers, others = ({word for word in words if word.isdigit()} for words in (one, other))
    words = one - numbers, other - others
    return (
        pair.short.type == pair.long.type
        and (numbers <= others or others <= numbers)
        and len(words[0] & words[1]) >= SAME_TITLE * len(words[0] | words[1])
    )


def _words(title: str) -> set[str]:
    words = "".join(letter if letter.isalnum() else " " for letter in title.lower()).split()
    return set(words) - {"проект", "проекта"}
