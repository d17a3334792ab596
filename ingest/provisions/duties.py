"""What somebody is to do, listed under their name: «Правительство края: 1) предоставляет …»."""

import re
from collections.abc import Sequence

from ingest.lexicon import words
from ingest.model import Entity, Naming, Passage
from ingest.outline import Item, Stretch, is_roman
from ingest.parties import contracting
from ingest.provisions.reader import ACTING, Reader
from ingest.provisions.wording import is_present, party_acts

#: Documents in which the present tense obliges.
OBLIGING = {"Memorandum", "ProgrammeDocument"}
#: Who does what for a programme, where no name is given.
CAPACITIES = ("исполнител", "соисполнител", "ответственн", "координатор", "заказчик", "сторон")
#: No name over a list has more words.
LONGEST = 10
FAR = 30
BOTH = re.compile(r"(?:Обе\s+)?[Сс]тороны\b")


def duty_of_party(reader: Reader, item: Item) -> bool:
    """«1) **предоставляет** доступ к системе», under «Правительство края:»"""
    if reader.kind not in OBLIGING or item.parts or is_roman(item.first):
        return False
    tokens = reader.tokens(item.stretches[0])
    finite = next((i for i, t in enumerate(tokens) if t._.parse.pos == "VERB"), None)
    if finite is None or not is_present(tokens[finite]):
        return False
    own = finite > 0 and tokens[0]._.parse.case == "nomn"  # «Комиссия создаёт …»
    return not own and _lead(reader, item.first) is not None


def duty_for_programme(reader: Reader, item: Item) -> bool:
    """«**Комитет** ежеквартально, до 15 числа, **представляет** отчёт», in a programme"""
    if reader.kind != "ProgrammeDocument" or item.parts:
        return False
    first = item.stretches[0]
    verb = next((t for t in reader.tokens(first) if t._.parse.pos == "VERB"), None)
    return verb is not None and verb.lemma_ in words("duties.tsv") and party_acts(reader, first)


def party_over(reader: Reader, item: Item) -> tuple[Entity, ...]:
    """Whom the line over the list names."""
    lead = _lead(reader, item.first)
    return _named(reader, lead) if lead is not None else ()


def parties_acting(reader: Reader, stretch: Stretch) -> tuple[Entity, ...]:
    """«2.4. **Университет** обеспечивает обучение», «2.5. **Стороны** создают группу»"""
    if BOTH.match(stretch.words):
        return _contracting(reader)
    named = reader.named(stretch.passage, stretch.start, stretch.end)
    return _opening(named, stretch.start)


def _contracting(reader: Reader) -> tuple[Entity, ...]:
    """«**Область**, в лице …, и **Завод**, в лице …, заключили настоящее Соглашение»"""
    found = (contracting(p, reader.namings.get(p.order, [])) for p in reader.text.passages[:FAR])
    return tuple(next(filter(None, found), ()))


def _opening(named: Sequence[Naming], start: int) -> tuple[Entity, ...]:
    return tuple(
        n.entity for n in named[:1] if n.mention.kind in ACTING and n.mention.start == start
    )


def _lead(reader: Reader, first: Passage) -> Passage | None:
    """The line over a list, where it is a name or a capacity and a colon."""
    above = reader.text.passages[max(first.order - FAR, 0) : first.order - 1]
    lead = next((p for p in reversed(above) if not p.marker or p.text.endswith(":")), None)
    if lead is None or not lead.text.endswith(":") or len(lead.words.split()) > LONGEST:
        return None
    says = any(t._.parse.pos == "VERB" for t in reader.doc(lead))  # «Стороны отмечают:»
    if says:
        return None
    capacity = lead.words.lower().startswith(CAPACITIES)
    return lead if capacity or _named(reader, lead) else None


def _named(reader: Reader, lead: Passage) -> tuple[Entity, ...]:
    return _opening(reader.named(lead, lead.body, len(lead.text)), lead.body)
