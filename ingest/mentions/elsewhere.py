"""Bodies that the document names elsewhere, where their letters do not tell: «отдел культуры»."""

from collections.abc import Iterable, Iterator, Sequence

from ingest.analysed import Doc
from ingest.mentions.candidate import Candidate, opens_sentence
from ingest.mentions.heads import heads
from ingest.names import core, signature
from ingest.phrases import phrase

#: Of fewer words nothing can be told.
TELLING = 2


class NamedElsewhere:
    """The bodies that a document names by a telling noun, to be known again in small letters."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._named = {
            signature(one.name): one
            for one in candidates
            if one.kind == "organization" and one.rule == "head_noun_phrase"
        }
        self._quoted = dict(_quoted(candidates))

    def unquoted(self, doc: Doc) -> Iterator[Candidate]:
        """«компания «Штадлер Минск»» above, «поезда **Штадлер Минск**» below"""
        for token in doc if self._quoted else ():
            for words, named in self._quoted.get(token.text, ()):
                end = token.i + len(words)
                if tuple(each.text for each in doc[token.i : end]) == words:
                    yield Candidate(
                        token.i, end, named.kind, named.subclass, named.name,
                        "named_elsewhere", 0.8,
                    )  # fmt: skip

    def again(self, doc: Doc) -> Iterator[Candidate]:
        """«Отделу кадров …» above, «**отдел кадров**» in a table below, «**Отдел кадров** учит»"""
        for head, what in heads(doc) if self._named else ():
            if what.kind != "organization" or head._.parse.number == "plur":
                continue
            span = phrase(head)
            small = head.text.islower() and span.text[:1].islower()
            if len(span) < TELLING or not (small or opens_sentence(span)):
                continue
            named = self._named.get(signature(span.text))
            if named is not None:
                yield Candidate(
                    span.start, span.end, named.kind, named.subclass, named.name,
                    "named_elsewhere", 0.8,
                )  # fmt: skip


def _quoted(
    candidates: Iterable[Candidate],
) -> Iterator[tuple[str, list[tuple[tuple[str, ...], Candidate]]]]:
    """The bodies whose quotation is of capitalised words, by the first of them."""
    by_words = {
        tuple(inner.split()): one
        for one in candidates
        if one.kind == "organization" and one.rule == "head_with_quotation"
        and (inner := core(one.name)) and inner in one.aliases
    }  # fmt: skip
    for first in {words[0] for words in by_words}:
        yield (
            first,
            [
                (words, one)
                for words, one in by_words.items()
                if words[0] == first
                and len(words) >= TELLING
                and all(w[:1].isupper() for w in words)
            ],
        )
