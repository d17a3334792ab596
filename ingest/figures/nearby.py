"""Whose a figure is, as the place of names in the sentence tells."""

import re

from ingest.figures.beside import SAYING, telling
from ingest.figures.clauses import clause_at, verbs
from ingest.figures.place import Place, nearest
from ingest.figures.subjects import OBSERVED, opener, subject, subjects
from ingest.model import Entity, Naming
from ingest.pronouns import genders_of, is_nominative
from ingest.relations.sentence import Sentence

ACT = re.compile(
    r"\b(?:постановлени|распоряжени|приказ|указ|закон|решени|поручени|письм)[а-яё]*\s+$", re.I
)
#: «Конференция отмечает:» says who speaks, not what the items are about.
ANNOUNCING = re.compile(
    r"\b(?:констатир|отмеча|отмети|реши|постанов|рекоменд|предлага|счита|призна|заслуша|сообщ|подч[её]рк)\w*",
    re.I,
)
#: «который» looks alike in several genders.
GENDERS_OF_WHICH = {
    "которого": {"masc", "neut"}, "которому": {"masc", "neut"}, "котором": {"masc", "neut"},
    "которым": {"masc", "neut"}, "которой": {"femn"}, "которую": {"femn"}, "которая": {"femn"},
}  # fmt: skip
#: Money that a body has or makes.
OWN_MONEY = re.compile(
    r"\b(?:оборот|выручк|доход|прибыл|капитал|бюджет|займ|заём|заем|налог|экспорт|отгру|продаж)",
    re.I,
)
#: A thing in which something is; it is none of those named before.
ELSEWHERE = re.compile(
    r"\b(?:на\s+(?:территории|площадке|площадях|базе)|в\s+(?:составе|границах|пределах))\s+"
    r"(?:[а-яё]+(?:ого|ой)\s+)?[а-яё]+",
    re.I,
)
#: Bodies that tell of much that is not theirs.
AUTHORITY = re.compile(
    r"(?:[А-ЯЁа-яё-]+(?:ое|ый|ая|ий)\s+)?(?:министерств|департамент|правительств|администраци|комитет|управлени"
    r"|агентств|служб|дум|собрани)",
    re.I,
)
#: «По данным **областного управления статистики**, …»
SOURCE = re.compile(
    r"\bпо\s+(?:\w+\s+)?(?:данным|сведениям|информации|оценк[еам]+)\s+(?!на\s)[^,.;:()\d]{3,120}(?=,)",
    re.I,
)
#: «Томскстат», «Новосибирскстат»
STATISTICS = re.compile(r"\b([А-ЯЁ][а-яё]{3,})стат(?:а|ом|у|е)?\b")
REGION = re.compile(r"\b(?:область|край|республика|округ)\b", re.I)
#: «(инициатор – **АО «Свет»**, стоимость – 5 млн рублей)»
LABELLED = re.compile(r"[а-яё]\s+[–—-]\s+$")


def counted_before(place: Place) -> Entity | None:
    """«32 предприятия и **7 учреждений**», «200 туристов, что **на 12 %** больше»"""
    if place.last is None:
        return None
    quantity, entity = place.last
    between = place.sentence.passage.text[quantity.end : place.quantity.start]
    same = place.clause.kind == "part" or re.fullmatch(
        r"[^.;:]{0,40}?(?:,|\bи|\bа\s+также|или|\()\s*[^.;,:]{0,15}", between
    )
    fresh = place.named(after=quantity.end, before=place.quantity.start)
    if same and not any(n.mention.kind != "place" for n in fresh):
        moved = any(quantity.end < v.idx < place.quantity.start for v in verbs(place.sentence))
        return None if moved and place.clause.kind == "main" and fresh else entity
    return None


def described(place: Place) -> Entity | None:
    """«членом **ассоциации**, объединяющей 50 кластеров, которые представляют 100 компаний»"""
    if place.clause.kind != "described":
        return None
    own = subject(place.sentence, place.clause.start, place.quantity.start)
    if own:
        return own.entity
    if place.last and place.last[0].end >= place.clause.start - 40:
        return place.last[1] if place.last[1].kind != "place" else None
    before = place.named(before=place.clause.start)
    return nearest(_agreeing(place, before))


