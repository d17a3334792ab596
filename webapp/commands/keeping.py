"""What keeps a base elsewhere, and brings it back."""

import sys
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import IO

import click

from webapp.commands.common import data_option, example, json_option, print_json
from webapp.config import Config

#: A tar file, or - for a pipe.
FILE = click.Path(dir_okay=False, allow_dash=True, path_type=Path)


@click.command(epilog=example("svod backup svod-2019-07-01.tar"))
@click.argument("file", type=FILE)
@json_option
@data_option
def backup(file: Path, as_json: bool, data: Path | None) -> None:
    """Write all that is published, with all that the next ingest needs, into one file.

    The server may run meanwhile, and so may an ingest: what it has not published yet is not in.
    FILE is a tar file; - is standard output. An existing one is not touched.
    """
    from kg.backup import back_up
    from webapp.files import replaced

    folder = Config.from_environment(data=data).data
    if str(file) == "-":
        back_up(folder, sys.stdout.buffer)
        return
    if file.exists():
        raise click.ClickException(f"{file} is there already: name another file.")
    with replaced(file) as draft:
        manifest = back_up(folder, draft)
    if as_json:
        print_json({"file": str(file), "bytes": file.stat().st_size, **asdict(manifest)})
    else:
        click.echo(f"wrote generation {manifest.name} ({manifest.documents} documents) to {file}")


@click.command(epilog=example("svod restore svod-2019-07-01.tar --data /srv/svod"))
@click.argument("file", type=FILE)
@json_option
@data_option
def restore(file: Path, as_json: bool, data: Path | None) -> None:
    """Make a base of a backup, in an empty folder.

    FILE is what `svod backup` wrote; - is standard input. It is checked as a whole: of a damaged
    one nothing is restored.
    """
    from kg.layout import Layout
    from kg.publishing import published
    from kg.restoring import restore as make

    folder = Config.from_environment(data=data).data
    opened: IO[bytes] | nullcontext[IO[bytes]]
    opened = nullcontext(sys.stdin.buffer) if str(file) == "-" else file.open("rb")
    with opened as source:
        manifest = make(source, folder)
    if published(Layout(folder)) is None:
        publish(folder)
    if as_json:
        print_json({"data": str(folder), **asdict(manifest)})
    else:
        click.echo(f"restored {manifest.documents} documents of {manifest.created} in {folder}")


def publish(folder: Path) -> None:
    """Makes the indexes where the backup has none that could be used."""
    from webapp.writing import indexer

    with indexer(Config.from_environment(data=folder)) as primary:
        primary.publish()
