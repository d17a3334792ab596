"""Surnames in oblique cases: which nominatives a form may come from, a man's or a woman's."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ingest.morphology import readings, recase

#: Endings of surnames by what they are made of: pattern, then ending → gender, cases, nominative.
OBLIQUE_MASCULINE = {
    "а": "gent accs",
    "у": "datv",
    "ым": "ablt",
    "ом": "ablt",
    "ем": "ablt",
    "е": "loct",
}
POSSESSIVE = re.compile(r"^(.+(?:[оеё]в|[иы]н))(а|у|ым|ом|е|ой)?$")
ADJECTIVAL = re.compile(r"^(.+(?:ск|цк))(ий|ого|ому|им|ом|ая|ой|ую)$")
#: «Лесного», «Белому»
LIKE_ADJECTIVES = re.compile(r"^(.+[нвдлтр])(ого|ому)$")
#: «Солнечная», «Солнечную»
FEMININE = re.compile(r"^(.+[нвдлтр])(ая|ую)$")
FEMININE_POSSESSIVE = {"а": "nomn", "у": "accs", "ой": "gent datv ablt loct"}
ADJECTIVAL_CASES = {
    "ий": ("masc", "nomn"), "ого": ("masc", "gent accs"), "ому": ("masc", "datv"),
    "им": ("masc", "ablt"), "ом": ("masc", "loct"), "ая": ("femn", "nomn"),
    "ой": ("femn", "gent datv ablt loct"), "ую": ("femn", "accs"),
}  # fmt: skip
CONSONANT = re.compile(r"^(.+[бвгджзйклмнпрстфхцчшщ])(а|у|ом|ем|е|ой|ы)?$")
#: «Глинка», «Сорока»: a surname may end so in the nominative of either gender.
ON_A = {"а": "nomn", "у": "accs", "ой": "ablt", "ы": "gent", "е": "datv loct"}
#: «Махиня», «Зозуля»
ON_YA = {"я": "nomn", "ю": "accs", "ей": "ablt", "и": "gent datv loct", "е": "datv loct"}
#: «Шапши», «Мережки»: after these consonants «и» stands for «ы».
ON_A_HUSHED = {"и": "gent", "ей": "ablt"}
HUSHED = re.compile(r"^(.+[гкхжчшщц])(и|ей)$")
SOFT = re.compile(r"^(.+[йлнрсхь]|.+[аеиоуы])(я|ю|ей|и)$")
UNCHANGED = re.compile(r".+(?:ко|[ыи]х|аго)$")
VOWEL = re.compile(r".+[еёиоуыэю]$")
ALL_CASES = "nomn gent datv accs ablt loct"


class Surname(NamedTuple):
    """A nominative that a form may have, in a case."""

    nominative: str
    gender: str
    case: str
    #: How surely: what dictionaries list, what is built like most surnames, what may be.
    weight: int


def gender_of(given: str) -> str | None:
    """Of «Ирина Павловна», in any case; None for initials."""
    last = given.split()[-1:]
    if not last or "." in given:
        return None
    tags = {str(r.tag.gender) for r in readings(last[0]) if "Name" in r.tag or "Patr" in r.tag}
    return tags.pop() if len(tags) == 1 else None


@lru_cache(maxsize=20_000)
def surnames(form: str) -> tuple[Surname, ...]:
    """«Слепцова» is the genitive of Слепцов and the nominative of a woman's name."""
    word = form.lower()
    found = [*_listed(form), *_built(word)]
    found = found or _other(word)
    found.append(Surname(word, "femn", "", 0))  # a woman's foreign name stays as it is
    return tuple(each._replace(nominative=_spelled(each.nominative, form)) for each in found)


def _listed(form: str) -> Iterator[Surname]:
    """As the dictionary has them."""
    for reading in readings(form):
        upright = reading.inflect({"nomn"}) if "Surn" in reading.tag else None
        if upright is not None and reading.tag.number != "plur":
            gender, case = str(reading.tag.gender), str(reading.tag.case)
            yield Surname(upright.word, gender, case, 2)


def _built(word: str) -> list[Surname]:
    """By their endings: «-ов», «-ин», «-ский»."""
    if match := POSSESSIVE.match(word):
        stem, ending = match.groups(default="")
        masculine = "nomn" if not ending else OBLIQUE_MASCULINE.get(ending, "")
        return [
            *_each(stem, "masc", masculine, 1),
            *_each(stem + "а", "femn", FEMININE_POSSESSIVE.get(ending, ""), 1),
        ]
    if match := ADJECTIVAL.match(word):
        stem, ending = match.groups()
        gender, cases = ADJECTIVAL_CASES[ending]
        return _each(stem + ("ий" if gender == "masc" else "ая"), gender, cases, 1)
    return []


def _other(word: str) -> list[Surname]:
    """Foreign and rare ones: «Махиня», «Чубик», «Пак», «Шмидт»."""
    if UNCHANGED.match(word):
        return [each for gender in ("masc", "femn") for each in _each(word, gender, ALL_CASES, 1)]
    found = []
    if VOWEL.match(word):
        found += [each for gender in ("masc", "femn") for each in _each(word, gender, ALL_CASES, 0)]
    if match := SOFT.match(word):
        stem, ending = match.groups()
        found += [
            each
            for gender in ("masc", "femn")
            for each in _each(stem + "я", gender, ON_YA[ending], 1)
        ]
    if match := HUSHED.match(word):
        stem, ending = match.groups()
        found += [
            each
            for gender in ("masc", "femn")
            for each in _each(stem + "а", gender, ON_A_HUSHED[ending], 1)
        ]
    if match := LIKE_ADJECTIVES.match(word):
        adjective = next((r for r in readings(word) if "ADJF" in r.tag and r.is_known), None)
        upright = adjective.normal_form if adjective else f"{match[1]}ый"
        found += _each(upright, "masc", ADJECTIVAL_CASES[match[2]][1], 1)
    if match := FEMININE.match(word):
        stem, ending = match.groups()
        found += _each(stem + "ая", "femn", "nomn" if ending == "ая" else "accs", 1)
    if match := CONSONANT.match(word):
        stem, ending = match.groups(default="")
        cases = OBLIQUE_MASCULINE.get(ending, "") if ending else "nomn"
        found += _each(stem, "masc", cases, 1)
        found += [] if ending else _each(stem, "femn", ALL_CASES, 1)
        for gender in ("masc", "femn"):
            found += _each(stem + "а", gender, ON_A.get(ending, ""), 0)
    return found


def _each(nominative: str, gender: str, cases: str, weight: int) -> list[Surname]:
    return [Surname(nominative, gender, case, weight) for case in cases.split()]


def _spelled(nominative: str, form: str) -> str:
    """In the capitals and with the ё of the form."""
    if form.isupper():
        form = form.capitalize()
    return recase(nominative if "ё" in form else nominative.replace("ё", "е"), form)
