"""What a bare noun takes up again: «… проект «Свет». В 2012 году **проект** получил премию»."""

from collections.abc import Iterator
from itertools import islice

from ingest.lexicon import table
from ingest.model import Naming
from ingest.morphology import lemma, parses
from ingest.names import tokens
from ingest.relations.sentence import Sentence
from ingest.syntax import Node

#: So many names before may be taken up without doubt.
NEAR = 30
#: «**данный** проект», «**этот** конкурс» are as good as the bare noun.
POINTING = {"данный", "этот", "указанный", "настоящий", "названный"}

PRONOUNS = {"он", "она", "оно"}
SPOKEN_OF = {"organization", "project", "programme", "event", "person"}


def meant(sentence: Sentence, node: Node) -> Naming | None:
    """The last name before the noun that begins with it, here or in the sentences before."""
    if node.lemma in PRONOUNS and node.token._.parse.number == "sing":
        return _spoken_of(sentence, node)
    if node.lemma not in table("heads.tsv") or node.token._.parse.number == "plur":
        return None
    if any(c.lemma not in POINTING for c in node.with_relation("amod", "nmod", "appos", "det")):
        return None
    return last_headed(sentence, node.token.idx, node.lemma)


def _spoken_of(sentence: Sentence, node: Node) -> Naming | None:
    """«**Ассоциация** создана в 2010 году. В **неё** входят …»: what came first, if it agrees."""
    here = [n for n in sentence.namings if n.mention.end <= node.token.idx]
    earlier = sentence.previous.namings if sentence.previous else ()
    for naming in [*here[:1], *earlier[:1]]:
        if naming.mention.kind in SPOKEN_OF and _agrees(naming, node.token._.parse.gender):
            return naming
    return None


def _agrees(naming: Naming, gender: str | None) -> bool:
    """By the first noun of a name; a legal form tells nothing."""
    for word in tokens(naming.entity.name):
        noun = next((p for p in parses(word) if p.pos == "NOUN" and p.case == "nomn"), None)
        if noun is not None:
            return word.isupper() or noun.gender in {gender, None}
    return False


def last_headed(sentence: Sentence, offset: int, noun: str) -> Naming | None:
    """The nearest name before an offset that begins with this noun."""
    return next((n for n in _before(sentence, offset) if _is_headed(n, noun)), None)


def only_headed(sentence: Sentence, offset: int, noun: str) -> Naming | None:
    """The name before an offset that begins with this noun, if no other near it does."""
    found = [n for n in islice(_before(sentence, offset), NEAR) if _is_headed(n, noun)]
    return found[0] if len({n.entity for n in found}) == 1 else None


def _before(sentence: Sentence, offset: int) -> Iterator[Naming]:
    """The nearest first."""
    yield from reversed([n for n in sentence.namings if n.mention.end <= offset])
    for earlier in sentence.before():
        yield from reversed(earlier.namings)


def _is_headed(naming: Naming, noun: str) -> bool:
    return any(lemma(word) == noun for word in tokens(naming.entity.name)[:4] if word.isalpha())
