"""Names of common words only: they mean one thing in one document, and another in the next."""

import re
from functools import lru_cache

from ingest.dates import dates
from ingest.lexicon import words
from ingest.mentions.heads import lexicon
from ingest.morphology import lemma, lemmas
from ingest.names import signature, tokens
from ontology.iris import EntityKind

#: Bodies that every organisation may have: a document's «Совет директоров» is its own.
COMMON_BODIES = {
    frozenset({"совет", "директор"}),
    frozenset({"рабочий", "группа"}),
    frozenset({"организационный", "комитет"}),
    frozenset({"исполнительный", "комитет"}),
}
#: «участники **Форума**», «члены **Союза**» are those of one thing; «вузы» are a class everywhere.
PARTAKERS = {"участник", "член"}
#: Of these a country has one: «**Федеральный** закон о рыболовстве».
WIDE = ("федеральн", "национальн", "международн", "общероссийск", "всероссийск")
#: Beside them so many words more tell which one: «**Федеральный** закон» is any.
LEAST = 1
#: So many words say which meeting: «круглый стол по развитию молочных ферм для семей с …».
THEMED = 8
#: «Лесной кодекс» is the country's.
CODES = {"кодекс"}
#: «диплом **II** степени», «**XV** форум»
ROMAN = re.compile(r"[IVXLC]+")
#: «№ 44-ФЗ» is the number of one law, «№ 7» that of many acts.
OF_LAW = re.compile(r"\d+-?ф[кз]?з", re.I)
#: Quoted, these say what a plan is, not which.
SORTS = re.compile(r"[«\"]дорожн\w+ карт\w+[»\"]", re.I)


@lru_cache(maxsize=50_000)
def is_common(kind: EntityKind, name: str) -> bool:
    """«Соглашение о сотрудничестве», «Администрация района»: nothing says whose it is.

    A date, the number of a law, a quotation or a proper name makes a name of it.
    """
    plain = SORTS.sub("", name)
    quoted = bool(set(plain) & set('«"“'))
    themed = kind in {"event", "group"} and len(signature(plain)) >= THEMED
    dated = bool(OF_LAW.search(plain)) or any(day.first == day.last for day in dates(plain))
    return _is_headed(kind, plain) and not (quoted or dated or themed or _is_told(plain))


def _is_headed(kind: EntityKind, name: str) -> bool:
    """Whether the noun that leads the name says of what sort it is, and the sort is common."""
    stems = [stem for word in tokens(name) for stem in sorted(lemmas(word))]
    if kind == "award":
        return True
    if kind == "group":
        return not PARTAKERS.isdisjoint(lemmas(tokens(name)[0]))
    head = next(
        (stem for stem in stems if stem in lexicon() and lexicon()[stem].kind == kind), None
    )
    if kind == "organization":
        return head in words("everywhere.tsv") or signature(name) in COMMON_BODIES
    return head is not None and kind != "place" and not (head in CODES and stems[0] != head)


def _is_told(name: str) -> bool:
    """«**Псковская** администрация», «правление **Ассоциации** малых **Городов**»"""
    first, *others = (word for word in tokens(name) if not ROMAN.fullmatch(word))
    stem = lemma(first)
    if stem.startswith(WIDE):
        return any(_tells(word) for word in others) or len(signature(name)) > LEAST
    placed = stem.endswith(("ский", "цкий")) and not stem.endswith("ческий")
    abbreviated = first.isupper() and len(first) > 1 and stem not in lexicon()
    told = (placed and stem not in words("ordinary.tsv")) or abbreviated or first.isascii()
    return told or any(map(_tells, others))


def _tells(word: str) -> bool:
    """«Правление **Ассоциации**» names the board of whatever association."""
    return word[:1].isupper() and not any(
        stem in lexicon() or stem in words("untelling.tsv") or stem in words("positions.tsv")
        for stem in lemmas(word)
    )
