"""The words that a passage is found by."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.gists import Gist, gist_of
from kg.lexical import Word, found_by, lemmas
from kg.passages import IndexedPassage


@dataclass(frozen=True)
class Worded:
    """`found` are the words of its text in their order, then what else it is found by."""

    found: list[Word]
    names: list[str]
    context: list[str]

    @property
    def words(self) -> list[str]:
        return [word.lemma for word in self.found]


def worded(passage: IndexedPassage) -> Worded:
    return Worded(
        found=found_by(passage.text),
        names=_each_once(passage.names),
        context=_each_once([passage.context]),
    )


def gist(passage: IndexedPassage, worded: Worded) -> Gist:
    """What of it is compared with others."""
    things = passage.facets.get("entity", ())
    return gist_of(worded.words, worded.context, things, passage.under, passage.before)


def _each_once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(lemma for text in texts for lemma in lemmas(text)))
