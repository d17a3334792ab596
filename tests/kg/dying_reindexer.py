"""A reindexing that is killed: `dying_reindexer.py DATA MODULE FUNCTION CALL`.

It makes the indexes with another encoder; the kill falls before that call of the function that the
module uses, counted from one.
"""

import importlib
import os
import signal
import sys
from itertools import count
from pathlib import Path

from conftest import BASE, HashedWords

import kg.vectors.index
from kg.store import Primary

data, module_name, function_name, call = sys.argv[1:]
module, calls = importlib.import_module(module_name), count(1)
function = getattr(module, function_name)


def mortal(*arguments: object, **options: object) -> object:
    if next(calls) == int(call):
        os.kill(os.getpid(), signal.SIGKILL)
    return function(*arguments, **options)


kg.vectors.index.TEXTS = kg.vectors.index.WAITING = 1  # each document is a part of the work
setattr(module, function_name, mortal)
encoder = HashedWords()
encoder.name = "other"
with Primary(Path(data), base=BASE, encoder=encoder) as primary:
    primary.reindex()
