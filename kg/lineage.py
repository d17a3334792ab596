"""Which generations are kept, and which of them followed which."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from kg.errors import DamagedGeneration, UnknownGeneration
from kg.generations import Manifest, current_manifest, nothing_published, read_manifest
from kg.layout import Layout


def kept_generations(data: Path) -> list[Manifest]:
    """Those that readers can have, the oldest first."""
    return list(_manifests(Layout(data)))


def nearest_first(data: Path) -> list[Manifest]:
    """The current one, the one that it followed, and so on; then others, the newest first.

    Others are those that were rolled back.
    """
    known = {manifest.name: manifest for manifest in kept_generations(data)}
    line: list[Manifest] = []
    following = known.pop(current_manifest(data).name, None)
    while following:
        line.append(following)
        before = _before(following, list(known))
        following = known.pop(before, None) or known.pop(following.ingested, None)
    return [*line, *reversed(known.values())]


def earlier(data: Path, name: str | None = None) -> Manifest:
    """The generation of a name (3 is 000003), or the one that the current one followed.

    Raises UnknownGeneration, NothingPublished.
    """
    every = {manifest.name: manifest for manifest in kept_generations(data)}
    current = current_manifest(data)
    wanted = _before(current, list(every)) if name is None else name.zfill(6)
    if wanted in every:
        return every[wanted]
    missing = (
        f"There is no generation «{name}»"
        if name is not None
        else f"The generation before {current.name} is not kept"
        if wanted
        else f"There is no generation before {current.name}"
    )
    raise UnknownGeneration(f"{missing}: there are {', '.join(every)}.")


def names(layout: Layout) -> list[str]:
    """The oldest first."""
    return sorted(path.name for path in layout.generations.iterdir() if path.name.isdecimal())


def _manifests(layout: Layout) -> Iterator[Manifest]:
    if not layout.generations.exists():
        raise nothing_published(layout)
    for name in names(layout):
        with suppress(FileNotFoundError, DamagedGeneration):  # the former is being removed
            yield read_manifest(layout.generations / name)


def _before(manifest: Manifest, others: Sequence[str]) -> str:
    """What it followed; manifests of older versions do not say, but nothing was rolled back."""
    return manifest.follows or max((o for o in others if o < manifest.name), default="")
