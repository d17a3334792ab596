"""Noun phrases: where a name begins and ends, and how it looks in the nominative."""

import re
from collections.abc import Iterator

from ingest.analysed import Doc, Span, Token
from ingest.morphology import Parse, nominative, parses, shared_start

OPENING, CLOSING = '«“„"', '»”"'
ORDINAL = re.compile(r"^(?:[IVXLC]+|\d{1,3})(?:-?(?:й|го|м|му|ый|ой|я|ая|е|ое|х))?$")
ADJECTIVES = {"ADJF", "PRTF"}
GENITIVE = {"gent", "gen2"}
#: «в сфере …», «в области …» belong to the name of a body, other places do not.
SPHERES = {"сфера", "область", "интерес"}
NAMING_CASE = {"на": "accs", "по": "datv", "при": "loct", "для": "gent", "над": "ablt"}
LATIN_JOINTS = {"&", "-"}
#: A proper name in apposition follows these.
SETTLEMENTS = {"республика", "город", "село", "поселок", "станица", "хутор", "деревня"}
#: «Совет директоров по странам»: the members of a body are no field of work.
MEMBERS = {"директор", "министр", "депутат", "участник", "член", "глава", "государство", "страна"}
#: What is done, as in «для внедрения», is a purpose; what is, as in «для среды», is part of a name.
DEED = re.compile(r"(?:ние|тие|ция|ство)$")


def phrase(head: Token, *, prepositions: bool = True) -> Span:
    """The whole name around its head noun.

    «сектора **Совета** в сфере жилищного хозяйства Псковской области (протокол …» ends before «(».
    """
    start = _leftmost(head)
    return head.doc[start : _rightmost(head, bare=start == head.i, prepositions=prepositions)]


def quotation(doc: Doc, opening: int) -> int | None:
    """The index after the closing mark that answers the opening one; nested marks are counted."""
    depth = 0
    low = doc[opening].text == "„"
    for token in doc[opening:]:
        if _opens(token, depth) and not (low and token.text == "“"):
            depth += 1
        elif token.text in CLOSING or token.text.endswith("»") or (low and token.text == "“"):
            depth -= 1
            if depth <= 0:
                return int(token.i) + 1
    return None


def _opens(token: Token, depth: int) -> bool:
    if token.text == '"':
        return depth == 0
    return token.text in OPENING


def is_opening(token: Token) -> bool:
    return token.text in OPENING and (token.text != '"' or not token.whitespace_)


def agrees(adjective: Token, noun: Token) -> bool:
    """Whether some reading of the adjective fits the noun as it is read in its context."""
    return any(
        reading.pos in ADJECTIVES and _fits(reading, noun._.parse)
        for reading in parses(adjective.text)
    )


def in_nominative(span: Span, head: Token) -> str:
    """«Министерства экономического развития» → «Министерство экономического развития»."""
    words = [
        (_nominative(token, head), token.whitespace_)
        if span.start <= token.i <= head.i
        else (token.text, token.whitespace_)
        for token in span
    ]
    return _joined(words)


def quoted_in_nominative(span: Span) -> str:
    """«Балтийского альянса кластеров» inside quotation marks → «Балтийский альянс кластеров»."""
    head = next((token for token in span if token._.parse.pos == "NOUN"), None)
    if head is None or head._.parse.case == "nomn" or not _leads(span, head):
        return span.text.strip()
    return in_nominative(span, head)


def _leads(span: Span, head: Token) -> bool:
    """Only adjectives that agree stand before the head."""
    return all(agrees(token, head) for token in span.doc[span.start : head.i])


def _nominative(token: Token, head: Token) -> str:
    if ORDINAL.match(token.text):
        return token.text.partition("-")[0]
    if token._.parse.pos == "NOUN":  # the head, or «организацией» before «партнерством»
        return nominative(token.text, token._.parse)
    like = head._.parse
    forms = [
        nominative(token.text, reading)
        for reading in parses(token.text)
        if reading.pos in ADJECTIVES and _fits(reading, like)
    ]
    return max(forms, key=lambda form: shared_start(form, token.text), default=token.text)


def _fits(adjective: Parse, noun: Parse) -> bool:
    if (adjective.case, adjective.number) != (noun.case, noun.number):
        return False
    return noun.number == "plur" or adjective.gender == noun.gender


def _joined(words: list[tuple[str, str]]) -> str:
    return re.sub(r"\s+", " ", "".join(word + space for word, space in words)).strip()


