"""Which words of a clause may set its term: not those of names, nor what it says besides."""

import re
from functools import lru_cache

from ingest.morphology import parses

#: «Стратегия до 2030 года»: a quotation without one of its own inside.
QUOTED = re.compile(r"[«“„][^«»“”„]*[а-яё]{3}[^«»“”„]*[»”]|\"[^\"]*[а-яё]{3}[^\"]*\"", re.I)
RELATIVE = re.compile(r",\s*(?:(?:в|на|с|о|по|из|для|к)\s+)?котор[а-яё]+\s[^,.;]*", re.I)
#: «, прошедшего в мае 2018 года,»
ADDED = re.compile(r",\s*(?!следующ)(?P<participle>[а-яё]{5,})\s[^,.;:]*(?=[,.;]|$)", re.I)
#: What stands between a deed and the thing done begins with these: «создать **на** базе …».
BESIDE = {"на", "при", "с", "со", "совместно", "для", "за"}
WORD = re.compile(r"[а-яё][а-яё-]*", re.I)


def main_clause(text: str) -> str:
    """The text with as many dots in place of names in quotation marks and of clauses added."""
    while (hidden := QUOTED.sub(_dots, text)) != text:
        text = hidden
    text = RELATIVE.sub(_dots, text)
    return ADDED.sub(lambda match: _dots(match) if _is_participle(match) else match.group(), text)


def stands_by_deed(text: str, start: int, end: int) -> bool:
    """«завершить **в 2014 году** строительство»; also where the clause opens or ends with it."""
    before, after = WORD.findall(text[:start]), WORD.match(text[end:].lstrip(" ,)"))
    if not before or (after and is_infinitive(after.group())):
        return True
    if text[start : start + 1].lower() == "в" and re.match(r"\s*(?:[.;]\s|[.;]?$)", text[end:]):
        return True
    if after and _is_between_deed_and_thing(text[:start]):
        return True
    return text[:start].rstrip(" ,(").endswith(before[-1]) and is_infinitive(before[-1])


def _is_between_deed_and_thing(before: str) -> bool:
    """«создать на базе института **в 2017 году** центр»"""
    clause = re.split(r"[,;:.()]", before)[-1]
    said = list(WORD.finditer(clause))
    deed = next((i for i, word in enumerate(said) if is_infinitive(word.group())), None)
    following = said[deed + 1 : deed + 2] if deed is not None else []
    return bool(following) and following[0].group().lower() in BESIDE


@lru_cache(maxsize=20_000)
def is_infinitive(word: str) -> bool:
    """«внести», not «часть»"""
    return word.endswith(("ть", "ти", "чь", "ться", "тись", "чься")) and any(
        reading.pos == "INFN" for reading in parses(word)
    )


@lru_cache(maxsize=20_000)
def is_deed(word: str) -> bool:
    """«внести», «вносят»; not «срок»"""
    return is_infinitive(word) or parses(word)[0].pos == "VERB"


def _is_participle(match: re.Match[str]) -> bool:
    return any(reading.pos == "PRTF" for reading in parses(match["participle"].lower()))


def _dots(match: re.Match[str]) -> str:
    return "·" * len(match.group())
