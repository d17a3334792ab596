"""Who belongs to what."""

import re
from collections.abc import Iterator

from ingest.model import Naming, Relation
from ingest.relations.sentence import Sentence, listed, listed_at, relation

BECAME = re.compile(
    r"\b(?:стал[аио]?|является|являются|вош[её]л[аи]?|вступил[аи]?|принят[аоы]?)\b", re.I
)
INCLUDING = re.compile(
    r"\b(?:в\s+(?:состав\s+)?.{3,120}?\b(?:вход[яи]т|вош\w+|состо[ия]т)|насчитывает|объединяет|включает"
    r"|(?:участник|член)\w+\s.{3,120}?\bявля\w+)\s.{0,80}?"
    r"(?:включая|среди\s+(?:них|которых)|в\s+том\s+числе)(?:,\s(?:помимо|кроме)[^,]+,)?\s*[:–—-]?",
    re.I,
)
#: What says that members, not guests, are meant.
COMPOSING = re.compile(
    r"\b(?:состав|объедин|насчит|включа|состо[ия]т\s+из|консорциум\s+из|член)", re.I
)
MEMBERS_FROM = re.compile(
    r"(?:участник|член|предприяти|организаци|компани|учреждени|фирм|резидент)\w*\s+(?:из\s+)?$",
    re.I,
)
#: «из России (Псковская и Курганская области, Москва), Финляндии и Дании»
PLACES = re.compile(
    r"[\s,;():–-]*(?:и\s+)?(?:\(\s*)?(?:регион\w+\s+|област\w+\s*[,)]*\s*)?(?:и\s+)?"
)
#: «член комиссии», «участник кластера»: who it is follows without a comma.
ONE_MEMBER = re.compile(r"\b(?:член|участник|резидент)(?:а|у|ом|е)?\s+", re.I)
#: What one is stands between: «член комиссии **профессор университета** Иванов И.И.»
POSITION = re.compile(r"\s(?:[^.,;:–—()]{0,120}\s)?")
NAMED = re.compile(r"\s*[:–—-]\s*")
MEMBERS_OF = re.compile(r"(?:участники|члены)\s+.{3,120}:$", re.I)


def composed_of(sentence: Sentence) -> Iterator[Relation]:
    """«В состав **Кластера** входят 34 предприятия, включая: **А**, **Б** и **В**»"""
    cue = sentence.match(INCLUDING)
    if cue is None or not sentence.is_fact:
        return
    within = sentence.named("organization", after=cue.start(), before=cue.end())[:1]
    before = sentence.named("organization", before=cue.start())[-1:]
    for whole in within or before:
        for member in _members(sentence, cue.end()):
            if member.entity != whole.entity:
                yield relation(
                    sentence, member.entity, "org:memberOf", whole.entity, "composed_of", 0.85
                )


def members_from(sentence: Sentence) -> Iterator[Relation]:
    """«в составе **Кластера** 51 участник из **России**, **Финляндии** и **Дании**»"""
    if not sentence.match(COMPOSING) or not sentence.is_fact:
        return
    places = sentence.named("place")
    first = next((p for p in places if _are_members(sentence, p)), None)
    if first is None:
        return
    whole = sentence.named("organization", before=first.mention.start)
    for place in _one_after_another(sentence, places[places.index(first) :]) if whole else []:
        yield relation(sentence, place.entity, "org:memberOf", whole[0].entity, "members_from", 0.8)


def _are_members(sentence: Sentence, place: Naming) -> bool:
    return bool(MEMBERS_FROM.search(sentence.passage.text[: place.mention.start]))


def _one_after_another(sentence: Sentence, places: list[Naming]) -> Iterator[Naming]:
    last: Naming | None = None
    for place in places:
        start = place.mention.start
        if last and not PLACES.fullmatch(sentence.passage.text, last.mention.end, start):
            return
        yield place
        last = place


def members_named(sentence: Sentence) -> Iterator[Relation]:
    """«члены **Координационного совета**: **Сабирова Р.И.**, **Гарипов Ф.Х.**»"""
    for whole in sentence.named("organization"):
        text, mention = sentence.passage.text, whole.mention
        opened = re.search(r"\bчлен(?:ы|ами|ов)\s+$", text[: mention.start], re.I)
        named = NAMED.match(text, mention.end)
        if not opened or not named or not sentence.is_fact:
            continue
        for member in listed_at(sentence, named.end(), "person", "organization"):
            yield relation(
                sentence, member.entity, "org:memberOf", whole.entity, "members_named", 0.85
            )


def apposed_member(sentence: Sentence) -> Iterator[Relation]:
    """«Участник **кластера «Агро»** **АО «Свет»** построил цех», «Член комиссии **Иванов**»"""
    text = sentence.passage.text
    for cue in ONE_MEMBER.finditer(text, sentence.start, sentence.end):
        named = sentence.named("organization", "person", after=cue.end())
        whole = next((n for n in named[:1] if n.mention.start == cue.end()), None)
        if whole is None or whole.mention.kind == "person":
            continue
        for member in named[1:]:
            between = text[whole.mention.end : member.mention.start]
            if not POSITION.fullmatch(between):
                break
            person = member.mention.kind == "person"
            if person or not between.strip():
                yield relation(
                    sentence, member.entity, "org:memberOf", whole.entity, "apposed_member", 0.8
                )
                break


def _members(sentence: Sentence, after: int) -> list[Naming]:
    return listed(sentence, sentence.named("organization", after=after))


def listed_member(sentence: Sentence) -> Iterator[Relation]:
    """«Участники **Альянса**: – **Водный форум** объединяет …»"""
    lead = sentence.lead
    if lead is None or not lead.match(MEMBERS_OF) or sentence.start or lead.match(BECAME):
        return
    whole = lead.named("organization")
    own = sentence.named("organization")
    begins = own and own[0].mention.start <= sentence.passage.body + 1
    if whole and begins and own[0].entity != whole[-1].entity:
        yield relation(
            sentence, own[0].entity, "org:memberOf", whole[-1].entity, "listed_member", 0.8
        )
