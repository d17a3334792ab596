"""Legal acts and agreements, by issuer, date and number."""

import re
from collections.abc import Iterator, Sequence

from ingest.analysed import Doc, Span, Token, text_of
from ingest.known import KnownNames
from ingest.mentions.bare import is_itself
from ingest.mentions.candidate import Candidate, opens_sentence
from ingest.mentions.heads import PLURAL, heads
from ingest.mentions.naming import PERIOD
from ingest.mentions.places import singular_form
from ingest.model import Passage
from ingest.phrases import phrase
from ingest.phrases.nominative import ADJECTIVES, in_nominative
from ingest.phrases.quotations import is_opening, quotation

#: «от 10.02.2017 №10-рп», «№ 24 от 17.04.2014», «от 15 апреля 2014 года N 316», «№ 965н»
DATE = r"от\s+(?:\d{1,2}\.\d{1,2}\.\d{4}|«?\d{1,2}»?\s+[а-яё]+\s+\d{4})(?:\s*(?:г\.|года))?"
NUMBER = (
    r"(?:№|N)\s*(?:[А-ЯЁ][А-Яа-яё\d]{0,3}-)*\d[\w/]*"
    r"(?:[-–][\w/]+|\s?[-–]\s?(?:ФЗ|ОЗ|З|рп|р|п|па|пп)\b)*"
)
REFERENCE = re.compile(rf"\s*,?\s*(?:{DATE}\s*,?\s*{NUMBER}|{NUMBER}\s+{DATE}|{DATE}|{NUMBER})")
DEFINITION = re.compile(r"\s*\([^()]*далее[^()]*\)")
SUBJECT = {"о", "об", "обо"}
#: «Соглашение о нижеследующем» names no subject.
NO_SUBJECT = {"нижеследующий", "следующий", "который", "этот", "то"}
#: Between the words of an act and its date stand at most so many: «между … и …».
FAR = 30
ENDS = {".", ";", ":", "|"}
#: What happened is told after the name: «соглашение между … **проведен** ремонт школы № 3».
SAYING = {"VERB", "PRTS", "INFN"}
#: Only what was signed is an act by its lower-case name.
SIGNED = {"подписать", "заключить"}
AGREEMENTS = {"соглашение", "меморандум", "договор", "протокол", "декларация", "конвенция"}
#: So many words stand between an agreement and the word that it was signed.
BEFORE, AFTER = 12, 16
#: «о намерениях в **сфере** промышленности»
FIELDS = {"сфера", "область", "случай", "рамка", "часть"}
#: «**ПОСТАНОВЛЕНИЕ** от 1 марта 2020 г. № 15», as a title is printed.
SHOUTED = re.compile(r"^[А-ЯЁ]{4,}(?=\s.*[а-яё])")


