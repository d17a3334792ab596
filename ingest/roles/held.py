"""Who headed what, clause by clause: «с 2017 года **Фонд** возглавляет **Мымрина Н.В.**»"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ingest.lexicon import rows
from ingest.model import Entity, Naming, Role
from ingest.pronouns import antecedent, genders_of, pronouns
from ingest.relations.sentence import UNREAL, Sentence, listed_at
from ingest.roles.offices import Office, offices
from ingest.roles.parts import DASHED, Part, parts
from ingest.roles.positions import LOSING, whole_of
from ingest.roles.rotation import CHAIRED, COMING
from ingest.roles.terms import Term
from ingest.roles.turns import CAME

#: Between an office or a verb and the body: «руководит **краевой спортивной** школой «Прибой»»
ADJECTIVES = re.compile(
    r"\s+(?:[а-яё-]+(?:ой|ей|ого|его|ый|ий|ую|юю|ым|им|ых|их|ую|ые|ому)\s+){0,3}"
    r"(?:(?:наблюдательн|координационн|попечительск|управляющ|экспертн)?[а-яё]*\s*"
    r"(?:совет|правлени|президиум|коллеги)[а-яё]*\s+)?[«\"]?"
)
#: What takes up the office that was told last.
SUCCEEDING = re.compile(
    r"\b(?:предшественни(?:ком|цей)|преемни(?:ком|цей)|на\s+этом\s+посту|сменил[аи]?"
    r"|эту\s+должность|до\s+(?:него|неё|нее))\b",
    re.I,
)
#: Whether it came true, `appointed` tells.
DECIDING = re.compile(r"\b(?:назначить|утвердить|избрать|определить|предложить|возложить)\b", re.I)
POSSESSIVE = re.compile(r"\b(?:его|её|ее)\s+(?:[а-яё]+(?:ым|им|ый|ий|ой|ая)\s+){0,2}$", re.I)
#: Who is spoken of may be named before, and be «она» here.
HEADED = re.compile(
    r"\b(?:возглав|руковод|председател|директор|президент|координатор|куратор|исполня[ел])", re.I
)
CHARGED = re.compile(
    r"\b(?:обязанност|полномочи|должност|пост)(?:и|я|ь|у|ей|й)?\s+(?:[а-яё]+(?:ого|ой)\s+){0,2}$",
    re.I,
)
SERVING = re.compile(r"\b(?:выступ[аи]\w+|явля\w+|стал[аио]?|был[аио]?|определ[её]н\w*)\s+", re.I)
ASIDE = re.compile(r"(?:\(|\b(?:решени|приказ|поручени)[а-яё]+\s+)$", re.I)
#: «сопредседателями … являются А и Б», «сопредседатели – А и Б»
PLURAL = re.compile(r"(?:ями|тели|торы|нты|ари)\W*$", re.I)
WHICH = re.compile(r"\s+котор(ого|ой)\b", re.I)
WHOSE = re.compile(r"\s[а-яё]{4,}")
LISTED = re.compile(r"\s*(?:\([^)]*\)\s*)?[–—-]\s")


@dataclass
class Held:
    """Goes through the clauses and knows which office was told last."""

    issued: date | None
    _body: Entity | None = None
    _role: str = "Head"
    _passage: int = -1

    def read(self, sentence: Sentence) -> Iterator[Role]:
        """`sentence` has its common nouns understood."""
        if self._passage != sentence.passage.order:
            self._body, self._passage = None, sentence.passage.order
        for part in parts(sentence):
            yield from self._part(sentence, part)

    def _part(self, sentence: Sentence, part: Part) -> Iterator[Role]:
        words = sentence.passage.text[part.start : part.end]
        if (
            DECIDING.search(words)
            or LOSING.search(words)
            or (UNREAL.search(words) and not COMING.search(words))
        ):
            self._body = None
            return
        told = self._office(sentence, part)
        if told is None:
            return
        body, role, rule, cue = told
        self._body, self._role = body, role
        term = part.term
        left = None if term is None or (term.is_moment and CAME.search(words)) else term.ending
        for person in _persons(sentence, part, cue):
            yield Role(
                passage=sentence.passage, member=person, organization=body, role=role, rule=rule,
                confidence=0.8, beginning=term.beginning if term else None, end=left,
                planned=_is_planned(words, term, self.issued),
            )  # fmt: skip

    def _office(self, sentence: Sentence, part: Part) -> tuple[Entity, str, str, int] | None:
        """The body, the role, the rule and where the words for them end."""
        text = sentence.passage.text
        again = self._body and part.term and _is_listed(sentence, part, part.term)
        taken = self._body and SUCCEEDING.search(text, part.start, part.end)
        if self._body and (again or taken):
            return self._body, self._role, "held_next", taken.end() if taken else part.start
        verb = _verbs().search(text, part.start, part.end)
        own = [o for o in offices(text, part.start, part.end) if _is_predicate(text, o)]
        if own and (verb is None or own[0].start < verb.start()):
            return self._held(sentence, part, own[0])
        if verb is not None:
            return self._headed(sentence, part, verb)
        first = next(offices(text, part.start, part.end), None)
        if first is not None and first.is_plural and DASHED.match(text, first.end):
            body = _body_after(sentence, first.end, part)
            return (body, first.role, "held_office", first.end) if body else None
        if first is None or not POSSESSIVE.search(text[part.start : first.start]):
            return None
        body = self._possessed(sentence, first)
        return (body, first.role, "office_of_it", first.end) if body else None

    def _held(
        self, sentence: Sentence, part: Part, office: Office
    ) -> tuple[Entity, str, str, int] | None:
        listed = LISTED.match(sentence.passage.text, office.end)
        body = _body_after(sentence, office.end, part) or _which(sentence, office.end)
        body = body or self._possessed(sentence, office)
        body = body or (self._body if part.term or listed else None)
        return (body, office.role, "held_office", office.end) if body else None

    def _possessed(self, sentence: Sentence, office: Office) -> Entity | None:
        """«…, **её** исполнительный директор – Ермакова Т.В.»"""
        before = POSSESSIVE.search(sentence.passage.text, sentence.start, office.start)
        if before is None:
            return None
        if self._body is not None:
            return self._body
        pronoun = pronouns(sentence, before.start(), office.start)[0]
        found = antecedent(sentence, pronoun, "organization")
        return found.entity if found else None

    def _headed(
        self, sentence: Sentence, part: Part, verb: re.Match[str]
    ) -> tuple[Entity, str, str, int] | None:
        text = sentence.passage.text
        body = _body_after(sentence, verb.end(), part)
        if body is None:
            before = sentence.named("organization", after=part.start, before=verb.start())
            near = [n for n in before if not _is_aside(text, n)]
            body = self._meant(sentence, near[-1]) if near else None
        if body is None and not _is_told_of(sentence, part):
            taken = pronouns(sentence, part.start, part.end)
            found = (antecedent(sentence, pronoun, "organization") for pronoun in taken)
            body = next((naming.entity for naming in found if naming), None)
        if body is None:
            return None
        around = text[max(part.start, verb.start() - 80) : verb.end() + 40]
        role = "Chair" if CHAIRED.search(around) or CHAIRED.match(body.name) else "Head"
        return body, role, "heads_body", verb.end()

    def _meant(self, sentence: Sentence, naming: Naming) -> Entity:
        """«председателем совета **Союза** был А; с 2016 года **совет** возглавляет Б»"""
        bare = naming.reason == "common noun" and CHAIRED.match(naming.entity.name)
        return self._body if bare and self._body else whole_of(sentence, naming).entity


def _is_told_of(sentence: Sentence, part: Part) -> bool:
    """«Президенты **палаты** сменяются: до 2018 года **ею** руководил А»: whatever that is."""
    before = offices(sentence.passage.text, sentence.start, part.start)
    ends = [office.end for office in before if office.is_plural]
    named = {naming.mention.start for naming in sentence.namings}
    return any(WHOSE.match(sentence.passage.text, end) and end + 1 not in named for end in ends)


def _is_predicate(text: str, office: Office) -> bool:
    """«был **директором**», «**обязанности директора** исполняет», «занимает **пост директора**»"""
    return office.is_instrumental or CHARGED.search(text, 0, office.start) is not None


def _body_after(sentence: Sentence, at: int, part: Part) -> Entity | None:
    """«директором **Фонда**», «руководит школой **«Прибой»**», beside the word."""
    text = sentence.passage.text
    for naming in sentence.named("organization", after=at, before=part.end):
        if ADJECTIVES.fullmatch(text, at, naming.mention.start):
            return whole_of(sentence, naming).entity
    return None


def _is_listed(sentence: Sentence, part: Part, term: Term) -> bool:
    """«с 2011 года – **Б**», «**Б** – с 2011 года», «**Б** (2011–2012 годы)»"""
    text = sentence.passage.text
    before = text[part.start : term.start].rstrip()
    return LISTED.match(text, term.end, part.end) is not None or (
        before.endswith(("–", "—", "-", "(")) and bool(sentence.named("person", after=part.start))
    )


def _which(sentence: Sentence, at: int) -> Entity | None:
    """«работает **представительство** края, руководителем **которого** является Б»"""
    which = WHICH.match(sentence.passage.text, at)
    if which is None:
        return None
    genders = {"femn"} if which[1].lower() == "ой" else {"masc", "neut"}
    before = sentence.named("organization", before=at)
    fitting = [naming for naming in before if genders_of(naming) & genders]
    return fitting[-1].entity if fitting else None


def _persons(sentence: Sentence, part: Part, cue: int) -> list[Entity]:
    """The nearest to the office or verb, of «сопредседатели» all; «она» was named before.

    «координатором Кластера выступает **Управление**»: where nobody else is named, a body.
    """
    persons = sentence.named("person", after=part.start, before=part.end)
    persons = [n for n in persons if not sentence.is_aside(n.mention.start)] or persons
    if PLURAL.search(sentence.passage.text[part.start : cue]):
        return [naming.entity for naming in persons]
    if persons:
        return [min(persons, key=lambda n: abs(n.mention.start - cue)).entity]
    for pronoun in pronouns(sentence, part.start, part.end):
        if pronoun.lower_ in {"он", "она"}:
            found = antecedent(sentence, pronoun, "person")
            return [found.entity] if found else []
    serving = SERVING.search(sentence.passage.text, cue, part.end)
    bodies = listed_at(sentence, serving.end(), "organization") if serving else []
    return [naming.entity for naming in bodies]


def _is_aside(text: str, naming: Naming) -> bool:
    """«(**АО «Свет»**)», «по решению **Совета**»"""
    return ASIDE.search(text, 0, naming.mention.start) is not None


def _is_planned(words: str, term: Term | None, issued: date | None) -> bool:
    """«возглавит с 1 марта», and terms that begin after the document"""
    if issued is not None and term is not None and term.beginning is not None:
        return (term.beginning.year, term.beginning.month) > (issued.year, issued.month)
    return COMING.search(words) is not None


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(row[0] for row in rows('heading.tsv'))})[а-яё]*", re.I)
