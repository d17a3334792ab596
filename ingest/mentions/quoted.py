"""Names with a quotation: the whole of them, and the quoted words by themselves."""

from ingest.analysed import Span, Token
from ingest.mentions.heads import lexicon
from ingest.names import core
from ingest.phrases import phrase
from ingest.phrases.nominative import ADJECTIVES, ORDINAL, in_nominative, quoted_in_nominative
from ingest.phrases.nouns import DIVISIONS
from ingest.phrases.quotations import CLOSING, OPENING

#: What a quotation after them names is no body.
TERRITORIES = DIVISIONS | {"образование", "территория", "сельсовет"}


def with_apposed(span: Span) -> Span:
    """«саморегулируемая организация **некоммерческое партнерство «Дом»**» is one name."""
    for token in span.doc[span.end : span.end + 4]:
        what = lexicon().get(token.lemma_)
        if what and what.kind == "organization":
            further = phrase(token)
            between = span.doc[span.end : further.start]
            joined = all(word._.parse.pos in ADJECTIVES for word in between)
            if joined and further[-1].text in CLOSING:
                return span.doc[span.start : further.end]
            return span
    return span


def named(span: Span, head: Token) -> tuple[str, tuple[str, ...]]:
    """The whole name, and the quoted words by themselves, each part in the nominative.

    «A / B» in quotation marks are two names: the second goes to the others.
    """
    name, quoted = in_nominative(span, head), core(span.text)
    if quoted is None:
        return name, ()
    if head._.parse.number == "plur":  # «в номинациях «Лучший двор»»: it is one of them
        if span.doc[head.i + 1].text not in OPENING:
            return name, ()
        name = f"{head.lemma_} «{quoted}»"
    upright = _quoted_name(span, quoted)
    if not _bears(span, head, quoted, upright):
        return name, ()
    inner, _, foreign = (part.strip() for part in upright.partition("/"))
    aliases = [alias for alias in (inner, foreign) if len(alias.split()) > 1]
    return name.replace(quoted, inner), tuple(aliases)


def _quoted_name(span: Span, quoted: str) -> str:
    opening = span.text.index(quoted)
    inside = span.char_span(opening, opening + len(quoted))
    return quoted_in_nominative(inside) if inside is not None else quoted


def _bears(span: Span, head: Token, quoted: str, upright: str) -> bool:
    """Whether the quoted words are the thing's own name: «день Форума «Города»» does not bear it.

    «план работы «Северного кластера»» does not either: its quotation is a complement.
    «XV форум «Города»» shares its quotation with the forums before it.
    """
    opening = span.start_char + span.text.index(quoted)
    between = [token for token in span.doc[head.i + 1 : span.end] if token.idx < opening]
    if any(token.lemma_ in lexicon() and token._.parse.number == "sing" for token in between):
        return False
    if any(token.lemma_ in TERRITORIES for token in between[-2:-1]):
        return False  # «администрация городского округа «Город Лесной»»: it is the territory's
    one_of_many = any(ORDINAL.match(token.text) for token in span.doc[span.start : head.i])
    return not one_of_many and (quoted == upright or len(between) == 1)
