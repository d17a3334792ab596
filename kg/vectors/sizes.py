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
    #: The codes of a segment from this size on lie in cells, each of about so many.
    celled: int = 262_144
    of_a_cell: int = 1_000
    #: Segments below this are put together at once.
    small: int = SMALL
    #: A segment is put together with the later ones unless it is so many times larger.
    ratio: int = RATIO

    def cells(self, length: int) -> int:
        """How many cells the codes of so many vectors lie in; 0 where all are scanned."""
        return length // self.of_a_cell if length >= self.celled else 0

    def first_to_merge(self, lengths: list[int]) -> int:
        """The place from which on segments become one; the last one's where nothing is to do."""
        return first_to_merge(lengths, small=self.small, ratio=self.ratio)
