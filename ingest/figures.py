"""Numbers that the text gives for something."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ingest.analysed import Doc
from ingest.lexicon import table
from ingest.model import Entity, Figure, Naming, Passage
from ingest.morphology import lemma
from ingest.relations.sentence import Sentence, sentences
from ontology.iris import EntityKind

COMPARATORS = {
    "более": ">", "свыше": ">", "больше": ">", "не менее": ">=", "не меньше": ">=",
    "менее": "<", "меньше": "<", "около": "≈", "порядка": "≈", "почти": "≈", "примерно": "≈",
}  # fmt: skip
MULTIPLES = {"тыс": 1_000, "млн": 1_000_000, "млрд": 1_000_000_000, "трлн": 1_000_000_000_000}
CURRENCIES = {"руб": "RUB", "долл": "USD", "евро": "EUR"}
NUMBER = re.compile(
    r"(?P<comparator>не\s+менее|не\s+меньше|более|свыше|больше|менее|меньше"
    r"|около|порядка|почти|примерно)?\s*"
    r"(?<![\w.,№–—-])(?P<value>\d{1,3}(?:[ \u00a0]\d{3})+|\d+(?:,\d+)?)"
    r"(?![\d.]*\d)(?!\s*[-–—]\s*\d)"
    r"(?:\s*(?P<multiple>тыс|млн|млрд|трлн)\w*\.?)?"
    r"(?:\s*(?P<percent>%|процент\w*)|\s+(?P<currency>руб|долл|евро)\w*)?",
    re.I,
)
OBSERVED: tuple[EntityKind, ...] = ("organization", "project", "event", "programme")
#: The counted noun stands at most this many words after its number.
NEAR = 4
#: What is said to consist of things has them as its members.
CONSISTS = re.compile(
    r"\b(?:вход[яи]т|объединя\w+|состо\w+\s+из|включа\w+"
    r"|(?:консорциум|ассоциаци|альянс|союз|объединени|кластер)\w*\s+из)\s*$",
    re.I,
)
STAFF = re.compile(r"\bчисленность\s+(?:работник|сотрудник)", re.I)
#: «вошел в 22 лучших проекта» counts the ranking, not what is ranked.
RANKING = re.compile(r"^\s*(?:лучш|крупнейш|перв)")
#: «до 10 компаний»: a bound is no count.
UP_TO = re.compile(r"\bдо\s*$", re.I)
NOT_COUNTS = re.compile(
    r"^\s*(?:год|г\.|январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)",
    re.I,
)


def find_figures(
    passages: Sequence[Passage],
    docs: Sequence[Doc],
    namings: Sequence[Naming],
    *,
    issued: date | None,
) -> list[Figure]:
    """Counts, shares and sums of money, each of the thing named before it."""
    found = (
        figure
        for sentence in sentences(passages, docs, namings)
        for figure in _in_sentence(sentence, issued)
    )
    return list(dict.fromkeys(found))


def _in_sentence(sentence: Sentence, issued: date | None) -> Iterator[Figure]:
    for match in NUMBER.finditer(sentence.passage.text, sentence.start, sentence.end):
        following = sentence.passage.text[match.end() :]
        if (
            NOT_COUNTS.match(following)
            or RANKING.match(following)
            or UP_TO.search(sentence.passage.text[: match.start()])
            or match.start("value") < sentence.passage.body
        ):
            continue
        counted = _counted(sentence, match)
        observed = _observed(sentence, match)
        if counted and observed and sentence.is_fact_at(match.start("value")):
            measure, unit, rule = counted
            comparator = " ".join((match.group("comparator") or "").lower().split())
            yield Figure(
                passage=sentence.passage, observed=observed, measure=measure, value=_value(match),
                unit=unit, comparator=COMPARATORS.get(comparator, "="), rule=rule, confidence=0.75,
                as_of=issued,
            )  # fmt: skip


def _counted(sentence: Sentence, match: re.Match[str]) -> tuple[str, str, str] | None:
    """Measure, unit and rule: «300 млн руб.», «15 %», «51 участник»."""
    if match.group("currency"):
        return "money", CURRENCIES[match.group("currency").lower()], "sum_of_money"
    if match.group("percent"):
        return "share", "%", "share_of_whole"
    if STAFF.search(sentence.passage.text, sentence.start, match.start()):
        return "employees", "работник", "number_of_staff"
    measures = table("counted.tsv")
    before = sentence.passage.text[sentence.start : match.start()].rstrip()
    consists = CONSISTS.search(before) is not None
    near = re.split(r"[\d.;:(]", sentence.passage.text[match.end() : match.end() + 80])[0]
    for word in re.findall(r"[\w-]+", near)[:NEAR]:
        counted = lemma(word)
        if counted in measures and consists:
            return "members", counted, "things_it_consists_of"
        if counted in measures:
            return measures[counted], counted, "counted_things"
    return None


def _observed(sentence: Sentence, match: re.Match[str]) -> Entity | None:
    """The organisation or project named last before the number, else first after it."""
    before = sentence.named(*OBSERVED, before=match.start(), nested=True)
    russian = [naming for naming in before if not naming.mention.surface.isascii()] or before
    if russian:
        return russian[-1].entity
    after = sentence.named(*OBSERVED, after=match.end())
    return after[0].entity if after else None


def _value(match: re.Match[str]) -> float:
    digits = re.sub(r"\s", "", match.group("value")).replace(",", ".")
    return float(digits) * MULTIPLES.get((match.group("multiple") or "").lower(), 1)
