"""When bodies were founded."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ingest.dates import MONTH, dates, month_number
from ingest.lexicon import table
from ingest.model import Entity, Month, Naming, Relation
from ingest.relations.antecedents import only_headed
from ingest.relations.sentence import Sentence

STEM = r"(?:создан|образован|учрежд[её]н|основан|зарегистрирован|сформирован)"
SHORT = re.compile(rf"\b{STEM}[аоы]?\b", re.I)
#: «кластер, **созданный** в 2013 году»
FULL = re.compile(rf"\b{STEM}н(?:ый|ая|ое|ого|ой|ую|ому|ым|ом)\b", re.I)
ACTIVE = re.compile(r"\b(?:учредил|основал|создал|образовал|сформировал)[аои]?\b", re.I)
SINCE_FOUNDATION = re.compile(r"\bс\s+момента\s+(?:создания|основания|образования)\b", re.I)
IN_MONTH = re.compile(rf"\bв\s+(?P<month>{MONTH})\s+(?P<year>(?:19|20)\d\d)\s+г(?:ода|\.)", re.I)
IN_YEAR = re.compile(r"\bв\s+((?:19|20)\d\d)\s+г(?:оду|\.)", re.I)
#: A clause ends with these; what stands in brackets does not end it.
STOP = re.compile(r"[,;:|–—]|\.\s+[А-ЯЁ]|\bи\s+(?=\w+(?:ет|ит|ют|ят)\b)")
BRACKETS = re.compile(r"\([^()]*\)")
#: «На 1 сентября создано 44 центра», «с 5 мая»: so many by then, not founded then.
AS_OF = re.compile(r"\b(?:на|с|со|до|по|к)\s+$", re.I)
RELATIVE = re.compile(r"\s*котор\w+\b")
NOUN = re.compile(r"([А-Яа-яЁё-]+)\s*$")

When = date | Month | int


def founded_on(sentence: Sentence) -> Iterator[Relation]:
    """«**консорциум**, который создан 2 октября 2014 года», «**Фонд**, основанный в 2009 году»"""
    for cue in _cues(sentence):
        if not sentence.is_fact_at(cue.start()):
            continue
        when, body = _when(sentence, cue), _body(sentence, cue)
        if when is not None and body is not None:
            yield Relation(sentence.passage, body, "svod:foundedOn", when, "founded_on", 0.85)


def _cues(sentence: Sentence) -> Iterator[re.Match[str]]:
    for pattern in (SHORT, FULL, ACTIVE, SINCE_FOUNDATION):
        yield from pattern.finditer(sentence.passage.text, sentence.start, sentence.end)


def _when(sentence: Sentence, cue: re.Match[str]) -> When | None:
    """The first day, month or year after the word in its clause, else the last before it."""
    names = [n.mention for n in sentence.namings if n.mention.kind != "act"]
    inside = [(m.start, m.end) for m in names]
    for start, end in (_after(sentence, cue.end()), _ahead(sentence, cue.start())):
        found = [
            (at, when)
            for at, when in _moments(sentence.passage.text[start:end])
            if not any(a <= start + at < b for a, b in inside)
        ]
        if found:
            return min(found)[1] if start >= cue.end() else max(found)[1]
    return None


def _moments(text: str) -> Iterator[tuple[int, When]]:
    days = [span for span in dates(text) if not AS_OF.search(text[: span.start])]
    yield from ((span.start, span.first) for span in days if span.first == span.last)
    for match in IN_MONTH.finditer(text):
        yield match.start(), Month(int(match["year"]), month_number(match["month"]))
    yield from ((match.start(), int(match.group(1))) for match in IN_YEAR.finditer(text))


def _after(sentence: Sentence, start: int) -> tuple[int, int]:
    """Commas between the founders do not end the clause that tells when."""
    text = _masked(sentence)
    stop = STOP.search(text, start, sentence.end)
    return start, stop.start() if stop else sentence.end


def _ahead(sentence: Sentence, end: int) -> tuple[int, int]:
    text = _masked(sentence)
    stops = [match.end() for match in STOP.finditer(text, sentence.start, end)]
    return max(stops, default=sentence.start), end


def _masked(sentence: Sentence) -> str:
    """The passage without the marks that stand in its names, lists of names and brackets."""
    text = sentence.passage.text
    names = [n.mention for n in sentence.namings]
    spans = [(m.start, m.end - (m.kind == "person")) for m in names]  # «Лунин Я.С. Группа …»
    spans += [match.span() for match in BRACKETS.finditer(text)]
    spans += [
        (one.end, other.start)
        for one, other in pairwise(names)
        if text[one.end : other.start].strip() in {",", "и"}
    ]
    for start, end in spans:
        text = f"{text[:start]}{'x' * (end - start)}{text[end:]}"
    return text


def _body(sentence: Sentence, cue: re.Match[str]) -> Entity | None:
    """Whom the word is said of."""
    if cue.re is ACTIVE:
        after = _outer(sentence, cue.end(), sentence.end)
        return after[0].entity if len(after) == 1 or _adjoins(sentence, cue, after) else None
    start, _ = _ahead(sentence, cue.start())
    if cue.re is FULL or cue.re is SINCE_FOUNDATION:
        start = sentence.start
    if RELATIVE.match(sentence.passage.text, start):
        before = _outer(sentence, sentence.start, start)
        return before[-1].entity if before else None
    before = _outer(sentence, start, cue.start())
    if cue.re is FULL:
        before = [n for n in before if _is_described(sentence, n, cue.start())]
    if cue.re is SHORT:
        before = [n for n in before if _may_be_subject(sentence, n)]
    if before:
        return before[-1].entity
    if cue.re is not SHORT:
        return None
    after = [n for n in _outer(sentence, cue.end(), sentence.end) if _may_be_subject(sentence, n)]
    told = after[0].entity if _adjoins(sentence, cue, after) else None
    taken = _taken_up(sentence, cue) or told or _opening(sentence, start, cue.start())
    return taken or _headed(sentence, cue)


def _headed(sentence: Sentence, cue: re.Match[str]) -> Entity | None:
    """«3.2. **Кластер «Свет»**» over «Создан в феврале 2018 года.»"""
    opens = cue.start() <= max(sentence.start, sentence.passage.body)
    under = sentence.under if opens else None
    return under.entity if under and under.mention.kind == "organization" else None


def _opening(sentence: Sentence, start: int, end: int) -> Entity | None:
    """«**Ассоциация**, объединяющая 31 завод, основана в 2014 году»"""
    first = _outer(sentence, sentence.start, start)[:1]
    opens = first and first[0].mention.start <= max(sentence.start, sentence.passage.body) + 1
    return first[0].entity if opens and not sentence.passage.text[start:end].strip() else None


def _may_be_subject(sentence: Sentence, body: Naming) -> bool:
    """«при **Министерстве** создан», «создан **Министерством**»: these were not founded."""
    at = [i for i, t in enumerate(sentence.doc) if t.idx >= body.mention.start][:1]
    if not at:
        return False
    words = [t for t in sentence.doc[at[0] :] if t.idx < body.mention.end]
    first = next((t for t in words if t._.parse.pos == "NOUN"), words[0])
    governed = at[0] and sentence.doc[at[0] - 1]._.parse.pos == "PREP"
    return not governed and first._.parse.case != "ablt"


def _outer(sentence: Sentence, start: int, end: int) -> list[Naming]:
    return [
        naming
        for naming in sentence.named("organization", after=start, before=end)
        if naming.mention.end <= end and not sentence.is_aside(naming.mention.start)
    ]


def _is_described(sentence: Sentence, body: Naming, end: int) -> bool:
    """«**Фонд** (далее – Фонд), основанный …»"""
    between = BRACKETS.sub("", sentence.passage.text[body.mention.end : end])
    return between.strip() == ","


def _adjoins(sentence: Sentence, cue: re.Match[str], after: list[Naming]) -> bool:
    """«учредили 17 августа 2006 года **Партнёрство**»: only the day stands between."""
    if not after:
        return False
    between = sentence.passage.text[cue.end() : after[0].mention.start]
    for span in reversed(list(dates(between))):
        between = between[: span.start] + between[span.end :]
    return len(between.split()) <= 2


def _taken_up(sentence: Sentence, cue: re.Match[str]) -> Entity | None:
    """«… действует **рабочая группа**. Группа образована 20 ноября 2014 года»"""
    noun = NOUN.search(sentence.passage.text[sentence.start : cue.start()])
    token = next(
        (t for t in sentence.tokens if noun and t.idx == sentence.start + noun.start(1)), None
    )
    if token is None or token.lemma_ not in table("heads.tsv"):
        return None
    before = only_headed(sentence, token.idx, token.lemma_)
    told = before is not None and before.mention.kind == "organization"
    return before.entity if before and told else None
