"""Who is spoken to, and who acts."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from ingest.analysed import Token
from ingest.model import Entity, Naming, Passage
from ingest.morphology import parses
from ingest.outline import (
    Section,
    Stretch,
    addressing_verb,
    cue_of,
    leading,
    opener,
)
from ingest.provisions.duties import OBLIGING, parties_acting
from ingest.provisions.reader import ACTING, Reader
from ingest.provisions.wording import announcing_verb, party_acts

#: «**имени** профессора С.И. Сергеева»: part of a name, nobody who acts.
IN_HONOUR = re.compile(r"\b(?:имени|им\.)(?:\s+[а-яё]+){0,2}\s*$")

#: «**Рекомендовать** Комитету открыть музей»: who is spoken to comes after these.
OPENING = {
    "рекомендовать", "предложить", "просить", "ходатайствовать", "призвать", "поручить", "обязать",
}  # fmt: skip
#: «учесть предложения **при разработке плана** Комитета»: whose plan it is shall do so.
PLANNING = re.compile(
    r"\bпри\s+(?:разработк|подготовк|формировани|составлени|корректировк|уточнени)[а-яё]+\s+"
    r"(?:[а-яё]+\s+){0,2}?(?:программ|план|бюджет|стратеги)[а-яё]*\s+(?:[а-яё]+\s+){0,2}?$",
    re.I,
)
#: Modalities of what is wanted from somebody else.
ADVISING = {"Proposal", "Recommendation"}
ADVISABLE = {"целесообразно", "необходимо", "следует", "считать"}
IMPERSONAL = {
    "предлагаться", "рекомендоваться", "поручаться", "планироваться", "намечаться",
    "предполагаться",
}  # fmt: skip
#: What is said of a subject.
SAYING = {"VERB", "ADJS", "PRTS", "PRED"}
#: A letter names its recipient among so many first passages, in so many words.
LETTERHEAD = 12
#: So many letters before a name tell whose plan it is.
SIGHT = 120
RECIPIENT = 14


def own_actors(reader: Reader, stretch: Stretch) -> tuple[Entity, ...]:
    """«**Ассоциация** обязуется представить план», «**Ассоциация** обязуется:»"""
    tokens = reader.tokens(stretch)
    said = {"VERB", "ADJS"}  # «обязуется:», «намерена:»
    finite = (token for token in tokens if token._.parse.pos in said and cue_of(token))
    verb = announcing_verb(tokens) or next(finite, None)
    if verb is not None and is_passive(verb):
        return ()
    if verb is None and not (reader.kind in OBLIGING and party_acts(reader, stretch)):
        return ()
    return parties_acting(reader, stretch)


def is_passive(verb: Token) -> bool:
    """«Комитету **поручено**», «Агентству **предлагается**»"""
    return bool(verb._.parse.pos == "PRTS" or verb.lemma_ in IMPERSONAL)


def addressed_by(reader: Reader, passage: Passage, verb: Token) -> tuple[Entity, ...]:
    """«Участники рекомендуют **Дорожному агентству** построить …»"""
    between = list(takewhile(lambda t: t._.parse.pos != "INFN", verb.doc[verb.i + 1 :]))
    named = _called(reader, passage, between)
    return tuple(dict.fromkeys(n.entity for n in named if n.mention.kind in ACTING))


def addressed_before(
    reader: Reader, passage: Passage, start: int, verb: Token
) -> tuple[Entity, ...]:
    """«**Министерству транспорта** поручено построить …»"""
    before = [token for token in verb.doc[: verb.i] if token.idx >= start]
    named = _called(reader, passage, before)
    return tuple(dict.fromkeys(n.entity for n in named if n.mention.kind in ACTING))


def addressees_of(reader: Reader, stretch: Stretch) -> tuple[Entity, ...]:
    """«2.2. **Органам местного самоуправления**: …», «Рекомендовать **Комитету** подготовить …»"""
    return tuple(
        dict.fromkeys(
            naming.entity
            for naming in spoken_to(reader, stretch)
            if not in_brackets(naming) and naming.mention.kind in ACTING
        )
    )


def addressees_of_cue(reader: Reader, section: Section) -> tuple[Entity, ...]:
    """«Участники рекомендуют **Правительству края**:», «Рекомендовать **главам районов**:»"""
    if section.cue is None:
        return ()
    verb = addressing_verb(reader.doc(section.cue), section.cue)
    if verb is not None:
        return addressed_by(reader, section.cue, verb)
    words = Stretch(section.cue, section.cue.body, len(section.cue.text))
    return addressees_of(reader, words) if opener(words.words) else ()


def heads_by_name(reader: Reader, stretch: Stretch) -> tuple[Entity, ...]:
    """«3. **Ассоциации «Чистая река»**» over 3.1: the name, that may be a dative, and no more."""
    named = [
        n
        for n in reader.named(stretch.passage, stretch.start, stretch.end)
        if n.mention.kind in ACTING
    ]
    words = stretch.words.rstrip(" .:")
    whole = len(named) == 1 and len(named[0].mention.surface) == len(words)
    dative = any(reading.case == "datv" for reading in parses(words.split(" ")[0]))
    return (named[0].entity,) if whole and dative else ()


def planners(reader: Reader, stretch: Stretch) -> tuple[Entity, ...]:
    """«поддержать мероприятия при разработке программы работ **Центра развития**»"""
    said = stretch.passage.text
    for naming in reader.namings.get(stretch.passage.order, ()):
        start = naming.mention.start
        body = naming.mention.kind == "organization" and stretch.start <= start < stretch.end
        if body and PLANNING.search(said, max(stretch.start, start - SIGHT), start):
            return (naming.entity,)
    return ()


def spoken_to(reader: Reader, stretch: Stretch) -> list[Naming]:
    """The names before the first infinitive, after an opening «Рекомендовать»."""
    words = reader.tokens(stretch)
    if words and words[0].lower_ in ADVISABLE and len(words) > 1:
        words = words[1:]  # «Целесообразно рекомендовать **Комитету** …»
    opened = bool(words) and words[0].lemma_ in OPENING and words[0]._.parse.pos == "INFN"
    tokens = leading(words[1:] if opened else words)
    if tokens and opened and words[0].lemma_ == "просить":
        return reader.named(stretch.passage, tokens[0].idx, _end(tokens))
    return _called(reader, stretch.passage, tokens)


def _called(reader: Reader, passage: Passage, tokens: Sequence[Token]) -> list[Naming]:
    """Names from the first one in the dative on: «до 1 мая **Комитету** и **Агентству**»."""
    if not tokens:
        return []
    named = [n for n in reader.named(passage, tokens[0].idx, _end(tokens)) if not _honours(n)]
    following = tokens[-1].doc[tokens[-1].i + 1 : tokens[-1].i + 2]
    says = any(
        token._.parse.pos in SAYING for token in tokens
    )  # «ТГУ обязуется …» addresses nobody
    ordered = any(t._.parse.pos == "INFN" or t.text == ":" for t in following) and not says
    if says and not tokens[0].text[1:].islower():  # the same in every case
        return []
    if _speaks_to(tokens[0], ordered=ordered) or (ordered and _stands_over(named, tokens)):
        return named
    starts = {token.idx for before, token in pairwise(tokens) if _calls(before, token)}
    first = next((i for i, n in enumerate(named) if n.mention.start in starts), len(named))
    return named[first:]


def _stands_over(named: Sequence[Naming], tokens: Sequence[Token]) -> bool:
    """«**СевНИИРХ** (Иванова О.Ю.) до 1 мая направить», «**Ивановой О.Ю.** разослать»"""
    return any(
        n.mention.start == tokens[0].idx and n.mention.kind in {"organization", "person"}
        for n in named
    )


def _calls(before: Token, token: Token) -> bool:
    return bool(token._.parse.case == "datv" and before._.parse.pos != "PREP")


def _end(tokens: Sequence[Token]) -> int:
    return tokens[-1].idx + len(tokens[-1])


def in_brackets(naming: Naming) -> bool:
    """«Управлению культуры (**Иванова Т.П.**)»: who answers for it, not who is spoken to."""
    before = naming.mention.passage.text[: naming.mention.start]
    return before.rfind("(") > before.rfind(")")


def _honours(naming: Naming) -> bool:
    before = naming.mention.passage.text[: naming.mention.start]
    return naming.mention.kind == "person" and bool(IN_HONOUR.search(before))


def _speaks_to(token: Token, *, ordered: bool) -> bool:
    """A dative opens an address; before a deed so does a name that is the same in every case."""
    named = ordered and token.text[:1].isupper() and token.ent_type_ == "ORG"
    return token._.parse.case == "datv" or named


def actors_of(reader: Reader, section: Section) -> tuple[Entity, ...]:
    """«**Участники круглого стола**, обсудив …, планируют:»"""
    if section.cue is None:
        return ()
    named = reader.named(section.cue, 0, len(section.cue.text))
    kinds = {"group", "organization", "event"}
    body = section.cue.body
    return tuple(n.entity for n in named[:1] if n.mention.kind in kinds and n.mention.start <= body)


def recipients(reader: Reader) -> tuple[Entity, ...]:
    """«Руководителям муниципальных органов управления образованием» over a letter."""
    for passage in reader.text.passages[:LETTERHEAD]:
        words = Stretch(passage, passage.body, len(passage.text))
        tokens = reader.tokens(words)
        short = not passage.marker and len(passage.text.split()) <= RECIPIENT
        if tokens and short and tokens[0]._.parse.case == "datv":
            named = _called(reader, passage, tokens)
            return tuple(n.entity for n in named if n.mention.kind in ACTING)
    return ()
