"""From which sizes on vectors are kept differently; `docs/search.md` has what was measured."""

from dataclasses import dataclass

from kg.tiers import RATIO, SMALL, first_to_merge


@dataclass(frozen=True)
class Sizes:
    """In vectors."""

    #: So many are compared one by one; of more, larger segments are looked through by codes first.
    exact: int = 50_000
    #: A segment that is smaller than this has no codes in any case.
    coded: int = 16_384
    #: Segments below this are put together at once.
    small: int = SMALL
    #: A segment is put together with the later ones unless it is so many times larger.
    ratio: int = RATIO

    def first_to_merge(self, lengths: list[int]) -> int:
        """The place from which on segments become one; the last one's where nothing is to do."""
        return first_to_merge(lengths, small=self.small, ratio=self.ratio)
