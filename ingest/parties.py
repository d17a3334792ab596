"""Who concludes the agreement that a document is."""

import re
from collections.abc import Sequence

from ingest.model import Entity, Naming, Passage, outermost

KINDS = r"(?:соглашени|меморандум|договор|протокол|деклараци|харти|контракт)"
#: «заключили настоящее Соглашение», «подписали настоящий Меморандум»
OWN = re.compile(
    rf"\b(?:заключил[иа]|подписал[иа])\s+(?:\([^)]*\)\s+)?настоящ\w+\s+{KINDS}\w*", re.I
)
IN_PERSON = re.compile(r",?\s*в\s+лице\b", re.I)
BRACKETS = re.compile(r"\([^()]*\)")
#: Nobody concludes an agreement alone.
FEWEST = 2


def contracting(passage: Passage, named: Sequence[Naming]) -> list[Entity]:
    """«**Область**, в лице …, и **Завод**, в лице …, заключили настоящее Соглашение»

    The last body before each «в лице»; without one, the bodies of the list that signs.
    """
    own = OWN.search(passage.text)
    if own is None:
        return []
    bracketed = [match.span() for match in BRACKETS.finditer(passage.text)]
    bodies = [
        naming
        for naming in outermost(named)
        if naming.mention.kind in {"organization", "place"}
        and naming.mention.end <= own.start()
        and not any(start <= naming.mention.start < stop for start, stop in bracketed)
    ]
    found: list[Entity] = []
    for match in IN_PERSON.finditer(passage.text, 0, own.start()):
        before = [n for n in bodies if n.mention.end <= match.start()]
        found += [n.entity for n in before[-1:] if n.mention.kind == "organization"]
    if not found:
        found = [n.entity for n in bodies if n.mention.kind == "organization"]
    parties = list(dict.fromkeys(found))
    return parties if len(parties) >= FEWEST else []
