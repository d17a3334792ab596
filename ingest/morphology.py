"""Russian word forms: what a word may be, and how it looks in another case."""

import re
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

import pymorphy3

LONGEST_ABBREVIATION = 6
CASES = {"nomn", "gent", "datv", "accs", "ablt", "loct"}

#: «Закиров», «Маклакову», «Сливиной»: surnames that dictionaries lack are inflected like «Иванов».
SURNAME = re.compile(r"^([А-ЯЁ][а-яё]{2,}(?:[оеё]в|[иы]н))(а|у|ым|е|ой)?$")
SURNAME_CASES: dict[str, dict[str, tuple[str, ...]]] = {
    "": {"masc": ("nomn",)},
    "а": {"masc": ("gent", "accs"), "femn": ("nomn",)},
    "у": {"masc": ("datv",), "femn": ("accs",)},
    "ым": {"masc": ("ablt",)},
    "е": {"masc": ("loct",)},
    "ой": {"femn": ("gent", "datv", "ablt", "loct")},
}


class Parse(NamedTuple):
    """One reading of a word form."""

    lemma: str
    pos: str
    case: str | None
    number: str | None
    gender: str | None
    animacy: str | None


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=200_000)
def parses(word: str) -> tuple[Parse, ...]:
    """Every reading pymorphy3 knows or predicts, likeliest first, and that of a surname."""
    return (*(_parse(reading) for reading in readings(word)), *_as_surname(word))


def lemma(word: str) -> str:
    """The normal form of the likeliest reading, ё as е."""
    return parses(word)[0].lemma


@lru_cache(maxsize=200_000)
def lemmas(word: str) -> frozenset[str]:
    """All normal forms a word may have: matching by them forgives every inflection."""
    return frozenset(reading.lemma for reading in parses(word))


def is_known(word: str) -> bool:
    """Whether the dictionary lists this very form."""
    return bool(_analyzer().word_is_known(word.lower()))


def is_surname(word: str) -> bool:
    """Whether a word may be a surname: the dictionary lists it as one, or does not know it."""
    return any("Surn" in reading.tag for reading in readings(word)) or not is_known(word)


def is_place_name(word: str) -> bool:
    """Whether the dictionary knows a place of this name: «Волга», not «Стороны»."""
    return any("Geox" in reading.tag for reading in readings(word))


def nominative(word: str, like: Parse) -> str:
    """«Министерства», read as a genitive → «Министерство»; unknown readings stay as they are.

    The number is kept: «чистых технологий» becomes «чистые технологии».
    """
    if not word[1:].islower() and not word.isupper() and "-" not in word:
        return word  # «АКДНиЗП», «СПоК»
    if word.isupper() and len(word) <= LONGEST_ABBREVIATION and not is_known(word):
        return word  # «НМИЦ»
    if like in _as_surname(word):
        return _stem(word) + ("а" if like.gender == "femn" else "")
    reading = next((each for each in readings(word) if _parse(each) == like), None)
    wanted = like._replace(case="nomn", animacy=None)
    forms = [
        form.word
        for form in (reading.lexeme if reading else ())
        if _parse(form)._replace(animacy=None) == wanted
    ]
    nearest = max(forms, key=lambda form: shared_start(form, word.lower()), default=None)
    return _spelled_like(nearest, word) if nearest else word


def singular(word: str, like: Parse, gender: str | None) -> str:
    """«солнечных», read as a plural, of a feminine noun → «солнечная»; «лучших» → «лучший»."""
    reading = next((each for each in readings(word) if _parse(each) == like), None)
    forms = [
        form.word
        for form in (reading.lexeme if reading else ())
        if {"sing", "nomn"} <= form.tag.grammemes and gender in {None, form.tag.gender}
    ]
    nearest = max(forms, key=lambda form: shared_start(form, word.lower()), default=None)
    return _spelled_like(nearest, word) if nearest else word


@cache
def place_upright(word: str) -> str:
    """«Балтийском» → «Балтийск», as the dictionary has the place."""
    places = [r for r in readings(word) if "Geox" in r.tag]
    if any(reading.tag.case == "nomn" for reading in places):
        return word
    upright = next(filter(None, (reading.inflect({"nomn"}) for reading in places)), None)
    return recase(upright.word, word) if upright else word


@cache
def genitive(name: str) -> str:
    """«Псковская область» → «Псковской области», «Республика Саха (Якутия)» → «Республики …»."""
    words = name.split()
    stop = 1 if words[0] == "Республика" else len(words)
    inflected = []
    for word in words[:stop]:
        upright = (r for r in readings(word) if r.tag.case == "nomn" and r.tag.number == "sing")
        form = next(filter(None, (r.inflect({"gent"}) for r in upright)), None)
        inflected.append(recase(form.word, word) if form else word)
    return " ".join([*inflected, *words[stop:]])


@lru_cache(maxsize=1000)
def one_of_many(word: str, noun: str) -> str:
    """«поселений», «сельских», of a «поселение» → «поселения», «сельского»"""
    gender = next((str(r.tag.gender) for r in readings(noun) if "NOUN" in r.tag), None)
    many = (r for r in readings(word) if {"plur", "gent"} <= r.tag.grammemes)
    wanted = {"sing", "gent"}
    for reading in many:
        own = wanted if "NOUN" in reading.tag or gender is None else {*wanted, gender}
        form = reading.inflect(own)
        if form:
            return recase(form.word, word)
    return word


def _as_surname(word: str) -> tuple[Parse, ...]:
    """«Закиров» is not only «закиров», of many «закиры»."""
    surname = SURNAME.match(word)
    if surname is None or not all(_is_guess_or_first_name(r) for r in readings(word)):
        return ()
    stem, ending = surname.groups(default="")
    return tuple(
        Parse(stem.lower(), "NOUN", case, "sing", gender, "anim")
        for gender, cases in SURNAME_CASES[ending].items()
        for case in cases
    )


def _is_guess_or_first_name(reading: pymorphy3.analyzer.Parse) -> bool:
    return "Surn" not in reading.tag and ("Name" in reading.tag or not reading.is_known)


def _stem(word: str) -> str:
    surname = SURNAME.match(word)
    return surname.group(1) if surname else word


def _spelled_like(form: str, word: str) -> str:
    """Texts that write е for ё go on doing so."""
    return recase(form if "ё" in word.lower() else form.replace("ё", "е"), word)


def shared_start(one: str, other: str) -> int:
    """How many letters two words begin with alike: «высшая», «высшей» share more than «высокая»."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def recase(form: str, pattern: str) -> str:
    """The form in the capitals of the word it stands for: «Северо-Западного» keeps both."""
    if len(pattern) > 1 and pattern.isupper():
        return form.upper()
    parts = pattern.split("-")
    if len(parts) > 1 and len(parts) == form.count("-") + 1:
        return "-".join(map(recase, form.split("-"), parts))
    return form[:1].upper() + form[1:] if pattern[:1].isupper() else form


@lru_cache(maxsize=200_000)
def readings(word: str) -> tuple[pymorphy3.analyzer.Parse, ...]:
    """What pymorphy3 says a word may be."""
    return tuple(_analyzer().parse(word.lower()))


def _parse(reading: pymorphy3.analyzer.Parse) -> Parse:
    tag = reading.tag
    return Parse(
        lemma=reading.normal_form.replace("ё", "е"),
        pos=str(tag.POS or ""),
        case=_text(tag.case),
        number=_text(tag.number),
        gender=_text(tag.gender),
        animacy=_text(tag.animacy),
    )


def _text(grammeme: object) -> str | None:
    return str(grammeme) if grammeme else None
