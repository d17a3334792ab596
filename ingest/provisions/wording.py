"""What a clause says by itself: that it demands something, and in which mood."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from ingest.analysed import Token
from ingest.lexicon import words
from ingest.outline import Item, Stretch, cue, cue_of, opener
from ingest.provisions.reader import ACTING, Reader

#: Impersonal words that make a clause a provision without an infinitive of their own.
PREDICATES = {
    "необходимо",
    "следует",
    "предлагаться",
    "рекомендоваться",
    "надлежать",
    "целесообразно",
}
#: An infinitive stands at most this many words after the word that governs it.
REACH = 30
#: «Завершить строительство **планируется** в мае»: these may follow their infinitive.
TURNED = {"планироваться", "намечаться", "предполагаться", "предлагаться", "рекомендоваться"}
STATING = {None, "-", "heard"}
#: What an order decides without an infinitive.
DECIDING = {"вступать", "вступить", "утратить", "оставлять", "возлагать", "возлагаться"}
#: A deed named by a noun: «Создание гостевых домов».
DEED = ("ние", "тие", "ция", "ка")
BREAKS = {".", ";", ":", "!", "?"}
REJECTED = re.compile(
    r"\bотклон(?:[её]н|и[лт])|\bотверг|\bотказал|\bснят[аоы]?\s+с\s+(?:рассмотрения|повестки|голосования)"
    r"|\bне\s+(?:был[аио]?\s+)?(?:поддержа|принят|одобр|утвержд|согласова|рассмотрен)"
    r"|\bподдержки\s+(?:\w+\s+){0,3}не\s+(?:получил|наш[её]?л)"
    r"|\bне\s+(?:получил|наш[её]?л|встретил|набрал)\w*\s+(?:\w+\s+){0,2}(?:поддержк|большинств|голос)",
    re.I,
)
#: «Предложение не поддержано» after the sentence that makes it.
RESUMED = re.compile(
    r"^(?:Данн|Эт|Указанн|Это\s)?\w*\s*(?:предложени|инициатив|иде[яю]|вопрос)", re.I
)


def own_modality(reader: Reader, item: Item, section: str) -> str | None:
    """What the clause itself says beats its section: «2. Сторона **обязуется представить** план».

    «Предлагается» among recommendations stays a recommendation.
    """
    stretch = item.stretches[0]
    verb = announcing_verb(reader.tokens(stretch))
    own = opener(stretch.words) or (cue_of(verb) if verb is not None else None)
    if own is None and item.is_open and item.parts:
        own = cue(reader.doc(item.first), item.first)
    if own in STATING or (own, section) == ("Proposal", "Recommendation"):
        return None
    return own


def announcing_verb(tokens: Iterable[Token]) -> Token | None:
    """The first word of the clause that announces its infinitive."""
    return next((token for token in tokens if announces(token)), None)


def announces(token: Token) -> bool:
    """«Мы **не планируем** закрывать завод» is no intention; «не рекомендуется» recommends."""
    modality = cue_of(token)
    if modality in STATING or not _governs_infinitive(token):
        return False
    return modality == "Recommendation" or not is_denied(token)


def is_denied(token: Token) -> bool:
    return token.doc[max(token.i - 1, 0) : token.i].text.lower() == "не"


def is_rejected(sentence: str, following: str = "") -> bool:
    """«Предложение открыть музей отклонено»; also where only the next sentence says so."""
    resumed = RESUMED.match(following) and REJECTED.search(following)
    return bool(REJECTED.search(sentence) or resumed)


def _governs_infinitive(token: Token) -> bool:
    """A finite form and its infinitive: «намерен стать», «обязуется до 1 мая представить»."""
    reading = token._.parse
    finite = reading.pos in {"VERB", "ADJS", "PRTS"} or (reading.pos == "NOUN" and _is_taken(token))
    if not finite:
        return False
    return _has_deed(token.doc[token.i + 1 : token.i + REACH]) or (
        token.lemma_ in TURNED and _has_deed(reversed(token.doc[max(token.i - REACH, 0) : token.i]))
    )


def _has_deed(words: Iterable[Token]) -> bool:
    clause = takewhile(
        lambda t: t.text not in BREAKS and t._.parse.pos not in {"VERB", "PRTS"}, words
    )
    return any(t._.parse.pos == "INFN" for t in clause)


def _is_taken(noun: Token) -> bool:
    before = noun.doc[max(noun.i - 1, 0) : noun.i]
    return bool(before) and before[0].lemma_ in {"принять", "принимать"}


def demands(reader: Reader, item: Item, modality: str, *, announced: bool) -> bool:
    """There is something to do: an infinitive, a deed as a noun, a verb in what an act decides."""
    tokens = reader.tokens(item.stretches[0])
    if any(token._.parse.pos == "INFN" for token in tokens):
        return True
    if (item.heads and item.parts) or is_rejected(item.stretches[0].words):
        return False
    if item.stretches[0] in item.forms:
        return True
    if modality == "Measure" and (item.forms or item.first.marker) and not item.parts:
        return not item.heads and _opens_with_noun(tokens)
    if not announced:
        return any(token.lemma_ in DECIDING for token in tokens) and bool(item.first.number)
    if modality == "Measure" or (item.first.marker and not item.parts):
        return _names_deed(tokens) or _decides(item, tokens, modality)
    return _decides(item, tokens, modality)


def _opens_with_noun(tokens: Sequence[Token]) -> bool:
    """«Ремонт котельной», not «Механизм реализации подпрограммы»"""
    noun = bool(tokens) and tokens[0]._.parse.pos in {"NOUN", "ADJF", "PRTF"}
    return noun and tokens[0].lemma_ not in words("sections.tsv")


def _names_deed(tokens: Sequence[Token]) -> bool:
    """«создание центра компетенций»"""
    return bool(tokens) and tokens[0].lemma_.endswith(DEED) and len(tokens) > 1


def _decides(item: Item, tokens: Sequence[Token], modality: str) -> bool:
    """«8. Контроль за исполнением приказа **оставляю** за собой», «**вступает** в силу»"""
    verbs = any(token._.parse.pos in {"VERB", "PRTS"} for token in tokens)
    numbered = modality in {"Decision", "Acknowledgement"} and bool(item.first.number)
    return numbered and verbs


def party_acts(reader: Reader, stretch: Stretch) -> bool:
    """«2.4. **Сторона 2 обеспечивает** обучение»: what a party does, it undertakes."""
    tokens = reader.tokens(stretch)
    finite = next((i for i, t in enumerate(tokens) if t._.parse.pos == "VERB"), len(tokens))
    verb = tokens[finite : finite + 1]
    if not verb or not is_present(verb[0]):
        return False
    named = reader.named(stretch.passage, stretch.start, verb[0].idx)
    acting = any(n.mention.kind in ACTING and n.mention.start == stretch.start for n in named)
    party = any(token.lemma_ == "сторона" for token in tokens[:finite])
    return party or acting or verb[0].lemma_ in words("arranged.tsv")


def is_present(verb: Token) -> bool:
    """«обеспечивает», «представит»: what is said to be done, unless it only states something."""
    tense = verb.morph.to_dict().get("Tense")
    return (
        tense in {"Pres", "Fut"} and not is_denied(verb) and verb.lemma_ not in words("stating.tsv")
    )


def is_predicate(reader: Reader, stretch: Stretch) -> bool:
    """«2.1.1. Предлагается: – включить …»"""
    return any(token.lemma_ in PREDICATES for token in reader.tokens(stretch))
