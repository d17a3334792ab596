"""What is published, as the settings say where it is."""

from kg.generations import Generations
from webapp.config import Config


def published(config: Config) -> Generations:
    return Generations(config.data, engine=config.engine, server=config.server)
