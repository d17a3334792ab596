"""Unnamed classes of actors: «органы местного самоуправления»."""

from collections.abc import Iterator

from ingest.analysed import Doc, Span, Token, text_of
from ingest.cleaning import BULLET, NUMBER
from ingest.known import KnownNames
from ingest.lexicon import words
from ingest.mentions.candidate import Candidate, opens_sentence
from ingest.mentions.narrowed import narrowed
from ingest.phrases import phrase

CALLING = {"рекомендовать", "предложить", "предлагать", "поручить", "поручать"}
#: Singular nouns that mean many.
COLLECTIVE = {"власть", "бизнес", "сообщество"}
TERRITORIES = {"район", "регион", "поселение", "округ", "муниципалитет"}
#: «участники круглого стола по развитию отрасли»: what they take part in is named whole.
PARTAKERS = {"участник", "член"}
#: What stands in the first column of a passport, and whose passport it may be.
LABELLED, LABEL_ENDS = {"участник", "заказчик"}, {"", ":", "|", "(", "–", "-", "—"}
PASSPORTS = {"программа", "подпрограмма", "проект", "план", "муниципальный", "государственный"}


def actor_group(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«рекомендовать **органам местного самоуправления** …»"""
    for token in doc:
        if token.lemma_ not in words("actors.tsv") or not _is_many(token) or _is_where(token):
            continue
        span = phrase(token, prepositions=token.lemma_ in PARTAKERS)
        if _is_label(span, token):
            continue
        whole, name = narrowed(span, token)
        if (len(whole) > 1 and not token.text[:1].isupper()) or opens_sentence(span):
            yield Candidate(
                whole.start, whole.end, "group", "", _capital(name), "actor_group", 0.7
            )  # fmt: skip


def _is_label(span: Span, head: Token) -> bool:
    """«**Участники**: АО «Свет»», «| **Участники подпрограммы** | …»: what a passport asks for."""
    following = span.doc[span.end : span.end + 1].text
    asked = head.lemma_ in LABELLED and following in LABEL_ENDS and opens_sentence(span)
    return asked and all(t.lemma_ in PASSPORTS for t in span[head.i - span.start + 1 :])


def addressed_group(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«4. **Туроператорам** и гостиницам повысить …», «рекомендовать **товаропроизводителям** …»"""
    deed = next((i for i, t in enumerate(doc) if t._.parse.pos == "INFN" and not _calls(t)), None)
    at = _first_called(doc)
    while at is not None and deed is not None and at < deed:
        head = next((t for t in doc[at:deed] if not _agrees(t)), None)
        if head is None or head._.parse.pos != "NOUN" or not _is_called(head):
            return
        span = phrase(head, prepositions=False)
        if head.lemma_ not in words("actors.tsv"):
            span, name = narrowed(span, head)
            yield Candidate(
                span.start, span.end, "group", "", _capital(name), "addressed_group", 0.6
            )  # fmt: skip
        joins = span.end < len(doc) and doc[span.end].text in {"и", ","}
        at = span.end + 1 if joins else None


def _first_called(doc: Doc) -> int | None:
    """The first word after the number, after «Рекомендовать», after «рекомендуют»."""
    text = text_of(doc)
    mark = NUMBER.match(text) or BULLET.match(text)
    first = next((t.i for t in doc if t.idx >= (mark.end() if mark else 0) and t.is_alpha), None)
    if first is not None and _is_called(doc[first]) and mark:
        return first
    calling = next((token for token in doc if _calls(token)), None)
    following = doc[calling.i + 1 : calling.i + 2] if calling is not None else ()
    return following[0].i if following and _is_called(following[0]) else None


def _calls(token: Token) -> bool:
    return token.lemma_ in CALLING


def _is_called(token: Token) -> bool:
    return (token._.parse.case, token._.parse.number) == ("datv", "plur")


def _agrees(token: Token) -> bool:
    return token._.parse.pos in {"ADJF", "PRTF"} and _is_called(token)


def _is_where(token: Token) -> bool:
    """«в образовательных **организациях**», «жители горных **районов**» act as nobody."""
    case = token._.parse.case
    if token.lemma_ in TERRITORIES:
        return case not in {"datv", "nomn"}
    return case in {"loct", "loc2"}


def _is_many(token: Token) -> bool:
    return token._.parse.number == "plur" or token.lemma_ in COLLECTIVE


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