def act_with_reference(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«**Распоряжением Правительства Псковской области от 10.02.2017 № 10-рп**»"""
    for head in _acts(doc):
        named = phrase(head)
        if _is_said_in(head):
            continue
        for end in (named.end, _about(doc, named.end), _with_whom(doc, named.end)):
            span = _with_reference(doc, named.start, end)
            if span is not None and not _is_several(span, head):
                name = DEFINITION.sub("", _name(span, head))
                yield Candidate(span.start, span.end, "act", "", name, "act_with_reference", 0.95)
                break


def act_about(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«подписано **Соглашение о создании консорциума «Чистый город»**»"""
    for head in _acts(doc):
        span = phrase(head)
        if is_itself(head) or not (_is_high(head) or _is_signed(head)):
            continue
        stop = _about(doc, span.end)
        if stop > span.end + 1:
            span = doc[span.start : _with_years(doc, stop)]
            if _is_signed(head) or not opens_sentence(span):
                name = in_nominative(span, head)
                yield Candidate(span.start, span.end, "act", "", name, "act_about", 0.8)


def split_references(
    passages: Sequence[Passage], docs: Sequence[Doc]
) -> Iterator[tuple[int, Candidate]]:
    """«УТВЕРЖДЕНА | **распоряжением Правительства Омской области** | от 18.02.2020 № 97-р»"""
    for passage, doc, following in zip(passages, docs, docs[1:], strict=False):
        reference = REFERENCE.match(text_of(following))
        head = next(iter(_acts(doc)), None)
        if reference is None or head is None or head.i > 1:
            continue
        span = phrase(head)
        if span.end == len(doc) > 1:
            name = f"{in_nominative(span, head)} {reference.group().strip()}"
            yield (
                passage.order,
                Candidate(span.start, span.end, "act", "", name, "act_with_reference", 0.85),
            )


def _is_said_in(head: Token) -> bool:
    """«**положение** Федерального закона от … № 185-ФЗ» is a part of that law."""
    beside = head.doc[head.i + 1 : head.i + 3]
    what = next((t for t in beside if t._.parse.pos == "NOUN"), None)
    return head.lemma_ == "положение" and what is not None and what in {*_acts(head.doc)}


def _name(span: Span, head: Token) -> str:
    """«**указах** Президента от 7 мая 2012 № 597»: with one number it is one."""
    if head._.parse.number != "plur" or head.lemma_ in PLURAL:
        name = in_nominative(span, head)
        return SHOUTED.sub(lambda word: word.group().capitalize(), name)
    before = [singular_form(token, head) for token in span.doc[span.start : head.i]]
    after = span.doc[head.i + 1 : span.end].text
    return " ".join([*before, head.lemma_, after])


def _acts(doc: Doc) -> Iterator[Token]:
    for head, what in heads(doc):
        if what.kind == "act":
            yield head


def _with_reference(doc: Doc, start: int, end: int) -> Span | None:
    text, at = text_of(doc), doc[end - 1].idx + len(doc[end - 1])
    definition = DEFINITION.match(text, at)
    reference = REFERENCE.match(text, definition.end() if definition else at)
    if reference is None:
        return None
    last = doc.char_span(doc[start].idx, reference.end(), alignment_mode="contract")
    if last is None or last.end <= end:
        return None
    return doc[start : _title(doc, last.end)]


def _is_several(span: Span, head: Token) -> bool:
    """«решений заседания от 17 апреля» are many; with a number it is one."""
    many = head._.parse.number == "plur" and head.lemma_ not in PLURAL
    return many and not re.search(NUMBER, span.text)


def _with_whom(doc: Doc, at: int) -> int:
    """«протокол совещания **у заместителя министра** от …», «соглашение **между … и …** от …»"""
    if doc[at : at + 1].text.lower() not in {"у", "между", "с"}:
        return at
    for token in doc[at : at + FAR]:
        if token.text in ENDS or token._.parse.pos in SAYING:
            break
        if REFERENCE.match(text_of(doc), token.idx + len(token)):
            return int(token.i) + 1
    return at


def _title(doc: Doc, at: int) -> int:
    """A quoted title after the number belongs to the act."""
    return (quotation(doc, at) or at) if at < len(doc) and is_opening(doc[at]) else at


def _about(doc: Doc, at: int) -> int:
    """«о создании …, **между … и …**»: a noun in the prepositional case and what hangs on it."""
    end = _subject(doc, at + 1) if doc[at : at + 1].text.lower() in SUBJECT else at
    if doc[end : end + 1].text != "между":
        return end
    for token in doc[end : end + FAR]:
        if token.text in ENDS or token._.parse.pos in SAYING:
            break
        if REFERENCE.match(text_of(doc), token.idx + len(token)):
            return int(token.i) + 1
    return end


def _subject(doc: Doc, at: int) -> int:
    token = next((t for t in doc[at : at + 5] if t._.parse.pos == "NOUN"), None)
    if token is None or token._.parse.case not in {"loct", "loc2"}:
        return at - 1
    if any(each.lemma_ in NO_SUBJECT for each in doc[at : token.i + 1]):
        return at - 1
    end = _listed(doc, phrase(token).end)
    following = doc[end : end + 1].text
    if following == "с":
        return _instrumental(doc, end + 1) or end
    if following == "в":  # «о намерениях **в сфере промышленности**», «**в случае аварий**»
        noun = next((t for t in doc[end + 1 : end + 4] if t._.parse.pos == "NOUN"), None)
        local = noun is not None and noun.lemma_ in FIELDS
        return phrase(noun).end if noun is not None and local else end
    return _instrumental(doc, end) or end


def _listed(doc: Doc, end: int) -> int:
    """«о готовности, **реагировании и сотрудничестве**»"""
    while doc[end : end + 1].text in {",", "и"} and end + 1 < len(doc):
        following = doc[end + 1]
        if following._.parse.pos != "NOUN" or following._.parse.case not in {"loct", "loc2"}:
            break
        end = phrase(following).end
    return end


def _instrumental(doc: Doc, start: int) -> int | None:
    """«с городом Осер», «об обмене **метеорологическими данными**»"""
    noun = next((t for t in doc[start : start + 5] if t._.parse.pos == "NOUN"), None)
    before = doc[start : noun.i] if noun is not None else ()
    leads = all(t._.parse.pos in ADJECTIVES for t in before)
    return phrase(noun).end if noun is not None and leads and noun._.parse.case == "ablt" else None


def _with_years(doc: Doc, at: int) -> int:
    """«соглашение о торговле **на 2020–2022 годы**»"""
    match = PERIOD.match(text_of(doc), doc[at - 1].idx + len(doc[at - 1]))
    span = doc.char_span(doc[at].idx, match.end()) if match else None
    return int(span.end) if span is not None else at


def _is_high(head: Token) -> bool:
    return bool(head.text[:1].isupper()) and not head.text.isupper()


def _is_signed(head: Token) -> bool:
    """«университет и завод **подписали** меморандум», «Соглашение о торговле **подписано**»"""
    if head.lemma_ not in AGREEMENTS or head._.parse.number == "plur":
        return False
    beside = head.doc[max(head.i - BEFORE, 0) : head.i + AFTER]
    return any(t.lemma_ in SIGNED and t._.parse.pos in {"VERB", "PRTS", "PRTF"} for t in beside)
