"""Where things lie in the data folder."""

from dataclasses import dataclass
from pathlib import Path

#: Generations kept, unless somebody wants more or fewer.
KEPT = 3


@dataclass(frozen=True)
class Layout:
    """The places in one data folder; `docs/architecture.md` says what each is for."""

    data: Path

    @property
    def settings(self) -> Path:
        return self.data / "settings.json"

    @property
    def originals(self) -> Path:
        return self.data / "originals"

    @property
    def lock(self) -> Path:
        return self.data / "lock"

    @property
    def restored(self) -> Path:
        """What is unpacked of a backup, until all of it is in its place."""
        return self.data / "restore.tmp"

    @property
    def graph(self) -> Path:
        return self.data / "primary" / "graph"

    @property
    def notebook(self) -> Path:
        return self.data / "primary" / "notebook.sqlite"

    @property
    def journal(self) -> Path:
        return self.data / "primary" / "journal.sqlite"

    @property
    def indexes(self) -> Path:
        return self.data / "primary"

    @property
    def remade(self) -> Path:
        return self.data / "primary" / "remade"

    @property
    def returning(self) -> Path:
        return self.data / "primary" / "returning"

    @property
    def pending(self) -> Path:
        return self.data / "primary" / "pending"

    @property
    def generations(self) -> Path:
        return self.data / "generations"

    @property
    def current(self) -> Path:
        return self.data / "current"
