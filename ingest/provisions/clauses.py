"""Clauses of the outline as provisions with their parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.dates import deadline
from ingest.model import Deadline, Entity, Passage, Provision
from ingest.outline import Item, Stretch, opener
from ingest.provisions.deeds import enumerated, sentences_of, unframed
from ingest.provisions.parties import ADVISING, addressees_of, heads_by_name, own_actors, planners
from ingest.provisions.reader import Reader
from ingest.provisions.responsible import charged_with, responsible_for
from ingest.provisions.terms import form_term, term_of
from ingest.provisions.wording import demands, is_predicate, own_modality, party_acts

#: Read by these rules, a clause has no cue over it.
UNANNOUNCED = {"item_of_order", "item_of_act"}
LISTED = "item_of_section"


@dataclass(frozen=True)
class Heading:
    """What a section or the clause above says of all that stands under it."""

    modality: str
    rule: str
    addressees: tuple[Entity, ...] = ()
    actors: tuple[Entity, ...] = ()
    responsible: tuple[Entity, ...] = ()
    term: Deadline | None = None
    blank: frozenset[str] = frozenset()


def provisions_of(reader: Reader, item: Item, heading: Heading) -> Iterator[Provision]:
    """The item as a provision with its parts; of a mere heading, the parts by themselves."""
    own = own_modality(reader, item, heading.modality)
    term, blank = term_of(reader, item)
    if own == "Acknowledgement":
        term = None
    modality = own or heading.modality
    inner = Heading(
        modality,
        heading.rule,
        _called(reader, item, modality, heading),
        own_actors(reader, item.stretches[0]) or heading.actors,
        responsible_for(reader, item) or heading.responsible,
        term or heading.term,
        blank or heading.blank,
    )
    if not _is_provision(reader, item, inner.modality, heading.rule):
        for part in item.parts:
            yield from provisions_of(reader, part, inner)
        return
    whole = _whole(reader, item, inner, "opening_infinitive" if own else heading.rule)
    parts = tuple(_parts(reader, item, inner, form_term(reader, item) or heading.term))
    if _is_dashed(item) and _only_calls(reader, item) and whole.deadline is None:
        terms = [part.deadline for part in parts if part.deadline]
        whole = replace(whole, deadline=terms[0] if len(terms) == 1 else None)
    yield replace(whole, parts=parts)


def _called(reader: Reader, item: Item, modality: str, heading: Heading) -> tuple[Entity, ...]:
    """Who is called or charged; what a party does for somebody calls nobody."""
    if heading.rule == "party_acts":
        return heading.addressees
    first = item.stretches[0]
    called = addressees_of(reader, first) or charged_with(reader, first)
    if item.parts and modality in ADVISING:
        called = called or heads_by_name(reader, first)  # «3. Ассоциации «Чистая река»»
    called = called or heading.addressees
    return called or (planners(reader, first) if modality in ADVISING else ())


def _is_provision(reader: Reader, item: Item, modality: str, rule: str) -> bool:
    """«2.1.1. Предлагается: – включить …» is one for its parts."""
    first = item.stretches[0]
    if _only_calls(reader, item) and not (rule == LISTED and _is_lettered(item)):
        return bool(item.first.number) and _is_dashed(item)
    announces = bool(item.parts) and is_predicate(reader, first)
    undertakes = rule == "party_acts" or party_acts(reader, first)
    acts = modality == "Obligation" and undertakes and not item.parts
    return announces or acts or demands(reader, item, modality, announced=rule not in UNANNOUNCED)


def _only_calls(reader: Reader, item: Item) -> bool:
    """«3. Рекомендовать главам районов:», «2.2. Университет обязуется:»: the deeds stand below.

    With dashes under it the clause is one provision; with numbers each of them is one.
    """
    if not item.parts or not item.is_open:
        return False
    first = item.stretches[0]
    tokens = reader.tokens(first)
    called = tokens[1:] if opener(first.words) else tokens
    says_nothing_more = not any(token.is_alpha for token in called)  # «1. Рекомендовать:»
    calls = bool(addressees_of(reader, first) or own_actors(reader, first)) or says_nothing_more
    return calls and not any(token._.parse.pos == "INFN" for token in called)


def _is_lettered(item: Item) -> bool:
    """«2. Рекомендовать музею: а) открыть …» among what was decided is one decision."""
    numbers = [part.first.number or "" for part in item.parts]
    return bool(opener(item.stretches[0].words)) and all(one.isalpha() for one in numbers)


def _is_dashed(item: Item) -> bool:
    return all(part.first.marker == "•" for part in item.parts)


def _whole(reader: Reader, item: Item, heading: Heading, rule: str) -> Provision:
    passages = tuple(_all_passages(item))
    first = item.stretches[0]
    start = first.passage.start + first.start
    return Provision(
        passages=passages,
        start=start,
        end=start + len(reader.text.text[start : item.end].rstrip(" ;,")),
        modality=heading.modality,
        rule=rule,
        confidence=0.9,
        number=item.first.number if first.start == item.first.body else None,
        addressees=heading.addressees,
        actors=heading.actors,
        responsible=heading.responsible,
        about=reader.about(passages, heading.addressees),
        topics=reader.topics(passages),
        deadline=heading.term,
        blank_fields=heading.blank,
    )


def _parts(
    reader: Reader, item: Item, heading: Heading, standing: Deadline | None
) -> Iterator[Provision]:
    """Parts that say what to do, and parts that name what the whole is about.

    The term of one sentence is not that of the next; `standing` is what holds for all of them.
    """
    inner = replace(heading, rule="part_of_provision", blank=frozenset())
    for part in item.parts:
        demanding = list(provisions_of(reader, part, inner))
        yield from demanding or [_whole(reader, part, inner, inner.rule)]
    if not item.parts:
        yield from parts_within(reader, item.stretches, replace(heading, term=standing))


def parts_within(
    reader: Reader, stretches: Sequence[Stretch], heading: Heading
) -> Iterator[Provision]:
    """«разработать план. При разработке учесть опыт.»: sentences, and what one enumerates."""
    sentences = sentences_of(reader, stretches)
    for sentence in sentences:
        said = _said(reader, sentence, None, "sentence_of_provision", heading)
        deed = unframed(reader, sentence) if sentence is sentences[0] else sentence
        start = deed.passage.start + deed.start
        yield replace(said, start=start, parts=tuple(_enumerated(reader, sentence, heading)))
    for stretch in () if sentences else stretches:
        yield from _enumerated(reader, stretch, heading)


def _enumerated(reader: Reader, stretch: Stretch, heading: Heading) -> Iterator[Provision]:
    for number, part in enumerated(reader, stretch):
        yield _said(reader, part, number, "part_of_provision", heading)


def _said(
    reader: Reader, stretch: Stretch, number: str | None, rule: str, heading: Heading
) -> Provision:
    passage = stretch.passage
    own = addressees_of(reader, stretch) or charged_with(reader, stretch)
    return Provision(
        passages=(passage,),
        start=passage.start + stretch.start,
        end=passage.start + stretch.start + len(stretch.words.rstrip(" ;,")),
        modality=heading.modality,
        rule=rule,
        confidence=0.8,
        number=number,
        addressees=own or heading.addressees,
        responsible=heading.responsible,
        deadline=deadline(
            stretch.words, issued=reader.issued, mere_times="deadline" not in heading.blank
        )
        or heading.term,
    )


def _all_passages(item: Item) -> Iterator[Passage]:
    yield from (stretch.passage for stretch in item.stretches)
    for part in item.parts:
        yield from _all_passages(part)
