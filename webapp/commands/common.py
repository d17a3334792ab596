"""What the subcommands have in common."""

import json
from pathlib import Path

import click

data_option = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the data. Otherwise SVOD_DATA names it, or it is ./svod-data.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


def example(line: str) -> str:
    return f"\b\nExample:\n  {line}"


def print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
