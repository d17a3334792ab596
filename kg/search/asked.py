"""A question as it was read: what is sought, and how it should have been typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.search.expansion import Sought, corrected, sought
from kg.search.indexes import Indexes
from kg.search.matching import Matcher
from kg.search.question import Question, understood
from kg.suggestions import rejoined
from kg.wordvectors import load_word_vectors

SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class Asked:
    """`joined` is `typed` on the layout it was meant for, and without spaces inside of words."""

    typed: str
    joined: str
    question: Question
    sought: Sequence[Sought]

    @property
    def meant(self) -> str:
        """What is sought, as it should have been typed; without what is excluded."""
        return corrected(self.question.text, self.sought) or self.question.text

    @property
    def corrected(self) -> str:
        """All of it as it should have been typed; empty where nothing is wrong with it."""
        respelt = corrected(self.joined, self.sought)
        return respelt or (self.joined if self.joined != self.typed else "")

    def matcher(self, indexes: Indexes) -> Matcher:
        vectors = load_word_vectors()
        return Matcher(self.sought, indexes.fulltext, vectors, wants=self.question.wants)


def read(indexes: Indexes, typed: str, *, exact: bool = False) -> Asked:
    """`exact` takes the words as they are typed; soft hyphens come with copied text."""
    whole = typed.replace(SOFT_HYPHEN, "")
    joined = whole if exact else rejoined(indexes.vocabulary, whole)
    question = understood(joined)
    return Asked(whole, joined, question, sought(question, indexes, exact=exact))