def bracketed(place: Place) -> Entity | None:
    """«**Союз «Свет»** (51 участник)», «– **«Свет»** (в 2014 году отремонтировано 35 домов)»"""
    if place.clause.kind != "bracket":
        return None
    own = subject(place.sentence, place.clause.start, place.quantity.start)
    text = place.sentence.passage.text
    if own and LABELLED.search(text, place.clause.start, own.mention.start):
        own = None
    first = opener(place.sentence)
    before = place.named(before=place.clause.start)
    chosen = own or first
    return chosen.entity if chosen else nearest(before)


def subject_of_clause(place: Place) -> Entity | None:
    """«В 2018 году **Общество** эксплуатирует 14 станций»"""
    found = subject(place.sentence, place.clause.start, place.quantity.start)
    return found.entity if found else None


def nearest_before(place: Place) -> Entity | None:
    """«В работе **Форума** приняли участие 250 человек»; not «по приказу **министерства**»"""
    named = place.named(after=place.clause.start, before=place.quantity.start)
    things = [n for n in named if n.mention.kind != "place" and not _of_act(place, n)]
    things = [n for n in things if not _describes(place, n)] or things
    return nearest(_heads(place, things)) or nearest(
        [n for n in named if n.mention.kind == "place"]
    )


def _describes(place: Place, naming: Naming) -> bool:
    """«На **конференции**, организованной **Союзом**, выступили 120 докладчиков»: not the union."""
    clause = clause_at(place.sentence, naming.mention.start)
    return clause.kind == "described" and clause.start > place.clause.start


def opening_name(place: Place) -> Entity | None:
    """«– **Свет**: отремонтировано 35 домов»"""
    found = opener(place.sentence)
    return found.entity if found else None


def subject_of_sentence(place: Place) -> Entity | None:
    """«**Союз** создан в 2011 году и, по данным отчёта, насчитывает 34 организации»"""
    found = subject(place.sentence, place.sentence.start, place.quantity.start)
    return found.entity if found and _may_cost(place, found.entity) else None


def last_counted(place: Place) -> Entity | None:
    """«сеть **района** включает 19 библиотек; в отрасли занято 214 человек»"""
    return place.last[1] if place.last else None


def named_after(place: Place) -> Entity | None:
    """«9 участников подписали соглашение о **Консорциуме**», «80 % стока даёт **Волга**»"""
    after = place.named(after=place.quantity.end, before=place.clause.end)
    things = [n for n in after if n.mention.kind != "place"]
    found = things or [n for n in after if _stands_by(place, n)]
    found = found or subjects(place.sentence, place.quantity.end, place.clause.end)
    return found[0].entity if found else None


def told_before(place: Place) -> Entity | None:
    """«Площадь **центра** – 5 тыс. кв. м. Сейчас здесь трудятся 92 человека.»"""
    return place.told if place.told and _may_cost(place, place.told) else None


def headed(place: Place) -> Entity | None:
    """«3.2. **Кластер «Свет»**» – «Создан в 2018 году. Отгружено продукции на 9 млрд рублей.»"""
    return place.topic


def subject_before(place: Place) -> Entity | None:
    """«**Союз** создан в 2011 году. Он объединяет 34 организации.»"""
    found = (subjects(earlier, earlier.start, earlier.end) for earlier in _earlier(place))
    first = next((names[0].entity for names in found if names), None)
    return first if first and _may_be_meant(place, first) else None


def said_before(place: Place) -> Entity | None:
    """«Министерство информирует о **проекте «Свет»**. Отремонтировано 38 дворов.»"""
    found = (telling(earlier, earlier.named(*OBSERVED)) for earlier in _earlier(place))
    names = next((names for names in found if names), [])
    names = names[:1] if place.sentence.named("place") else names
    return next((n.entity for n in names if _may_be_meant(place, n.entity)), None)


def territory(place: Place) -> Entity | None:
    """«Министерство образования **Пермского края** сообщает, что перешли 412 школ»"""
    if place.quantity.measure == "money" or not place.sentence.match(SAYING):
        return None
    named = place.sentence.named("place", before=place.quantity.start, nested=True)
    return named[-1].entity if named else None


