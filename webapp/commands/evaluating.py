"""What measures the reading against what people marked."""

from dataclasses import asdict
from pathlib import Path

import click

from webapp.commands.common import data_option, example, json_option, print_json
from webapp.config import Config

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def evaluate() -> None:
    """Compare what is published with what people say is right."""


@evaluate.command(epilog=example("svod evaluate extraction --gold tests/golden/annotations"))
@click.option(
    "--gold",
    required=True,
    type=FOLDER,
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
    from webapp.evaluated import report_lines
    from webapp.published import published

    report = compare(published(Config.from_environment(data=data)).current(), gold)
    if as_json:
        print_json(report.as_dict())
        return
    for line in report_lines(report, details=details):
        click.echo(line)


@evaluate.command(epilog=example("svod evaluate institutions --brat ~/rurebus --details"))
@click.option(
    "--brat",
    required=True,
    type=FOLDER,
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
    from webapp.evaluated import institution_lines
    from webapp.published import published

    generation = published(Config.from_environment(data=data)).current()
    report = evaluate_institutions(generation, brat)
    if as_json:
        print_json(report.as_dict())
        return
    for line in institution_lines(report, details=details):
        click.echo(line)


@evaluate.command(epilog=example("svod evaluate search --questions tests/golden/annotations"))
@click.option(
    "--collection",
    "collections",
    multiple=True,
    type=FOLDER,
    help="Folder of corpus.jsonl, queries.jsonl and qrels.tsv; it is indexed by itself.",
)
@click.option(
    "--questions",
    multiple=True,
    type=FOLDER,
    help="Folder of questions.json, over what is published.",
)
@click.option("--briefly", is_flag=True, help="Only search as it is, without leaving parts out.")
@json_option
@data_option
def search(
    collections: tuple[Path, ...],
    questions: tuple[Path, ...],
    briefly: bool,
    as_json: bool,
    data: Path | None,
) -> None:
    """Measure how well what answers a question is found, and what the parts of search add to it.

    The gain by rank (nDCG) and the share of the answers among the first ten, the mean reciprocal
    rank of the first answer, and the share of questions with an answer among the first five.
    """
    from kg.encoder import load_encoder
    from kg.evaluation.retrieval import RECIPES, measure_collection, measure_questions
    from webapp.evaluated import measurement_lines
    from webapp.published import published

    if not (collections or questions):
        raise click.UsageError("Give a --collection or --questions to measure with.")
    config = Config.from_environment(data=data)
    encoder, recipes = config.encoder or load_encoder(), RECIPES[:1] if briefly else RECIPES
    found = [m for folder in collections for m in measure_collection(folder, encoder, recipes)]
    for folder in questions:
        generation = published(config).current()
        found += measure_questions(generation, folder, encoder, recipes)
    if as_json:
        print_json([asdict(measurement) for measurement in found])
        return
    for line in measurement_lines(found):
        click.echo(line)
