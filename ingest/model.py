"""What is read from a document: frozen values, each anchored to the words it was read from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Literal, TypeVar

from ontology.iris import EntityKind

Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True)
class Cell:
    """A cell of a table's row: `passage.text[start:end]` is what stands in it."""

    start: int
    end: int
    #: What heads the column; "" in the head itself and in a table without one.
    column: str = ""


@dataclass(frozen=True)
class Passage:
    """A clause, list item, paragraph or table row: `document.text[start:end] == text`."""

    order: int
    start: int
    end: int
    text: str
    #: «2.1.3», «а», or «•» for a list mark; None for a plain paragraph.
    marker: str | None = None
    #: Where the words begin, after number or bullet.
    body: int = 0
    #: Where the format has pages: the one it begins on, counted from 1.
    page: int | None = None
    #: Of a table's row, from left to right.
    cells: tuple[Cell, ...] = ()

    @property
    def number(self) -> str | None:
        return None if self.marker == "•" else self.marker

    @property
    def words(self) -> str:
        return self.text[self.body :]


#: Concepts of `svod:Caveats` in the vocabulary, which words them for people. The others follow
#: from the graph: see `kg/queries/caveats_*.rq`.
CaveatKind = Literal[
    "UnknownWords", "UnreadTable", "UncertainEncoding", "WrongEncoding", "RepairedEncoding",
    "BrokenCharacters", "ControlCharacters", "CutOff", "MixedLetters", "FrontMatter", "StruckOut",
    "PageTitle", "UnreadPicture", "UnreadChart", "UnreadObject", "NumberFormat", "UnreadPage",
    "PictureOfText", "RecognisedPage", "GarbledLayer", "PoorPicture", "UnownedFigure",
    "PlannedFigure",
]  # fmt: skip


@dataclass(frozen=True)
class Caveat:
    """What a stage could not do or is not sure of, for the receipt of the document."""

    kind: CaveatKind
    #: How many places of the document it is about.
    occurrences: int = 1
    #: Where it is, in the document's own words, or the page or number.
    detail: str = ""
    #: In which passage, where it is about one.
    passage: "Passage | None" = None


@dataclass(frozen=True)
class Text:
    """A cleaned document: its text and the passages that lie in it without overlap."""

    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Mention:
    """`passage.text[start:end] == surface`."""

    passage: Passage
    start: int
    end: int
    kind: EntityKind
    #: The narrower class in the vocabulary: «Cluster», «PublicBody»; "" for none.
    subclass: str
    #: The phrase in the nominative.
    name: str
    rule: str
    confidence: float
    #: Other names given in the same place: abbreviation, English name, core of the quotation.
    aliases: tuple[str, ...] = ()

    @property
    def surface(self) -> str:
        return self.passage.text[self.start : self.end]


@dataclass(frozen=True)
class Entity:
    """What several mentions name."""

    kind: EntityKind
    name: str
    subclasses: frozenset[str] = frozenset()
    name_en: str | None = None
    aliases: frozenset[str] = frozenset()
    #: Set where the thing is known already: from the authority file or another document.
    iri: str | None = None
    #: What the document only calls by common words stays its own.
    local: bool = False


@dataclass(frozen=True)
class Naming:
    """The decision that a mention names an entity, with its reason."""

    mention: Mention
    entity: Entity
    reason: str


def by_passage(namings: Iterable[Naming]) -> dict[int, list[Naming]]:
    """The namings of each passage, by its order."""
    found: dict[int, list[Naming]] = {}
    for naming in namings:
        found.setdefault(naming.mention.passage.order, []).append(naming)
    return found


def outermost(namings: Iterable[Naming]) -> Iterator[Naming]:
    """Those that stand in no other of them, in reading order."""
    reached = 0
    for naming in sorted(namings, key=lambda n: (n.mention.start, -n.mention.end)):
        if naming.mention.start >= reached:
            yield naming
            reached = naming.mention.end


@dataclass(frozen=True)
class Deadline:
    """A term as worded, and the day it means where the text allows to tell."""

    wording: str
    day: date | None = None
    recurrence: str | None = None


@dataclass(frozen=True)
class Provision:
    """What is to be done, with the exact text after its number."""

    passages: tuple[Passage, ...]
    #: Offsets into the document's text.
    start: int
    end: int
    modality: str
    rule: str
    confidence: float
    number: str | None = None
    addressees: tuple[Entity, ...] = ()
    actors: tuple[Entity, ...] = ()
    responsible: tuple[Entity, ...] = ()
    beneficiaries: tuple[Entity, ...] = ()
    about: tuple[Entity, ...] = ()
    topics: tuple[Entity, ...] = ()
    deadline: Deadline | None = None
    blank_fields: frozenset[str] = frozenset()
    parts: tuple["Provision", ...] = ()


@dataclass(frozen=True)
class Relation:
    """A fact as the passage states it: subject, property of the vocabulary, object."""

    passage: Passage
    subject: Entity
    predicate: str
    #: A thing, a day, a month, a year, or a number as written.
    object: "Entity | date | Month | int | str"
    rule: str
    confidence: float


@dataclass(frozen=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True)
class Role:
    """Who held which role where, from when to when."""

    passage: Passage
    member: Entity
    organization: Entity
    role: str
    rule: str
    confidence: float
    beginning: Month | date | None = None
    end: Month | date | None = None
    planned: bool = False


@dataclass(frozen=True)
class Figure:
    """A number that the text gives for something."""

    passage: Passage
    observed: Entity
    measure: str
    value: float
    unit: str
    comparator: str
    rule: str
    confidence: float
    #: A day, a month or a year.
    as_of: date | Month | int | None = None
    #: The words that say it: «областной бюджет – 40 млн рублей».
    wording: str = ""


@dataclass(frozen=True)
class Fact(Generic[Value]):
    """A fact about the document itself, and which rule read it."""

    value: Value
    rule: str


@dataclass(frozen=True)
class Facts:
    """What kind of document this is, when and by whom it was issued."""

    title: Fact[str]
    type: Fact[str]
    language: str
    date: Fact[date] | None = None
    status: Fact[str] | None = None
    #: The number the act bears: «97-р».
    number: Fact[str] | None = None
    issuers: tuple[Entity, ...] = field(default=())
