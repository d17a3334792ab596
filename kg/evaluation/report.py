"""What an evaluation says: scores over sets of things, and shares of properties that are right."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Score:
    """What was found of a kind of thing, what was missed, what was found in vain."""

    name: str
    right: tuple[str, ...]
    missed: tuple[str, ...] = ()
    spurious: tuple[str, ...] = ()

    @property
    def precision(self) -> float | None:
        """None where nothing was found."""
        return _ratio(len(self.right), len(self.right) + len(self.spurious))

    @property
    def recall(self) -> float | None:
        """None where nothing is annotated."""
        return _ratio(len(self.right), len(self.right) + len(self.missed))

    @property
    def f1(self) -> float | None:
        return _ratio(
            2 * len(self.right), 2 * len(self.right) + len(self.missed) + len(self.spurious)
        )

    def as_dict(self) -> dict[str, object]:
        return {
            "name": self.name,
            "annotated": len(self.right) + len(self.missed),
            "found": len(self.right) + len(self.spurious),
            "right": len(self.right),
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "missed": list(self.missed),
            "spurious": list(self.spurious),
        }


@dataclass(frozen=True)
class Share:
    """How many of the things that were found have a property as annotated."""

    name: str
    right: int
    wrong: tuple[str, ...] = ()

    @property
    def share(self) -> float | None:
        return _ratio(self.right, self.right + len(self.wrong))

    def as_dict(self) -> dict[str, object]:
        return {
            "name": self.name,
            "right": self.right,
            "of": self.right + len(self.wrong),
            "share": self.share,
            "wrong": list(self.wrong),
        }


@dataclass(frozen=True)
class Report:
    """The results over the annotated documents that are published."""

    documents: tuple[str, ...]
    #: Annotated documents that are not published.
    absent: tuple[str, ...]
    results: tuple[Score | Share, ...]
    #: Annotated things of which several were made, and found things that should be several.
    split: tuple[str, ...]
    merged: tuple[str, ...]

    @property
    def scores(self) -> dict[str, Score]:
        return {result.name: result for result in self.results if isinstance(result, Score)}

    @property
    def shares(self) -> dict[str, Share]:
        return {result.name: result for result in self.results if isinstance(result, Share)}

    def as_dict(self) -> dict[str, object]:
        return {
            "documents": list(self.documents),
            "absent": list(self.absent),
            "scores": [score.as_dict() for score in self.scores.values()],
            "shares": [share.as_dict() for share in self.shares.values()],
            "split": list(self.split),
            "merged": list(self.merged),
        }


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None
