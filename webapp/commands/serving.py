"""What serves pages, API and SPARQL."""

from pathlib import Path

import click

from webapp.commands.common import data_option, example
from webapp.config import Config


@click.command(epilog=example("svod serve --port 8081"))
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
    """Serve web pages, API and SPARQL until Ctrl-C.

    Requests in hand are answered then, for up to SVOD_STOP_SECONDS; Ctrl-C again ends at once.
    """
    from kg.settings import stored_base
    from webapp import create_app
    from webapp.serving import serve as serve_app

    config = Config.from_environment(data=data)
    config.refuse_unavailable()
    serve_app(
        create_app(config),
        host=host,
        port=port,
        base=stored_base(config.data),
        queries=config.limits.in_hand,
        stop_seconds=config.stop_seconds,
    )
