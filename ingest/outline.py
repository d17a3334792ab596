"""How a document's clauses hang together: sections, numbered items, their parts and form lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from ingest.analysed import Doc, Token
from ingest.lexicon import table
from ingest.model import Passage

FORM = re.compile(r"^(?:Срок|Отв\.|Ответственн|Исполнител)[а-яё]*(?: [а-яё]+){0,2}\s*[:–—-]", re.I)
#: What an act approves stands after it, with numbers of its own.
ANNEX = re.compile(r"^(?:УТВЕРЖД[ЕЁ]Н|Утвержд[её]н|ПРИЛОЖЕНИЕ|Приложение)")
#: «следующие рекомендации:» — the telling word stands this near to the colon.
NEAR_THE_END = 4
#: A heading has at most this many words.
HEADING = 8
#: How far the next number may be for a paragraph between two items to belong to the first.
FAR = 8


@dataclass
class Item:
    """A clause with what goes on from it and the parts it has."""

    passages: list[Passage]
    parts: list["Item"] = field(default_factory=list)
    forms: list[Passage] = field(default_factory=list)
    #: A heading that addresses the clauses under it.
    calls: bool = False

    @property
    def first(self) -> Passage:
        return self.passages[0]

    @property
    def is_open(self) -> bool:
        """«…следующие меры:» wants parts."""
        return self.passages[-1].text.endswith(":")

    @property
    def end(self) -> int:
        return max(self.passages[-1].end, *(part.end for part in self.parts), 0)


@dataclass
class Section:
    """Clauses under one cue: «Участники планируют: …»."""

    modality: str | None
    cue: Passage | None = None
    agenda: str | None = None
    items: list[Item] = field(default_factory=list)


def outline(passages: Sequence[Passage], docs: Sequence[Doc]) -> list[Section]:
    """The sections of a document, each with its clauses as trees."""
    builder = _Builder(passages)
    for passage, doc in zip(passages, docs, strict=True):
        builder.add(passage, doc)
    return builder.sections


def cue(doc: Doc, passage: Passage) -> str | None:
    """The kind of provision that a passage announces: «…констатируют:» announces «-»."""
    if not passage.text.endswith(":") and not _is_heading(passage):
        return None
    tail = [token for token in doc if token.is_alpha][-NEAR_THE_END:]
    head = [token for token in doc if token.is_alpha][:1]
    announced = (cue_of(token) for token in [*reversed(tail), *head])
    return next(filter(None, announced), None)


def infinitives(doc: Doc, passage: Passage) -> list[Token]:
    """What is to be done: the infinitives after the number."""
    return [t for t in doc if t._.parse.pos == "INFN" and t.idx >= passage.body]


class _Builder:
    """Reads passages in order and knows which clause is still open."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.sections = [Section(None)]
        self._open: list[Item] = []
        self._last_number: str | None = None

    def add(self, passage: Passage, doc: Doc) -> None:
        if passage.cells:
            self._end_list()
            return
        announced = self._announced(passage, doc)
        if ANNEX.match(passage.words):
            announced = "-"
        if announced is not None:
            self._begin(announced, passage)
        elif FORM.match(passage.words):
            self._fill_form(passage)
        elif passage.marker:
            self._add_item(passage)
        else:
            self._add_paragraph(passage, doc)
        self._last_number = passage.number or self._last_number

    def _announced(self, passage: Passage, doc: Doc) -> str | None:
        """A numbered clause inside a list is a clause, even if it announces its parts."""
        if _is_heading(passage) and passage.marker and not infinitives(doc, passage):
            return cue(doc, passage) or "-"
        if passage.marker and self.sections[-1].modality not in {None, "-"}:
            return None
        return cue(doc, passage)

    def _begin(self, modality: str, passage: Passage) -> None:
        kept = None if modality == "-" else modality
        self.sections.append(Section(kept, passage, agenda=self._last_number))
        self._open = []

    def _end_list(self) -> None:
        """A table's rows are no items, and what follows them begins anew."""
        self.sections.append(Section(None))
        self._open = []

    def _fill_form(self, passage: Passage) -> None:
        """«Срок: … Ответственный: …» belongs to the clause above it and closes its parts."""
        if self._open:
            numbered = [index for index, item in enumerate(self._open) if item.first.number]
            owner = numbered[-1] if numbered else 0
            self._open[owner].forms.append(passage)
            del self._open[owner + 1 :]

    def _add_item(self, passage: Passage) -> None:
        sibling = self._sibling(passage)
        if sibling is not None:
            del self._open[sibling:]
        while self._open and not _is_part(passage, self._open[-1]):
            self._open.pop()
        item = Item([passage])
        siblings = self._open[-1].parts if self._open else self.sections[-1].items
        siblings.append(item)
        self._open.append(item)

    def _sibling(self, passage: Passage) -> int | None:
        """«2.» after «1. …: 1) …; 2) …: а) …» follows «1.», whatever is open below it."""
        return next(
            (index for index, item in enumerate(self._open) if _is_next(passage, item)), None
        )

    def _add_paragraph(self, passage: Passage, doc: Doc) -> None:
        numbered = [item for item in self._open if item.first.number]
        heading = self._speaks_to_others(passage, doc)
        if numbered and not heading and self._goes_on(passage, numbered[-1]):
            del self._open[self._open.index(numbered[-1]) + 1 :]
            numbered[-1].passages.append(passage)
        elif heading or self._follows_cue(passage, doc):
            self._open = [Item([passage], calls=heading)]
            self.sections[-1].items += self._open
        else:
            self.sections.append(Section(None, items=[Item([passage])]))
            self._open = []

    def _follows_cue(self, passage: Passage, doc: Doc) -> bool:
        """«РЕШИЛИ:» may be followed by plain paragraphs."""
        section = self.sections[-1]
        return section.modality is not None and (
            not section.items
            or (bool(infinitives(doc, passage)) and not section.items[-1].first.marker)
        )

    def _speaks_to_others(self, passage: Passage, doc: Doc) -> bool:
        """«Министерству просвещения:» between the clauses addresses those that follow."""
        announced = self.sections[-1].modality is not None
        following = self.passages[passage.order : passage.order + 1]
        titled = len(doc) <= HEADING and bool(following) and following[0].marker is not None
        heads = passage.text.endswith(":") or (titled and passage.text[-1:].isalpha())
        calls = heads and bool(doc) and doc[0]._.parse.case == "datv"
        return announced and calls and not infinitives(doc, passage)

    def _goes_on(self, passage: Passage, item: Item) -> bool:
        """Between two numbers of a list, or above a form line, a paragraph goes on with it."""
        following = self.passages[passage.order : passage.order + FAR]
        for later in following:
            if ANNEX.match(later.words) or ANNEX.match(passage.words):
                return False
            if FORM.match(later.words):
                return True
            if later.number:
                return _comes_after(later.number, item.first.number or "")
        return False


