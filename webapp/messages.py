"""What errors say, in the reader's language.

A language is one file in translations/: each line of `messages.xx.tsv` is a message as the program
words it in English, with {} for what is filled in, and the same in that language, with {0} for the
first of these. What is not there stays in English, as programs get all of it.
"""

import re
from importlib.resources import files

from webapp.wording import LANGUAGES

#: A longer message is one that somebody made long: it would take long to compare.
LONGEST = 2_000


def read(language: str) -> dict[str, str]:
    """The messages of a language by the English ones."""
    table = files(__package__) / "translations" / f"messages.{language}.tsv"
    lines = table.read_text(encoding="utf-8").splitlines() if table.is_file() else []
    return dict(line.split("\t") for line in lines)


def forms(language: str) -> list[tuple[re.Pattern[str], str]]:
    """The longest first: «There is no graph {}.» is the beginning of another message."""
    messages = sorted(read(language).items(), key=lambda message: len(message[0]), reverse=True)
    return [(pattern(message), words) for message, words in messages]


def pattern(message: str) -> re.Pattern[str]:
    return re.compile(re.escape(message).replace(r"\{\}", "(.*?)"), re.DOTALL)


TABLES = {language: forms(language) for language in LANGUAGES}


def translated(message: str, language: str) -> str | None:
    """None where there is no translation; what is filled in may be a message of its own."""
    if len(message) > LONGEST:
        return None
    for form, words in TABLES[language]:
        if found := form.fullmatch(message):
            return words.format(*(translated(part, language) or part for part in found.groups()))
    return None
