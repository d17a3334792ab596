"""Bodies in small letters that the document names elsewhere: «отдел культуры района»."""

from collections.abc import Iterable, Iterator

from ingest.analysed import Doc
from ingest.mentions.candidate import Candidate
from ingest.mentions.heads import heads
from ingest.names import signature
from ingest.phrases import phrase

#: Of fewer words nothing can be told.
TELLING = 2


class NamedElsewhere:
    """The bodies that a document names by a telling noun, to be known again in small letters."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._named = {
            signature(one.name): one
            for one in candidates
            if one.kind == "organization" and one.rule == "head_noun_phrase"
        }

    def again(self, doc: Doc) -> Iterator[Candidate]:
        """«Отделу кадров …» above, «**отдел кадров**» in a table below"""
        for head, what in heads(doc) if self._named else ():
            if what.kind != "organization" or not head.text.islower():
                continue
            span = phrase(head)
            named_here = len(span) < TELLING or not span.text[:1].islower()
            if named_here or head._.parse.number == "plur":
                continue
            named = self._named.get(signature(span.text))
            if named is not None:
                yield Candidate(
                    span.start, span.end, named.kind, named.subclass, named.name,
                    "named_elsewhere", 0.8,
                )  # fmt: skip
