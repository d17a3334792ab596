"""What is to be done, by whom, until when: clauses of the outline become provisions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from razdel import sentenize

from ingest.analysed import Doc, Token
from ingest.dates import deadline, field
from ingest.lexicon import rows
from ingest.model import Deadline, Entity, Naming, Passage, Provision, Text, by_passage
from ingest.outline import Item, Section, cue, cue_of, infinitives, leading, outline
from ingest.topics import SubjectAreas

DEADLINE_FIELD = re.compile(
    r"срок[а-яё]*(?: [а-яё]+)*\s*[:–—-]\s*(.*?)(?=;?\s*(?:ответственн|исполнител)|$)", re.I
)
RESPONSIBLE_FIELD = re.compile(
    r"(?:(?:ответственн|исполнител)[а-яё]*(?: [а-яё]+)?|отв\.)\s*[:–—-]\s*(.*?)(?=;?\s*срок|$)",
    re.I,
)
BLANK = re.compile(r"^[\s_.…–—-]*$|__")
#: Impersonal words that make a clause a provision without an infinitive of their own.
PREDICATES = {
    "необходимо",
    "следует",
    "предлагаться",
    "рекомендоваться",
    "надлежать",
    "целесообразно",
}
#: An infinitive stands at most this many words after the word that governs it.
REACH = 10
ACTING = {"organization", "group", "person"}
ABOUT = {"organization", "project", "programme", "event", "act", "award"}


@dataclass(frozen=True)
class Reader:
    """What reading one document's provisions needs to look up."""

    text: Text
    docs: Sequence[Doc]
    namings: dict[int, list[Naming]]
    areas: SubjectAreas
    issued: date | None
    issuers: tuple[Entity, ...]
    #: Whether every numbered clause of the document orders something, announced or not.
    orders: bool

    def doc(self, passage: Passage) -> Doc:
        return self.docs[passage.order - 1]

    def named(self, passage: Passage, start: int, end: int) -> list[Naming]:
        """The names in a stretch of a passage, the outermost only."""
        found: list[Naming] = []
        for naming in self.namings.get(passage.order, []):
            inside = start <= naming.mention.start and naming.mention.end <= end
            if inside and (not found or naming.mention.start >= found[-1].mention.end):
                found.append(naming)
        return found


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
    return found


def _in_section(reader: Reader, section: Section) -> Iterator[Provision]:
    """«Участники планируют: – организовать …; – развивать …»"""
    actors = _actors(reader, section) or reader.issuers
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
    own = _own_modality(reader, item, modality)
    modality = own or modality
    addressees = _addressees(reader, item) or addressees
    if not _demands(reader, item, modality) and not (item.parts and _is_predicate(reader, item)):
        for part in item.parts:
            yield from _of_item(reader, part, modality, rule, addressees)
        return
    term, blank = _term(reader, item)
    yield replace(
        _clause(reader, item, modality, "opening_infinitive" if own else rule, addressees),
        actors=_own_actors(reader, item.first),
        responsible=_responsible(reader, item),
        deadline=term,
        blank_fields=blank,
        parts=tuple(_parts(reader, item, modality, addressees)),
    )


def _own_modality(reader: Reader, item: Item, section: str) -> str | None:
    """What the clause itself says beats its section: «2. Сторона **обязуется представить** план».

    «Предлагается» among recommendations stays a recommendation.
    """
    doc = reader.doc(item.first)
    verb = _announcing_verb(doc)
    own = _opener(item.first) or (cue_of(verb) if verb is not None else None)
    if own is None and item.is_open and item.parts:
        own = cue(doc, item.first)
    return None if own == "-" or (own, section) == ("Proposal", "Recommendation") else own


def _announcing_verb(doc: Doc) -> Token | None:
    """The first word of the clause that announces its infinitive."""
    return next((token for token in doc if _announces(token)), None)


def _announces(token: Token) -> bool:
    """«Мы **не планируем** закрывать завод» is no intention; «не рекомендуется» recommends."""
    modality = cue_of(token)
    if modality in {None, "-"} or not _governs_infinitive(token):
        return False
    return modality == "Recommendation" or not _is_denied(token)


def _is_denied(token: Token) -> bool:
    return token.doc[max(token.i - 1, 0) : token.i].text.lower() == "не"


def _own_actors(reader: Reader, passage: Passage) -> tuple[Entity, ...]:
    """«**Ассоциация** обязуется представить план»"""
    verb = _announcing_verb(reader.doc(passage))
    named = reader.named(passage, 0, verb.idx) if verb is not None else []
    acting = [n for n in named if n.mention.kind in ACTING and n.mention.start <= passage.body]
    return tuple(naming.entity for naming in acting[:1])


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
    modality, rule = _opener(item.first), "opening_infinitive"
    if modality is None and reader.orders and item.first.number:
        modality, rule = "Decision", "item_of_order"
    if modality is None and item.forms:
        modality, rule = "Measure", "item_with_form_line"
    if (
        modality is None
        and item.first.number
        and _announcing_verb(reader.doc(item.first)) is not None
    ):
        modality, rule = _own_modality(reader, item, ""), "cue_with_infinitive"
    if modality:
        for provision in _of_item(reader, item, modality, rule, ()):
            yield _acted(provision, reader.issuers)


def _cue_with_infinitive(reader: Reader, passage: Passage) -> Iterator[Provision]:
    """«Участники круглого стола **предлагают поддержать** мероприятия …»"""
    for sentence in sentenize(passage.text):
        for token in reader.doc(passage):
            inside = sentence.start <= token.idx < sentence.stop
            if inside and _announces(token):
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
    first = verb.doc[verb.i - 1] if _is_denied(verb) else verb
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
        addressees=_addressed_by(reader, passage, verb),
        about=_about(reader, (passage,), ()),
        topics=_topics(reader, (passage,)),
        deadline=deadline(words, issued=reader.issued),
    )


