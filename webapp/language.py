"""The interface in the reader's language: texts, dates and numbers.

A language is one file in translations/: add `xx.json` with the keys of `en.json`.
"""

import json
from decimal import Decimal
from importlib.resources import files
from typing import Any

from flask import Flask, Response, request

DEFAULT = "ru"
COOKIE = "lang"
A_YEAR = 365 * 24 * 3600

LANGUAGES: dict[str, dict[str, Any]] = {
    file.name.removesuffix(".json"): json.loads(file.read_text(encoding="utf-8"))
    for file in sorted((files(__package__) / "translations").iterdir(), key=lambda file: file.name)
    if file.name.endswith(".json")
}


def register(app: Flask) -> None:
    app.after_request(remember)
    app.jinja_env.globals.update(say=say, plural=plural, language=language, languages=LANGUAGES)
    app.jinja_env.filters.update(date=date, number=number)


def language() -> str:
    """The language asked for in the address, else chosen before, else the browser's."""
    for chosen in (request.args.get(COOKIE), request.cookies.get(COOKIE)):
        if chosen in LANGUAGES:
            return chosen
    return request.accept_languages.best_match(LANGUAGES, DEFAULT) or DEFAULT


def remember(response: Response) -> Response:
    if request.args.get(COOKIE) in LANGUAGES:
        response.set_cookie(COOKIE, language(), max_age=A_YEAR, samesite="Lax", httponly=True)
    return response


def say(key: str, *, otherwise: str | None = None, **values: object) -> str:
    """The interface text of that key; `otherwise` where a key may be missing."""
    texts = LANGUAGES[language()]
    return str(texts[key] if otherwise is None else texts.get(key, otherwise)).format(**values)


def plural(key: str, number: object) -> str:
    """The form that goes with the number: «1 документ, 2 документа, 5 документов»."""
    forms: list[str] = LANGUAGES[language()][key]
    return forms[_form(int(str(number)), len(forms))]


def _form(number: int, forms: int) -> int:
    """Languages of two forms tell one from more; those of three count as Russian does."""
    if forms == 2:
        return int(number != 1)
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


def date(value: str) -> str:
    """2019-07-01 → 1 июля 2019, 2016-03 → март 2016."""
    year, month, day = (*value.split("-"), "", "")[:3]
    if not month.isdigit():
        return value
    months = LANGUAGES[language()]["months of a day" if day else "months"]
    return " ".join(part for part in (day.lstrip("0"), months[int(month) - 1], year) if part)


def number(value: object) -> str:
    """34.0 → 34, 300000000 → 300 000 000 (en: 300,000,000)."""
    digits = f"{Decimal(str(value)).normalize():,f}"
    separators = LANGUAGES[language()]["separators"]
    return digits.translate(str.maketrans({",": separators[0], ".": separators[1]}))
