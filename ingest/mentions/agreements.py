"""Agreements that a document is, numbered in one line and told in the next what about."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.analysed import Doc
from ingest.mentions.candidate import Candidate
from ingest.model import Passage

NUMBERED = re.compile(r"(соглашение|договор|меморандум|контракт)\s+(№\s*\S*\d\S*)(?:\s|$)", re.I)
ABOUT = re.compile(r"(?:об?|между)\s+[а-яё].*[^:;.]")
LONGEST = 400
#: The title stands among so many lines.
HEAD = 15


def numbered_agreements(
    passages: Sequence[Passage], docs: Sequence[Doc]
) -> Iterator[tuple[int, Candidate]]:
    """«**СОГЛАШЕНИЕ № 88-С** ⏎ о сотрудничестве между …» is called so with and without its line."""
    for (passage, below), doc in zip(pairwise(passages), docs, strict=False):
        numbered = NUMBERED.match(passage.text)
        if numbered is None or passage.marker or below.marker or passage.order > HEAD:
            continue
        rest = passage.text[numbered.end() :].strip() or below.text
        span = doc.char_span(0, numbered.end(2), alignment_mode="expand")
        if span is not None and len(rest) < LONGEST and ABOUT.fullmatch(rest):
            short = f"{numbered[1].capitalize()} {numbered[2]}"
            yield (
                passage.order,
                Candidate(
                    0, span.end, "act", "", f"{short} {rest}", "numbered_agreements", 0.9, (short,)
                ),
            )