def _addressed_by(reader: Reader, passage: Passage, verb: Token) -> tuple[Entity, ...]:
    """«Участники рекомендуют **Дорожному агентству** построить …»"""
    between = list(takewhile(lambda t: t._.parse.pos != "INFN", verb.doc[verb.i + 1 :]))
    if not between or not _speaks_to(between[0]):
        return ()
    named = reader.named(passage, between[0].idx, between[-1].idx + len(between[-1]))
    return tuple(n.entity for n in named if n.mention.kind in ACTING)


def _governs_infinitive(token: Token) -> bool:
    """A finite form and its infinitive: «намерен стать», «обязуется до 1 мая представить»."""
    reading = token._.parse
    finite = reading.pos in {"VERB", "ADJS", "PRTS"} or (reading.pos == "NOUN" and _is_taken(token))
    clause = takewhile(
        lambda t: not t.is_punct and t._.parse.pos != "VERB",
        token.doc[token.i + 1 : token.i + REACH],
    )
    return finite and any(t._.parse.pos == "INFN" for t in clause)


def _is_taken(noun: Token) -> bool:
    before = noun.doc[max(noun.i - 1, 0) : noun.i]
    return bool(before) and before[0].lemma_ in {"принять", "принимать"}


def _demands(reader: Reader, item: Item, modality: str) -> bool:
    """There is something to do: an infinitive, or in a plan of measures a deed as a noun."""
    doc = reader.doc(item.first)
    if infinitives(doc, item.first):
        return True
    first = next((token for token in doc if token.idx >= item.first.body), None)
    deed = first is not None and first.lemma_.endswith(("ние", "тие", "ция", "ка"))
    return modality == "Measure" and deed


def _is_predicate(reader: Reader, item: Item) -> bool:
    """«2.1.1. Предлагается: – включить …»"""
    return any(token.lemma_ in PREDICATES for token in reader.doc(item.first))


def _opener(passage: Passage) -> str | None:
    words = passage.words.lower()
    return next((row[1] for row in rows("openers.tsv") if words.startswith(row[0])), None)


def _all_passages(item: Item) -> Iterator[Passage]:
    yield from item.passages
    for part in item.parts:
        yield from _all_passages(part)


def _addressees(reader: Reader, item: Item) -> tuple[Entity, ...]:
    """«2.2. **Органам местного самоуправления**: …», «Рекомендовать **Комитету** подготовить …»"""
    return tuple(
        dict.fromkeys(
            naming.entity
            for naming in _spoken_to(reader, item)
            if not _in_brackets(naming) and naming.mention.kind in ACTING
        )
    )


def _spoken_to(reader: Reader, item: Item) -> list[Naming]:
    """The names before the first infinitive, after an opening «Рекомендовать»."""
    doc, passage = reader.doc(item.first), item.first
    tokens = leading(doc, passage, skip=1 if _opener(passage) else 0)
    asked = passage.words.lower().startswith("просить")
    if not tokens or not (asked or _speaks_to(tokens[0])):
        return []
    return reader.named(passage, tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def _in_brackets(naming: Naming) -> bool:
    """«Управлению культуры (**Иванова Т.П.**)»: who answers for it, not who is spoken to."""
    before = naming.mention.passage.text[: naming.mention.start]
    return before.rstrip().endswith("(")


def _speaks_to(token: Token) -> bool:
    """A dative opens an address; so does a name that is the same in every case."""
    return token._.parse.case == "datv" or (token.text[:1].isupper() and token.ent_type_ == "ORG")


def _actors(reader: Reader, section: Section) -> tuple[Entity, ...]:
    """«**Участники круглого стола**, обсудив …, планируют:»"""
    if section.cue is None:
        return ()
    named = reader.named(section.cue, 0, len(section.cue.text))
    kinds = {"group", "organization", "event"}
    body = section.cue.body
    return tuple(n.entity for n in named[:1] if n.mention.kind in kinds and n.mention.start <= body)


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


def _term(reader: Reader, item: Item) -> tuple[Deadline | None, frozenset[str]]:
    """The deadline of the form line, else of the words; and which fields were left blank."""
    fields = " ".join(form.words for form in item.forms)
    blank = {
        name
        for name, pattern in (("deadline", DEADLINE_FIELD), ("responsible", RESPONSIBLE_FIELD))
        if (match := pattern.search(fields)) and BLANK.search(match.group(1))
    }
    given = DEADLINE_FIELD.search(fields)
    if given and "deadline" not in blank:
        wording = re.sub(r"(?<!\bг)[\s.;]+$", "", given.group(1)).strip()
        found = field(wording, issued=reader.issued)
        return Deadline(
            wording, found.day if found else None, found.recurrence if found else None
        ), frozenset(blank)
    words = " ".join(passage.words for passage in item.passages)
    return deadline(words, issued=reader.issued), frozenset(blank)


def _responsible(reader: Reader, item: Item) -> tuple[Entity, ...]:
    """Of the form line, else who stands in brackets after the addressee."""
    named = [
        naming
        for form in item.forms
        if (match := RESPONSIBLE_FIELD.search(form.text))
        for naming in reader.named(form, match.start(1), match.end(1))
    ]
    in_brackets = [n for n in _spoken_to(reader, item) if _in_brackets(n)]
    return tuple(naming.entity for naming in named or in_brackets)
