"""Files and folders in: each new or changed one is read and put, then all is published."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.layout import Layout
from kg.publishing import published
from kg.settings import stored_base
from kg.store import Primary
from webapp.config import Config
from webapp.installation import install
from webapp.intake import Intake
from webapp.outcomes import Outcome
from webapp.progress import worded
from webapp.sources import Source
from webapp.writing import publish, writer


def ingest(
    config: Config,
    sources: Sequence[Source],
    *,
    again: bool = False,
    dry_run: bool = False,
    report: Callable[[Outcome], None],
    step: Callable[[str], None] = lambda _: None,
) -> list[Outcome]:
    """`again` reads unchanged files too, `dry_run` stores nothing; `report` hears of each file.

    `step` hears what is being done: a long document takes minutes.

    Interrupted, it publishes nothing: what was put so far is published by the next run.
    """
    outcomes = []
    with _primary(config, dry_run=dry_run) as primary:
        install(primary, config, keep=not dry_run)
        with Intake(config, primary, sources, again=again, dry_run=dry_run, step=step) as intake:
            for outcome in intake.take_all():
                outcomes.append(outcome)
                report(outcome)
        if not dry_run:
            step("publishing")
            publish(primary, worded(step))
    return outcomes


@contextmanager
def _primary(config: Config, *, dry_run: bool) -> Iterator[Primary]:
    """A dry run changes a copy; before the first ingest it must not even fix a base IRI."""
    with TemporaryDirectory() as elsewhere:
        nothing_yet = dry_run and stored_base(config.data) is None
        of = replace(config, data=Path(elsewhere)) if nothing_yet else config
        with (
            writer(of, published(Layout(of.data))) as primary,
            primary.tried() if dry_run else nullcontext(primary) as written,
        ):
            yield written
