"""What the log tells of the server beside its requests: that it begins and ends, and who writes."""

import logging
from dataclasses import fields, is_dataclass

from kg.errors import KgError
from kg.generations import current_manifest
from kg.updating.edits import Edit, Edited
from webapp.config import Config
from webapp.doubts import doubts

server = logging.getLogger("svod.server")
edits = logging.getLogger("svod.edits")


def started(address: str, config: Config) -> None:
    told = {"address": address, "generation": _published(config), "settings": shown(config)}
    server.info("started", extra={"told": told})
    for doubt in doubts(config):
        server.warning(doubt)


def stopped() -> None:
    server.info("stopped")


def edited(edit: Edit, done: Edited) -> None:
    """What was written is the writer's; the log has how much it was, and where if one graph."""
    kind, graph = type(edit).__name__.lower(), getattr(edit, "graph", None)
    told = {"edit": kind, "graph": graph, "added": done.added, "removed": done.removed}
    edits.info("edit", extra={"told": told | {"generation": done.generation}})


def shown(setting: object) -> object:
    """Settings without what they keep to themselves: tokens and passwords."""
    if not is_dataclass(setting):
        return setting
    return {
        field.name: shown(getattr(setting, field.name)) for field in fields(setting) if field.repr
    }


def _published(config: Config) -> str | None:
    try:
        return current_manifest(config.data).name
    except KgError:
        return None
