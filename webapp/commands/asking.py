"""What asks the graph: SPARQL, its state."""

import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from webapp.commands.common import data_option, example, json_option, print_json
from webapp.config import Config
from webapp.exits import DONE, FAILED

if TYPE_CHECKING:
    from kg.results import Answer

#: The media types of a format: of a table, then of a graph, where it can be either.
MEDIA_TYPES = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "turtle": ("text/turtle",),
}


@click.command(epilog=example('svod sparql "SELECT ?d { ?d a svod:Document }" --format csv'))
@click.argument("query", required=False)
@click.option(
    "-f", "--file", type=click.File(encoding="utf-8"), help="File of the query; - is stdin."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(MEDIA_TYPES)),
    help="Otherwise JSON, and Turtle for graphs.",
)
@data_option
def sparql(query: str | None, file: TextIO | None, form: str | None, data: Path | None) -> int:
    """Answer a SPARQL query.

    It runs over the published graph and within the limits of the endpoint: SVOD_QUERY_SECONDS,
    SVOD_QUERY_MEMORY_MB, SVOD_QUERY_RESULT_BYTES. A result that is cut at the last one is said to
    be so on stderr, and the exit code is 1.
    """
    from kg.sandbox import QueryPool
    from webapp.published import published

    text = file.read() if file else query
    if text is None or (file and query):
        raise click.UsageError("Give either a query or a file with -f.")
    config = Config.from_environment(data=data)
    generation = published(config).current()
    wanted = MEDIA_TYPES[form] if form else (*MEDIA_TYPES["json"][:1], *MEDIA_TYPES["turtle"])
    with QueryPool(replace(config.limits, workers=1), config.server) as pool:
        answer = pool.run(
            generation.path, text, accept=", ".join(wanted), base=generation.manifest.base
        )
    sys.stdout.buffer.write(answer.content)
    return told_if_cut(answer)


def told_if_cut(answer: "Answer") -> int:
    """A part must not be taken for the whole by what goes on with it."""
    if answer.cut_after is None:
        return DONE
    click.echo(
        f"The result is cut after {answer.cut_after} rows or statements, at the limit of its size: "
        "add a LIMIT, ask for less, or raise SVOD_QUERY_RESULT_BYTES.",
        err=True,
    )
    return FAILED


@click.command(epilog=example("svod status --json"))
@json_option
@data_option
def status(as_json: bool, data: Path | None) -> None:
    """Show what is published, and when and with which model.

    Statements are the different ones that documents make: those of the ontology, of the known
    names and of the rules are not counted.
    """
    from kg.generations import current_manifest

    config = Config.from_environment(data=data)
    manifest = asdict(current_manifest(config.data))
    facts = {"data": str(config.data), "generation": manifest.pop("name"), **manifest}
    if as_json:
        print_json(facts)
        return
    for name, value in facts.items():
        click.echo(f"{name:<12}{value}")
