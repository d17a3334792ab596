"""Names led by a noun that says what they name: «Комитет по …», «проект «…»»."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.analysed import Doc, Span, Token, text_of
from ingest.known import KnownNames
from ingest.mentions.bare import is_itself
from ingest.mentions.candidate import Candidate
from ingest.mentions.heads import PLURAL, Head, heads, is_legal_form, lexicon, quotation_of
from ingest.mentions.naming import PERIOD, is_bare, is_capacity, is_name
from ingest.mentions.quoted import named, with_apposed
from ingest.names import core
from ingest.phrases import after_quotation, phrase
from ingest.phrases.foreign import latin_run
from ingest.phrases.nominative import in_nominative
from ingest.phrases.nouns import coordinated
from ingest.phrases.quotations import CLOSING, OPENING, is_opening, quotation

#: «больница **№ 5**», «Подпрограмма **2** «Наследие»»
NUMBER = re.compile(r"\s*(?:№|N)\s*\d+")
#: «Подпрограмма **1** «Наследие»» is called without its number too.
ORDER = re.compile(r" \d+ (?=[«\"])")
#: «проект приказа», «план работы»: drafts and plans of what is named after them.
DRAFTS = {"проект", "проекта", "проекту", "проектом", "план", "плана", "плану", "планом"}
#: A company of these belongs to the one named after it, and is none by that name.
DEPENDENT = {"дочерний", "зависимый", "материнский"}


def head_with_quotation(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«некоммерческое партнерство **«Городское объединение»**»"""
    for head, what in heads(doc):
        span = _quoted(head, what)
        if what.kind == "organization":
            span = with_apposed(span)
        if not _ends_quoted(span, head) or _is_of_another(span, head, what):
            continue
        if is_capacity(span, head):
            continue
        if what.kind == "organization" and head._.parse.number == "plur":
            continue
        if head.lemma_ == "год" and not head.text[:1].isupper():
            continue
        name, aliases = named(span, head)
        if not re.search(r"[^\W\d_]{2}", core(name) or name):
            continue  # «проекта «29»» says its number
        if head.text in DRAFTS and not aliases and len(span) > 1 and not _is_own(span, head):
            continue
        candidate = Candidate(
            span.start, span.end, what.kind, what.subclass, name,
            "head_with_quotation", 0.95, aliases,
        ).called_also(*{ORDER.sub(" ", name)} - {name})  # fmt: skip
        yield with_period(candidate, doc)