def _leftmost(head: Token) -> int:
    """Adjectives that agree and ordinals: «XV-го Общероссийского **форума**»."""
    start = int(head.i)
    for token in reversed(head.doc[:start]):
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
    while end < len(doc) and not _is_doer(head):
        longer = _complement(doc, end, bare=bare, prepositions=prepositions)
        if longer is None:
            break
        if is_opening(doc[end]):
            return longer
        end, bare = longer, False
    return end


def _is_doer(head: Token) -> bool:
    """«достижению **Кластером** инвестиционной привлекательности»: who does is not what is done."""
    before = head.doc[max(head.i - 1, 0) : head.i]
    return head._.parse.case == "ablt" and bool(before) and bool(DEED.search(before[0].lemma_))


def _complement(doc: Doc, start: int, *, bare: bool, prepositions: bool) -> int | None:
    """One more part of the name from `start`, or None: where it ends."""
    token = doc[start]
    if is_opening(token):
        return quotation(doc, start)
    if token.lower_ in {"имени", "им"}:
        return _in_honour(doc, start)
    if token.text == "(":
        return _bracketed(doc, start) if prepositions else None
    if token._.parse.pos == "PREP":
        return _with_preposition(doc, start, bare=bare) if prepositions else None
    return _coordinated(doc, start, GENITIVE) or _foreign(doc, start)


def _in_honour(doc: Doc, start: int) -> int | None:
    """«университет **имени академика С.П. Королева**»"""
    end = start + 1
    for token in doc[end : end + 9]:
        honoured = token.ent_type_ == "PER" or token.text == "." or _is_initial(token)
        title = (
            token._.parse.pos == "NOUN" and token._.parse.case in GENITIVE and token.text.islower()
        )
        name = token.text[:1].isupper() and token.is_alpha
        if not (honoured or title or name):
            break
        end = int(token.i) + 1
    while end > start + 1 and doc[end - 1].text == "." and not _is_initial(doc[end - 2]):
        end -= 1
    return end if end > start + 1 else None


def _bracketed(doc: Doc, start: int) -> int | None:
    """«развитие отрасли **(ЖКХ) для предприятий**»: an abbreviation does not end a name."""
    abbreviation = doc[start + 1 : start + 2].text
    closed = doc[start + 2 : start + 3].text == ")"
    if closed and abbreviation.istitle() and doc[start - 1].ent_type_ == "LOC":
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
    if doc[start].lower_ == "с" and doc[start - 1].lemma_ == "связь":
        return _coordinated(doc, start + 1, {"ablt"})
    if doc[start].lower_ in {"в", "во"} and not bare:
        return _sphere(doc, start) or _place(doc, start)
    return None


def latin_run(doc: Doc, start: int) -> int:
    """Where a name in Latin letters that begins here ends: «ENES 2014», «Finnish Water Forum»."""
    end = start
    while end < len(doc) and (_is_latin(doc[end]) or _is_year_of_latin(doc, start, end)):
        end += 1
    while end > start and doc[end - 1].text.islower():
        end -= 1
    return end


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


def _is_latin(token: Token) -> bool:
    text = token.text
    if not text.isascii() or not text[:1].isalpha():
        return text in LATIN_JOINTS and _between_latin(token)
    return text[:1].isupper() or (text in {"of", "for", "and", "the"} and _between_latin(token))


def _between_latin(token: Token) -> bool:
    neighbours = [*token.doc[max(token.i - 1, 0) : token.i], *token.doc[token.i + 1 : token.i + 2]]
    return len(neighbours) == 2 and all(
        each.text.isascii() and each.text.isalpha() for each in neighbours
    )


def _is_year_of_latin(doc: Doc, start: int, at: int) -> bool:
    return at > start and len(doc[at].text) == 4 and doc[at].text.isdigit()


def _prepositional(doc: Doc, start: int, *, bare: bool) -> int | None:
    """«по внешним связям», «при Президенте», «для городской среды»."""
    preposition = doc[start].lower_
    end = _coordinated(doc, start + 1, {NAMING_CASE[preposition]})
    head = next((t for t in doc[start + 1 : end or start] if t._.parse.pos == "NOUN"), None)
    if head is None:
        return None
    belongs = {
        "при": head.text[:1].isupper(),
        "для": not bare and not DEED.search(head.lemma_),
        "на": doc[start - 1].lemma_ == "конкурс",
        "по": bare or doc[start - 1].lemma_ not in MEMBERS,
    }
    return end if belongs.get(preposition, True) else None


