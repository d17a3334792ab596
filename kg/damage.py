"""A file of a generation that is not as it was written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import DamagedGeneration


@contextmanager
def whole(file: Path) -> Iterator[Path]:
    """Raises DamagedGeneration where what the file says cannot be understood."""
    try:
        yield file
    except (LookupError, TypeError, ValueError) as error:
        raise DamagedGeneration(
            f"{file} is damaged: run `svod publish` to show what is stored in a new generation, or "
            "restore a backup in another folder with `svod restore`."
        ) from error
