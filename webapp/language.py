"""The interface in the reader's language: texts, dates and numbers."""

from decimal import Decimal

from flask import Flask, Response, request

from webapp.wording import LANGUAGES, agreeing

DEFAULT = "ru"
COOKIE = "lang"
A_YEAR = 365 * 24 * 3600


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
    return agreeing(language(), key, int(str(number)))


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
