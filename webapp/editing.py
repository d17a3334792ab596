"""What people write goes to the process that writes, and its outcome back to them."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from time import monotonic, sleep
from typing import cast

from flask import current_app, request
from werkzeug.exceptions import PreconditionFailed

from kg.errors import StoreBusy
from kg.generations import current_manifest
from kg.results import GRAPHS
from kg.store import Primary
from kg.updating.edits import Edit, Edited, carry_out
from kg.updating.peoples import Peoples
from kg.updating.process import EditingProcess
from webapp import events
from webapp.config import Config
from webapp.context import generation
from webapp.freshness import etag
from webapp.metrics import metrics
from webapp.writing import writer

#: Seconds to wait for another writer: for one edit it is enough, for an ingest it is not.
PATIENCE, PAUSE = 3.0, 0.05


@dataclass(frozen=True)
class Task:
    config: Config
    edit: Edit
    seen: str | None


def edited(edit: Edit, config: Config, *, is_there: bool | None = None) -> Edited:
    """What became of an edit; `is_there` is whether there is something of that address already."""
    with metrics().edit():
        # A copy of the settings leaves behind what was loaded by them.
        task = Task(replace(config), edit, seen(is_there=is_there))
        made = cast(EditingProcess, current_app.extensions["editing"]).do(done, task)
    events.edited(edit, made)
    return made


def seen(*, is_there: bool | None) -> str | None:
    """The state on which the request was decided, where it says so.

    Raises PreconditionFailed where that is not the present one.
    """
    wanted, unwanted = request.if_match, request.if_none_match
    if (unwanted.star_tag and is_there) or (wanted.star_tag and is_there is False):
        raise PreconditionFailed(f"There is {'' if is_there else 'no '}such a graph already.")
    if unwanted.star_tag:
        return generation().manifest.revision
    if not wanted or wanted.star_tag:
        return None
    # Weak ones count too: what was sent packed has such, and says as well what was seen.
    if not any(wanted.contains_weak(tag) for tag in tags()):
        raise PreconditionFailed(
            "Something was published since then: look at what is there now, and try again."
        )
    return generation().manifest.revision


def tags() -> Sequence[str]:
    """What graphs of the present generation are known by, in each format."""
    return [etag("graph", media_type) for media_type in GRAPHS]


def done(task: Task) -> Edited:
    """In the process that writes."""
    config = task.config
    peoples, memory_mb = Peoples(config.base), config.limits.memory_mb
    task.edit.refuse(peoples)  # before anybody has to wait for it
    with opened(config) as primary:
        return carry_out(primary, task.edit, peoples, seen=task.seen, memory_mb=memory_mb)


def opened(config: Config) -> Primary:
    """Raises StoreBusy where another writer takes longer than an edit does."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        with suppress(StoreBusy):
            return writer(config, current_manifest(config.data))
        sleep(PAUSE)
    return writer(config, current_manifest(config.data))
