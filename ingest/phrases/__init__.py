"""Noun phrases: where a name begins and ends."""

import re
from functools import cache

from ingest.analysed import Doc, Span, Token
from ingest.lexicon import rows, words
from ingest.morphology import is_known, parses
from ingest.phrases.foreign import latin_run
from ingest.phrases.honours import in_honour
from ingest.phrases.nominative import ORDINAL, agrees
from ingest.phrases.nouns import (
    DIVISIONS,
    GENITIVE,
    HONOUR,
    coordinated,
    ends_with_division,
    is_gathering_of,
    is_shouted,
    settlement,
)
from ingest.phrases.quotations import is_opening, quotation

#: «в сфере …», «в области …» belong to the name of a body, other places do not.
SPHERES = {"сфера", "область", "интерес"}
NAMING_CASE = {"на": "accs", "по": "datv", "при": "loct", "для": "gent", "над": "ablt"}
#: «Совет директоров по странам»: the members of a body are no field of work.
MEMBERS = {"директор", "министр", "депутат", "участник", "член", "глава", "государство", "страна"}
#: A foreign name follows these as it is.
APPOSED = {"университет", "институт"}
#: «общество **с ограниченной ответственностью** «Дом»»
LIABLE = {"с ограниченной", "с дополнительной"}
LOCATIVE = {"loct", "loc2"}
#: What is done, as in «для внедрения», is a purpose; what is, as in «для среды», is part of a name.
DEED = re.compile(r"(?:ние|тие|ция|ство|(?:ценк|держк|готовк|верк|работк|дач)а)$")
#: «**по итогам** года», «**по объемам** средств» say by what, not which body.
BY_WHAT = {
    "объем", "итог", "результат", "состояние", "предложение", "согласование", "данные", "факт",
    "договор", "поручение", "инициатива", "заявка", "ходатайство", "форма", "сравнение",
    "отношение",
}  # fmt: skip


def phrase(head: Token, *, prepositions: bool = True) -> Span:
    """The whole name around its head noun.

    «сектора **Совета** в сфере жилищного хозяйства Псковской области (протокол …» ends before «(».
    """
    kept: dict[tuple[int, bool], Span] = head.doc.user_data.setdefault("phrases", {})
    key = int(head.i), prepositions
    if key not in kept:  # several rules ask for the same name
        start = _leftmost(head)
        end = _rightmost(head, bare=start == head.i, prepositions=prepositions)
        kept[key] = head.doc[start:end]
    return kept[key]


def _leftmost(head: Token) -> int:
    """Adjectives that agree and ordinals: «XV-го Общероссийского **форума**»."""
    start = int(head.i)
    for token in reversed(head.doc[:start]):
        if token.lemma_ in words("attributes.tsv"):
            break
        if token._.parse.pos == "NOUN" and token.text.islower():
            break
        belongs = agrees(token, head) or ORDINAL.match(token.text) or _brackets(token, head)
        if not belongs or token.text.isdigit():
            break
        start = int(token.i)
    return start + (head.doc[start].text in "()")


def _brackets(token: Token, head: Token) -> bool:
    """«Казанский **(**Приволжский**)** федеральный университет»"""
    if token.text not in {"(", ")"}:
        return False
    inner = token.doc[token.i - 1] if token.text == ")" else token.doc[token.i + 1]
    other = token.i - 2 if token.text == ")" else token.i + 2
    answered = 0 <= other < len(token.doc) and token.doc[other].text in {"(", ")"}
    return answered and agrees(inner, head)


def _rightmost(head: Token, *, bare: bool, prepositions: bool) -> int:
    doc, end = head.doc, int(head.i) + 1
    if _is_foreign_name(head):
        return end + 1
    while end < len(doc) and not _is_doer(head) and not is_gathering_of(doc, end - 1):
        longer = _complement(doc, end, bare=bare, prepositions=prepositions)
        if longer is None:
            break
        if is_opening(doc[end]):
            return after_quotation(doc, longer)
        end, bare = longer, False
    return end


def _is_foreign_name(head: Token) -> bool:
    """«**Университет Хоэнхайм** (Германия)»: what is no Russian word stands beside its noun."""
    following = head.doc[head.i + 1 : head.i + 2]
    if head.lemma_ not in APPOSED or not following:
        return False
    word = following[0].text
    foreign = word.istitle() and len(word) > 3 and not word.isascii() and not is_known(word)
    return foreign and following[0].ent_type_ != "PER" and following[0]._.parse.pos == "NOUN"


def after_quotation(doc: Doc, end: int) -> int:
    """«больница «Красный Крест» **имени профессора Сергеева**»"""
    honoured = doc[end : end + 1].text.lower() in HONOUR
    return (in_honour(doc, end) or end) if honoured else end


def _is_doer(head: Token) -> bool:
    """«достижению **Кластером** инвестиционной привлекательности»: who does is not what is done.

    «согласование администрацией **Беляевского района**» says which administration does it.
    """
    if head.doc[head.i + 1 : head.i + 2].text.istitle():
        return False
    before = head.doc[max(head.i - 1, 0) : head.i]
    return head._.parse.case == "ablt" and bool(before) and bool(DEED.search(before[0].lemma_))


