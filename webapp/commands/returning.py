"""What lists the generations, and goes back to one."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from webapp.commands.common import data_option, example, json_option, print_json
from webapp.config import Config

if TYPE_CHECKING:
    from kg.generations import Manifest


@click.command(epilog=example("svod generations"))
@json_option
@data_option
def generations(as_json: bool, data: Path | None) -> None:
    """List the published states that are kept, the newest first.

    SVOD_GENERATIONS says how many, of those made by people's edits and of others, beside one that
    somebody still reads; readers get the one marked *.
    """
    from kg.generations import current_manifest
    from kg.lineage import kept_generations

    config = Config.from_environment(data=data)
    every = kept_generations(config.data)[::-1]
    current = current_manifest(config.data).name
    if as_json:
        print_json([_described(each, current) for each in every])
        return
    for each in every:
        mark = "*" if each.name == current else " "
        counts = f"{each.documents} documents, {each.passages} passages"
        after = f", after {each.follows}" if each.follows else ""
        click.echo(
            f"{mark} {each.name}  {each.created}  {counts}{after}{', an edit' if each.edit else ''}"
        )


@click.command(epilog=example("svod rollback"))
@click.argument("generation", required=False)
@json_option
@data_option
def rollback(generation: str | None, as_json: bool, data: Path | None) -> None:
    """Go back to an earlier generation, as if nothing had been ingested since.

    Without GENERATION it is the one before the current one. Readers get it at once, and the next
    ingest goes on from it. What was there before can be had again in the same way, as long as
    `svod generations` lists it. Original files stay.
    """
    from kg.generations import current_manifest
    from kg.lineage import earlier
    from webapp.installation import forget_installed
    from webapp.writing import writer

    config = Config.from_environment(data=data)
    before, wanted = current_manifest(config.data), earlier(config.data, generation)
    with writer(config, wanted) as primary:
        forget_installed(config)
        primary.rollback(wanted.name)
    if as_json:
        print_json(_described(wanted, wanted.name) | {"before": before.name})
    else:
        click.echo(
            f"back at generation {wanted.name} of {wanted.created}: {wanted.documents} documents, "
            f"{wanted.passages} passages; `svod rollback {before.name}` undoes this"
        )


def _described(manifest: "Manifest", current: str) -> dict[str, object]:
    facts = asdict(manifest)
    return {"generation": facts.pop("name"), "current": manifest.name == current, **facts}
