"""What a number is a number of: one named rule for each kind."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.figures.changes import is_base, is_change, is_change_in_percent
from ingest.figures.numbers import Number
from ingest.figures.unit import SUBSTANTIVE, Counted, counted_by, measure_of, units_of_measurement
from ingest.lexicon import rows, table, words
from ingest.morphology import lemma, parses
from ingest.relations.sentence import Sentence


@dataclass(frozen=True)
class Quantity:
    """A number with what it measures; `end` is where the words of its unit end."""

    number: Number
    end: int
    measure: str
    unit: str
    rule: str

    @property
    def start(self) -> int:
        return self.number.start


Rule = Callable[[Sentence, Number], Quantity | None]

#: «численность населения», «число участников»: what stands for the unit of a bare number.
COUNTING = re.compile(
    r"\b(?:численност\w+|числ[оа]м?|количеств\w+)\s+((?:[а-яё-]+\s+){0,3}[а-яё-]+)", re.I
)
#: «от 30.05.2018 постановления», «строка 2.1 таблицы»: of no things.
DOTTED = re.compile(r"\d+\.\d+")
PERCENT = re.compile(r"\s*(?:%|процент\w*|п\.\s?п\.)", re.I)
ABBREVIATION = re.compile(r"\s+([А-ЯЁ]{3,5})\b(?!\s*[№«\d])")
PER = re.compile(
    r"\s*(?:в|за)\s+(?:год|сутки|месяц|неделю|квартал|день|час|смену)\b"
    r"|\s*на\s+(?:1|100?|1\s?000|100?\s?000|тысячу|100?\s+тыс\.?)\s+"
    r"(?:(?:кв|куб)\.?\s?к?м|га|жител\w+|человек\w*|населения|дет\w+)",
    re.I,
)
#: «51 % акций» says who owns.
OF_STOCK = re.compile(
    r"\s+(?:голосующих\s+)?(?:акци|голосов|уставн|дол(?:и|ей)\s+в\s+уставн)", re.I
)
#: «24 субъекта малого предпринимательства» are no regions.
OF_BUSINESS = re.compile(r"\s+(?:малого|среднего|МСП|предпринимат|инвестицион|естествен)", re.I)
#: What may be counted for each thousand of them.
OF_EACH = {"people", "area", "count", "companies", "volume"}
RANK = re.compile(r"(?:-?[ейо]+)?\s+мест(?:о|е|у|ом)\b", re.I)
RANKED = re.compile(r"\b(?:зан[яи]\w+|вы[шй]\w+|подня\w+|оказал\w+|поставл\w+)\b[^.;,]*$", re.I)


def quantity(sentence: Sentence, number: Number) -> Quantity | None:
    """By the first rule that knows what follows the number, or what stands before it."""
    found = next((found for rule in RULES if (found := rule(sentence, number))), None)
    before = sentence.passage.text[sentence.start : number.start]
    if found is None or (found.measure in OF_EACH and is_base(before, number.value)):
        return None
    return replace(found, measure="growth") if is_change(before) else found


def sum_of_money(sentence: Sentence, number: Number) -> Quantity | None:
    """«на общую сумму 300 млн руб.»"""
    text = sentence.passage.text
    for beginning, code in rows("currencies.tsv"):
        after = re.compile(rf"\s*{re.escape(beginning)}[а-яё]*\.?", re.I).match(text, number.end)
        sign = not beginning[0].isalpha()
        if after or (sign and text[: number.start].rstrip().endswith(beginning)):
            end = after.end() if after else number.end
            return Quantity(number, end, "money", code, "sum_of_money")
    return None


def share_of_whole(sentence: Sentence, number: Number) -> Quantity | None:
    """«что составляет 15 % жилого фонда», «вырос на 12 %»"""
    text = sentence.passage.text
    sign = PERCENT.match(text, number.end)
    if sign is None:
        return None
    if OF_STOCK.match(text, sign.end()):
        return None
    before, after = text[sentence.start : number.start], text[sign.end() : sign.end() + 25]
    if is_change_in_percent(before, after):
        return Quantity(number, sign.end(), "growth", "%", "growth_in_percent")
    return Quantity(number, sign.end(), "share", "%", "share_of_whole")


def place_in_ranking(sentence: Sentence, number: Number) -> Quantity | None:
    """«заняла 3 место в рейтинге»"""
    text = sentence.passage.text
    place = RANK.match(text, number.end)
    if place is None or not RANKED.search(text, sentence.start, number.start):
        return None
    return Quantity(number, place.end(), "rank", "место", "place_in_ranking")


def number_of_staff(sentence: Sentence, number: Number) -> Quantity | None:
    """«Численность работников составляет более 44000», «число участников достигло 51»"""
    text = sentence.passage.text
    people = units_of_measurement().match(text, number.end)
    if people and people.lastgroup and measure_of(people)[1] not in {"человек", "единица"}:
        return None
    following = text[number.end : sentence.end].lstrip()
    bare = not following or not following[0].isalpha() or _is_link(following)
    counted = counted_noun(text[sentence.start : number.start])
    if counted is None or not (bare or people):
        return None
    measure = table("counted.tsv").get(counted, "count")
    return Quantity(
        number, people.end() if people else number.end, measure, counted, "number_of_staff"
    )


def unit_of_measurement(sentence: Sentence, number: Number) -> Quantity | None:
    """«до 500 тонн в год», «мощностью 12 МВт»"""
    text = sentence.passage.text
    found = units_of_measurement().match(text, number.end)
    if found is None:
        return None
    measure, unit = measure_of(found)
    per = PER.match(text, found.end())
    unit = f"{unit} {' '.join(per.group().split())}" if per else unit
    return Quantity(number, found.end(), measure, unit, "unit_of_measurement")


def counted_things(sentence: Sentence, number: Number) -> Quantity | None:
    """«в составе Кластера 51 участник», «эксплуатирует 14 солнечных электростанций»"""
    if DOTTED.fullmatch(sentence.passage.text, number.start, number.end):
        return None
    following = [token for token in sentence.tokens if token.idx >= number.end]
    found = counted_by(following, number.value)
    if found is None:
        return None
    end = found.noun.idx + len(found.noun)
    business = OF_BUSINESS.match(sentence.passage.text, end)
    measure = "companies" if business else _measure(found)
    per = PER.match(sentence.passage.text, end)
    unit = f"{found.phrase} {' '.join(per.group().split())}" if per else found.phrase
    return Quantity(number, end, measure, unit, "counted_things")


def counted_abbreviations(sentence: Sentence, number: Number) -> Quantity | None:
    """«зарегистрировано 26 ТОС», «действуют 12 МФЦ»"""
    found = ABBREVIATION.match(sentence.passage.text, number.end, sentence.end)
    if found is None or number.value != int(number.value):
        return None
    if lemma(found[1].lower()) in words("uncounted.tsv"):  # «ДО 2025 ГОДА»
        return None
    return Quantity(number, found.end(), "organisations", found[1], "counted_abbreviations")


def counted_noun(text: str) -> str | None:
    """«численность **работников** завода», «количество **музеев**»: what the unit would be"""
    found = list(COUNTING.finditer(text))
    said = found[-1][1].split() if found else []
    noun = next((word for word in said if parses(word)[0].pos == "NOUN"), None)
    return lemma(noun) if noun else None


RULES: list[Rule] = [
    sum_of_money,
    share_of_whole,
    place_in_ranking,
    number_of_staff,
    unit_of_measurement,
    counted_things,
    counted_abbreviations,
]


def _measure(found: Counted) -> str:
    if SUBSTANTIVE.search(found.noun.text):
        return "people"
    return table("counted.tsv").get(found.noun.lemma_, "count")


def _is_link(following: str) -> bool:
    """What follows a bare number is a conjunction or a preposition."""
    word = "".join(takewhile(str.isalpha, following)).lower()
    return word in words("links.tsv")
