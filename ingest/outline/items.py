"""What an outline is made of: sections, their items, and the words of each."""

from dataclasses import dataclass, field

from ingest.model import Passage


@dataclass(frozen=True)
class Stretch:
    """`passage.text[start:end]`: the words of a clause, a sentence of it, a line of a form."""

    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.passage.text[self.start : self.end]


@dataclass
class Item:
    """A clause with what goes on from it and the parts it has."""

    stretches: list[Stretch]
    parts: list["Item"] = field(default_factory=list)
    forms: list[Stretch] = field(default_factory=list)
    #: A heading over the clauses under it: whom they address, or what they are about.
    heads: bool = False

    @property
    def first(self) -> Passage:
        return self.stretches[0].passage

    @property
    def is_open(self) -> bool:
        """«…следующие меры:» wants parts."""
        return self.stretches[-1].words.rstrip().endswith(":")

    @property
    def end(self) -> int:
        """In the document's text."""
        last = self.stretches[-1]
        return max(last.passage.start + last.end, *(part.end for part in self.parts), 0)


@dataclass
class Section:
    """Clauses under one cue: «Участники планируют: …»."""

    modality: str | None
    cue: Passage | None = None
    agenda: str | None = None
    #: «-» where something is only noted, or ruled in an annex; «heard» where somebody speaks.
    states: str = ""
    items: list[Item] = field(default_factory=list)
