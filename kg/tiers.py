"""When files that are written once are put together, so that there are never many of them."""

#: Entries: files below this are put together at once.
SMALL = 8_192
#: A file is put together with the later ones unless it is so many times larger.
RATIO = 2


def first_to_merge(lengths: list[int], *, small: int = SMALL, ratio: int = RATIO) -> int:
    """The place from which on files become one; the last one's where nothing is to do."""
    first, after = len(lengths) - 1, 0
    for place in reversed(range(len(lengths))):
        if after and lengths[place] <= max(ratio * after, small):
            first = place
        after += lengths[place]
    return first
