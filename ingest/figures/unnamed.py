"""Figures of something that has no name here, which no name nearby may claim."""

import re

from ingest.analysed import Token
from ingest.figures.clauses import RELATIVE, verbs
from ingest.figures.place import Place
from ingest.figures.subjects import subject

#: Of these the subject is what the figure is of.
POSSESSING = re.compile(
    r"объединя|насчитыва|включа|занима|располага|эксплуатир|рассчитан|выпуска|перерабатыва|произвед|производ|охватыва|обслужива|состо|име(?:ет|ют|л)",
    re.I,
)
#: A common noun with a year, before the clause that describes it.
OF_YEAR = re.compile(r"[а-яё]\s+(?:19|20)\d\d\s+года$", re.I)
AMONG = re.compile(
    r"\b(?:в|из|среди)\s+(?:перечн|перечень|спис(?:ок|к)|реестр|числ|когорт|групп|пул)[а-яё]*\s+$",
    re.I,
)
GIVING = re.compile(
    r"\b(?:(?:предостави|выдели|направи)(?:л[аои]?|вш[а-яё]+)|вн[её]с(?:л[аои]|ш[а-яё]+)?)\b", re.I
)


def is_unnamed(place: Place) -> bool:
    """«Комбинат молочных изделий **объединяет** 5 цехов»: a combine that is not known by name."""
    before = [
        v for v in verbs(place.sentence) if place.clause.start <= v.idx < place.quantity.start
    ]
    if not before or not POSSESSING.match(before[-1].text):
        return False
    nouns = [t for t in place.tokens_before if _may_be_subject(place, t) and t.idx < before[-1].idx]
    return bool(nouns) and not place.named(after=nouns[-1].idx, before=before[-1].idx)


def is_described(place: Place) -> bool:
    """«действует группа при Комитете, в **которую** входят 11 человек»: not the committee."""
    if place.clause.kind != "described":
        return False
    start, end = place.clause.start, place.quantity.start
    which = RELATIVE.match(place.sentence.passage.text, start, end)
    return which is not None and place.named(after=start, before=end) == []


def is_of_title(place: Place) -> bool:
    """«провёл сессию **«Свет»**, в которой участвовали 180 человек», where she is no known event"""
    start = place.clause.start
    titled = place.sentence.passage.text[: start - 1].endswith("»")
    return place.clause.kind == "described" and titled and not _is_named(place, start - 2)


def is_of_another_year(place: Place) -> bool:
    """«Форум **2013 года**, собравший 820 участников»: not the one named before."""
    year = OF_YEAR.search(place.sentence.passage.text, place.sentence.start, place.clause.start - 1)
    if year is None or place.clause.kind != "described":
        return False
    return not _is_named(place, year.start())


def _may_be_subject(place: Place, token: Token) -> bool:
    if _is_named(place, token.idx):
        return False
    abbreviated = token.text.isupper() and len(token) > 1 and token.is_alpha
    return abbreviated or (token._.parse.pos == "NOUN" and token._.parse.case == "nomn")


def is_given(place: Place) -> bool:
    """«заём в размере 310 млн рублей, **предоставленный Фондом**»: it is not of who gives."""
    if place.quantity.measure != "money" or not GIVING.search(place.said):
        return False
    return subject(place.sentence, place.clause.start, place.clause.end) is not None


def is_among(place: Place) -> bool:
    """«включён **в перечень 25 кластеров** страны»: they are those of a list."""
    if not AMONG.search(place.before):
        return False
    return not any(
        place.sentence.passage.text[place.quantity.end : n.mention.start].isspace()
        for n in place.named(after=place.quantity.end)
        if n.mention.kind != "place"
    )


def is_granted(place: Place) -> bool:
    """«при участии Фонда, **выделившего** заём в размере 310 млн рублей»: nor so."""
    described = place.clause.kind == "described" and place.quantity.measure == "money"
    return described and GIVING.search(place.said) is not None


def _is_named(place: Place, offset: int) -> bool:
    return any(n.mention.start <= offset < n.mention.end for n in place.sentence.namings)