def _sphere(doc: Doc, start: int) -> int | None:
    """«в сфере жилищно-коммунального хозяйства»"""
    if start + 2 >= len(doc) or doc[start + 1].lemma_ not in SPHERES:
        return None
    return _coordinated(doc, start + 2, GENITIVE)


def _place(doc: Doc, start: int) -> int | None:
    """«Высшая школа экономики в Санкт-Петербурге»"""
    place = doc[start + 1 : start + 2]
    named = place and place[0].ent_type_ == "LOC" and place[0]._.parse.case in {"loct", "loc2"}
    return start + 2 if named and doc[start + 1].text[:1].isupper() else None


def _coordinated(doc: Doc, start: int, cases: set[str]) -> int | None:
    """«труда, занятости и социальной защиты»: noun phrases in one case, joined."""
    end = _simple(doc, start, cases)
    while end is not None:
        link = _link(doc, end)
        if link is None:
            return end
        further = _simple(doc, link, cases)
        if further is None or _starts_name(doc[link]) or not _closes_list(doc, end, further):
            return end
        end = further
    return end


def _link(doc: Doc, at: int) -> int | None:
    return at + 1 if at + 1 < len(doc) and doc[at].text in {"и", ","} else None


def _closes_list(doc: Doc, at: int, further: int) -> bool:
    """A comma belongs to the name only if an «и» ends the list."""
    return doc[at].text == "и" or (further < len(doc) and doc[further].text in {"и", ","})


def _starts_name(token: Token) -> bool:
    return bool(token.text[:1].isupper())


def _simple(doc: Doc, start: int, cases: set[str]) -> int | None:
    """Adjectives and a noun in one of the cases, with the genitives that hang on it."""
    noun = _noun(doc, start, cases)
    if noun is None:
        return None
    end = noun + 1
    while end < len(doc) and not _ends_with_place(doc, end):
        longer = _noun(doc, end, GENITIVE)
        if longer is None and not _names_place(doc, end):
            break
        end = (end if longer is None else longer) + 1
    return end


def _names_place(doc: Doc, at: int) -> bool:
    """«Республики **Татарстан**», «города **Сочи**»: the proper name stays in the nominative."""
    return doc[at - 1].lemma_ in SETTLEMENTS and doc[at].text[:1].isupper() and doc[at].is_alpha


def _ends_with_place(doc: Doc, end: int) -> bool:
    """«субъектов РФ | мероприятий»: after a place only another name goes on."""
    return doc[end - 1].ent_type_ == "LOC" and not doc[end].text[:1].isupper()


def _noun(doc: Doc, start: int, cases: set[str]) -> int | None:
    """Where the noun stands that the adjectives from `start` lead to."""
    for token in doc[start : start + 6]:
        if token.ent_type_ == "PER" or _is_initial(token):
            return None
        if _is_noun_in(token, cases):
            return int(token.i)
        if not _is_adjective_in(token, cases) and not _joins_adjectives(token, start, cases):
            return None
    return None


def _joins_adjectives(token: Token, start: int, cases: set[str]) -> bool:
    """«субъекты малого **и** среднего предпринимательства»"""
    following = token.doc[token.i + 1 : token.i + 2]
    joined = token.text == "и" and token.i > start and bool(following)
    return joined and _is_adjective_in(following[0], cases)


def _is_noun_in(token: Token, cases: set[str]) -> bool:
    reading = token._.parse
    if token.text.isupper() and 1 < len(token.text) <= 6 and not token.text.isascii():
        return token.pos_ in {"PROPN", "NOUN", "X"}  # «РФ», «ЖКХ» look alike in every case
    if token.ent_type_ == "LOC" and len({each.case for each in parses(token.text)}) > 4:
        return True  # «Хельсинки» too
    return reading.pos == "NOUN" and reading.case in cases


def _is_adjective_in(token: Token, cases: set[str]) -> bool:
    return any(r.pos in ADJECTIVES and r.case in cases for r in parses(token.text)) or bool(
        ORDINAL.match(token.text) and not token.text.isdigit()
    )


def _is_initial(token: Token) -> bool:
    """The «Н» of «Бондаренко Н.Л.»"""
    following = token.doc[token.i + 1 : token.i + 2]
    return (
        len(token.text) == 1
        and token.text.isupper()
        and bool(following)
        and following[0].text == "."
    )


def nouns(doc: Doc) -> Iterator[Token]:
    """Every token that may head a name."""
    for token in doc:
        if token._.parse.pos == "NOUN" or (token.text.isupper() and token.text.isalpha()):
            yield token
