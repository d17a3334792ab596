"""The texts of the interface in every language, for pages and for the command.

A language is one file in translations/: add `xx.json` with the keys of `en.json`.
"""

import json
from importlib.resources import files
from typing import Any

LANGUAGES: dict[str, dict[str, Any]] = {
    file.name.removesuffix(".json"): json.loads(file.read_text(encoding="utf-8"))
    for file in sorted((files(__package__) / "translations").iterdir(), key=lambda file: file.name)
    if file.name.endswith(".json")
}


def agreeing(language: str, key: str, number: int) -> str:
    """The form that goes with the number: «1 документ, 2 документа, 5 документов»."""
    forms: list[str] = LANGUAGES[language][key]
    return forms[_form(number, len(forms))]


def _form(number: int, forms: int) -> int:
    """Languages of two forms tell one from more; those of three count as Russian does."""
    if forms == 2:
        return int(number != 1)
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2
