"""Persons with their offices, as the words beside their names say."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from ingest.model import Entity, Naming, Role
from ingest.relations.sentence import UNREAL, Sentence
from ingest.roles.offices import Office, offices
from ingest.roles.setting import Setting
from ingest.roles.terms import Term, terms
from ingest.roles.until import appointed_until
from ontology.iris import EntityKind

#: How far from a name its office may stand.
REACH = 160
#: «Иванов И.И. – директор», «Иванов И.И., директор», «Иванов И.И. | – | директор»
BESIDE = re.compile(r"\s*(?:\|?\s*[–—-]\s*\|?|,|\(|\|)\s*")
AND = re.compile(r"\s*(?:,|\bи\b)\s*")
APPOINTING = re.compile(
    r"\b(?:назнач\w+|утверд\w+|утвержд\w+|избра\w+|избран\w*|определ\w+)\b", re.I
)
#: What one was before has no part in the term for which one is appointed.
DECREEING = re.compile(r"\b(?:назначить|избрать|утвердить)\b", re.I)
TO_OFFICE = re.compile(r"\bна\s+(?:должность|пост)\s+(?:[а-яё]+\s+)?$", re.I)
LOSING = re.compile(
    r"\b(?:освобо\w+|увол\w+|отстран\w+|прекра(?:ти|щ)\w+\s+полномочия|сложил\w*|бывш\w+|экс-\w+)\b",
    re.I,
)
BOARDS = {"правление", "президиум", "совет"}
#: «Секретарь**:**», «Председатель комиссии **–**»
CHARGE = re.compile(r"[^:–—,;|]{0,80}\s*(?::|\s[–—-]|\|)\s*")
REPRESENTED = re.compile(r",?\s*в\s+лице\s+$", re.I)
NEWLY = re.compile(r",\s+(?P<how>назначенн|избранн|утвержд[её]нн|вступивш)[а-яё]+\s+", re.I)
HEADED_BY = re.compile(r"(?:директор|ректор|начальник|руководител)[а-яё]*$", re.I)
BRACKETED = re.compile(r"\s*\(([^()]*)\)")
SENTENCES_WORTH = re.compile(r"[а-яё]{3}[.;]\s")


def position(sentence: Sentence, setting: Setting) -> Iterator[Role]:
    """«под председательством Губернатора **Псковской области** **Иванова И.И.**»"""
    text = sentence.passage.text
    for person, start, shared in _with_words_before(sentence):
        found = [o for o in offices(text, start, person.mention.start) if _reaches(text, o, person)]
        if not found or _is_of_another(text, found[-1], person):
            continue
        office = found[-1]
        if shared and not office.is_plural:
            continue
        yield from _charged(sentence, setting, found[:-1], person)
        if office.is_instrumental and sentence.match(APPOINTING):
            continue  # whether that came true, `appointed` tells
        body = served(sentence, office, person.mention.start) or _unnamed(
            sentence, setting, office, text[office.end : person.mention.start]
        )
        if body is not None:
            yield _role(sentence, person, body, office, "position")


def _charged(
    sentence: Sentence, setting: Setting, before: list[Office], person: Naming
) -> Iterator[Role]:
    """«**Секретарь комиссии**: консультант Министерства **Мамаева О.П.**»: what she does here."""
    for office in before[:1]:
        colon = CHARGE.match(sentence.passage.text, office.end, sentence.end)
        opens = not sentence.passage.text[sentence.start : office.start].strip(" 0123456789.)–—-")
        if colon is None or not opens:
            continue
        body = served(sentence, office, colon.end()) or setting.body_of(office)
        if body is not None:
            yield _role(sentence, person, body, office, "position")


def _with_words_before(sentence: Sentence) -> Iterator[tuple[Naming, int, bool]]:
    """Each person with where the words before begin, and whether they are of another too.

    «вице-губернаторов **Мовчана С.Н.** и **Бондаренко Н.Л.**»
    """
    start = last = sentence.start
    for person in sentence.named("person"):
        shared = AND.fullmatch(sentence.passage.text, last, person.mention.start) is not None
        start = start if shared else last
        yield person, max(start, person.mention.start - REACH), shared
        last = person.mention.end


def position_after(sentence: Sentence, setting: Setting) -> Iterator[Role]:
    """«**Закиров И.И.** – директор **АО «Свет»**»"""
    text = sentence.passage.text
    persons = sentence.named("person")
    for person, following in zip_longest(persons, persons[1:]):
        beside = BESIDE.match(text, person.mention.end, sentence.end)
        if beside is None:
            continue
        stop = following.mention.start if following else sentence.end
        stop = min(stop, beside.end() + REACH)
        first = next(offices(text, beside.end(), stop), None)
        if first is None or first.is_instrumental or not _opens(text[beside.end() : first.start]):
            continue
        body = served(sentence, first, stop) or _of_whose_head(sentence, first, person)
        if body is None:
            field = re.split(r"[,;(]", text[first.end : stop])[0]
            body = _unnamed(sentence, setting, first, field)
        if body is not None:
            yield _role(sentence, person, body, first, "position_after")


def appointed(sentence: Sentence, setting: Setting) -> Iterator[Role]:
    """«Назначить руководителем **рабочей группы** Лысенко Т.В., секретарем – **Пак Е.С.**»"""
    text = sentence.passage.text
    verb = sentence.match(APPOINTING)
    if verb is None or not (_is_done(sentence, verb, setting)):
        return
    named = offices(text, sentence.start, sentence.end)
    found = [o for o in named if o.is_instrumental or TO_OFFICE.search(text, 0, o.start)]
    body: Entity | None = None
    for office, following in zip_longest(found, found[1:]):
        stop = following.start if following else sentence.end
        body = served(sentence, office, stop) or body
        after = sentence.named("person", after=office.end, before=stop)
        before = sentence.named("person", before=office.start)
        chosen = after[:1] or before[-1:]
        if body is not None and chosen:
            yield _role(sentence, chosen[0], body, office, "appointed")


def _is_done(sentence: Sentence, verb: re.Match[str], setting: Setting) -> bool:
    """«Назначить» decides in an adopted act; elsewhere only what was done counts."""
    if UNREAL.search(sentence.text):
        return False
    infinitive = verb.group().lower().endswith("ть")
    opens = sentence.passage.text[max(sentence.start, sentence.passage.body) : verb.start()]
    return setting.adopted and not opens.strip() if infinitive else True


def _role(sentence: Sentence, person: Naming, body: Entity, office: Office, rule: str) -> Role:
    term = _since_appointed(sentence, person)
    if term is None and rule == "position_after":
        term = _since(sentence, person, body)
    found = [term for term in terms(sentence.text) if not _is_in_name(sentence, term)]
    newly = rule == "appointed" or not sentence.match(DECREEING)
    if term is None and len(found) == 1 and newly and _is_of_office(sentence):
        term = found[0]
    beginning = term.beginning if term else None
    end = term.ending if term else None
    if rule == "appointed":
        end = end or appointed_until(sentence.text, beginning)
    return Role(
        passage=sentence.passage, member=person.entity, organization=body, role=office.role,
        rule=rule, confidence=0.8, beginning=beginning, end=end,
    )  # fmt: skip


def _of_whose_head(sentence: Sentence, office: Office, person: Naming) -> Entity | None:
    """«директором **Музея** Баркетова Е.Ю., **заместителя директора** по научной работе»"""
    title = HEADED_BY.search(office.title)
    if office.role != "DeputyHead" or title is None:
        return None
    text = sentence.passage.text
    for head in offices(text, sentence.start, person.mention.start):
        if title.group().lower()[:6] in head.title.lower():
            return served(sentence, head, person.mention.start)
    return None


def _since_appointed(sentence: Sentence, person: Naming) -> Term | None:
    """«**Котова Е.К., назначенная 4 февраля 2013 года**», «**Котов П.П. (с 2015 года)**»"""
    text, end = sentence.passage.text, person.mention.end
    bracket = BRACKETED.match(text, end, sentence.end)
    inside = terms(text, bracket.start(1), bracket.end(1)) if bracket else []
    if bracket and inside and inside[0].end - inside[0].start >= len(bracket[1]) - 1:
        return inside[0]
    cue = NEWLY.match(text, end, sentence.end)
    found = terms(text, cue.start("how"), sentence.end) if cue else []
    return found[0] if cue and found and found[0].start <= cue.end() else None


def _since(sentence: Sentence, person: Naming, body: Entity) -> Term | None:
    """«**Котов П.П.**, член **Совета с 2014 года**»"""
    text, start = sentence.passage.text, person.mention.end
    after = (n for n in sentence.namings if n.mention.start > start)
    ends = {n.mention.end for n in after if body in {n.entity, whole_of(sentence, n).entity}}
    beside = (t for t in terms(text, start, sentence.end) if t.beginning and not t.is_moment)
    following = (t for t in beside if len(text[: t.start].rstrip()) in ends)
    return next((t for t in following if ";" not in text[start : t.start]), None)


def _is_in_name(sentence: Sentence, term: Term) -> bool:
    """«исполнитель программы **на 2014–2019 годы**»"""
    start = sentence.start + term.start
    before = sentence.passage.text[sentence.start : start]
    return bool(re.search(r"\bна\s+$", before)) or any(
        n.mention.start <= start < n.mention.end for n in sentence.namings
    )


def _is_of_office(sentence: Sentence) -> bool:
    """«назначен директором с 1 марта 2019 года», «работает директором с 2015 года»"""
    return bool(
        re.search(
            r"\b(?:назнач|избра|утвержд|возглавля|руковод|явля|занима|работа|был[аи]?\b|исполня)",
            sentence.text, re.I,
        )
    ) and len(sentence.named("person")) == 1  # fmt: skip


def _reaches(text: str, office: Office, person: Naming) -> bool:
    between = text[office.end : person.mention.start]
    return SENTENCES_WORTH.search(between) is None and not LOSING.search(
        text[max(office.start - 30, 0) : office.start]
    )


def _is_of_another(text: str, office: Office, person: Naming) -> bool:
    """«директор АО «Свет» сообщил, что **Иванов И.И.** …»"""
    between = text[office.end : person.mention.start]
    return re.search(r",\s+(?:что|котор|а|но)\b", between) is not None


def _opens(before: str) -> bool:
    """«– **генеральный** директор», «– **первый** заместитель», «, и.о. директора»"""
    return re.fullmatch(r"(?:[а-яё.-]+\s+){0,3}", before, re.I) is not None


def served(sentence: Sentence, office: Office, before: int) -> Entity | None:
    """Where somebody in an office serves: the outermost name after it."""
    places: list[EntityKind] = ["place"] if office.is_territorial else []
    named = sentence.named("organization", *places, after=office.end, before=before)
    if named and re.search(r"[;]", sentence.passage.text[office.end : named[0].mention.start]):
        return None
    return whole_of(sentence, named[0]).entity if named else None


def whole_of(sentence: Sentence, body: Naming) -> Naming:
    """«председатель правления **Союза «Свет»**»: who chairs the board chairs the union."""
    first = body.mention
    if first.name.split()[0].lower() not in BOARDS:
        return body
    inside = sentence.named("organization", after=first.start + 1, before=first.end, nested=True)
    return next((each for each in inside if each.mention.end == first.end), body)


def _unnamed(sentence: Sentence, setting: Setting, office: Office, field: str) -> Entity | None:
    """The body that is represented, the ministry of the field, or the one the document is of."""
    before = sentence.passage.text[sentence.start : office.start]
    if REPRESENTED.search(re.sub(r"(?:[а-яё]+\s+)$", "", before)) or REPRESENTED.search(before):
        represented = sentence.named("organization", before=office.start)
        if represented:
            return represented[-1].entity
    if re.match(r"(?:\S+\s+)?министр", office.title, re.I) and field.strip(" _-–—|,."):
        return setting.ministry(field)
    return setting.body_of(office) if not field.strip(" _-–—|,.:(") else None
