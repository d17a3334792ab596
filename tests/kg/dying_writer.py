"""A writer that is killed: `dying_writer.py DATA before|after MODULE FUNCTION [GENERATION]`.

It puts the example as protocol 6 and publishes, or goes back to a generation; the kill falls before
or after the first call of the function that the module uses.
"""

import importlib
import os
import signal
import sys
from pathlib import Path

from conftest import BASE, HashedWords, document, protocol

from kg.store import Primary


def die_at(moment: str, module_name: str, function_name: str) -> None:
    module = importlib.import_module(module_name)
    function = getattr(module, function_name)

    def last_call(*arguments: object, **options: object) -> None:
        if moment == "after":
            function(*arguments, **options)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(module, function_name, last_call)


data, moment, module, function, *generation = sys.argv[1:]
with Primary(Path(data), base=BASE, encoder=HashedWords()) as primary:
    die_at(moment, module, function)
    if generation:
        primary.rollback(*generation)
    primary.put(document(6), protocol(6, {"Норвегия": "Исландия"}))
    primary.publish()
