"""How far a long step is, for those who look at a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kg.indexes import Progress


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """One bar for all steps, one after the other."""
    from tqdm import tqdm

    with tqdm(unit="document", disable=None) as bar:

        def begun(step: str, number: int) -> Callable[[int], object]:
            bar.unit = "statement" if step == "graph" else "document"
            bar.reset(number)
            bar.set_description_str(step)
            return lambda more: bar.update(more)

        yield begun


def worded(tell: Callable[[str], None]) -> Progress:
    """«graph: 20000 of 25410», told in words."""

    def begun(step: str, number: int) -> Callable[[int], object]:
        done = 0

        def more(count: int) -> None:
            nonlocal done
            done += count
            tell(f"{step}: {done} of {number}")

        return more

    return begun
