"""Whose a figure is, as the tree of its sentence tells: by what the number hangs on."""

from collections.abc import Iterator, Sequence, Set

from ingest.figures.parted import node_of
from ingest.figures.place import Place
from ingest.figures.subjects import OBSERVED, subject
from ingest.lexicon import words
from ingest.model import Entity, Naming
from ingest.pronouns import genders_of
from ingest.relations.fillers import CLAUSES
from ingest.relations.voice import is_agent
from ingest.syntax import Node, upwards

SUBJECT = ("nsubj", "nsubj:pass")
#: A name said of a noun: «оборот **кластера**», «штат **Общества**».
OF_NOUN = ("nmod", "appos", "flat", "flat:name")
PREDICATES = {"VERB", "INFN", "PRTS", "PRTF", "GRND", "ADJS", "PRED"}
#: «заявки **на** конкурс», «врачи **в** больнице», «отряд **по** области»
OF: Set[str | None] = {None, "на", "в", "по"}
#: Clauses that tell of the subject of the clause that they hang on.
GOING_ON = ("conj", "advcl", "xcomp", "acl")
#: Where what is counted is or happens: «в **кластер** входят», «на **форуме** выступили».
WHERE: dict[str, Set[str | None]] = {
    "obj": {None},
    "obl": {"в", "во", "на", "по", "у"},
    "iobj": {None},
}
#: «оборот **входящих в кластер** компаний»
BELONGING = {"входить", "войти", "состоять", "участвовать", "объединить"}


def hung_on(place: Place) -> Entity | None:
    """«**Штат** Общества насчитывает 85 человек», «в **кластер** входят 40 компаний»"""
    found = _Climb(place).owner()
    if found is None or found.kind != "place":
        return found
    own = subject(place.sentence, place.clause.start, place.quantity.start)
    return own.entity if own and own.mention.kind != "place" else found


def described(place: Place) -> Entity | None:
    """«создана по решению **Совета**, куда вошли 12 вузов»: what a relative clause hangs on."""
    node = node_of(place.nodes, place.quantity.start, place.quantity.end)
    verb = next((above for above in upwards(node) if above.relation in CLAUSES), None)
    antecedent = verb.head.naming if verb and verb.head else None
    if antecedent is None or antecedent.mention.kind not in OBSERVED:
        return None
    if verb is not None and not _agrees(verb, antecedent, place):
        return None
    return next((n.entity for n in place.named() if _is_subject_in(n, verb)), antecedent.entity)


class _Climb:
    """From the number up to the first word beside which stands a name."""

    def __init__(self, place: Place) -> None:
        self._node = node_of(place.nodes, place.quantity.start, place.quantity.end)
        self._telling = {id(naming) for naming in place.named() if _is_near(place, naming)}

    def owner(self) -> Entity | None:
        below = self._node
        for above in upwards(below):
            if above is below or below is None:
                continue
            found = list(self._beside(above, below))
            if found:
                return next((n for n in found if n.mention.kind != "place"), found[0]).entity
            if _is_predicate(above) and not _goes_on(above):
                return None
            below = above
        return None

    def _beside(self, above: Node, below: Node) -> Iterator[Naming]:
        """What is named beside the branch that the number is on."""
        if above.naming is not None:
            yield from self._named(above)
        elif _is_predicate(above):
            yield from self._at_verb(above, below)
        elif above.lemma not in words("given.tsv"):
            yield from self._owners(above, besides=below)

    def _at_verb(self, verb: Node, below: Node) -> Iterator[Naming]:
        others = [child for child in verb.children if child is not below]
        subjects = [n for c in others if c.relation in SUBJECT for n in self._named(c)]
        if subjects or below.relation not in SUBJECT:
            yield from subjects
            return
        agents = [n for c in others if is_agent(c) or _is_predicative(c) for n in self._named(c)]
        yield from agents or self._undergoing(others)
        yield from self._owners(below)

    def _undergoing(self, others: Sequence[Node]) -> Iterator[Naming]:
        """«**музей** посетили 8 тыс. человек», «в состав **Союза** вошли 12 школ»"""
        for relation, prepositions in WHERE.items():
            for child in others:
                if child.relation == relation and child.preposition in prepositions:
                    yield from self._named(child, of={None})

    def _named(self, node: Node, *, of: Set[str | None] = OF) -> Iterator[Naming]:
        """A name, or the first one that a noun belongs to: «парк **Предприятия**»"""
        if node.naming is None:
            yield from self._owners(node, of=of)
        elif id(node.naming) in self._telling:
            yield node.naming

    def _owners(
        self, noun: Node, *, besides: Node | None = None, of: Set[str | None] = OF
    ) -> Iterator[Naming]:
        for child in noun.children:
            if child is besides:
                continue
            if child.relation in OF_NOUN and child.preposition in of:
                yield from self._named(child)
            elif child.relation in CLAUSES and child.lemma in BELONGING:
                for below in child.with_relation("obl"):
                    yield from self._named(below)


def _agrees(verb: Node, antecedent: Naming, place: Place) -> bool:
    """«член ассоциации «Свет» **завода**, **объединяющего** 34 школы»: the last, if it agrees."""
    gender = verb.token._.parse.gender
    if verb.relation != "acl":
        return True
    later = place.named(after=antecedent.mention.end, before=verb.token.idx)
    return not later and (gender is None or gender in genders_of(antecedent))


def _is_subject_in(naming: Naming, clause: Node | None) -> bool:
    """«форум, на котором **Союз** представил 14 проектов»"""
    return clause is not None and any(c.naming is naming for c in clause.with_relation(*SUBJECT))


def _is_near(place: Place, naming: Naming) -> bool:
    """«площадь – 4,4 млн га**,** или 2 % площади **округа**»: past the comma are other figures."""
    return "," not in place.sentence.passage.text[place.quantity.end : naming.mention.start]


def _is_predicative(node: Node) -> bool:
    """«**авторами** проекта «Свет» стали 5 студентов»"""
    return node.relation == "xcomp" and node.case == "ablt"


def _is_predicate(node: Node) -> bool:
    return node.naming is None and node.token._.parse.pos in PREDICATES


def _goes_on(verb: Node) -> bool:
    """Its subject may be that of the clause above, or the noun that it describes."""
    if verb.relation == "acl:relcl":
        return verb.head is not None and verb.head.naming is not None
    return verb.relation in GOING_ON and not any(verb.with_relation(*SUBJECT))
