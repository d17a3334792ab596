"""Awards without a proper name: what was won, and what was given by whom."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.analysed import Doc, Span, Token, text_of
from ingest.known import KnownNames
from ingest.lexicon import words
from ingest.mentions.candidate import Candidate
from ingest.mentions.heads import heads
from ingest.phrases import phrase
from ingest.phrases.nominative import in_nominative
from ingest.phrases.quotations import is_opening, quotation

RANKS = {"первый", "второй", "третий", "четвертый", "четвёртый", "пятый", "призовой"}
#: So many words before a grant say that it was received.
REACH = 8
#: «вошла в число 100 лучших …», «входят в топ-50 лучших …»; «не вошла» and «войдёт» do not.
AMONG = re.compile(
    r"(?<!не )\b(?:вош(?:[её]л|ла|ло|ли)|входит|входят|входил[аио]?|попал[аио]?|включен[аоы]?)"
    r"\s+в\s+(?:(?:число|список|перечень|рейтинг)\s+)?"
    r"(?P<count>(?:топ-?\s?)?\d+|тройку|пят[её]рку|десятку|двадцатку|сотню)\s+(?:самых\s+)?лучших\b",
    re.I,
)
#: «краевом конкурсе социальных и культурных проектов» tells which, «областном конкурсе» does not.
THEMED = 5
#: «победителями этапа **и финалистами** конкурса»
OTHERS = 4
METALS = {"золотой", "серебряный", "бронзовый"}
#: «II степени», «первой степени»
DEGREE = "степень"


def placed(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«стал **победителем** Всероссийского конкурса «Лучший двор»», «**лауреат II степени**»"""
    for token in doc:
        if token.lemma_ not in words("placings.tsv") or not _is_said_of_one(token):
            continue
        end = _after_degree(token)
        other = _other_winner(doc, end)
        contest = _contest(doc, end if other is None else other.i + 1)
        if contest is not None:
            what = doc[token.i + 1 : contest.end] if other is None else contest
            stage = "" if other is None else f"{doc[end : other.i - 1].text} ".lstrip()
            name = f"{token.lemma_} {stage}{what.text}"
            placed_in = Candidate(token.i, end, "award", "", name, "placed", 0.75)
            yield in_category(doc, placed_in, contest.end)


