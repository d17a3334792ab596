"""Words that announce what follows: «Участники рекомендуют:», «РЕШИЛИ:», «II. РЕКОМЕНДАЦИИ»."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from ingest.analysed import Doc, Token, between, position
from ingest.lexicon import rows, table
from ingest.model import Passage
from ingest.outline.items import Stretch
from ingest.outline.numbering import is_roman

#: «следующие рекомендации:» — the telling word stands this near to the colon.
NEAR_THE_END = 4
#: A heading has at most this many words.
HEADING = 8
ANNOUNCES = re.compile(r"(?::|\bследующ\w+\.?)$")
#: «РЕШИЛИ: утвердить план»: so many words stand before the colon.
BEFORE_COLON = 3
#: «План мероприятий по подготовке к зиме», a title of its own or of an annex.
PLAN = re.compile(
    r"(?:\w+\s+)?(?:план|перечень|программа)\s+(?:\w+\s+)?(?:мероприяти|мер\b|действи)"
    r"|(?:план\W+)?дорожная\s+карта\b",
    re.I,
)
TITLE = 40
SUBORDINATING = {"который", "что", "где", "если", "когда", "чтобы", "как"}
FINITE = {"VERB", "PRTS", "ADJS", "PRED"}


def cue(doc: Doc, passage: Passage) -> str | None:
    """The kind of provision that a passage announces: «…констатируют:» announces «-»."""
    if not announces_list(passage) and not is_heading(doc, passage):
        return None
    words = [token for token in doc if token.is_alpha]
    if PLAN.match(passage.words):
        return "Measure"
    near = [*reversed(words[-NEAR_THE_END:]), *words[:1]]
    found = next(
        filter(None, (cue_of(token) for token in near if _may_announce(token, words))), None
    )
    if found:
        return found
    verb = addressing_verb(doc, passage)
    return cue_of(verb) if verb is not None else opener(passage.words)


def _may_announce(token: Token, words: Sequence[Token]) -> bool:
    """«приняты **решения**:», «следующие **решения**:»; not «на решение задач:»."""
    reading = token._.parse
    if reading.pos != "NOUN":
        return True
    named = reading.case in {"nomn", "accs"}
    if token == words[0]:
        return named or cue_of(token) == "Measure"
    listed = reading.number == "plur" and reading.case != "gent"
    before = token.doc[max(token.i - 1, 0) : token.i]
    follows = bool(before) and before[0].lemma_.startswith("следующ")
    return follows or (token == words[-1] and (listed or cue_of(token) == "Measure"))


def announces_list(passage: Passage) -> bool:
    """«Участники рекомендуют:», «Комиссия решила следующее.»"""
    return bool(ANNOUNCES.search(passage.text))


def addressing_verb(doc: Doc, passage: Passage) -> Token | None:
    """«Участники **рекомендуют** Правительству Пермского края:»; also in a heading."""
    if not passage.text.endswith(":") and len(passage.text.split()) > HEADING:
        return None
    for token in reversed(doc):
        if token.text in {".", ";"} or token._.parse.pos == "INFN":
            return None
        following = token.doc[token.i + 1 : token.i + 2]
        calls = bool(following) and following[0]._.parse.case == "datv"
        if calls and token._.parse.pos in {"VERB", "PRTS"} and cue_of(token):
            return token
    return None


def cue_of(token: Token) -> str | None:
    """The kind of provision that a word announces; infinitives are openers' business."""
    cues = table("cues.tsv")
    if token._.parse.pos == "INFN":
        return None
    return cues.get(token.lower_) or cues.get(token.lemma_)


def opener(words: str) -> str | None:
    """«Рекомендовать …», «Принять к сведению …» say what a clause does wherever it stands."""
    words = words.lower()
    return next((row[1] for row in rows("openers.tsv") if re.match(row[0], words)), None)


def inline_cue(passage: Passage, doc: Doc) -> tuple[str, Stretch] | None:
    """«РЕШИЛИ: утвердить план»: the kind of provision, and what stands after the colon."""
    colon = passage.text.find(": ", passage.body)
    before = passage.text[passage.body : max(colon, 0)]
    if colon < 0 or len(before.split()) > BEFORE_COLON:
        return None
    past = (
        token
        for token in doc
        if passage.body <= token.idx < colon
        and token.text.lower().endswith(("ли", "л", "ла", "ло"))
    )
    found = next(filter(None, map(cue_of, past)), None)
    return (found, Stretch(passage, colon + 2, len(passage.text))) if found else None


def is_heading(doc: Doc, passage: Passage) -> bool:
    """«II. РЕКОМЕНДАЦИИ», «РЕШИЛИ», «3. Перечень мероприятий»: says nothing by itself."""
    words = passage.words.split()
    longest = TITLE if PLAN.match(passage.words) else HEADING
    if not words or len(words) > longest or passage.text.endswith((";", ",")):
        return False
    if passage.marker is None:
        planned = PLAN.match(passage.words) and not passage.text.endswith(".")
        return (
            bool(planned and not says_anything(doc, passage))
            or passage.words.isupper()
            or (len(words) == 1 and passage.words.istitle())
        )
    return (is_roman(passage) or is_title(passage)) and not says_anything(doc, passage)


def is_short(passage: Passage) -> bool:
    """«Съезд рекомендует»: a line of few words without a stop."""
    return len(passage.text.split()) <= HEADING and passage.text[-1:].isalpha()


def is_title(passage: Passage) -> bool:
    """«3. Взаимодействие и финансирование»: a number, and no stop at the end."""
    return bool(passage.number) and passage.text[-1:].isalpha() and passage.words[:1].isupper()


def says_anything(doc: Doc, passage: Passage) -> bool:
    """There is a verb in it."""
    verbs = {"VERB", "INFN", "PRTS"}
    return any(t._.parse.pos in verbs for t in doc[position(doc, passage.body) :])


def infinitives(doc: Doc, stretch: Stretch) -> list[Token]:
    """What is to be done: the infinitives of a stretch."""
    return [t for t in between(doc, stretch.start, stretch.end) if t._.parse.pos == "INFN"]


def opens_with_deed(words: Sequence[Token]) -> bool:
    """«Комитету до 1 мая **открыть** музей»: nothing before it says anything by itself."""
    before = list(takewhile(lambda token: token._.parse.pos != "INFN", words))
    if len(before) == len(words) or (before and before[0]._.parse.case == "nomn"):
        return False
    return not any(token._.parse.pos in FINITE for token in _main_clause(before))


def _main_clause(words: Sequence[Token]) -> Iterator[Token]:
    """Without «, который прошел в мае,»."""
    added = False
    for before, token in pairwise([None, *words]):
        if token is None or token.text in {",", ";"}:
            added = False
        elif before is not None and before.text == ",":
            added = token.lemma_ in SUBORDINATING
        if token is not None and not added:
            yield token


def leading(words: Sequence[Token]) -> list[Token]:
    """The tokens up to the first infinitive or colon: who is spoken to."""
    return list(takewhile(lambda t: t._.parse.pos != "INFN" and t.text != ":", words))
