"""Search on the command line."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from webapp.commands.common import data_option, example, json_option, print_json
from webapp.config import Config

if TYPE_CHECKING:
    from kg.generations import Generation
    from kg.search import Found
    from webapp.facets import Counts

#: What each filter takes.
FILTERS = {
    "document": "Key or file name of a document.",
    "type": "Type of document, such as Resolution.",
    "status": "Status of document, such as Draft.",
    "year": "Year of document.",
    "modality": "Kind of provision, such as Recommendation.",
    "addressee": "Whom provisions address, by name.",
    "entity": "What is mentioned, by name.",
    "topic": "Topic of provisions, such as Investment.",
}

#: The languages of labels, as far as things have names in them.
LANGUAGES = ("en", "ru")


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    for name, explained in reversed(FILTERS.items()):
        command = click.option(f"--{name}", multiple=True, metavar="VALUE", help=explained)(command)
    return command


@click.command(epilog=example('svod search "energy efficiency of buildings" --year 2016 -k 5'))
@click.argument("query")
@click.option("-k", default=10, show_default=True, type=click.IntRange(1, 1000), help="Hits.")
@filter_options
@click.option("--exact", is_flag=True, help="Take the words as they are typed.")
@click.option("--facets", "only_facets", is_flag=True, help="Count by what to narrow down.")
@json_option
@data_option
def search(
    query: str,
    k: int,
    exact: bool,
    only_facets: bool,
    as_json: bool,
    data: Path | None,
    **filters: tuple[str, ...],
) -> None:
    """Find passages by words and by meaning.

    The query may be Russian or English: words, a question, «a phrase», -word for what must not be
    there. It may be empty where a filter is given.

    Each filter may be given several times, with IRIs too; several values of one mean any of them,
    several filters all of them.
    """
    from kg.search import find
    from webapp.facets import counts
    from webapp.narrowing import narrowed
    from webapp.published import published

    config = Config.from_environment(data=data)
    generation = published(config).current()
    encoder = config.encoder_of(generation.manifest.model)
    ask = partial(find, generation, query, k=k, counted=only_facets, exact=exact, encoder=encoder)
    chosen = narrowed(generation, filters)
    found = ask(narrowed=chosen)
    if found.corrected:
        click.echo(f"Read as «{found.corrected}»; --exact takes the words as typed.", err=True)
    if only_facets:
        counted = counts(found, chosen, lambda other: ask(narrowed=other))
        print_facets(generation, counted, as_json=as_json)
    elif as_json:
        print_json([asdict(hit) for hit in found.hits])
    else:
        print_hits(generation, found, query, filtered=bool(chosen))


def print_hits(generation: "Generation", found: "Found", query: str, *, filtered: bool) -> None:
    from kg.suggestions import suggested
    from webapp.hits import hit_lines

    for number, hit in enumerate(found.hits, start=1):
        click.echo("\n".join(hit_lines(number, hit)))
    if filtered and not found.hits:
        click.echo("Nothing found with these filters: leave some out, or try other words.")
    elif not found.hits:
        others = "".join(f"\n  {other}" for other in suggested(generation, query))
        click.echo(f"Nothing found: try other words, or fewer.{others and ' Perhaps:'}{others}")


def print_facets(generation: "Generation", counted: "Counts", *, as_json: bool) -> None:
    """How many of the best passages each value leaves."""
    from webapp.facets import described
    from webapp.hits import facet_lines
    from webapp.labels import label
    from webapp.narrowing import shortest

    def named(facet: str, value: str) -> str:
        return value if facet == "year" else label(generation, value, LANGUAGES) or value

    if as_json:
        print_json(described(counted, named))
        return
    base = generation.manifest.base
    for facet, values in counted.items():
        rows = [(shortest(base, value), named(facet, value), number) for value, number in values]
        click.echo("\n".join(facet_lines(facet, rows)))
