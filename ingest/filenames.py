"""Names of files as text that can be stored and shown."""

from unicodedata import category

#: Stands for bytes that are no text, and for what would steer a terminal.
UNSHOWN = "\ufffd"


def shown(name: str) -> str:
    """Line breaks, escape sequences, reversed writing and bytes that are no UTF-8 are not shown."""
    return "".join(UNSHOWN if category(letter).startswith("C") else letter for letter in name)
