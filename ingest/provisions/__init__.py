"""What is to be done, by whom, until when: clauses of the outline become provisions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ingest.analysed import Doc
from ingest.model import Entity, Naming, Provision, Text, by_passage
from ingest.outline import Item, Section, opener, opens_with_deed, outline
from ingest.provisions.beneficiaries import with_beneficiaries
from ingest.provisions.clauses import Heading, provisions_of
from ingest.provisions.duties import duty_for_programme, duty_of_party, party_over
from ingest.provisions.measures import measures
from ingest.provisions.parties import actors_of, addressees_of_cue, recipients
from ingest.provisions.prose import in_prose
from ingest.provisions.reader import Reader
from ingest.provisions.wording import announcing_verb, own_modality, party_acts
from ingest.topics import SubjectAreas

#: Headings over what is the case.
TELLING = re.compile(r"сведени|результат|профил|справк|характеристик|преамбул|понят|термин", re.I)


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
    reader = Reader(text, docs, by_passage(namings), areas, issued, issuers, kind)
    found: list[Provision] = []
    for section in outline(text.passages, docs):
        found += _in_section(reader, section) if section.modality else _unannounced(reader, section)
    read = sorted([*found, *measures(reader)], key=lambda provision: provision.start)
    return [with_beneficiaries(reader, provision) for provision in read]


def _in_section(reader: Reader, section: Section) -> Iterator[Provision]:
    """«Участники планируют: – организовать …; – развивать …»"""
    actors = actors_of(reader, section) or reader.issuers
    addressees = addressees_of_cue(reader, section)
    if reader.kind == "Letter" and not addressees:
        addressees = recipients(reader)
    heading = Heading(section.modality or "", "item_of_section", addressees)
    for item in section.items:
        for provision in provisions_of(reader, item, heading):
            plain = provision.number is None and item.first.marker is None
            number = section.agenda if plain else provision.number
            yield _acted(replace(provision, number=number), actors)


def _acted(provision: Provision, actors: tuple[Entity, ...]) -> Provision:
    """Who acts in a clause acts in its parts."""
    own = provision.actors or actors
    return replace(
        provision, actors=own, parts=tuple(_acted(part, own) for part in provision.parts)
    )


def _unannounced(reader: Reader, section: Section) -> Iterator[Provision]:
    """Outside announced sections a clause must say itself what it is."""
    for item in section.items:
        opened = list(_by_itself(reader, item, section))
        yield from opened
        for stretch in () if opened else item.stretches:
            yield from in_prose(reader, stretch.passage, heard=section.states == "heard")
        if not opened and item.parts:
            yield from _unannounced(reader, replace(section, items=item.parts))


def _by_itself(reader: Reader, item: Item, section: Section) -> Iterator[Provision]:
    """«3. Рекомендовать главам районов …» says what it is in any section."""
    modality, rule = _mood(reader, item, section)
    if modality:
        actors = party_over(reader, item) if rule == "party_acts" else ()
        for provision in provisions_of(reader, item, Heading(modality, rule)):
            yield _acted(provision, actors or reader.issuers)


def _mood(reader: Reader, item: Item, section: Section) -> tuple[str | None, str]:
    """What kind of provision an unannounced clause is, and by which rule."""
    own = opener(item.stretches[0].words)
    if own:
        return own, "opening_infinitive"
    if item.forms:
        return reader.mood or "Measure", "item_with_form_line"
    if item.first.number and announcing_verb(reader.tokens(item.stretches[0])) is not None:
        return own_modality(reader, item, ""), "cue_with_infinitive"
    if item.first.number and (_undertakes(reader, item, section) or duty_of_party(reader, item)):
        return "Obligation", "party_acts"
    if duty_for_programme(reader, item):
        return "Obligation", "party_acts"
    if not section.states and item.first.marker and _orders(reader, item):
        return reader.mood, "item_of_order" if reader.kind == "Order" else "item_of_act"
    return None, ""


def _undertakes(reader: Reader, item: Item, section: Section) -> bool:
    """Parties undertake nothing where they tell: «I. Общие сведения», «II. Результаты»."""
    tells = section.cue is not None and TELLING.search(section.cue.words)
    stated = bool(tells or section.states)
    return reader.kind == "Memorandum" and not stated and party_acts(reader, item.stretches[0])


def _orders(reader: Reader, item: Item) -> bool:
    """Every number of an order is one; in other acts what opens with its deed."""
    if reader.kind == "Order":
        return bool(item.first.number)
    tokens = reader.tokens(item.stretches[0])
    return opens_with_deed(tokens) or (reader.kind == "Roadmap" and bool(item.first.number))
