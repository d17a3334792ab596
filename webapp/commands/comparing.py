"""What compares passages."""

from dataclasses import asdict
from pathlib import Path

import click

from webapp.commands.common import data_option, example, json_option, print_json
from webapp.config import Config


@click.command(
    epilog=example("svod similar http://localhost:8080/id/document/minutes/passage/1f0c")
)
@click.argument("iri")
@click.option("-k", default=10, show_default=True, type=click.IntRange(1, 100), help="Passages.")
@json_option
@data_option
def similar(iri: str, k: int, as_json: bool, data: Path | None) -> None:
    """Find the passages most like a passage or a provision.

    IRI is that of the passage or provision, as `svod search` prints it.
    """
    from kg.similar import similar as find
    from webapp.hits import similar_lines
    from webapp.published import published

    config = Config.from_environment(data=data)
    generation = published(config).current()
    found = find(generation, iri, k=k, encoder=config.encoder_of(generation.manifest.model))
    if as_json:
        print_json([asdict(each) for each in found])
        return
    for number, each in enumerate(found, start=1):
        click.echo("\n".join(similar_lines(number, each)))
    if not found:
        click.echo("Nothing similar is said in the documents.")
