"""A writer that is killed: `dying_writer.py DATA before|after MODULE FUNCTION [GENERATION|edit]`.

It puts the example as protocol 6 and publishes, goes back to a generation, or makes an edit of
people's; the kill falls before or after the first call of the function that the module uses.
"""

import importlib
import os
import signal
import sys
from pathlib import Path

from conftest import BASE, HashedWords, document, protocol

from kg.store import Primary
from kg.updating.edits import Update, carry_out
from kg.updating.peoples import Peoples


def die_at(moment: str, module_name: str, function_name: str) -> None:
    module = importlib.import_module(module_name)
    function = getattr(module, function_name)

    def last_call(*arguments: object, **options: object) -> None:
        if moment == "after":
            function(*arguments, **options)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(module, function_name, last_call)


def edit(primary: Primary) -> None:
    """Norway gets another name, and somebody has said so."""
    norway = f"<{BASE}id/place/norvegiya>"
    statements = f"""
        GRAPH <{BASE}graph/authority> {{ {norway} skos:altLabel "Норге"@ru }}
        GRAPH <{BASE}graph/people> {{ {norway} rdfs:comment "Норге" }}"""
    made = Update(f"INSERT DATA {{ {statements} }}")
    carry_out(primary, made, Peoples(BASE), seen=None, memory_mb=1024)


data, moment, module, function, *generation = sys.argv[1:]
with Primary(Path(data), base=BASE, encoder=HashedWords()) as primary:
    die_at(moment, module, function)
    if generation == ["edit"]:
        edit(primary)
    elif generation:
        primary.rollback(*generation)
    primary.put(document(6), protocol(6, {"Норвегия": "Исландия"}))
    primary.publish()
