"""Who belongs to what."""

import re
from collections.abc import Iterator

from ingest.model import Naming, Relation
from ingest.pronouns import antecedent, genders_of, is_nominative, pronouns
from ingest.relations.sentence import Sentence, listed_at, relation

BECAME = re.compile(
    r"\b(?:стал[аио]?|является|являются|вош[её]л[аи]?|вступил[аи]?|принят[аоы]?)\b", re.I
)
#: «входят в состав», «объединяет»: what says that a whole has parts.
HAVING = re.compile(
    r"\b(?:вход[яи]т|вош\w+|состо[ия]т|присоединил\w+|насчитыва\w+|объединя\w+|включа(?:ет|ющ\w+)"
    r"|(?:участник|член)\w+\s[^;]{3,120}?\sявля\w+|в\s+состав\w*\s+котор\w+)\s",
    re.I,
)
AMONG = re.compile(
    r"\b(?:включая|среди\s+(?:них|которых)|в\s+(?:том|их)\s+числе|в\s+числе\s+(?:них|которых))"
    r"(?:,\s(?:помимо|кроме)[^,]+,)?\s*[:–—-]?\s*",
    re.I,
)
#: «в **Кластер**», «в состав **Кластера**», «в число участников **Кластера**»
INTO = re.compile(
    r"\b(?:во?|к)\s+(?:(?:состав\w*|числ[оа]|структур\w+|участник\w*|член\w*)\s+){0,2}$", re.I
)
IN_IT = re.compile(r"\b(?:во?|к)\s+(?:не(?:го|е|ё|му|й)|(?:его|её|ее)\s+состав\w*)\b", re.I)
WHICH = re.compile(r",\s+в\s+состав\w*\s+котор(ого|ой)\b", re.I)
#: A list of members begins so near to the words that announce it.
NEAR = 100
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
    having, among = sentence.match(HAVING), sentence.match(AMONG)
    if having is None or among is None or not 0 <= among.start() - having.end() < NEAR:
        return
    if not sentence.is_fact_at(having.start()):
        return
    for whole in _whole(sentence, having, among)[:1]:
        bodies = listed_at(sentence, among.end(), "organization")
        for member in bodies or listed_at(sentence, among.end(), "person"):
            if member.entity != whole.entity:
                yield relation(
                    sentence, member.entity, "org:memberOf", whole.entity, "composed_of", 0.85
                )


def _whole(sentence: Sentence, having: re.Match[str], among: re.Match[str]) -> list[Naming]:
    """What stands after «в», what «в него» takes up, else what stands before the verb."""
    text = sentence.passage.text
    bodies = sentence.named("organization", before=among.start())
    into = [n for n in bodies if INTO.search(text, sentence.start, n.mention.start)]
    if into:
        return into[-1:]
    in_it = sentence.match(IN_IT)
    if in_it is not None and in_it.end() <= among.start():
        taken = (
            antecedent(sentence, pronoun, "organization")
            for pronoun in pronouns(sentence, in_it.start(), in_it.end())
        )
        under = [n for n in (sentence.under,) if n and n.mention.kind == "organization"]
        return [n for n in taken if n and "PublicBody" not in n.entity.subclasses] or under
    within = [n for n in bodies if n.mention.start >= having.start()]
    which = sentence.match(WHICH)
    if which is not None:
        return _described(sentence, bodies, which)
    return within[:1] or _ending(bodies, having.start())[-1:]


def _described(sentence: Sentence, bodies: list[Naming], which: re.Match[str]) -> list[Naming]:
    """«**Совет** под руководством профессора Университета Котова П.П., в составе которого …»"""
    genders = {"femn"} if which[1].lower() == "ой" else {"masc", "neut"}
    fitting = [n for n in _ending(bodies, which.start()) if genders_of(n) & genders]
    beside = [n for n in fitting if n.mention.end == which.start()]
    return (beside or [n for n in fitting if is_nominative(n, sentence)])[-1:]


def _ending(bodies: list[Naming], offset: int) -> list[Naming]:
    return [naming for naming in bodies if naming.mention.end <= offset]


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
