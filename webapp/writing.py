"""The one writer, as the settings want it."""

from kg.encoder import Encoder
from kg.errors import GraphServerDown, SearchEngineDown
from kg.generations import Manifest
from kg.indexes import Progress, silent
from kg.store import Primary
from webapp.config import Config


def writer(config: Config, manifest: Manifest | None) -> Primary:
    """The writer of data whose indexes were made as a manifest says, or of new data.

    Raises EncoderMismatch, IndexedElsewhere and GraphElsewhere where it is to be otherwise now.
    """
    if manifest is None:
        return indexer(config)
    encoder = config.encoder_of(manifest.model)
    config.refuse_other_place(manifest)
    return _opened(config, encoder)


def indexer(config: Config) -> Primary:
    """A writer that will make the indexes by today's settings."""
    return _opened(config, config.encoder)


def publish(primary: Primary, progress: Progress = silent) -> str:
    """Shows readers what a command has changed, and names the generation that does.

    Where it cannot, the error says that the change stays.
    """
    try:
        return primary.publish(progress)
    except (GraphServerDown, SearchEngineDown) as error:
        raise type(error)(
            f"{error} What was changed is stored, but readers do not see it yet: "
            "`svod publish` shows it, and so does the next ingest or removal."
        ) from error


def _opened(config: Config, encoder: Encoder | None) -> Primary:
    return Primary(
        config.data,
        base=config.base,
        encoder=encoder,
        engine=config.engine,
        server=config.server,
        kept=config.generations,
    )