def counted_officially(place: Place) -> Entity | None:
    """«По данным **Томскстата**, работает 187 школ», «по сведениям управления **района**, …»"""
    source = place.sentence.match(SOURCE)
    if place.quantity.measure == "money" or not source or source.end() > place.quantity.start:
        return None
    if place.sentence.named(*OBSERVED, after=source.end()):
        return None
    named = place.sentence.named("place", after=source.start(), before=source.end(), nested=True)
    if named:
        return named[-1].entity
    statistics = STATISTICS.search(source.group())
    whose = [each for each in place.places if statistics and each.name.startswith(statistics[1])]
    return next((each for each in whose if REGION.search(each.name)), None)


def _may_be_meant(place: Place, entity: Entity) -> bool:
    """«**Министерство** информирует. Создано 44 центра»: who tells of them is not what has them."""
    if AUTHORITY.match(entity.name) or _is_elsewhere(place):
        return False
    return _may_cost(place, entity)


def _is_elsewhere(place: Place) -> bool:
    """«**На территории парка** размещены 12 резидентов», where the park has no name."""
    where = ELSEWHERE.search(place.before)
    if where is None:
        return False
    start = place.clause.start + where.start()
    return not place.named(after=start, before=place.clause.start + where.end() + 1)


def _may_cost(place: Place, entity: Entity) -> bool:
    """Money with nobody's name is a body's own only if it is its «выручка», «оборот», «бюджет»."""
    if place.quantity.measure != "money" or entity.kind in {"project", "programme", "event"}:
        return True
    return place.told_money == entity or OWN_MONEY.search(place.said) is not None


def _earlier(place: Place) -> list[Sentence]:
    """The sentence before in the same paragraph, and what leads to this list item."""
    sentence, previous = place.sentence, place.sentence.previous
    same = previous is not None and previous.passage.order == sentence.passage.order
    lead = sentence.lead if sentence.lead and not ANNOUNCING.search(sentence.lead.text) else None
    return [each for each in (previous if same else None, lead) if each is not None]


def _agreeing(place: Place, named: list[Naming]) -> list[Naming]:
    """«член **ассоциации** «Свет» завода, **объединяющей** 34 школы»"""
    describing = next(
        (t for t in place.tokens_before if t._.parse.pos == "PRTF" or t.lemma_ == "который"), None
    )
    if describing is None:
        return named
    plural = describing._.parse.number == "plur"
    genders = GENDERS_OF_WHICH.get(describing.lower_, {describing._.parse.gender})
    agreeing = [n for n in named if genders_of(n) & genders]
    if plural or describing.lemma_ == "который":
        return [] if plural else agreeing
    said = max((v.idx for v in verbs(place.sentence) if v.idx < place.clause.start), default=0)
    beside = [n for n in named if n.mention.start > said]  # of which a slip of the pen may speak
    return [n for n in agreeing if n in beside] or beside or agreeing


def _heads(place: Place, named: list[Naming]) -> list[Naming]:
    """«По **программе «Агроинженер»** Смоленской академии подготовлено 57 специалистов»"""
    text = place.sentence.passage.text
    return [
        naming
        for before, naming in zip([None, *named], named, strict=False)
        if before is None or text[before.mention.end : naming.mention.start].strip(' »"')
    ]


def _stands_by(place: Place, naming: Naming) -> bool:
    """«в 214 сёлах **республики**», «80 % стока в море даёт **Волга**»"""
    between = place.sentence.passage.text[place.quantity.end : naming.mention.start]
    if not between.strip():
        return True
    return is_nominative(naming, place.sentence) and not naming.mention.surface.isupper()


def _of_act(place: Place, naming: Naming) -> bool:
    """«во исполнение постановления **Правительства края** от 29 мая»"""
    acts = place.sentence.named("act")
    return any(a.mention.start <= naming.mention.start < a.mention.end for a in acts) or bool(
        ACT.search(place.sentence.passage.text[: naming.mention.start])
    )
