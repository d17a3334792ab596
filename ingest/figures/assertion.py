"""Whether a clause states what it says as a fact."""

import re
from functools import cache

from ingest.analysed import Token, is_future
from ingest.figures.clauses import Clause, clause_at, verbs
from ingest.figures.quantities import Quantity
from ingest.lexicon import rows, words
from ingest.relations.sentence import Sentence

#: Wherever they stand in a clause, it tells of no fact.
CONDITION = re.compile(r"\b(?:бы|если|при\s+условии|в\s+случае|в\s+целях)\b", re.I)
#: What is counted besides others.
FURTHER = re.compile(r"\bещ[её]\s+$", re.I)
INSTEAD = re.compile(r"\bвместо\s+$", re.I)
#: Nouns that name an act: what is to be done, where no verb says that it was.
DEED = re.compile(
    r"(?<!насел)(?<!предприя)(?<!учрежд)(?<!посел)(?<!отдел)(?<!объедин)(?:ение|ание|тие|овка|упка|ительство|ция)$|^ремонт$"
)
#: «средства, **необходимые** для реализации программы»: what a programme costs is a fact.
COSTING = ("необходим", "требуем")
#: «**Исполнение** программы – 97 %»
DONE = frozenset({"исполнение", "выполнение", "освоение"})
BY_YEAR = re.compile(r"\b(?:к|до)\s+(?:концу\s+|конца\s+|началу\s+)?(20\d\d)\b", re.I)


def is_asserted(sentence: Sentence, offset: int, *, year: int | None) -> bool:
    """«объединяет 50 кластеров», not «планирует объединить 50 кластеров»."""
    clause = clause_at(sentence, offset)
    text = sentence.passage.text[clause.start : clause.end]
    if sentence.lead is not None and CONDITION.search(sentence.lead.text):
        return False
    if CONDITION.search(text) or _is_for_later(text, year):
        return False
    if _is_deed(sentence, offset):
        return False
    own = [v for v in verbs(sentence) if clause.start <= v.idx < clause.end]
    governing = _governing(own, offset)
    since = governing.idx if governing in own[1:] and governing.idx < offset else clause.start
    if any(is_unreal(token) for token in sentence.tokens if since <= token.idx < offset):
        return False
    return _is_real(governing, own) if governing else _around_is_real(sentence, clause)


def is_further(sentence: Sentence, quantity: Quantity) -> bool:
    """«**ещё 16 организаций** присоединились», «**вместо 20** км»: no sum of what there is."""
    before = sentence.passage.text[sentence.start : quantity.start]
    return INSTEAD.search(before) is not None or (
        quantity.measure != "money" and FURTHER.search(before) is not None
    )


def _governing(own: list[Token], offset: int) -> Token | None:
    """The last verb before the number, else the first after it."""
    before = [verb for verb in own if verb.idx < offset]
    return before[-1] if before else (own[0] if own else None)


def _is_real(verb: Token, own: list[Token]) -> bool:
    """Present and past are; an infinitive only where it was achieved."""
    if verb._.parse.pos == "INFN":
        earlier = [each for each in own if each.idx < verb.idx]
        return bool(earlier) and earlier[-1].lemma_ in words("achieved.tsv")
    earlier = [each for each in own if each.idx < verb.idx]
    if earlier and earlier[-1].text.lower() in {"будет", "будут"}:
        return False
    denied = verb.doc[max(verb.i - 1, 0) : verb.i].text.lower() == "не"
    bounded = verb.text.lower().startswith("превы")  # «не превышает» is a bound, no denial
    return not is_future(verb) and (bounded or not denied) and not is_unreal(verb)


def is_unreal(token: Token) -> bool:
    """«планируемый объем», «намерен», «ожидается»; «должность» is a noun"""
    said, pos = token.text.lower(), token._.parse.pos
    costing = pos in {"ADJF", "PRTF"} and said.startswith(COSTING)
    return pos != "NOUN" and not costing and said.startswith(_unreal())


@cache
def _unreal() -> tuple[str, ...]:
    return tuple(beginning for beginning, *_ in rows("unreal.tsv"))


def _around_is_real(sentence: Sentence, clause: Clause) -> bool:
    """A clause without a verb is as real as what it hangs on: the sentence, else its lead."""
    if clause.kind == "described" or _is_beside_name(sentence, clause):
        return True
    if clause.start > sentence.start:
        return is_asserted(sentence, clause.start - 1, year=None)
    lead = sentence.lead
    if lead is None or sentence.start > sentence.passage.body:
        return True
    leading = verbs(lead)
    return not leading or (_is_real(leading[-1], leading) and not any(map(is_unreal, lead.tokens)))


def _is_beside_name(sentence: Sentence, clause: Clause) -> bool:
    """«намерен вступить в Ассоциацию «Свет» (51 участник)»"""
    before = sentence.passage.text[: clause.start - 1].rstrip()
    return clause.kind == "bracket" and any(n.mention.end == len(before) for n in sentence.namings)


def _is_deed(sentence: Sentence, offset: int) -> bool:
    """«Установка 4 постов наблюдения» is a measure, «Население – 12 тыс. человек» is none."""
    text = sentence.passage.text
    start = max(sentence.start, sentence.passage.body, text.rfind(";", 0, offset) + 1)
    end = text.find(";", offset, sentence.end)
    said = [v for v in verbs(sentence) if start <= v.idx and (end < 0 or v.idx < end)]
    if any(verb._.parse.pos != "INFN" for verb in said):
        return False
    named = [n.mention for n in sentence.namings if n.mention.kind != "group"]
    nouns = (t for t in sentence.tokens if t.idx >= start and t._.parse.pos == "NOUN")
    first = next(nouns, None)
    if first is not None and any(n.start <= first.idx < n.end for n in named):
        return False
    if first is None or first.lemma_ in words("measured.tsv") | DONE:
        return False
    return DEED.search(first.lemma_) is not None


def _is_for_later(text: str, year: int | None) -> bool:
    """«к 2020 году» in a document of 2018"""
    return year is not None and any(int(found) > year for found in BY_YEAR.findall(text))
