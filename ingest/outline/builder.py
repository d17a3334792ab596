"""Reads passages in order and knows which clause is still open."""

from collections.abc import Sequence

from ingest.analysed import Doc
from ingest.model import Passage
from ingest.outline.cues import (
    cue,
    inline_cue,
    opener,
    opens_with_deed,
)
from ingest.outline.forms import (
    forms_within,
    is_annex,
    is_ending,
    is_form,
    is_mere_form,
    is_signature,
    is_vote,
    words_of,
)
from ingest.outline.items import Item, Section, Stretch
from ingest.outline.numbering import is_next, is_part, is_roman, is_stopped
from ingest.outline.surroundings import Surroundings

#: An annex that is a document of its own says so among its first lines.
TOP = 3
#: «РЕШИЛИ:», «Комиссия решила:» after a question of the agenda.
SHORT_CUE = 3
#: What was noted, what was heard: no kind of provision.
STATING = {"", "-", "heard"}


class Builder:
    """Puts each passage where it belongs."""

    def __init__(self, passages: Sequence[Passage], docs: Sequence[Doc]) -> None:
        self._around = Surroundings(passages, docs)
        self.sections = [Section(None)]
        self._open: list[Item] = []
        self._last_number: str | None = None
        #: Below a signature or the head of an annex nothing is ordered unless announced.
        self._annexed = False

    def add(self, passage: Passage, doc: Doc) -> None:
        if is_signature(passage) and self._last_number:
            self._annexed = True
        if is_vote(passage):
            return
        if passage.cells or is_ending(passage):
            self._end_list()
        elif is_annex(passage) and passage.order > TOP:
            self._annexed = True
            self._begin("-", passage)
        elif is_form(passage) and not self._around.heads_list(passage):
            self._fill_form(passage)
        elif (announced := self._announced(passage, doc)) is not None:
            self._begin(announced, passage)
        elif said := inline_cue(passage, doc):
            self._begin_at_once(*said, passage)
        elif passage.marker:
            self._add_item(passage, heads=self._around.is_heading(passage, doc))
        else:
            self._add_paragraph(passage, doc)
        self._last_number = passage.number or self._last_number

    @property
    def _section(self) -> Section:
        return self.sections[-1]

    def _in_list(self, passage: Passage) -> bool:
        return bool(passage.marker) and self._section.modality is not None

    def _announced(self, passage: Passage, doc: Doc) -> str | None:
        """«» where a heading only ends what was announced before it."""
        if not passage.marker:
            return cue(doc, passage) or self._around.titled(passage, doc)
        if self._around.is_question(passage, doc):
            return ""
        if self._around.is_heading(passage, doc):
            return cue(doc, passage) or (None if self._keeps_cue(passage) else "")
        charges = passage.number and opener(passage.words)  # «3. Рекомендовать главам районов:»
        return None if charges or self._in_list(passage) else cue(doc, passage)

    def _keeps_cue(self, passage: Passage) -> bool:
        """«Участники рекомендуют:» holds for «I. В сфере туризма», and for «II. …» after it."""
        section = self._section
        if section.modality is None or section.cue is None:
            return False
        if section.cue.number and passage.number:
            return passage.number.startswith(section.cue.number)
        before = section.items[-1].first if section.items else None
        return before is None or is_roman(before) == is_roman(passage)

    def _begin(self, announced: str, passage: Passage) -> None:
        short = len(passage.words.split()) <= SHORT_CUE
        self.sections.append(
            Section(
                announced if announced not in STATING else None,
                passage,
                agenda=self._last_number if short else None,
                states=self._states(announced if announced in STATING else ""),
            )
        )
        self._open = []

    def _states(self, states: str) -> str:
        return states or ("-" if self._annexed else "")

    def _begin_at_once(self, announced: str, said: Stretch, passage: Passage) -> None:
        self._begin(announced, passage)
        self._section.agenda = passage.number or self._last_number
        self._section.items.append(Item([said]))

    def _end_list(self) -> None:
        """A table's rows are no items, and what follows them begins anew."""
        self.sections.append(Section(None, states=self._states(self._section.states)))
        self._open = []

    def _fill_form(self, passage: Passage) -> None:
        """«Срок: … Ответственный: …» belongs to the clause above it and closes its parts."""
        if self._open:
            owner = self._owner(passage)
            self._open[owner].forms.append(Stretch(passage, passage.body, len(passage.text)))
            del self._open[owner + 1 :]

    def _owner(self, passage: Passage) -> int:
        """A line under the last of several parts that have none is said of all of them."""
        numbered = [index for index, item in enumerate(self._open) if item.first.number]
        owner = numbered[-1] if numbered else 0
        following = self._around.next_clause(passage)
        while owner:
            item, whole = self._open[owner], self._open[owner - 1]
            others = len(whole.parts) > 1 and not any(part.forms for part in whole.parts)
            more = following is not None and bool(following.marker) and is_next(following, item)
            if not others or more or is_stopped(item.first) or not whole.is_open:
                break
            owner -= 1
        return owner

    def _add_item(self, passage: Passage, *, heads: bool) -> None:
        sibling = next((i for i, item in enumerate(self._open) if is_next(passage, item)), None)
        if sibling is not None:
            del self._open[sibling:]
        while self._open and not is_part(passage, self._open[-1]):
            self._open.pop()
        self._put(self._item(passage, heads=heads))

    def _put(self, item: Item) -> None:
        siblings = self._open[-1].parts if self._open else self._section.items
        siblings.append(item)
        self._open.append(item)

    def _item(self, passage: Passage, *, heads: bool = False) -> Item:
        words, forms = words_of(passage), list(forms_within(passage))
        if self._section.modality and is_mere_form(words):
            forms = [words, *forms]
        return Item([words], forms=forms, heads=heads)

    def _add_paragraph(self, passage: Passage, doc: Doc) -> None:
        numbered = [item for item in self._open if item.first.number]
        if self._section.modality and self._around.heads_clauses(passage, doc):
            self._open = []
            self._put(self._item(passage, heads=True))
        elif self._is_plain_part(passage, doc):
            self._put(self._item(passage))
        elif numbered and self._around.goes_on(passage, numbered[-1]):
            del self._open[self._open.index(numbered[-1]) + 1 :]
            numbered[-1].stretches.append(words_of(passage))
            numbered[-1].forms.extend(forms_within(passage))
        elif self._follows_cue(doc):
            self._open = []
            self._put(self._item(passage))
        else:
            self._end_list()
            self._section.items.append(self._item(passage))

    def _is_plain_part(self, passage: Passage, doc: Doc) -> bool:
        """«2. Комитету:» over paragraphs without numbers: «открыть музей;»"""
        opened = [i for i, item in enumerate(self._open) if item.is_open or item.heads]
        listed = bool(opened) and _is_listed(passage, self._open[opened[-1]])
        if not (listed or passage.text[:1].islower() or opens_with_deed(list(doc))):
            return False
        below = self._open[opened[-1] + 1 :] if opened else []
        if not opened or any(item.first.marker for item in below):
            return False
        del self._open[opened[-1] + 1 :]
        return True

    def _follows_cue(self, doc: Doc) -> bool:
        """«РЕШИЛИ:» may be followed by plain paragraphs."""
        section = self._section
        if section.modality is None or section.cue is None:
            return False
        if not section.items and section.cue.text.endswith(":"):
            return True
        plain = not section.items or not section.items[-1].first.marker
        return plain and opens_with_deed(list(doc))


def _is_listed(passage: Passage, item: Item) -> bool:
    """«3. Создать группу в составе:» over «Иванов И.И. – директор;»"""
    before = item.parts[-1].stretches[-1].words if item.parts else ""
    return item.is_open and (passage.text.endswith(";") or before.endswith(";"))
