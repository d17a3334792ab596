"""Towns and villages told by the noun before their name: «г. Псков», «село Боровое»."""

from collections.abc import Iterator

from ingest.analysed import Doc, Token
from ingest.known import KnownNames
from ingest.lexicon import table
from ingest.mentions.candidate import Candidate
from ingest.mentions.places import is_adjective, place_at
from ingest.morphology import is_known, is_place_name, nominative, parses, place_upright
from ingest.phrases.nominative import in_nominative

#: «села Псковской области» are many.
SHARED_FORMS = {
    "области", "края", "района", "округа", "республики", "районов", "федерации",
    "муниципального", "городского", "сельского", "автономного", "федерального",
}  # fmt: skip
LONGEST_NAME = 3


def settlement(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«в г. **Буинске**», «в **селе Большие Кайбицы**», «до **станции Пашино**»"""
    for token in doc:
        kind = table("settlements.tsv").get(token.text)
        if kind is None or token._.parse.number == "plur" or _is_year(token):
            continue
        start = token.i + 1 + (doc[token.i + 1 : token.i + 2].text == ".")
        end = _name_end(doc, start)
        if end == start or doc[end : end + 1].text.lower() in SHARED_FORMS:
            continue
        dotted = start > token.i + 1
        if (len(token.text) < 3 or dotted) and not (dotted and _is_placed(doc[start])):
            continue
        name = _upright(doc, start, end)
        called = name if kind == "город" else f"{kind.capitalize()} {name}"
        found = known.called("place", called)
        if kind == "город":
            yield place_at(start, end, found.name if found else called, "settlement")
        else:
            place = place_at(token.i, end, found.name if found else called, "settlement")
            yield place.called_also(name)


def _is_year(token: Token) -> bool:
    """«2019 г. Министерство …»"""
    return token.i > 0 and token.doc[token.i - 1].text[-1:].isdigit()


def _is_placed(token: Token) -> bool:
    """«п. Тикси», «г. Заречный»; not «п. Положения» of a statute, «г. Дата» of a form."""
    adjective = is_adjective(token) and not token.text.isupper()
    named = token.ent_type_ == "LOC" or is_place_name(token.text)
    return named or adjective or not is_known(token.text)


def _name_end(doc: Doc, start: int) -> int:
    """One capitalised word, or more with adjectives before the last: «Большие Кайбицы»."""
    end = start
    for token in doc[start : start + LONGEST_NAME]:
        if not (token.text.istitle() or "-" in token.text) or not token.text[:1].isupper():
            break
        if end > start and not _leads_to(doc[end - 1], token):
            break
        if token.ent_type_ == "PER" and end == start and doc[token.i + 1 : token.i + 2].text == ".":
            break
        end = int(token.i) + 1
    return end


def _leads_to(adjective: Token, noun: Token) -> bool:
    """«г. **Красный** Кут», not «г. **Заречный** Пензенской области»"""
    following = noun.doc[noun.i + 1 : noun.i + 2].text.lower()
    return is_adjective(adjective) and following not in SHARED_FORMS


def _upright(doc: Doc, start: int, end: int) -> str:
    """«Буинске» → «Буинск»; what may be a nominative already stays: «селе Яблочное»."""
    words = [token.text for token in doc[start:end]]
    if all(any(r.case == "nomn" for r in parses(word)) for word in words):
        return " ".join(words)
    last = doc[end - 1]
    if end - start > 1:
        return in_nominative(doc[start:end], last)
    if is_place_name(last.text):
        return place_upright(last.text)
    return nominative(last.text, last._.parse)
