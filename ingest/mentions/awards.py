"""Awards without a proper name: what was won, and what was given by whom."""

from collections.abc import Iterator

from ingest.analysed import Doc, Span, Token
from ingest.known import KnownNames
from ingest.lexicon import words
from ingest.mentions.candidate import Candidate
from ingest.mentions.heads import heads
from ingest.phrases import phrase
from ingest.phrases.nominative import in_nominative

#: «II степени», «первой степени»
DEGREE = "степень"


def placed(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«стал **победителем** Всероссийского конкурса «Лучший двор»», «**лауреат II степени**»"""
    for token in doc:
        if token.lemma_ not in words("placings.tsv") or not _is_said_of_one(token):
            continue
        end = _after_degree(token)
        contest = _contest(doc, end)
        if contest is not None:
            name = f"{token.lemma_} {doc[token.i + 1 : contest.end].text}"
            yield Candidate(token.i, end, "award", "", name, "placed", 0.75)


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


def _is_said_of_one(token: Token) -> bool:
    """«признан **победителем**», «проект – **победитель**»; «победителям вручены» are many."""
    case, number = token._.parse.case, token._.parse.number
    before = token.doc[max(token.i - 1, 0) : token.i]
    apposed = not len(before) or before[0].text in {"–", "-", "—", ",", "("}
    return case == "ablt" or (case == "nomn" and number == "sing" and apposed)


def _after_degree(token: Token) -> int:
    """«лауреат **II степени**»"""
    following = token.doc[token.i + 1 : token.i + 4]
    degree = next((each for each in following if each.lemma_ == DEGREE), None)
    return int(degree.i if degree is not None else token.i) + 1


def _contest(doc: Doc, start: int) -> Span | None:
    """What was won, which must be told from others by a name."""
    kinds = {"event", "award"}
    head = next((each for each, what in heads(doc) if each.i >= start and what.kind in kinds), None)
    if head is None:
        return None
    whole = phrase(head)
    between = doc[start : whole.start]
    joined = all(each._.parse.case in {"gent", "gen2"} for each in between) and len(between) < 4
    named = any(each.text[:1].isupper() or each.text == "«" for each in whole)
    return whole if joined and named else None