def _complement(doc: Doc, start: int, *, bare: bool, prepositions: bool) -> int | None:
    """One more part of the name from `start`, or None: where it ends."""
    token = doc[start]
    if is_opening(token):
        return quotation(doc, start)
    if token.lower_ in HONOUR:
        return in_honour(doc, start)
    if token.text == "(":
        return _bracketed(doc, start) if prepositions else None
    settled = settlement(doc, start)
    if settled is not None:
        return settled
    if token._.parse.pos == "PREP":
        return _with_preposition(doc, start, bare=bare) if prepositions else None
    cases = {"ablt"} if _is_of_affairs(doc, start) else GENITIVE
    further = None if ends_with_division(doc, start) else coordinated(doc, start, cases)
    return further or _foreign(doc, start)


def _is_of_affairs(doc: Doc, at: int) -> bool:
    """«Управление **делами** мэрии»"""
    return doc[at].lower_ == "делами" and doc[at - 1].lemma_ == "управление"


def _bracketed(doc: Doc, start: int) -> int | None:
    """«развитие отрасли **(ЖКХ) для предприятий**»: an abbreviation does not end a name."""
    abbreviation = doc[start + 1 : start + 2].text
    closed = doc[start + 2 : start + 3].text == ")"
    named = abbreviation.istitle() or is_shouted(doc)
    if closed and named and doc[max(start - 2, 0)].lemma_ == "республика":
        return start + 3  # «Республики Саха (Якутия)»
    if (
        not abbreviation.isupper()
        or doc[start + 2 : start + 3].text != ")"
        or start + 3 >= len(doc)
    ):
        return None
    return _with_preposition(doc, start + 3, bare=False)


def _with_preposition(doc: Doc, start: int, *, bare: bool) -> int | None:
    if doc[start].lower_ in NAMING_CASE:
        return _prepositional(doc, start, bare=bare)
    if doc[start : start + 2].text.lower() in LIABLE and doc[start - 1].lemma_ == "общество":
        return start + 3
    case = _governed().get((doc[start - 1].lemma_, doc[start].lower_))
    if case:
        return coordinated(doc, start + 1, {case})
    if doc[start].lower_ in {"в", "во"} and not bare:
        return _sphere(doc, start) or _place(doc, start)
    return None


@cache
def _governed() -> dict[tuple[str, str], str]:
    """«обращение **с отходами**»: by noun and preposition the case that they want"""
    return {(row[0], row[1]): row[2] for row in rows("governed.tsv")}


def _foreign(doc: Doc, start: int) -> int | None:
    """A proper name in apposition: «концепция Green Energy One», «кластер АГРОПОЛИС»."""
    token = doc[start]
    if (
        token.text.isalpha()
        and token.text.isupper()
        and len(token.text) > 4
        and not token.text.isascii()
        and not any(reading.pos in {"VERB", "GRND", "INFN"} for reading in parses(token.text))
    ):
        return start + 1
    end = latin_run(doc, start)
    return end if end > start else None


def _prepositional(doc: Doc, start: int, *, bare: bool) -> int | None:
    """«по внешним связям», «при Президенте», «для городской среды»."""
    preposition = doc[start].lower_
    end = coordinated(doc, start + 1, {NAMING_CASE[preposition]})
    head = next((t for t in doc[start + 1 : end or start] if t._.parse.pos == "NOUN"), None)
    if head is None:
        return None
    belongs = {
        "при": head.text[:1].isupper(),
        "для": not bare and not DEED.search(head.lemma_),
        "на": doc[start - 1].lemma_ == "конкурс",
        "по": head.lemma_ not in BY_WHAT and (bare or doc[start - 1].lemma_ not in MEMBERS),
    }
    return end if belongs.get(preposition, True) else None


def _is_town(word: str) -> bool:
    return all(part[:1].isupper() or part == "на" for part in word.split("-"))


def _sphere(doc: Doc, start: int) -> int | None:
    """«в сфере жилищно-коммунального хозяйства»"""
    if start + 2 >= len(doc) or doc[start + 1].lemma_ not in SPHERES:
        return None
    return coordinated(doc, start + 2, GENITIVE)


def _place(doc: Doc, start: int) -> int | None:
    """«Высшая школа экономики **в Санкт-Петербурге**», «совет по спорту **в Республике Коми**»"""
    end = coordinated(doc, start + 1, LOCATIVE)
    if doc[start + 1 : start + 2].text in {"г", "г."}:
        town = start + 2 + (doc[start + 2 : start + 3].text == ".")
        return town + 1 if doc[town : town + 1].text.istitle() else None
    if doc[start + 1 : start + 2].text == "городе":  # «Представительство края в городе Томске»
        end = start + 3
        return end if _is_town(doc[start + 2 : end].text) else None
    if end is None or not doc[start + 1].text[:1].isupper():
        return None
    bracket = _bracketed(doc, end) if doc[end : end + 1].text == "(" else None
    if doc[start + 1].text.isupper() and doc[start + 1].ent_type_ != "LOC":
        return end  # «кластер энергосбережения в ЖКХ и промышленности»
    located = any(
        token.ent_type_ == "LOC" or token.lemma_ in DIVISIONS for token in doc[start + 1 : end]
    )
    return (bracket or end) if located else None
