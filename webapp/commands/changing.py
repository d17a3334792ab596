"""What changes the graph: taking documents in and out."""

from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from webapp import exits
from webapp.commands.common import data_option, example, json_option, print_json
from webapp.config import Config

if TYPE_CHECKING:
    from kg.generations import Manifest


def _of_stored(data: Path | None) -> "tuple[Config, Manifest]":
    """For commands that change what is there: they must not begin a new store by mistake."""
    from kg.generations import current_manifest

    config = Config.from_environment(data=data)
    return config, current_manifest(config.data)


def _of_begun(data: Path | None) -> Config:
    """The same where what is published may be damaged."""
    from kg.errors import DamagedGeneration

    with suppress(DamagedGeneration):
        return _of_stored(data)[0]
    return Config.from_environment(data=data)


@click.command(epilog=example("svod ingest corpus minutes.txt"))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--again", is_flag=True, help="Read unchanged files too, with today's rules.")
@click.option("--dry-run", is_flag=True, help="Read and check, but store nothing.")
@json_option
@data_option
def ingest(
    paths: tuple[Path, ...], again: bool, dry_run: bool, as_json: bool, data: Path | None
) -> int:
    """Read files and folders into the graph.

    Folders are read with all below them; unchanged files are skipped. Prints a receipt for each
    document. The exit code is 1 if some failed: the others are in.
    """
    from tqdm import tqdm

    from ingest.readers import CONVERTIBLE, SUFFIXES
    from webapp.ingestion import ingest as take_in
    from webapp.outcomes import Outcome
    from webapp.sources import find_sources
    from webapp.terminal import counted, outcome_lines

    config = Config.from_environment(data=data)
    sources = find_sources(paths, suffixes=SUFFIXES, convertible=CONVERTIBLE)
    if not sources:
        raise click.UsageError(f"There are no files in {', '.join(map(str, paths))}.")
    with tqdm(total=len(sources), unit="file", disable=None, leave=len(sources) > 1) as bar:

        def report(outcome: Outcome) -> None:
            bar.update()
            if not as_json:
                with tqdm.external_write_mode():
                    lines = outcome_lines(outcome, dry_run=dry_run)
                    click.echo("\n".join(lines), err=outcome.status == "failed")

        outcomes = take_in(
            config, sources, again=again, dry_run=dry_run, report=report, step=bar.set_postfix_str
        )

    if as_json:
        print_json([outcome.as_dict() for outcome in outcomes])
    else:
        click.echo(counted(outcomes, dry_run=dry_run))
    return exits.FAILED if any(o.status == "failed" for o in outcomes) else exits.DONE


@click.command(epilog=example("svod remove minutes.txt"))
@click.argument("document")
@json_option
@data_option
def remove(document: str, as_json: bool, data: Path | None) -> None:
    """Take a document back out of the graph.

    DOCUMENT is its IRI, its key or its file name. The original file stays in the data folder.
    """
    from webapp.published import published
    from webapp.removal import taken_out
    from webapp.writing import publish, writer

    config, manifest = _of_stored(data)
    with writer(config, manifest) as primary:
        record = taken_out(document, primary, published(config))
        generation = publish(primary)
    if as_json:
        print_json({**asdict(record), "generation": generation})
    else:
        click.echo(f"removed {record.iri} ({record.file})")


@click.command(epilog=example("SVOD_SPARQL_URL=http://graph:7878/query svod publish"))
@json_option
@data_option
def publish(as_json: bool, data: Path | None) -> None:
    """Show readers the present state, where the settings say.

    Needed once SVOD_SPARQL_URL names another server or none, and after a publication that failed.
    What the server has already of it is not sent again.
    """
    from webapp.progress import progress_bar
    from webapp.writing import indexer

    config = _of_begun(data)
    with indexer(config) as primary, progress_bar() as progress:
        generation = primary.publish(progress, anew=True)
    if as_json:
        print_json({"generation": generation})
    else:
        click.echo(f"published generation {generation}")


@click.command(epilog=example("SVOD_MODEL=intfloat/multilingual-e5-small svod reindex"))
@json_option
@data_option
def reindex(as_json: bool, data: Path | None) -> None:
    """Make full text, vectors and the links between documents anew from the graph.

    Needed once SVOD_MODEL names another model, or SVOD_SEARCH another place. Until it is done,
    readers see the old ones; stopped, it goes on where it was when it is run again.
    """
    from webapp.progress import progress_bar
    from webapp.writing import indexer

    config, _ = _of_stored(data)
    with indexer(config) as primary, progress_bar() as progress:
        generation = primary.reindex(progress)
    if as_json:
        print_json({"generation": generation})
    else:
        click.echo(f"made the indexes of generation {generation}")
