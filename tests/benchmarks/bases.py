"""Large generated bases: each is made once and kept in build/."""

import shutil
import time
from collections.abc import Iterable
from pathlib import Path

from bench import ROOT, span
from bulk import load
from generated_documents import BASE
from tqdm import tqdm

from kg.store import Primary
from webapp.config import Config
from webapp.installation import install
from webapp.remembered import remembered


def base(name: str, documents: Iterable[tuple[str, str]], count: int) -> Path:
    """The base of these documents, by their IRI with the N-Quads of each.

    It is made aside, so that half a base is not taken for a whole one.
    """
    data = ROOT / "build" / name
    if (data / "current").exists():
        return data
    draft = data.with_name(f"{name}.draft")
    if not (draft / "loaded").exists():
        shutil.rmtree(draft, ignore_errors=True)
        start = time.perf_counter()
        _fill(draft, documents, count)
        print(f"{'statements loaded':<32}{span(time.perf_counter() - start):>10}", flush=True)
        (draft / "loaded").touch()
    start = time.perf_counter()
    _index(draft)
    print(f"{'indexes made and published':<32}{span(time.perf_counter() - start):>10}", flush=True)
    draft.rename(data)
    return data


def _fill(data: Path, documents: Iterable[tuple[str, str]], count: int) -> None:
    config = Config.from_environment({"SVOD_BASE_IRI": BASE}, data=data)
    with Primary(data, base=BASE) as primary:
        install(primary, config)
    with tqdm(total=count, unit="document") as bar:
        load(data, BASE, documents, bar.update)


def _index(data: Path) -> None:
    """As the ingest of so many would have left it."""
    with Primary(data, base=BASE) as primary:
        primary.publish()
        with remembered(primary, Config.from_environment({}, data=data), keep=True):
            pass
