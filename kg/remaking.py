"""Indexes made anew aside: the old ones serve until then, and a killed writer goes on there."""

import json
import shutil
from pathlib import Path

from kg.durable import replace_text, sync
from kg.encoder import Encoder
from kg.indexes import FOLDERS
from kg.layout import Layout
from kg.milvus.engine import Engine

MADE_WITH = "made-with.json"


def begun(layout: Layout, encoder: Encoder, engine: Engine | None = None) -> Path:
    """The folder they are made in, with what an earlier run of the same kind has left."""
    search = {"search": engine.uri} if engine else {}
    made_with = {"model": encoder.name, "dimension": encoder.dimension, **search}
    ours = json.dumps(made_with, ensure_ascii=False)
    note = layout.remade / MADE_WITH
    if not note.exists() or note.read_text(encoding="utf-8") != ours:
        shutil.rmtree(layout.remade, ignore_errors=True)
        layout.remade.mkdir(parents=True)
        replace_text(note, ours)
    return layout.remade


def dropped(layout: Layout) -> None:
    """Takes the indexes away: like any that is missing, they are made anew to be published."""
    for name in FOLDERS:
        shutil.rmtree(layout.indexes / name, ignore_errors=True)


def taken_over(layout: Layout) -> None:
    """Puts them in the place of the old ones.

    A writer killed meanwhile leaves some missing: they are made anew, like any that is missing.
    """
    for name in FOLDERS:
        shutil.rmtree(layout.indexes / name, ignore_errors=True)
        (layout.remade / name).rename(layout.indexes / name)
    sync(layout.indexes)
    shutil.rmtree(layout.remade)
