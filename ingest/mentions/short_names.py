"""Where a document uses the other names that it has given: «ЦКР», «Форума», «Минэкологии края»."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ingest.abbreviations import is_short
from ingest.analysed import Doc, Span, Token
from ingest.mentions.aliases import Given
from ingest.mentions.candidate import Candidate
from ingest.morphology import lemmas, parses
from ingest.phrases import phrase
from ingest.phrases.nouns import is_gathering_of
from ingest.phrases.quotations import is_opening

#: «настоящего Соглашения», «вся Программа» is the thing itself, «новая Программа» another.
DEMONSTRATIVES = {
    "настоящий", "данный", "указанный", "этот", "весь", "наш", "вышеуказанный", "названный", "сам",
    "упомянутый", "свой",
}  # fmt: skip


#: What is done, as in «предоставление»; what things are put to.
DEEDS = ("ние", "тие", "ция", "ача")
SUBMITTED = {"рассмотрение", "утверждение", "согласование", "одобрение", "обсуждение"}


class ShortName(NamedTuple):
    """A name given in the passage of this order, word by word."""

    order: int
    words: tuple[str, ...]
    given: Given


class ShortNames:
    """The other names of a document, by what their first words may be."""

    def __init__(self, given: Iterable[tuple[int, Given]]) -> None:
        self._by_first: dict[str, list[ShortName]] = {}
        for order, each in given:
            words = tuple(token.text for token in each.other.span)
            if words[0].isascii() and not is_short(words[0]):
                continue  # names in Latin letters are found as what they are
            for first in lemmas(words[0]):
                self._by_first.setdefault(first, []).append(ShortName(order, words, each))

    def used(self, doc: Doc, order: int) -> Iterator[Candidate]:
        """The candidates of a passage that is the document's `order`th."""
        for token in doc:
            fitting = [
                short
                for lemma in lemmas(token.text)
                for short in self._by_first.get(lemma, ())
                if _stands(short, doc, token.i)
            ]
            if fitting:
                short = min(fitting, key=lambda each: (-len(each.words), _distance(each, order)))
                yield _candidate(short, token.i)

    def beside(self, doc: Doc, candidate: Candidate) -> Candidate:
        """«организации Балтийского альянса **BCA**»: the abbreviation beside a name is its own."""
        last = doc[candidate.end - 1].text
        known = is_short(last) and any(
            short.words == (last,) for one in lemmas(last) for short in self._by_first.get(one, ())
        )
        return (
            candidate.called_also(last)
            if known and candidate.end - candidate.start > 1
            else candidate
        )

    def claims(self, doc: Doc, candidate: Candidate) -> bool:
        """«на рассмотрение **Совета** изменения», «бюро **КГУ** «Импульс»» go on otherwise.

        A longer name that another rule reads there is none.
        """
        token = doc[candidate.start]
        given = (s for lemma in lemmas(token.text) for s in self._by_first.get(lemma, ()))
        own = [short for short in given if len(short.words) == 1]
        if candidate.end == token.i + 1 or not own:
            return False
        if candidate.rule == "head_with_quotation":
            return is_short(token.text) and any(short.words == (token.text,) for short in own)
        same = any(_is_form(token, short.words[0]) for short in own)
        return candidate.rule == "head_noun_phrase" and same and _ends_here(token)


def _distance(short: ShortName, order: int) -> tuple[bool, int]:
    """The nearest definition before, else the first after."""
    return short.order > order, abs(short.order - order)


def _candidate(short: ShortName, at: int) -> Candidate:
    owner = short.given.owner
    abbreviation = is_short(short.words[0])
    return Candidate(
        at, at + len(short.words), owner.kind, owner.subclass, owner.name,
        "explained_abbreviation" if abbreviation else "defined_short_name", 0.9,
    )  # fmt: skip


def _stands(short: ShortName, doc: Doc, at: int) -> bool:
    span = doc[at : at + len(short.words)]
    if len(span) < len(short.words):
        return False
    if is_short(short.words[0]):
        return all(token.text == word for token, word in zip(span, short.words, strict=True))
    same = all(_is_form(token, word) for token, word in zip(span, short.words, strict=True))
    return same and not _is_of_another(span)


def _is_form(token: Token, word: str) -> bool:
    if word[:1].isupper() and not token.text[:1].isupper():
        return False
    common = lemmas(token.text) & lemmas(word)
    plural = parses(word)[0].number == "plur"
    return any(
        reading.lemma in common and (plural or reading.number != "plur")
        for reading in parses(token.text)
    )


def _ends_here(token: Token) -> bool:
    """«предоставления **Кластеру** помещений», «на рассмотрение **Совета** изменения»"""
    doc, at = token.doc, int(token.i)
    if not at or at + 1 >= len(doc) or not doc[at + 1].text.islower():
        return False
    before, case = doc[at - 1].lemma_, token._.parse.case
    if case == "datv":
        return before.endswith(DEEDS)
    named = any(r.case in {"accs", "nomn"} and r.number == "plur" for r in parses(doc[at + 1].text))
    return case == "gent" and before in SUBMITTED and named


def _is_of_another(span: Span) -> bool:
    """«Союз **садоводов**», «**новый** Союз», «Союз **«Север»**» are not the Союз meant."""
    doc = span.doc
    if len(span) == 1 and (_ends_here(span[0]) or is_gathering_of(doc, span.start)):
        return False
    if span.end < len(doc) and is_opening(doc[span.end]):
        return True
    head = next((token for token in reversed(span) if token._.parse.pos == "NOUN"), None)
    if head is None:
        return False
    whole = phrase(head, prepositions=False)
    before = doc[whole.start : span.start]
    longer = whole.end > span.end and len(span) == 1
    return longer or any(token.lemma_ not in DEMONSTRATIVES for token in before)
