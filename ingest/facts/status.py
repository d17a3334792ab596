"""Whether a document is a draft, adopted, or merely published."""

import re

from ingest.facts.head import Head
from ingest.facts.lines import DRAFT, STAMP
from ingest.model import Fact

ADOPTED_TYPES = {"Resolution", "Recommendations", "Order", "MeetingDecision", "Memorandum"}
ADOPTED = re.compile(r"^\W*(?:утвержд|принят|одобрен)", re.I)
#: An annex is adopted with what it belongs to.
ANNEX = re.compile(r"^\W*(?:приложение|к\s)", re.I)
#: A mark, a stamp is a short line.
LONGEST = 300


def status_of(head: Head, kind: str) -> Fact[str]:
    """«проект» over the title is a draft; acts of a gathering or an authority are adopted."""
    first = [*head.above, head.title, *head.below[:2]]
    if any(DRAFT.search(passage.text) for passage in first if len(passage.text) < LONGEST):
        return Fact("Draft", "draft_mark")
    if kind in ADOPTED_TYPES:
        return Fact("Adopted", "type_is_adopted")
    lines = [passage for passage in head.passages if len(passage.text) < LONGEST]
    annexed = any(STAMP.match(p.text) and ANNEX.match(p.text) for p in head.above)
    if annexed or any(ADOPTED.match(passage.text) for passage in lines):
        return Fact("Adopted", "adopted_mark")
    return Fact("Published", "type_is_published")