def head_noun_phrase(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«**Комитет** по внешним связям Псковской области»"""
    for head, what in heads(doc):
        span = phrase(head)
        if what.kind == "organization":
            span = _named_alone(_without_field(span, head), head)
            span = span if _is_issuer(span) else _with_number(span)
        many = head._.parse.number == "plur" and head.lemma_ not in PLURAL
        if _ends_quoted(span, head) or many or what.kind == "service":
            continue
        if what.kind == "act" and is_itself(head):
            continue
        if len(span) > 1 and not is_bare(span) and is_name(span, head, what):
            span = _with_merit(span) if what.kind == "award" else span
            candidate = Candidate(
                span.start, span.end, what.kind, what.subclass, in_nominative(span, head),
                "head_noun_phrase", 0.85,
            )  # fmt: skip
            yield with_period(candidate, doc)


def quotation_alone(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """««**Петербургский кластер чистых технологий**» до 2020 года»: the head stands inside."""
    for head, what in heads(doc):
        span = phrase(head)
        if span.start == 0 or doc[span.start - 1].text not in "«“" or what.kind != "organization":
            continue
        end = _after_number(doc, span.end)
        if len(span) > 2 and doc[end : end + 1].text in CLOSING and end < len(doc):
            kind = _kind_before(head, what)
            yield Candidate(
                span.start - 1, end + 1, kind.kind, kind.subclass,
                in_nominative(doc[span.start : end], head), "quotation_alone", 0.9,
            )  # fmt: skip


def with_period(candidate: Candidate, doc: Doc) -> Candidate:
    """«Программа развития **до 2020 года**»: the years belong to the name of a programme."""
    last = doc[candidate.end - 1]
    match = (
        PERIOD.match(text_of(doc), last.idx + len(last)) if candidate.kind == "programme" else None
    )
    span = doc.char_span(doc[candidate.start].idx, match.end()) if match else None
    if match is None or span is None:
        return candidate
    name = f"{candidate.name} {match.group().strip()}"
    return replace(candidate, end=span.end, name=name).called_also(candidate.name)


def _quoted(head: Token, what: Head) -> Span:
    """«ФГБОУ ВО «Университет» **имени С.П. Королева**» is quoted whatever stands between."""
    span = quotation_of(head)
    if span is None:
        return _with_numbered_quotation(phrase(head), what)
    return head.doc[span.start : after_quotation(head.doc, span.end)]


def _ends_quoted(span: Span, head: Token) -> bool:
    return any(token.text in CLOSING for token in span.doc[head.i + 1 : span.end])


def _is_own(span: Span, head: Token) -> bool:
    """«проект **«Дом»**» has its name; «проект учебного плана программы **«Дом»**» none."""
    between = next(t.i for t in span if t.text in OPENING and t.i > head.i) - head.i - 1
    return between == 0


def _with_merit(span: Span) -> Span:
    """«Премия Правительства **за научные достижения**», «награда Комитета, **как лучшая практика**»

    In the latter the noun stands as in the nominative.
    """
    doc, at = span.doc, span.end
    end = coordinated(doc, at + 1, {"accs"}) if doc[at : at + 1].text == "за" else None
    best = at + (doc[at : at + 1].text == ",")
    if doc[best : best + 1].text == "как" and doc[best + 1 : best + 2].text.startswith("лучш"):
        end = coordinated(doc, best + 1, {"nomn", "accs"})
    return doc[span.start : end] if end else span


def _without_field(span: Span, head: Token) -> Span:
    """«заместитель главы **администрации города** по экономике»: that is the deputy's field."""
    before = span.doc[max(span.start - 3, 0) : span.start]
    if not any(token.lemma_ == "заместитель" for token in before):
        return span
    field = (t.i for t in span if t.lower_ == "по" and t.i > head.i + 1)
    return span.doc[span.start : next(field, span.end)]


def _named_alone(span: Span, head: Token) -> Span:
    """«немецкая **компания Nordic Heat GmbH**» is called so wherever it comes from."""
    foreign = latin_run(span.doc, head.i + 1) == span.end > head.i + 1
    return span.doc[head.i : span.end] if foreign and span[0].text.islower() else span


def _with_number(span: Span) -> Span:
    """«Городская больница **№ 5**»"""
    match = NUMBER.match(text_of(span.doc), span.end_char)
    numbered = span.doc.char_span(span.start_char, match.end()) if match else None
    return numbered if numbered is not None else span


def _is_issuer(span: Span) -> bool:
    """«постановление **Администрации области** № 432»: the number is that of the act.

    «Инспекция **Налоговой службы** № 1»: that of the inspection.
    """
    before = (lexicon().get(t.lemma_) for t in span.doc[max(span.start - 1, 0) : span.start])
    return any(what is not None and what.kind in {"act", "organization"} for what in before)


def _with_numbered_quotation(span: Span, what: Head) -> Span:
    """«Подпрограмма **2 «Наследие»**»"""
    doc, at = span.doc, span.end
    numbered = what.kind == "programme" and doc[at : at + 1].text.isdigit()
    if numbered and at + 1 < len(doc) and is_opening(doc[at + 1]):
        return doc[span.start : quotation(doc, at + 1) or span.end]
    return span


def _is_of_another(span: Span, head: Token, what: Head) -> bool:
    """«программы **МКУК «Библиотека»**», «дочернее общество **ПАО «Свет»**» are named otherwise."""
    opening = next((t.i for t in span[head.i - span.start :] if t.text in OPENING), span.end)
    between = span.doc[head.i + 1 : opening]
    if head.lemma_ == "организация" and any(_is_arranged(token) for token in between):
        return True
    if not any(is_legal_form(token) for token in between):
        return False
    depends = any(token.lemma_ in DEPENDENT for token in span.doc[max(head.i - 2, 0) : head.i])
    return depends or (what.kind in {"programme", "project", "event"} and not head.text.isupper())


def _is_arranged(token: Token) -> bool:
    """«участвует в организации **форума** «Дом»»: what is done, no body."""
    return token.lemma_ in lexicon() and lexicon()[token.lemma_].kind in {"event", "project"}


def _after_number(doc: Doc, at: int) -> int:
    """«Кластер развития **2030**»"""
    return at + 1 if doc[at : at + 1].text.isdigit() else at


def _kind_before(head: Token, what: Head) -> Head:
    """«концепция проекта, в котором …, **«Кластер развития 2030»**» names the project.

    «план работы **«Северного кластера»**» does not name the plan: the quotation is a complement.
    """
    if head._.parse.case != "nomn":
        return what
    for token in reversed(head.doc[: head.i - 1]):
        before = lexicon().get(token.lemma_)
        if token.text in CLOSING or token.text == ".":
            return what
        if before and before.kind == "project":
            return before
    return what
