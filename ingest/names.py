"""When two names are one: case, quotation marks, legal form and inflection do not count."""

import re
from functools import cache, lru_cache

from ingest.dates import dates
from ingest.lexicon import rows, words
from ingest.morphology import lemmas

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
NUMBER = re.compile(r"(?:№|\bN)\s*((?:[А-ЯЁ][А-Яа-яё\d]{0,3}-)*\d[\w/]*(?:\s?[-–]\s?[\w/]+)*)")
#: Abbreviations of territories after who governs them: «СП «Дом»» alone is a joint venture.
TERRITORIES = {
    "МР": "муниципальный район", "ГО": "городской округ",
    "СП": "сельское поселение", "ГП": "городское поселение",
}  # fmt: skip
TERRITORY = re.compile(
    r"\b(МО|[Аа]дминистраци\w+|[Гг]лав\w+|[Дд]ум\w+|[Сс]овет\w*|[Сс]обрани\w+|[Дд]епутатов)"
    r"\s+(МР|ГО|СП|ГП)(?=\s*[«\"А-ЯЁ])"
)
#: «муниципальное образование **городской округ**» is called without these words, too.
OF_UNIT = re.compile(
    r"\b(?:МО|муниципальн\w+\s+образовани\w+)\s+"
    r"(?=(?:муниципальн|городск|сельск)\w+\s+(?:район|округ|поселени))"
)
UNIT = re.compile(r"\bМО(?=\s*[«\"]|\s+(?:город|г\.))")
QUOTED = re.compile(r"[«“„\"](.+)[»”\"]")


def tokens(name: str) -> list[str]:
    """The words of a name; hyphenated ones stay whole."""
    return WORD.findall(name.replace("ё", "е").replace("Ё", "Е"))


@lru_cache(maxsize=50_000)
def signature(name: str) -> frozenset[str]:
    """One lemma a word, the generic ones left out unless there are no others.

    Of an act with date and number these count, not its title or how the date is written.
    """
    reference = act_reference(name)
    if reference is not None:
        issued, number, day = reference
        return signature(issued) | {number, day}
    stems = frozenset(stem for word in tokens(_spelt(name)) for stem in _stems(word))
    return stems - words("generic.tsv") or stems


@lru_cache(maxsize=50_000)
def act_reference(name: str) -> tuple[str, str, str] | None:
    """«Приказ Минфина от 6 мая 2019 г. № 7-н «О …»» → («Приказ Минфина», «7-н», «2019-05-06»)."""
    number = NUMBER.search(name)
    day = next(
        (found for found in dates(name) if name[: found.start].rstrip().endswith(" от")), None
    )
    if number is None or day is None or day.first != day.last:
        return None
    before = min(number.start(), name[: day.start].rindex(" от"))
    return name[:before].strip(" ,"), act_number(number.group(1)), day.first.isoformat()


def act_number(written: str) -> str:
    """«131 – Ф3» → «131-фз»: spaces, dashes and a digit that looks like a letter do not count."""
    return re.sub(r"\s", "", written).lower().replace("–", "-").replace("ф3", "фз")


def core(name: str) -> str | None:
    """«НП «Городское объединение домовладельцев»» → «Городское объединение домовладельцев»."""
    match = QUOTED.search(name)
    return match.group(1).strip() if match else None


def _spelt(name: str) -> str:
    """«МО МР «Ижемский»», «муниципальное образование муниципальный район …» → «… район …»"""
    long = TERRITORY.sub(lambda found: f"{found[1]} {TERRITORIES[found[2]]}", name)
    return UNIT.sub("муниципальное образование", OF_UNIT.sub("", long))


def _stems(word: str) -> list[str]:
    """«РФ» counts as the words it stands for."""
    return _abbreviations().get(word.lower(), [min(lemmas(word))])


@cache
def _abbreviations() -> dict[str, list[str]]:
    return {short: long.split() for short, long in rows("abbreviations.tsv")}
