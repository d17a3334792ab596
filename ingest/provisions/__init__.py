"""What is to be done, by whom, until when: clauses of the outline become provisions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from razdel import sentenize

from ingest.analysed import Doc, Token
from ingest.dates import deadline
from ingest.model import Entity, Naming, Passage, Provision, Text, by_passage
from ingest.outline import Item, Section, cue_of, outline
from ingest.provisions.measures import measures
from ingest.provisions.parties import (
    actors_of,
    addressed_by,
    addressees_of,
    own_actors,
    responsible_for,
)
from ingest.provisions.reader import ABOUT, Reader
from ingest.provisions.terms import term_of
from ingest.provisions.wording import (
    announces,
    announcing_verb,
    demands,
    is_denied,
    is_predicate,
    opener,
    own_modality,
)
from ingest.topics import SubjectAreas


def find_provisions(
    text: Text,
    docs: Sequence[Doc],
    namings: Sequence[Naming],
    *,
    areas: SubjectAreas,
    issued: date | None = None,
    issuers: tuple[Entity, ...] = (),
    kind: str = "",
) -> list[Provision]:
    """Every provision of a document; the parts of one stand in it."""
    reader = Reader(text, docs, by_passage(namings), areas, issued, issuers, orders=kind == "Order")
    found: list[Provision] = []
    for section in outline(text.passages, docs):
        found += _in_section(reader, section) if section.modality else _in_prose(reader, section)
    return sorted([*found, *measures(reader)], key=lambda provision: provision.start)


def _in_section(reader: Reader, section: Section) -> Iterator[Provision]:
    """«Участники планируют: – организовать …; – развивать …»"""
    actors = actors_of(reader, section) or reader.issuers
    for item in section.items:
        for provision in _of_item(reader, item, section.modality or "", "item_of_section", ()):
            plain = provision.number is None and item.first.marker is None
            number = section.agenda if plain else provision.number
            yield _acted(replace(provision, number=number), actors)


def _acted(provision: Provision, actors: tuple[Entity, ...]) -> Provision:
    """Who acts in a clause acts in its parts."""
    own = provision.actors or actors
    return replace(
        provision, actors=own, parts=tuple(_acted(part, own) for part in provision.parts)
    )


def _in_prose(reader: Reader, section: Section) -> Iterator[Provision]:
    """Outside announced sections a clause must say itself what it is."""
    for item in section.items:
        opened = list(_opened_by_infinitive(reader, item))
        yield from opened
        for passage in () if opened else item.passages:
            yield from _cue_with_infinitive(reader, passage)
        for part in () if opened else item.parts:
            yield from _in_prose(reader, Section(None, items=[part]))


def _of_item(
    reader: Reader, item: Item, modality: str, rule: str, addressees: tuple[Entity, ...]
) -> Iterator[Provision]:
    """The item as a provision with its parts; of a mere heading, the parts by themselves."""
    own = own_modality(reader, item, modality)
    modality = own or modality
    addressees = addressees_of(reader, item) or addressees
    if not demands(reader, item, modality) and not (item.parts and is_predicate(reader, item)):
        for part in item.parts:
            yield from _of_item(reader, part, modality, rule, addressees)
        return
    term, blank = term_of(reader, item)
    yield replace(
        _clause(reader, item, modality, "opening_infinitive" if own else rule, addressees),
        actors=own_actors(reader, item.first),
        responsible=responsible_for(reader, item),
        deadline=term,
        blank_fields=blank,
        parts=tuple(_parts(reader, item, modality, addressees)),
    )


def _parts(
    reader: Reader, item: Item, modality: str, addressees: tuple[Entity, ...]
) -> Iterator[Provision]:
    """Parts that say what to do, and parts that name what the whole is about."""
    for part in item.parts:
        demanding = list(_of_item(reader, part, modality, "part_of_provision", addressees))
        yield from demanding or [_clause(reader, part, modality, "part_of_provision", addressees)]


def _clause(
    reader: Reader, item: Item, modality: str, rule: str, addressees: tuple[Entity, ...]
) -> Provision:
    passages = tuple(_all_passages(item))
    start = item.first.start + item.first.body
    return Provision(
        passages=passages,
        start=start,
        end=start + len(reader.text.text[start : item.end].rstrip(" ;,")),
        modality=modality,
        rule=rule,
        confidence=0.9,
        number=item.first.number,
        addressees=addressees,
        about=_about(reader, passages, addressees),
        topics=_topics(reader, passages),
    )


def _opened_by_infinitive(reader: Reader, item: Item) -> Iterator[Provision]:
    """«3. Рекомендовать главам районов …» says what it is in any section."""
    modality, rule = opener(item.first), "opening_infinitive"
    if modality is None and reader.orders and item.first.number:
        modality, rule = "Decision", "item_of_order"
    if modality is None and item.forms:
        modality, rule = "Measure", "item_with_form_line"
    if (
        modality is None
        and item.first.number
        and announcing_verb(reader.doc(item.first)) is not None
    ):
        modality, rule = own_modality(reader, item, ""), "cue_with_infinitive"
    if modality:
        for provision in _of_item(reader, item, modality, rule, ()):
            yield _acted(provision, reader.issuers)


def _cue_with_infinitive(reader: Reader, passage: Passage) -> Iterator[Provision]:
    """«Участники круглого стола **предлагают поддержать** мероприятия …»"""
    for sentence in sentenize(passage.text):
        for token in reader.doc(passage):
            inside = sentence.start <= token.idx < sentence.stop
            if inside and announces(token):
                modality = cue_of(token) or ""
                yield _from_sentence(
                    reader, passage, token, modality, sentence.start, sentence.stop
                )
                break


def _from_sentence(
    reader: Reader, passage: Passage, verb: Token, modality: str, start: int, stop: int
) -> Provision:
    """An intention keeps its subject; what is proposed begins with the verb."""
    whole = modality == "Intention" or verb._.parse.pos == "NOUN"
    first = verb.doc[verb.i - 1] if is_denied(verb) else verb
    begin = max(start, passage.body) if whole else first.idx
    words = passage.text[begin:stop].rstrip()
    named = reader.named(passage, start, verb.idx)
    actors = tuple(n.entity for n in named if n.mention.kind in {"group", "organization", "person"})
    return Provision(
        passages=(passage,),
        start=passage.start + begin,
        end=passage.start + begin + len(words),
        modality=modality,
        rule="cue_with_infinitive",
        confidence=0.8,
        actors=actors[:1],
        addressees=addressed_by(reader, passage, verb),
        about=_about(reader, (passage,), ()),
        topics=_topics(reader, (passage,)),
        deadline=deadline(words, issued=reader.issued),
    )


def _all_passages(item: Item) -> Iterator[Passage]:
    yield from item.passages
    for part in item.parts:
        yield from _all_passages(part)


def _about(
    reader: Reader, passages: Sequence[Passage], addressees: Sequence[Entity]
) -> tuple[Entity, ...]:
    named = (
        naming.entity
        for passage in passages
        for naming in reader.namings.get(passage.order, [])
        if naming.mention.kind in ABOUT
    )
    return tuple(entity for entity in dict.fromkeys(named) if entity not in addressees)


def _topics(reader: Reader, passages: Sequence[Passage]) -> tuple[Entity, ...]:
    found = (area for passage in passages for area in reader.areas.of(reader.doc(passage)))
    return tuple(dict.fromkeys(found))
