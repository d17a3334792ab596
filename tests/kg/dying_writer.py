"""A writer that is killed: `dying_writer.py DATA before|after MODULE FUNCTION`.

It puts the example as protocol 6 and publishes; the kill falls before or after the first call
of the function that the module uses.
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


with Primary(Path(sys.argv[1]), base=BASE, encoder=HashedWords()) as primary:
    die_at(*sys.argv[2:])
    primary.put(document(6), protocol(6, {"Норвегия": "Исландия"}))
    primary.publish()
