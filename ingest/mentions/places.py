"""Places told by the noun that goes with their name: «село Боровое», «Кольский район»."""

from collections.abc import Iterator

from ingest.analysed import Doc, Token
from ingest.known import KnownNames
from ingest.lexicon import table
from ingest.mentions.candidate import Candidate
from ingest.morphology import (
    is_known,
    is_place_name,
    nominative,
    parses,
    place_upright,
    readings,
    recase,
)
from ingest.phrases.nominative import ADJECTIVES, agrees, in_nominative

SHARED = {"область", "край", "район", "округ", "республика", "улус", "поселение"}
NATURAL = {"море", "озеро", "залив", "бассейн", "океан", "полуостров", "остров", "побережье"}
REGIONS = {"регион", "агломерация", "макрорегион"}
#: «муниципальный», «городской» stand between the name and the noun.
KINDS = {"муниципальный", "городской", "сельский", "автономный", "федеральный", "национальный"}
ADJECTIVAL = ("ский", "ской", "цкий", "ный", "вый")
#: «села Псковской области» are many.
SHARED_FORMS = {
    "области", "края", "района", "округа", "республики", "районов", "федерации",
    "муниципального", "городского", "сельского", "автономного", "федерального",
}  # fmt: skip
LONGEST_NAME = 3


def coordinated_regions(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«жители **Псковской** и **Курганской областей**», «**Агрызском** и **Спасском** районах»"""
    for noun in doc:
        if noun.lemma_ not in SHARED or noun._.parse.number != "plur":
            continue
        kind = _kind(noun)
        kind = kind if kind is not None and kind._.parse.number == "plur" else None
        for index, adjective in enumerate(_adjectives(noun.doc[kind.i if kind else noun.i])):
            end = noun.i + 1 if index == 0 else adjective.i + 1
            words = [adjective, kind] if kind else [adjective]
            name = " ".join([*(singular_form(word, noun) for word in words), noun.lemma_])
            found = known.called("place", name)
            if found is None and not adjective.lemma_.endswith(ADJECTIVAL):
                continue
            yield _place(adjective.i, end, found.name if found else name, "coordinated_regions")


def district(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«глава **Хохольского муниципального района**», «жители **Булунского улуса**»"""
    for noun in doc:
        if noun.lemma_ not in SHARED or noun._.parse.number == "plur" or not noun.i:
            continue
        kind = _kind(noun)
        adjective = doc[(kind.i if kind else noun.i) - 1]
        named = adjective.text.istitle() and adjective.lemma_.endswith(ADJECTIVAL)
        if named and adjective.i < noun.i and agrees(adjective, noun):
            span = doc[adjective.i : _with_city(doc, noun.i + 1)]
            name = in_nominative(span, noun)
            found = known.called("place", name)
            yield _place(span.start, span.end, found.name if found else name, "district")


def natural(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«съемки **Баренцева моря**», «Правила для **Северного рыбохозяйственного бассейна**»"""
    for noun in doc:
        if noun.lemma_ not in NATURAL or not noun.i or not noun.text.islower():
            continue
        start = noun.i
        while start and agrees(doc[start - 1], noun):
            start -= 1
        if start < noun.i and doc[start].text.istitle():
            name = in_nominative(doc[start : noun.i + 1], noun)
            found = known.called("place", name)
            yield _place(start, noun.i + 1, found.name if found else name, "natural")


def region_of(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«гости **региона Хельсинки**»"""
    for noun in doc:
        if noun.lemma_ not in REGIONS or noun._.parse.number == "plur":
            continue
        name = doc[noun.i + 1 : noun.i + 2]
        place = known.called("place", name.text) if name and name[0].ent_type_ == "LOC" else None
        if place is not None and place.name == name.text:  # «регион России» is any of them
            called = f"{noun.lemma_.capitalize()} {name.text}"
            yield _place(noun.i, noun.i + 2, called, "region_of")


def _with_city(doc: Doc, at: int) -> int:
    """«Советский район **г. Красноярска**»"""
    if table("settlements.tsv").get(doc[at : at + 1].text) != "город":
        return at
    start = at + 1 + (doc[at + 1 : at + 2].text == ".")
    return start + 1 if doc[start : start + 1].text.istitle() else at


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
            yield _place(start, end, found.name if found else called, "settlement")
        else:
            place = _place(token.i, end, found.name if found else called, "settlement")
            yield place.called_also(name)


def _is_year(token: Token) -> bool:
    """«2019 г. Министерство …»"""
    return token.i > 0 and token.doc[token.i - 1].text[-1:].isdigit()


def _is_placed(token: Token) -> bool:
    """«п. Тикси» is a place, «п. Положения» a point of a statute, «г. Дата» the field of a form."""
    return token.ent_type_ == "LOC" or is_place_name(token.text) or not is_known(token.text)


def _kind(noun: Token) -> Token | None:
    """The «муниципальный» of «Хохольский муниципальный район»."""
    before = noun.doc[noun.i - 1] if noun.i > 1 else None
    return before if before is not None and before.lemma_ in KINDS else None


def _adjectives(noun: Token) -> Iterator[Token]:
    """From the noun to the left, as long as capitalised adjectives are joined."""
    for token in reversed(noun.doc[: noun.i]):
        if token.text in {",", "и"}:
            continue
        if not token.text[:1].isupper() or not any(r.pos in ADJECTIVES for r in parses(token.text)):
            return
        if token.lemma_ not in KINDS:
            yield token


def singular_form(adjective: Token, noun: Token) -> str:
    """«Псковской» beside «областей» → «Псковская», the singular."""
    gender = parses(noun.lemma_)[0].gender
    form = next(
        (
            inflected.word
            for reading in readings(adjective.text)
            if str(reading.tag.POS) in ADJECTIVES
            and (inflected := reading.inflect({"nomn", "sing", gender or "masc"}))
        ),
        adjective.lower_,
    )
    return recase(form, adjective.text)


def _name_end(doc: Doc, start: int) -> int:
    """One capitalised word, or more with adjectives before the last: «Большие Кайбицы»."""
    end = start
    for token in doc[start : start + LONGEST_NAME]:
        if not (token.text.istitle() or "-" in token.text) or not token.text[:1].isupper():
            break
        if end > start and not _is_adjective(doc[end - 1]):
            break
        if token.ent_type_ == "PER" and end == start and doc[token.i + 1 : token.i + 2].text == ".":
            break
        end = int(token.i) + 1
    return end


def _is_adjective(token: Token) -> bool:
    return token._.parse.pos in ADJECTIVES


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


def _place(start: int, end: int, name: str, rule: str) -> Candidate:
    return Candidate(start, end, "place", "", name, rule, 0.9)
