"""How good the order of what is found is: the normalised discounted cumulative gain (nDCG)."""

from collections.abc import Mapping, Sequence
from math import log2

#: Places that count.
DEPTH = 10


def ndcg(relevant: Mapping[str, float], found: Sequence[str]) -> float:
    """Of what was found, best first, as a share of the best order; `relevant` has the grades."""
    best = sorted(relevant.values(), reverse=True)[:DEPTH]
    return _discounted([relevant.get(one, 0.0) for one in found[:DEPTH]]) / _discounted(best)


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / log2(place + 1) for place, gain in enumerate(gains, start=1))
