"""The `svod` command: each subcommand parses, asks, prints.

Modules that take long to load are imported by the subcommands that need them.
"""

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from webapp import exits
from webapp.config import Config

if TYPE_CHECKING:
    from kg.generations import Manifest

#: The media types of a format: of a table, then of a graph, where it can be either.
MEDIA_TYPES = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "turtle": ("text/turtle",),
}

data_option = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the data. Otherwise SVOD_DATA names it, or it is ./svod-data.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


def main() -> None:
    sys.exit(exits.run(svod))


def example(line: str) -> str:
    return f"\b\nExample:\n  {line}"


def print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _of_stored(data: Path | None) -> "tuple[Config, Manifest]":
    """For commands that change what is there: they must not begin a new store by mistake."""
    from kg.generations import Generations

    config = Config.from_environment(data=data)
    return config, Generations(config.data).current().manifest


class InOrder(click.Group):
    """Lists the commands in the order of this file, which is that of a first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group(cls=InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="svod")
def svod() -> None:
    """Turns Russian policy documents into a knowledge graph that can be searched and queried."""


@svod.command(epilog=example("svod ingest corpus minutes.txt"))
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
    with tqdm(total=len(sources), unit="file", disable=None if len(sources) > 1 else True) as bar:

        def report(outcome: Outcome) -> None:
            bar.update()
            if not as_json:
                with tqdm.external_write_mode():
                    lines = outcome_lines(outcome, dry_run=dry_run)
                    click.echo("\n".join(lines), err=outcome.status == "failed")

        outcomes = take_in(config, sources, again=again, dry_run=dry_run, report=report)

    if as_json:
        print_json([outcome.as_dict() for outcome in outcomes])
    else:
        click.echo(counted(outcomes, dry_run=dry_run))
    return exits.FAILED if any(o.status == "failed" for o in outcomes) else exits.DONE


@svod.command(epilog=example("svod remove minutes.txt"))
@click.argument("document")
@json_option
@data_option
def remove(document: str, as_json: bool, data: Path | None) -> None:
    """Take a document back out of the graph.

    DOCUMENT is its IRI, its key or its file name. The original file stays in the data folder.
    """
    from kg.store import Primary
    from webapp.removal import named

    config, manifest = _of_stored(data)
    encoder = config.encoder_of(manifest.model)
    with Primary(config.data, base=config.base, encoder=encoder) as primary:
        record = named(document, primary.documents())
        primary.drop(record.iri)
        generation = primary.publish()
    if as_json:
        print_json({**asdict(record), "generation": generation})
    else:
        click.echo(f"removed {record.iri} ({record.file})")


@svod.command(epilog=example("SVOD_MODEL=intfloat/multilingual-e5-small svod reindex"))
@json_option
@data_option
def reindex(as_json: bool, data: Path | None) -> None:
    """Make full text, vectors and the links between documents anew from the graph.

    Needed once SVOD_MODEL names another model. Until it is done, readers see the old ones.
    """
    from kg.store import Primary

    config, _ = _of_stored(data)
    with Primary(config.data, base=config.base, encoder=config.encoder) as primary:
        primary.rebuild()
        generation = primary.publish()
    if as_json:
        print_json({"generation": generation})
    else:
        click.echo(f"made the indexes of generation {generation}")


@svod.command(epilog=example('svod search "energy efficiency of buildings" -k 5'))
@click.argument("query")
@click.option("-k", default=10, show_default=True, type=click.IntRange(1, 1000), help="Hits.")
@json_option
@data_option
def search(query: str, k: int, as_json: bool, data: Path | None) -> None:
    """Find passages by words and by meaning.

    The query may be Russian or English.
    """
    from kg.generations import Generations
    from kg.search import search as find
    from webapp.terminal import hit_lines

    config = Config.from_environment(data=data)
    generation = Generations(config.data).current()
    encoder = config.encoder_of(generation.manifest.model)
    hits = find(generation, query, k=k, encoder=encoder)
    if as_json:
        print_json([asdict(hit) for hit in hits])
        return
    for number, hit in enumerate(hits, start=1):
        click.echo("\n".join(hit_lines(number, hit)))
    if not hits:
        click.echo("Nothing found: try other words, or fewer.")


@svod.command(epilog=example('svod sparql "SELECT ?d { ?d a svod:Document }" --format csv'))
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
def sparql(query: str | None, file: TextIO | None, form: str | None, data: Path | None) -> None:
    """Answer a SPARQL query.

    It runs over the published graph and within the limits of the endpoint: SVOD_QUERY_SECONDS,
    SVOD_QUERY_MEMORY_MB, SVOD_QUERY_RESULT_BYTES.
    """
    from kg.generations import Generations
    from kg.sandbox import QueryPool

    text = file.read() if file else query
    if text is None or (file and query):
        raise click.UsageError("Give either a query or a file with -f.")
    config = Config.from_environment(data=data)
    generation = Generations(config.data).current()
    wanted = MEDIA_TYPES[form] if form else (*MEDIA_TYPES["json"][:1], *MEDIA_TYPES["turtle"])
    with QueryPool(replace(config.limits, workers=1)) as pool:
        answer = pool.run(generation.path, text, accept=", ".join(wanted))
    sys.stdout.buffer.write(answer.content)


@svod.command(epilog=example("svod export everything.nq"))
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
@data_option
def export(file: Path, data: Path | None) -> None:
    """Write all that is published as N-Quads, ontology and known names included.

    FILE - is standard output. An existing file is replaced once the new one is complete.
    """
    from kg.generations import Generations
    from webapp.files import replaced

    generation = Generations(Config.from_environment(data=data).data).current()
    if str(file) == "-":
        generation.export(sys.stdout.buffer)
        return
    with replaced(file) as draft:
        written = generation.export(draft)
    click.echo(f"wrote {written} quads to {file}")


@svod.command(epilog=example("svod validate --json"))
@json_option
@data_option
def validate(as_json: bool, data: Path | None) -> int:
    """Check what is published against the ontology.

    The exit code is 1 on violations.
    """
    from kg.generations import Generations
    from ontology.validation import check
    from webapp.exported import union
    from webapp.terminal import violation_lines

    generation = Generations(Config.from_environment(data=data).data).current()
    violations = check(union(generation))
    if as_json:
        print_json([asdict(violation) for violation in violations])
    else:
        for violation in violations:
            click.echo("\n".join(violation_lines(violation)))
        click.echo(f"{len(violations)} violations in generation {generation.name}")
    return exits.FAILED if violations else exits.DONE


@svod.command(epilog=example("svod status --json"))
@json_option
@data_option
def status(as_json: bool, data: Path | None) -> None:
    """Show what is published, and when and with which model.

    Statements are the different ones that documents make: those of the ontology, of the known
    names and of the rules are not counted.
    """
    from kg.generations import Generations

    config = Config.from_environment(data=data)
    manifest = asdict(Generations(config.data).current().manifest)
    facts = {"data": str(config.data), "generation": manifest.pop("name"), **manifest}
    if as_json:
        print_json(facts)
        return
    for name, value in facts.items():
        click.echo(f"{name:<12}{value}")


@svod.group()
def evaluate() -> None:
    """Compare what is published with what people say is right."""


@evaluate.command(epilog=example("svod evaluate extraction --gold tests/golden/annotations"))
@click.option(
    "--gold",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the annotations; docs/evaluation.md says what is in it.",
)
@click.option("--details", is_flag=True, help="List what was missed and what was found in vain.")
@json_option
@data_option
def extraction(gold: Path, details: bool, as_json: bool, data: Path | None) -> None:
    """Score entities, provisions, relations, roles and figures of annotated documents.

    Only annotated documents that are published count. JSON always holds the details.
    """
    from kg.evaluation import evaluate as compare
    from kg.generations import Generations
    from webapp.evaluated import report_lines

    report = compare(Generations(Config.from_environment(data=data).data).current(), gold)
    if as_json:
        print_json(report.as_dict())
        return
    for line in report_lines(report, details=details):
        click.echo(line)


@evaluate.command(epilog=example("svod evaluate institutions --brat ~/rurebus --details"))
@click.option(
    "--brat",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the texts, each with its .ann file; folders in it count.",
)
@click.option("--details", is_flag=True, help="List what was missed.")
@json_option
@data_option
def institutions(brat: Path, details: bool, as_json: bool, data: Path | None) -> None:
    """Count the institutions (INST) marked in brat that were found.

    Only marked texts that are published count. JSON always holds the details.
    """
    from kg.evaluation.institutions import evaluate_institutions
    from kg.generations import Generations
    from webapp.evaluated import institution_lines

    generation = Generations(Config.from_environment(data=data).data).current()
    report = evaluate_institutions(generation, brat)
    if as_json:
        print_json(report.as_dict())
        return
    for line in institution_lines(report, details=details):
        click.echo(line)


@svod.command(epilog=example("svod serve --port 8081"))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8080,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="0: any free one.",
)
@data_option
def serve(host: str, port: int, data: Path | None) -> None:
    """Serve web pages, API and SPARQL until Ctrl-C."""
    from kg.settings import stored_base
    from webapp import create_app
    from webapp.serving import serve as serve_app

    config = Config.from_environment(data=data)
    serve_app(create_app(config), host=host, port=port, base=stored_base(config.data))