def among_best(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«проект вошёл в 22 **лучших региональных проекта**», «попал в сотню **лучших** заводов»"""
    for match in AMONG.finditer(text_of(doc)):
        counted = doc.char_span(*match.span("count"), alignment_mode="expand")
        if counted is None:
            continue
        noun = next(
            (t for t in doc[counted.end : counted.end + 4] if t._.parse.pos == "NOUN"), None
        )
        if noun is not None:
            end = phrase(noun, prepositions=False).end
            head = next((t for t in counted if t._.parse.pos == "NOUN"), None)
            span = doc[counted.start : end]  # the number is a figure, too
            name = in_nominative(span, head) if head is not None else span.text
            yield Candidate(counted.end, end, "award", "", name, "among_best", 0.75)


def place_taken(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«занял **третье место** во Всероссийском конкурсе «Цифровой двор»»"""
    for token in doc[1:]:
        if token.lemma_ != "место" or doc[token.i - 1].lemma_ not in RANKS:
            continue
        following = doc[token.i + 1 : token.i + 2].text.lower()
        contest = _contest(doc, token.i + 2) if following in {"в", "во", "на"} else None
        name = f"{_rank(doc[token.i - 1])} место"
        if contest is not None and contest.start <= token.i + 4:
            name = f"{name} {doc[token.i + 1 : contest.end].text}"
            yield Candidate(token.i - 1, token.i + 1, "award", "", name, "place_taken", 0.75)


def bare_award(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«**золотой медали** удостоен», «отмечено **дипломом II степени**»"""
    for token, what in heads(doc):
        if what.kind != "award" or token._.parse.number == "plur":
            continue
        before = doc[max(token.i - 1, 0) : token.i]
        metal = bool(len(before)) and before[0].lemma_ in METALS
        if metal or token.lemma_ == "гран-при":
            span = doc[token.i - metal : token.i + 1]
            yield Candidate(
                span.start, span.end, "award", "", in_nominative(span, token), "bare_award", 0.6
            )


def grant_received(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«получил **грант Российского научного фонда**»: one that is only applied for is no award."""
    for token in doc:
        if token.lemma_ != "грант" or token._.parse.number == "plur":
            continue
        before = {each.lemma_ for each in doc[max(token.i - REACH, 0) : token.i]}
        span = phrase(token)
        named = any(each.text[:1].isupper() for each in span[1:])
        if named and not before.isdisjoint(words("received.tsv")) and "не" not in before:
            name = in_nominative(span, token)
            yield Candidate(span.start, span.end, "award", "", name, "grant_received", 0.8)


def given_by(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«отмечены **дипломами Министерства спорта Омской области**»"""
    for head, what in heads(doc):
        if what.kind != "award" or head._.parse.number != "plur":
            continue
        span = phrase(head)
        proper = any(token.text[:1].isupper() for token in doc[head.i + 1 : span.end])
        if proper and "«" not in span.text:
            name = in_nominative(span, head)
            yield Candidate(span.start, span.end, "award", "", name, "given_by", 0.8)


def in_category(doc: Doc, award: Candidate, at: int) -> Candidate:
    """«премия «Экспортёр года» **в номинации «Прорыв»**» is one award, and no other."""
    opening = at + 2
    if [token.lower_ for token in doc[at:opening]] != ["в", "номинации"] or opening >= len(doc):
        return award
    end = quotation(doc, opening) if is_opening(doc[opening]) else None
    name = f"{award.name} {doc[at:end].text}"
    return replace(award, end=end, name=name, aliases=()) if end else award


def _other_winner(doc: Doc, at: int) -> Token | None:
    """«победителями регионального этапа **и финалистами** Всероссийского конкурса»"""
    for token in doc[at : at + OTHERS]:
        joined = doc[token.i - 1].text == "и" and token.lemma_ in words("placings.tsv")
        if joined:
            return token
    return None


def _is_said_of_one(token: Token) -> bool:
    """«признан **победителем**», «проект – **победитель**»; «победителям вручены» are many."""
    case, number = token._.parse.case, token._.parse.number
    before = token.doc[max(token.i - 1, 0) : token.i]
    apposed = not len(before) or before[0].text in {"–", "-", "—", ",", "("}
    return case == "ablt" or (case == "nomn" and number == "sing" and apposed)


def _rank(token: Token) -> str:
    """«**Третье** место», whatever the case in the text."""
    lemma = str(token.lemma_)
    return {"третий": "третье", "призовой": "призовое"}.get(lemma, f"{lemma[:-2]}ое")


def _after_degree(token: Token) -> int:
    """«лауреат **II степени**»"""
    following = token.doc[token.i + 1 : token.i + 4]
    degree = next((each for each in following if each.lemma_ == DEGREE), None)
    return int(degree.i if degree is not None else token.i) + 1


def _contest(doc: Doc, start: int) -> Span | None:
    """What was won, which must be told from others by a name; «лауреат **премии**» won that."""
    kinds = {"event", "award"}
    found = ((each, what) for each, what in heads(doc) if each.i >= start and what.kind in kinds)
    head, what = next(found, (None, None))
    if head is None or what is None or what.kind == "award":
        return None
    whole = phrase(head)
    between = doc[start : whole.start]
    joined = all(each._.parse.case in {"gent", "gen2"} for each in between) and len(between) < 4
    named = any(each.text[:1].isupper() or each.text == "«" for each in whole)
    named = named or len(whole) >= THEMED
    return whole if joined and named else None
