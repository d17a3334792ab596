"""Lines that head what follows: «2.1. Ассоциация лесопромышленников»."""

import re

from ingest.model import Mention, Passage

#: A heading has at most so many words.
LONGEST = 16
#: What may stand in it beside a name: «(НСПКД)», «О деятельности».
BESIDE_NAME = 14


def is_heading(passage: Passage) -> bool:
    """No sentence and no item of a list."""
    words = passage.words.strip()
    short = len(words.split()) <= LONGEST and words[-1:] not in {".", ";", ",", ":", "!", "?"}
    capital = re.match(r"[«\"]?[А-ЯЁA-Z]", words) is not None
    return short and capital and not passage.cells and passage.marker != "•"


def is_named_alone(mention: Mention) -> bool:
    """«Национальный **союз** «Лес» (НСЛ)»: the passage is hardly more than the name."""
    words = mention.passage.words.strip()
    opens = mention.start <= mention.passage.body + 1
    return opens and len(words) - (mention.end - mention.start) <= BESIDE_NAME
