"""What the neural model finds and no rule explains."""

import re
from collections.abc import Iterator

from ingest.analysed import Doc, Span, Token
from ingest.known import KnownNames
from ingest.lexicon import words
from ingest.mentions.candidate import Candidate, opens_sentence
from ingest.mentions.currencies import is_of_money
from ingest.mentions.heads import heads
from ingest.mentions.places import KINDS, SHARED
from ingest.morphology import is_known, is_place_name, place_upright
from ingest.phrases.nominative import ADJECTIVES, agrees, in_nominative
from ingest.phrases.quotations import is_opening
from ingest.senses import means_else

#: Marks that come in pairs: the model cuts names at one of them.
PAIRED = re.compile(r"[«»()\"=|·•]")

#: An abbreviation of fewer letters must be explained somewhere to count as a name.
SHORT = 5


def model_organization(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«поддержка **Роснефтегаза**»"""
    for span in doc.ents:
        if span.label_ == "ORG" and _names_something(span) and not _is_headed(span):
            yield Candidate(
                span.start, span.end, "organization", "", _name(span), "model_organization", 0.5
            )


def model_place(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«гости из **Хельсинки**»"""
    for span in doc.ents:
        if span.label_ != "LOC" or is_of_money(span.doc, span.start):
            continue
        if _names_something(span) and not _is_headed(span):
            yield Candidate(span.start, span.end, "place", "", _name(span), "model_place", 0.6)


def _names_something(span: Span) -> bool:
    """Scare quotes, headings in capitals and stray letters name nothing."""
    text = span.text
    heading = text.isupper() and len(span) > 1
    modifier = text.isascii() and span.doc[span.end : span.end + 1].text.islower()
    code = sum(map(str.isdigit, text)) > len(text) / 4
    nothing = (
        heading or modifier or code or _is_common(span) or PAIRED.search(text) or _is_cut(span)
    )
    return len(text) > 2 and text[:1].isupper() and not nothing


def _is_cut(span: Span) -> bool:
    """«**Стороны финансовых** обязательств», «**По развитию** кластера», «**историко**-краевой»"""
    last = span[-1]
    lacks = last.text.islower() and last._.parse.pos in ADJECTIVES
    cut = span.doc[span.end : span.end + 1].text == "-" and not last.whitespace_
    return lacks or cut or span[0]._.parse.pos == "PREP"


def _is_common(span: Span) -> bool:
    """Words of the dictionary, adjectives alone and unexplained abbreviations are no names."""
    text = span.text
    if span[0].lemma_ in words("measured.tsv") or any(map(means_else, span)):
        return True  # «Площадь лесов», «Протяжённость дорог», «Жилищный фонд МО»
    if span[0].lemma_ in words("positions.tsv"):
        return True  # «Губернатора области»
    if all(token.lemma_ in KINDS | SHARED for token in span):
        return True  # «Федеральные округа»
    if all(token._.parse.pos in ADJECTIVES for token in span):
        return not _is_town(span)
    if len(span) > 1:
        return _only_begins(span)
    shouted = text.isupper() and (is_known(text) or len(text) <= SHORT)
    return shouted or (is_known(text) and (span.label_ == "ORG" or not is_place_name(text)))


def _only_begins(span: Span) -> bool:
    """«**Удельный вес** края растет», «| **Посевные площади** |»: words that a capital begins."""
    region = str(span[0].lemma_).endswith(("ский", "цкий"))
    before = span.doc[max(span.start - 1, 0) : span.start].text
    begins = opens_sentence(span) or before == "|"
    common = all(is_known(token.text) for token in span) and not is_place_name(span[-1].text)
    return begins and common and not region and all(t.text.islower() for t in span[1:])


def _is_town(span: Span) -> bool:
    """«между **Балтийском** и Гданьском» is the town, no adjective that lacks its noun."""
    following = span.doc[span.end : span.end + 1]
    lacks = len(following) and agrees(span[-1], following[0])
    return span.label_ == "LOC" and len(span) == 1 and is_place_name(span.text) and not lacks


def _is_headed(span: Span) -> bool:
    """Names with a telling noun are the business of the rules for those."""
    return any(span.start <= head.i < span.end for head, _ in heads(span.doc))


def _name(span: Span) -> str:
    if len(span) == 1 and span.label_ == "LOC" and is_place_name(span.text):
        return place_upright(span.text)
    head = _head(span)
    return in_nominative(span, head) if head is not None else span.text


def _head(span: Span) -> Token | None:
    """The noun that the words before it agree with."""
    for token in span:
        if is_opening(token):
            return None
        if token._.parse.pos == "NOUN":
            before = span.doc[span.start : token.i]
            return token if all(agrees(word, token) for word in before) else None
    return None
