"""From which sizes on vectors are kept differently; `docs/search.md` has what was measured."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """In vectors."""

    #: So many are compared one by one; of more, larger segments are looked through by codes first.
    exact: int = 50_000
    #: A segment that is smaller than this has no codes in any case.
    coded: int = 16_384
    #: Segments below this are put together at once.
    small: int = 8_192
    #: A segment is put together with the later ones unless it is so many times larger.
    ratio: int = 2

    def first_to_merge(self, lengths: list[int]) -> int:
        """The place from which on segments become one; the last one's where nothing is to do."""
        first, after = len(lengths) - 1, 0
        for place in reversed(range(len(lengths))):
            if after and lengths[place] <= max(self.ratio * after, self.small):
                first = place
            after += lengths[place]
        return first
