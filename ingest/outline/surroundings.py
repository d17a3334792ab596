"""What the passages around one tell of it: whether it heads, asks, or goes on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.analysed import Doc
from ingest.model import Passage
from ingest.outline.cues import (
    HEADING,
    cue,
    cue_of,
    inline_cue,
    is_heading,
    is_short,
    says_anything,
)
from ingest.outline.forms import is_annex, is_ending, is_form, words_of
from ingest.outline.items import Item
from ingest.outline.numbering import comes_after, is_next, is_roman

#: How far the next number may be for a paragraph between two items to belong to the first.
FAR = 8
#: The first number of a list.
FIRST = {"1", "1.1", "а", "a", "I", None}
QUESTION = re.compile(r"^(?:О|Об|Обо|По вопросу)\s|^Разное\b")


@dataclass(frozen=True)
class Surroundings:
    """All passages of a document, in their order."""

    passages: Sequence[Passage]
    docs: Sequence[Doc]

    def is_heading(self, passage: Passage, doc: Doc) -> bool:
        """«3. Перечень мероприятий» over 3.1 or a table; below a measure there is none."""
        if not is_heading(doc, passage):
            return False
        item = Item([words_of(passage)])
        below = self.after(passage)
        parts = (bool(p.cells or (p.marker and not is_next(p, item))) for p in below)
        return is_roman(passage) or any(parts)

    def titled(self, passage: Passage, doc: Doc) -> str | None:
        """«Съезд рекомендует» over a list, without a colon: a heading."""
        below = self.after(passage, 2)
        marked = [bool(each.marker) or (not each.marker and is_short(each)) for each in below]
        heads = len(below) > 0 and all(marked) and any(each.marker for each in below)
        if not heads or not is_short(passage) or any(t._.parse.pos == "INFN" for t in doc):
            return None
        return next(filter(None, (cue_of(token) for token in doc)), None)

    def is_question(self, passage: Passage, doc: Doc) -> bool:
        """«2. О создании кластера» is on the agenda; so is what is heard straight after it."""
        if says_anything(doc, passage) or not passage.number:
            return False
        following = self.after(passage)
        heard = (
            cue(self.docs[each.order - 1], each) or inline_cue(each, self.docs[each.order - 1])
            for each in following
            if each.marker is None
        )
        return bool(QUESTION.match(passage.words)) or any(heard)

    def heads_list(self, passage: Passage) -> bool:
        """«Ответственный исполнитель:» over «1) представляет …» says whose duties they are."""
        below = self.after(passage)
        return passage.text.endswith(":") and bool(below) and below[0].marker is not None

    def goes_on(self, passage: Passage, item: Item) -> bool:
        """Between two numbers of a list, or above a form line, a paragraph goes on with it."""
        if passage.text.isupper():
            return False
        for later in self.after(passage, FAR):
            if is_annex(later) or is_ending(later):
                return False
            if is_form(later):
                return True
            if later.number:
                return comes_after(later.number, item.first.number or "")
        return False

    def heads_clauses(self, passage: Passage, doc: Doc) -> bool:
        """«Министерству просвещения:», «В сфере туризма:» between the clauses of a list."""
        if says_anything(doc, passage) or not doc:
            return False
        following = self.after(passage)
        marked = bool(following) and following[0].marker is not None
        short = len(passage.text.split()) <= HEADING
        calls = doc[0]._.parse.case == "datv"
        if passage.text.endswith(":"):
            return calls or (short and bool(following))
        begins = marked and following[0].number in FIRST
        return short and passage.text[-1:].isalpha() and (begins or (calls and marked))

    def next_clause(self, passage: Passage) -> Passage | None:
        """The next that is no form line: «Срок: 1 мая»."""
        later = (self.passages[order] for order in range(passage.order, len(self.passages)))
        return next((each for each in later if not is_form(each)), None)

    def after(self, passage: Passage, count: int = 1) -> Sequence[Passage]:
        """Those that come after it."""
        return self.passages[passage.order : passage.order + count]
