"""What takes the graph whole: dump and check."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from webapp import exits
from webapp.commands.common import data_option, example, json_option, print_json
from webapp.config import Config


@click.command(epilog=example("svod export everything.nq"))
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
@data_option
def export(file: Path, data: Path | None) -> None:
    """Write all that is published as N-Quads, ontology and known names included.

    FILE - is standard output. An existing file is replaced once the new one is complete.
    """
    from webapp.files import replaced
    from webapp.published import published

    generation = published(Config.from_environment(data=data)).current()
    if str(file) == "-":
        generation.export(sys.stdout.buffer)
        return
    with replaced(file) as draft:
        written = generation.export(draft)
    click.echo(f"wrote {written} quads to {file}")


@click.command(epilog=example("svod validate --json"))
@json_option
@data_option
def validate(as_json: bool, data: Path | None) -> int:
    """Check what is published against the ontology.

    The exit code is 1 on violations.
    """
    from ontology.validation import check
    from webapp.exported import union
    from webapp.published import published
    from webapp.terminal import violation_lines

    generation = published(Config.from_environment(data=data)).current()
    violations = check(union(generation))
    if as_json:
        print_json([asdict(violation) for violation in violations])
    else:
        for violation in violations:
            click.echo("\n".join(violation_lines(violation)))
        click.echo(f"{len(violations)} violations in generation {generation.name}")
    return exits.FAILED if violations else exits.DONE
