"""Where the time of ingestion goes: a stopwatch around each function that is a stage."""

import functools
import importlib
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

#: A stage of ingestion, and the function that is it: module, then name in it.
STAGES = {
    "read": "ingest.prepared:read",
    "clean": "ingest.prepared:clean",
    "split": "ingest.prepared:split",
    "analyse": "ingest.prepared:analyse",
    "mentions": "ingest.pipeline:find_mentions",
    "resolve": "ingest.pipeline:resolve",
    "facts": "ingest.pipeline:find_facts",
    "provisions": "ingest.pipeline:find_provisions",
    "relations": "ingest.pipeline:find_relations",
    "roles": "ingest.pipeline:find_roles",
    "figures": "ingest.pipeline:find_figures",
    "mapping": "ingest.pipeline:to_dataset",
    "remember": "ingest.pipeline:Pipeline.remember",
    "validation": "ontology.validation:check",
    "N-Quads": "ingest.pipeline:Reading.nquads",
    "receipt": "kg.store:Primary.receipt",
    "put": "kg.store:Primary.put",
    "full text": "kg.fulltext.writing:FullTextIndex.refresh",
    "vectors": "kg.vectors:VectorIndex.refresh",
    "publish": "kg.store:Primary.publish",
}


class Stopwatch:
    """Seconds of processor time in each stage, without the stages that it calls itself."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inner: list[float] = []

    def watch(self) -> None:
        """From now on, in this process."""
        for stage, function in STAGES.items():
            module, _, path = function.partition(":")
            *classes, name = path.split(".")
            owner = functools.reduce(getattr, classes, importlib.import_module(module))
            setattr(owner, name, self._timed(stage, getattr(owner, name)))

    def _timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def timed(*arguments: Any, **options: Any) -> Any:
            start = time.process_time()
            self._inner.append(0.0)
            try:
                return function(*arguments, **options)
            finally:
                spent = time.process_time() - start
                self.seconds[stage] += spent - self._inner.pop()
                if self._inner:
                    self._inner[-1] += spent

        return timed
