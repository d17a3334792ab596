"""The numbers of a sentence, in digits or in words, with what is said of their exactness."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.analysed import Token
from ingest.figures.unit import MULTIPLES
from ingest.lexicon import rows, table
from ingest.relations.sentence import Sentence

DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?"
MULTIPLE = r"(?:\s*(?P<multiple>тыс|миллион|миллиард|млн|млрд|трлн)[а-яё]*\.?(?![а-яё]))?"
#: «5 (пять) грантов», «11-ти компаний», «10–15 %»
NUMBER = re.compile(
    rf"(?<![\w.,:№/+–—-])(?P<value>{DIGITS})(?![\w.,:/]*\d)(?![а-яёa-z])"
    rf"(?:(?P<to>\s?[–—-]\s?|\s+до\s+)(?P<upper>{DIGITS})(?![\w.,:/]*\d))?"
    rf"(?:-(?:ти|и|х|ю|мя|ми|(?:о?е|м|го)(?=\s+мест)))?(?![–—-]\w){MULTIPLE}(?:\s*\([а-яё\s]+\))?",
    re.I,
)
#: «более чем в 12 странах»: words that may stand between the comparator and its number.
BETWEEN = r"(?:\s+чем)?(?:\s+(?:в|во|из|на|с|со|у|для|по|к|о|об|за))?\s*[$€]?\s*$"
COMPARED_AFTER = re.compile(r"\s*[%\w.]*\s+(?:и|или)\s+(?:более|выше|больше|(менее|ниже|меньше))\b")
#: «с 5 до 7»: only where it led is the number of today.
LED_FROM = re.compile(r"\bсо?\s+[\d\s,]+\S*\s*(?:\w+\.?\s+)?до\s*$", re.I)
#: «вырос до 120», «снизились до 8 %, а доля – до 5 %»
GROWN_TO = re.compile(
    r"\b(?:возрос|вырос|увелич|расшир|удлин|сни[зж]|сокра[тщ]|уменьш|упал|подня|довед|дов[её]л|повы[сш]|прирос)"
    r"[а-яё]*(?:[^.;,]|\b(?:тыс|млн|млрд|руб|г)\.|,\s+а\b)*\sдо\s*(?:почти\s*)?$",
    re.I,
)
FROM = re.compile(r"\bсо?\s*$", re.I)
#: «поле 2,7 х 3,7 м»
TIMES_BEFORE = re.compile(r"\d\s*[xх×]\s*$", re.I)
TIMES_AFTER = re.compile(r"\s*[xх×]\s*\d", re.I)
#: «в списке первых 30 субъектов», «за последние 10 лет»: of an order, no count.
ORDER = re.compile(r"\b(?:перв|последн|ближайш|следующ)[а-яё]+\s+$", re.I)
LEADS_TO = re.compile(r"\s*(?:\S+\s+){0,3}?до\s+\d", re.I)
HINT = re.compile(
    r"\d|\b(?:дв(?:а|е|ух|ум|умя)\b|тр(?:и|[её]х|[её]м|емя)\b|четыр|пят(?:ь|и)|шест(?:ь|и)|сем(?:ь|и)"
    r"|вос[еь]м|девят|девян|десят|одиннадц|двен|двад|тр[иё]дц|тринадц|сорок|ст[оа]\b|дв(?:е|ух)с[то]"
    r"|тр(?:и|[её]х)с[то])",
    re.I,
)
YEARS = range(1900, 2101)
#: A title in quotation marks has at most so many words.
TITLE = 7


@dataclass(frozen=True)
class Number:
    """`passage.text[start:end]` is the number with its multiple; without its comparator."""

    start: int
    end: int
    value: float
    comparator: str


def may_have_numbers(text: str) -> bool:
    """Cheap to ask; most sentences have none."""
    return HINT.search(text) is not None


def numbers(sentence: Sentence) -> list[Number]:
    """In digits and in words, in their order; references and parts of names are none."""
    digits = list(_in_digits(sentence))
    words = [
        number
        for number in _in_words(sentence)
        if not any(one.start < number.end and number.start < one.end for one in digits)
    ]
    return sorted(
        (n for n in [*digits, *words] if not _is_named(sentence, n)), key=lambda n: n.start
    )


def _in_digits(sentence: Sentence) -> Iterator[Number]:
    text = sentence.passage.text
    begin = max(sentence.start, sentence.passage.body)
    for match in NUMBER.finditer(text, begin, sentence.end):
        before = text[sentence.start : match.start()]
        after = text[match.end() : sentence.end]
        if (
            ORDER.search(before)
            or _is_reference(before)
            or _is_left_behind(before, after)
            or _is_size(before, after)
        ):
            continue
        low, high = match["value"], match["upper"]
        many = MULTIPLES[_multiple(match)] if match["multiple"] else 1
        place = match.start(), match.end()
        if high is None:
            yield Number(*place, _times(low, many), _comparator(before, after))
        elif _value(low) in YEARS or ("до" in match["to"] and FROM.search(before)):
            if _value(high) not in YEARS:  # «в 2014 – 15,3 %», «с 5 до 7»
                yield Number(match.start("upper"), match.end(), _times(high, many), "=")
        elif _value(low) < _value(high):
            yield Number(*place, _times(low, many), ">=")
            yield Number(*place, _times(high, many), "<=")


def _in_words(sentence: Sentence) -> Iterator[Number]:
    """«двадцать пять школ»; a single «один» is no number."""
    values = table("numerals.tsv")
    run: list[Token] = []
    for token in [*sentence.tokens, None]:
        if token is not None and token.lemma_ in values and _may_be_numeral(token, run):
            run.append(token)
            continue
        if run and [t.lemma_ for t in run] != ["один"]:
            end = run[-1].idx + len(run[-1])
            text = sentence.passage.text
            before, after = text[sentence.start : run[0].idx], text[end : sentence.end]
            value = _spelled([float(values[t.lemma_]) for t in run])
            yield Number(run[0].idx, end, value, _comparator(before, after))
        run = []


def _may_be_numeral(token: Token, run: list[Token]) -> bool:
    """«тысяч» alone and «сотни» alone are no numbers: «сотни компаний»."""
    return bool(run) or token._.parse.pos == "NUMR" or token.lemma_ == "один"


def _spelled(values: list[float]) -> float:
    total = current = 0.0
    for value in values:
        if value >= 1000 or (current and value in {10, 100} and current < value):
            total, current = total + max(current, 1) * value, 0.0
        else:
            current += value
    return total + current


def _value(digits: str) -> float:
    return float(re.sub(r"\s", "", digits).replace(",", "."))


def _times(digits: str, many: float) -> float:
    """«8,3 млн» is 8300000, not 8300000.000000001."""
    return round(_value(digits) * many, 6)


def _multiple(match: re.Match[str]) -> str:
    """«миллиона» and «миллиарда» begin alike."""
    word = match["multiple"].lower()
    return {"миллион": "млн", "миллиард": "млрд"}.get(word, word)


def _comparator(before: str, after: str) -> str:
    for words, sign in rows("comparators.tsv"):
        pattern = rf"(?<![\w]){re.escape(words)}{BETWEEN}".replace(r"\ ", r"\s+")
        if re.search(pattern, before, re.I):
            led = LED_FROM.search(before) or GROWN_TO.search(before)
            return "=" if words == "до" and led else sign
    closing = COMPARED_AFTER.match(after)
    return ("<=" if closing[1] else ">=") if closing else "="


def _is_reference(before: str) -> bool:
    """«№ 12», «статьи 5», «пунктами 2 и 3», «ул. Морская, д. 24»"""
    last = re.search(r"(№|[A-Za-zА-Яа-яЁё]+)\.?\s*(?:[\d.]+(?:\s*,\s*|\s+и\s+))*$", before)
    if last is None:
        return False
    word = last[1].lower()
    return any(
        word == stem.lower() or (len(stem) > 3 and word.startswith(stem))
        for (stem, *_) in rows("references.tsv")
    )


def _is_left_behind(before: str, after: str) -> bool:
    """«увеличилось с **5** до 7»"""
    return bool(FROM.search(before) and LEADS_TO.match(after))


def _is_size(before: str, after: str) -> bool:
    """«щит **2,7 х 3,7** м»"""
    return bool(TIMES_BEFORE.search(before) or TIMES_AFTER.match(after))


def _is_named(sentence: Sentence, number: Number) -> bool:
    """«программа «Жилье 2020 года»», «проект «Двор трёх поколений»»: it counts nothing."""
    return _is_titled(sentence, number) or any(
        naming.mention.start <= number.start < naming.mention.end
        for naming in sentence.namings
        if naming.mention.kind != "group"
    )


def _is_titled(sentence: Sentence, number: Number) -> bool:
    """Within quotation marks that hold a few words."""
    text = sentence.passage.text
    start = text.rfind("«", sentence.start, number.start)
    end = text.find("»", number.end, sentence.end)
    if start < 0 or end < 0 or "»" in text[start : number.start]:
        return False
    return len(text[start:end].split()) <= TITLE and text[start + 1 : start + 2].isupper()
