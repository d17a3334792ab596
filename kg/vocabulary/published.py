"""The vocabulary that readers open."""

from collections.abc import Sequence
from pathlib import Path

from kg.vocabulary.completions import Completion, completions
from kg.vocabulary.corrections import Correction, corrections, glued
from kg.vocabulary.lookup import Lookup
from kg.vocabulary.names import NamedThing, most_mentioned, names_in


class Vocabulary:
    """The words and names of one generation: immutable and safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self._entries = Lookup(folder)

    def passages(self, lemma: str) -> int:
        """In how many passages a word is."""
        return self._entries.passages(lemma)

    def knows(self, lemma: str) -> bool:
        """Whether a passage has the word, or the name of something that one mentions."""
        return self._entries.knows(lemma)

    def corrections(self, word: str) -> list[Correction]:
        """What somebody may have meant who wrote a word that nothing here has, the best first."""
        return corrections(self._entries, word)

    def glued(self, one: str, other: str) -> Correction | None:
        """The known word that two words make if it was cut in two."""
        return glued(self._entries, one, other)

    def names_in(self, lemmas: Sequence[str], written: Sequence[str] = ()) -> list[NamedThing]:
        """What the lemmas of a query name: the longest names first found, none inside another.

        Where it is told how each is `written`, «МЭР» is the ministry and «мэр» is none.
        """
        return names_in(self._entries, lemmas, written)

    def completions(self, typed: str, k: int = 8) -> list[Completion]:
        """What somebody may be about to type: things by name, and frequent words."""
        return completions(self._entries, typed, k)

    def most_mentioned(self, k: int) -> list[str]:
        """The names of the things that most passages mention."""
        return most_mentioned(self._entries, k)
