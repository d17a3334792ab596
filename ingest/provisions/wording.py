"""What a clause says by itself: that it demands something, and in which mood."""

from itertools import takewhile

from ingest.analysed import Doc, Token
from ingest.lexicon import rows
from ingest.model import Passage
from ingest.outline import Item, cue, cue_of, infinitives
from ingest.provisions.reader import Reader

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
REACH = 10


def own_modality(reader: Reader, item: Item, section: str) -> str | None:
    """What the clause itself says beats its section: «2. Сторона **обязуется представить** план».

    «Предлагается» among recommendations stays a recommendation.
    """
    doc = reader.doc(item.first)
    verb = announcing_verb(doc)
    own = opener(item.first) or (cue_of(verb) if verb is not None else None)
    if own is None and item.is_open and item.parts:
        own = cue(doc, item.first)
    return None if own == "-" or (own, section) == ("Proposal", "Recommendation") else own


def announcing_verb(doc: Doc) -> Token | None:
    """The first word of the clause that announces its infinitive."""
    return next((token for token in doc if announces(token)), None)


def announces(token: Token) -> bool:
    """«Мы **не планируем** закрывать завод» is no intention; «не рекомендуется» recommends."""
    modality = cue_of(token)
    if modality in {None, "-"} or not _governs_infinitive(token):
        return False
    return modality == "Recommendation" or not is_denied(token)


def is_denied(token: Token) -> bool:
    return token.doc[max(token.i - 1, 0) : token.i].text.lower() == "не"


def _governs_infinitive(token: Token) -> bool:
    """A finite form and its infinitive: «намерен стать», «обязуется до 1 мая представить»."""
    reading = token._.parse
    finite = reading.pos in {"VERB", "ADJS", "PRTS"} or (reading.pos == "NOUN" and _is_taken(token))
    clause = takewhile(
        lambda t: not t.is_punct and t._.parse.pos != "VERB",
        token.doc[token.i + 1 : token.i + REACH],
    )
    return finite and any(t._.parse.pos == "INFN" for t in clause)


def _is_taken(noun: Token) -> bool:
    before = noun.doc[max(noun.i - 1, 0) : noun.i]
    return bool(before) and before[0].lemma_ in {"принять", "принимать"}


def demands(reader: Reader, item: Item, modality: str) -> bool:
    """There is something to do: an infinitive, or in a plan of measures a deed as a noun."""
    doc = reader.doc(item.first)
    if infinitives(doc, item.first):
        return True
    first = next((token for token in doc if token.idx >= item.first.body), None)
    deed = first is not None and first.lemma_.endswith(("ние", "тие", "ция", "ка"))
    return modality == "Measure" and deed


def is_predicate(reader: Reader, item: Item) -> bool:
    """«2.1.1. Предлагается: – включить …»"""
    return any(token.lemma_ in PREDICATES for token in reader.doc(item.first))


def opener(passage: Passage) -> str | None:
    words = passage.words.lower()
    return next((row[1] for row in rows("openers.tsv") if words.startswith(row[0])), None)
