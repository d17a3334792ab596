"""The `svod` command: one subcommand for each thing to do."""

import gc
from typing import NoReturn

import click

from webapp import exits
from webapp.commands.asking import sparql, status
from webapp.commands.changing import ingest, publish, reindex, remove
from webapp.commands.comparing import similar
from webapp.commands.evaluating import evaluate
from webapp.commands.exporting import export, validate
from webapp.commands.keeping import backup, restore
from webapp.commands.returning import generations, rollback
from webapp.commands.searching import search
from webapp.commands.serving import serve

#: What is loaded stays: the collector of garbage need not look through it often.
SELDOM = (20_000, 20, 50)


def main() -> NoReturn:
    gc.set_threshold(*SELDOM)
    exits.leave(exits.run(svod))


class InOrder(click.Group):
    """Lists the commands in the order of a first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group(cls=InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="svod")
def svod() -> None:
    """Turns Russian policy documents into a knowledge graph that can be searched and queried."""


for command in (
    ingest, remove, reindex, search, similar, sparql, export, validate, status, evaluate, serve,
    generations, rollback, publish, backup, restore,
):  # fmt: skip
    svod.add_command(command)
