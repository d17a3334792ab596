"""Places told by the noun after their name: «Кольский район», «Баренцево море»."""

from collections.abc import Iterator

from ingest.analysed import Doc, Token
from ingest.known import KnownNames
from ingest.lexicon import table
from ingest.mentions.candidate import Candidate
from ingest.morphology import nominative, parses, readings, recase
from ingest.phrases.nominative import ADJECTIVES, agrees, in_nominative
from ingest.senses import means_else

SHARED = {"область", "край", "район", "округ", "республика", "улус", "поселение", "сельсовет"}
NATURAL = {"море", "озеро", "залив", "бассейн", "океан", "полуостров", "остров", "побережье"}
#: Their names stand after them, most in the nominative.
NAMED_AFTER = {"остров", "полуостров", "бухта", "озеро", "мыс", "архипелаг", "урочище", "коса"}
REGIONS = {"регион", "агломерация", "макрорегион"}
#: «муниципальный», «городской» stand between the name and the noun.
KINDS = {"муниципальный", "городской", "сельский", "автономный", "федеральный", "национальный"}
#: How the endings of «-ский» stand beside a noun of each gender.
DECLINED = {
    "masc": {"nomn": "ий", "gent": "ого", "datv": "ому", "accs": "ий", "ablt": "им", "loct": "ом"},
    "femn": {"nomn": "ая", "gent": "ой", "datv": "ой", "accs": "ую", "ablt": "ой", "loct": "ой"},
    "neut": {"nomn": "ое", "gent": "ого", "datv": "ому", "accs": "ое", "ablt": "им", "loct": "ом"},
}
ADJECTIVAL = ("ский", "ской", "цкий", "ный", "вый")


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
            yield place_at(adjective.i, end, found.name if found else name, "coordinated_regions")


def district(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«глава **Хохольского муниципального района**», «жители **Булунского улуса**»"""
    for noun in doc:
        if noun.lemma_ not in SHARED or noun._.parse.number == "plur" or not noun.i:
            continue
        kind = _kind(noun)
        adjective = doc[(kind.i if kind else noun.i) - 1]
        proper = adjective.lemma_ not in KINDS and not means_else(noun)
        if not proper or adjective.i >= noun.i or not adjective.text.istitle():
            continue
        of_city = noun.lemma_ in {"район", "округ"}
        end = _with_city(doc, noun.i + 1) if of_city else noun.i + 1
        span = doc[adjective.i : end]
        if adjective.lemma_.endswith(ADJECTIVAL) and agrees(adjective, noun):
            name: str | None = in_nominative(span, noun)
        else:
            name = _like_a_surname(adjective, kind, noun)
        if name:
            found = known.called("place", name)
            yield place_at(span.start, span.end, found.name if found else name, "district")


def _like_a_surname(name: Token, kind: Token | None, noun: Token) -> str | None:
    """«**Каменского** района», which dictionaries know as a surname alone → «Каменский район»"""
    gender, case = parses(noun.lemma_)[0].gender, noun._.parse.case
    ending = DECLINED.get(gender or "", {}).get(case or "")
    if not ending or not name.lower_.endswith(tuple(soft + ending for soft in ("ск", "цк"))):
        return None
    stem = name.text[: len(name.text) - len(ending)]
    between = [singular_form(kind, noun)] if kind is not None else []
    return " ".join([stem + DECLINED[gender or ""]["nomn"], *between, noun.lemma_])


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
            yield place_at(start, noun.i + 1, found.name if found else name, "natural")


def named_after_noun(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«яхты в **бухте Новик** и у **острова Русский**»"""
    for noun in doc:
        name = doc[noun.i + 1 : noun.i + 2]
        if noun.lemma_ not in NAMED_AFTER or not noun.text.islower() or not name:
            continue
        if noun._.parse.number != "plur" and name[0].text.istitle():
            called = _as_called(name[0], noun)
            found = known.called("place", called)
            full = found.name if found else f"{noun.lemma_.capitalize()} {called}"
            place = place_at(noun.i, noun.i + 2, full, "named_after_noun")
            yield place if found else place.called_also(called)


def _as_called(name: Token, noun: Token) -> str:
    """«полуострове **Ямале**» → «Ямал»; «острове **Русский**», «острове **Врангеля**» stay."""
    cases = {reading.case for reading in parses(name.text)}
    declined = noun._.parse.case in cases and "nomn" not in cases
    return nominative(name.text, name._.parse) if declined else name.text


def region_of(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«гости **региона Хельсинки**»"""
    for noun in doc:
        if noun.lemma_ not in REGIONS or noun._.parse.number == "plur":
            continue
        name = doc[noun.i + 1 : noun.i + 2]
        place = known.called("place", name.text) if name and name[0].ent_type_ == "LOC" else None
        if place is not None and place.name == name.text:  # «регион России» is any of them
            called = f"{noun.lemma_.capitalize()} {name.text}"
            yield place_at(noun.i, noun.i + 2, called, "region_of")


def _with_city(doc: Doc, at: int) -> int:
    """«Советский район **г. Красноярска**»"""
    if table("settlements.tsv").get(doc[at : at + 1].text) != "город":
        return at
    start = at + 1 + (doc[at + 1 : at + 2].text == ".")
    return start + 1 if doc[start : start + 1].text.istitle() else at


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


def is_adjective(token: Token) -> bool:
    return token._.parse.pos in ADJECTIVES


def place_at(start: int, end: int, name: str, rule: str) -> Candidate:
    return Candidate(start, end, "place", "", name, rule, 0.9)
