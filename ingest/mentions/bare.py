"""Short names that say nothing by themselves: what they mean is found out afterwards."""

from collections.abc import Iterator

from ingest.analysed import Doc, Token
from ingest.known import KnownNames
from ingest.mentions.candidate import Candidate, opens_sentence
from ingest.mentions.heads import PLURAL, Head, heads
from ingest.mentions.naming import is_bare, is_governing
from ingest.phrases import phrase
from ingest.phrases.nominative import in_nominative
from ingest.phrases.quotations import is_opening

#: «указанное соглашение» means the one spoken of before.
POINTING = {
    "указанный", "указать", "данный", "этот", "вышеуказанный", "упомянуть", "назвать",
}  # fmt: skip
#: «настоящее Соглашение» is the document.
ITSELF = "настоящий"
#: The rules whose names mean what is named elsewhere.
REFERRING = {"bare_head", "own_act"}
#: Of other kinds than bodies only these; «Проект» and «План» head too many lines.
KINDS = {"event", "programme", "project", "act"}


def bare_head(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«услуги **Кластера**»: a short name, to be resolved to what the document calls so."""
    for head, what in heads(doc):
        if head._.parse.number == "plur" or head.text.isupper() or not _may_mean(head, what):
            continue
        word = doc[head.i : head.i + 1]
        surely = 0.4 if opens_sentence(word) else 0.6
        name = in_nominative(word, head)
        yield Candidate(head.i, head.i + 1, what.kind, what.subclass, name, "bare_head", surely)


def own_act(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«контроль за исполнением **настоящего постановления**», whatever it is about"""
    for head, what in heads(doc):
        if what.kind != "act" or not is_itself(head):
            continue
        if head._.parse.number != "plur" or head.lemma_ in PLURAL:
            name = in_nominative(doc[head.i : head.i + 1], head)
            span = phrase(head)
            yield Candidate(span.start - 1, span.end, "act", "", name, "own_act", 0.8)


def is_itself(head: Token) -> bool:
    """«**настоящее** Соглашение о сотрудничестве» is the document, not one it speaks of."""
    start = phrase(head).start
    return any(token.lemma_ == ITSELF for token in head.doc[max(start - 1, 0) : head.i])


def _may_mean(head: Token, what: Head) -> bool:
    span = phrase(head)
    previous = head.doc[max(head.i - 1, 0)]
    if is_opening(previous) or is_itself(head) or is_governing(head):
        return False  # «Музей» in quotation marks is a name by itself
    if what.kind == "organization":
        return is_bare(span) and head.text[:1].isupper()
    if what.kind not in KINDS or span.end > head.i + 1 or _is_quoted(head):
        return False
    if previous.lemma_ in POINTING and previous.i < head.i:
        return True
    return span.start == head.i and head.text[:1].isupper() and not opens_sentence(span)


def _is_quoted(head: Token) -> bool:
    following = head.doc[head.i + 1 : head.i + 2]
    return bool(following) and is_opening(following[0])