def cue_of(token: Token) -> str | None:
    """The kind of provision that a word announces; infinitives are openers' business."""
    cues = table("cues.tsv")
    if token._.parse.pos == "INFN":
        return None
    return cues.get(token.lemma_) or cues.get(token.lower_)


def _is_heading(passage: Passage) -> bool:
    """«II. РЕКОМЕНДАЦИИ», «РЕШИЛИ:»: short, and says nothing by itself."""
    words = passage.words.split()
    if not words or len(words) > HEADING or passage.text.endswith((";", ",")):
        return False
    roman = bool(passage.number and re.fullmatch(r"[IVXLC]+|Раздел.*|Глава.*", passage.number))
    return roman or (passage.marker is None and passage.words.isupper())


def _is_next(passage: Passage, item: Item) -> bool:
    """Whether a marked passage bears the mark that comes after the item's on its own level."""
    number, of = passage.number, item.first.number
    if number and of:
        return _style(item.first) == _style(passage) and not number.startswith(f"{of}.")
    same_glyph = passage.text[:1] == item.first.text[:1]
    return not number and not of and bool(item.first.marker) and same_glyph


def _is_part(passage: Passage, item: Item) -> bool:
    """Whether a marked passage is a part of an open clause, rather than the next one."""
    number, of = passage.number, item.first.number
    if number and of:
        return number.startswith(f"{of}.") or (
            _style(passage) != _style(item.first) and item.is_open
        )
    if number:
        return item.is_open or item.calls
    if of or not item.first.marker:
        return True
    return item.is_open and passage.text[:1] != item.first.text[:1]


def _comes_after(number: str, of: str) -> bool:
    """2.1.3 follows 2.1.2 in one list, and so does 2.2; a list that begins anew does not."""
    if number[:1].isdigit() != of[:1].isdigit():
        return False
    digits = [[int(part) for part in re.findall(r"\d+", one)] for one in (number, of)]
    return digits[0] > digits[1] if digits[0] else number > of


def _style(passage: Passage) -> str:
    """«1.», «1)», «а)», «I.» number different levels."""
    number = passage.number or ""
    kind = "digit" if number[:1].isdigit() else "roman" if number.isupper() else "letter"
    closing = passage.text[len(number) : len(number) + 1]
    return f"{kind}{closing if closing in ').' else ''}"


def leading(doc: Doc, passage: Passage, *, skip: int = 0) -> list[Token]:
    """The tokens after the number, up to the first infinitive or colon: who is spoken to."""
    words = [token for token in doc if token.idx >= passage.body][skip:]
    return list(takewhile(lambda t: t._.parse.pos != "INFN" and t.text != ":", words))
