"""Persons, as documents write them: a surname with initials, or a full name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.analysed import Doc, Span, Token, text_of
from ingest.known import KnownNames
from ingest.lexicon import words
from ingest.mentions.candidate import Candidate
from ingest.mentions.heads import lexicon
from ingest.morphology import is_surname, nominative, parses, readings
from ingest.phrases.nominative import ADJECTIVES
from ingest.phrases.nouns import HONOUR
from ingest.surnames import gender_of, surnames

SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
INITIALS = r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?"
SURNAME_FIRST = re.compile(rf"\b({SURNAME})\s({INITIALS})")
INITIALS_FIRST = re.compile(rf"\b({INITIALS})\s?({SURNAME}|[А-ЯЁ]{{4,}})\b")
PATRONYMIC = re.compile(r"[А-ЯЁ][а-яё]+(?:[оеё]ви?ч|ич|[оеё]вн|ичн|иничн)(?:а|у|ем|е|ой|ы)?$")
#: An office names the case of who holds it if it stands this near.
NEAR = 25
#: With a capital: «**И.о.** главы Орлова П.П.» begins a signature.
ACTING = re.compile(r"(?:И\.\s?о\.|Врио)\s*$")
#: A name after these begins a statement or a cell, and stands in the nominative.
OPENERS = {"", "(", ".", ":", ";", "-", "–", "—", "•", "|", "_"}


def surname_with_initials(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«с участием **Мовчана С.Н.** и **Н.Л. Бондаренко**»"""
    for pattern, surname, initials in ((SURNAME_FIRST, 1, 2), (INITIALS_FIRST, 2, 1)):
        for match in pattern.finditer(text_of(doc)):
            span = doc.char_span(*match.span(), alignment_mode="expand")
            if span is None or span.text != match.group():
                continue
            if _is_honoured(doc, span.start):
                continue
            beside = surname == 1 and _is_surname_after(doc, span.end)
            if not beside and not _is_no_surname(match.group(surname)):
                short = re.sub(r"\s", "", match.group(initials))
                name = f"{_upright(span, match.group(surname))} {short}"
                yield _person(span, name, "surname_with_initials", 0.95)


def full_name(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«**Лысенко Татьяна Викторовна**», «в лице **Михаила Андреевича Ощепкова**»"""
    for token in doc:
        if not PATRONYMIC.match(token.text) or not token.i:
            continue
        first, before, after = doc[token.i - 1], doc[max(token.i - 2, 0)], doc[token.i + 1 :][:1]
        if not _is_name_part(first.text):
            continue
        stands = before.i < first.i and not _is_office(before)
        if stands and (_is_name_part(before.text) or _is_shouted(before.text)):
            yield _full(doc[before.i : token.i + 1], before, first, token)
        elif after and _is_name_part(after[0].text):
            yield _full(doc[first.i : token.i + 2], after[0], first, token)


def model_person(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«ректор **Алексей Мирошников**», as the neural model sees it"""
    for span in doc.ents:
        parts = list(span)
        if span.label_ != "PER" or len(parts) not in {2, 3}:
            continue
        if not all(_is_name_part(token.text) for token in parts):
            continue
        surname = parts[0] if not _is_first_name(parts[0].text) else parts[-1]
        others = [token for token in parts if token.i != surname.i]
        if not PATRONYMIC.match(surname.text):
            yield replace(_full(span, surname, *others), rule="model_person", confidence=0.7)


class Surnames:
    """The surnames of a document's persons."""

    def __init__(self, persons: Iterable[Candidate]) -> None:
        self._persons: dict[str, set[str]] = {}
        for person in persons:
            self._persons.setdefault(person.name.split()[0], set()).add(person.name)

    def alone(self, doc: Doc) -> Iterator[Candidate]:
        """«(**Загидуллин**, Сабирова)», where the document names them in full elsewhere"""
        for token in doc if self._persons else ():
            if _is_name_part(token.text) and is_surname(token.text):
                forms = {each.nominative for each in surnames(token.text)} & self._persons.keys()
                if len(forms) == 1:
                    span = doc[token.i : token.i + 1]
                    yield _person(span, forms.pop(), "surname_alone", 0.7)


def _full(span: Span, surname: Token, *given: Token) -> Candidate:
    """First name and patronymic tell whether it is a man or a woman, and the case."""
    gender = gender_of(" ".join(token.text for token in given))
    case = next((t._.parse.case for t in reversed(given) if t._.parse.case), None)
    first = " ".join(_given_upright(token.text, case) for token in given)
    name = f"{_best(surname.text, gender, case)} {first}"
    return _person(span, name, "full_name", 0.95)


def _given_upright(word: str, case: str | None) -> str:
    """«Ирины» → «Ирина»; in the case of the others where there is a choice."""
    names = [r for r in readings(word) if "Name" in r.tag or "Patr" in r.tag]
    fitting = [r for r in names if str(r.tag.case) == case and r.tag.number == "sing"]
    upright = (fitting or names)[:1]
    form = upright[0].inflect({"nomn", "sing"}) if upright else None
    return _capital(form.word) if form else nominative(word, parses(word)[0])


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _is_first_name(word: str) -> bool:
    return any("Name" in reading.tag for reading in readings(word))


def _is_honoured(doc: Doc, at: int) -> bool:
    """«АлтГТУ **им.** И.И. Ползунова» speaks of the university."""
    return any(token.lower_ in HONOUR for token in doc[max(at - 4, 0) : at])


def _is_surname_after(doc: Doc, at: int) -> bool:
    """«Мэр города Томска Д.В. **Махиня**»: the initials are those of the name after them."""
    following = doc[at : at + 1].text
    return bool(re.fullmatch(SURNAME, following)) and is_surname(following)


def _is_no_surname(word: str) -> bool:
    """«**Выступил** П.С. Чубик», «**министр** Н.Ю. Уханов», «секретарь **Комитета** И.А. Канев»"""
    likeliest = parses(word)[0]
    if likeliest.pos == "VERB" or likeliest.lemma in words("positions.tsv"):
        return True
    return likeliest.lemma in lexicon() and not any("Surn" in r.tag for r in readings(word))


def _is_office(token: Token) -> bool:
    return token.lemma_ in words("positions.tsv")


def _is_name_part(word: str) -> bool:
    return bool(re.fullmatch(SURNAME, word))


def _is_shouted(word: str) -> bool:
    """«**БРОВЦЫН** Сергей Кузьмич»"""
    return word.isalpha() and word.isupper() and len(word) > 2


def _upright(span: Span, surname: str) -> str:
    """In the nominative, by the case of the office before it, or the place where it stands.

    «**Петрова** О.И. доложила» is a woman, «с участием **Петрова** О.И.» a man.
    """
    token = next((token for token in span if token.text == surname), None)
    before = span.doc[max(span.start - 1, 0) : span.start].text
    case = _case_of_office(span)
    if case is None:
        case = "nomn" if before in OPENERS else token._.parse.case if token is not None else None
    gender = _gender_of_deed(span) if case in {None, "nomn"} else None
    return _best(surname, gender, case)


def _best(surname: str, gender: str | None, case: str | None) -> str:
    def fitness(index: int) -> tuple[int, int]:
        each = found[index]
        return 3 * (each.case == case) + 4 * (each.gender == gender) + each.weight, -index

    found = surnames(surname)
    return found[max(range(len(found)), key=fitness)].nominative


def _case_of_office(span: Span) -> str | None:
    """«Секретарь комиссии Сидорова А.А.»: who holds the office stands in its case.

    «**Секретарь:** консультант Министерства Мамаева О.П.» names her, whatever stands between.
    """
    for token in reversed(span.doc[max(span.start - NEAR, 0) : span.start]):
        if token.text == ":" and _is_office(span.doc[max(token.i - 1, 0)]):
            return "nomn"
        if token.text in {";", ".", ":", "|", "("} or token._.parse.pos in {"VERB", "GRND"}:
            return None
        if _is_office(token):
            acting = ACTING.search(text_of(span.doc), max(token.idx - NEAR, 0), token.idx)
            return "nomn" if acting else _leading(token)._.parse.case
    return None


def _leading(office: Token) -> Token:
    """«**Заместитель** главы Орлова П.П.», «**Исполняющий** обязанности главы Орлова П.П.»"""
    for token in reversed(office.doc[max(office.i - 3, 0) : office.i]):
        if token.lemma_ == "обязанность":
            return token.doc[max(token.i - 1, 0)]
        if _is_office(token):
            return _leading(token)
        if token._.parse.pos not in ADJECTIVES or token._.parse.case != office._.parse.case:
            break
    return office


def _gender_of_deed(span: Span) -> str | None:
    """«Петрова О.И. **доложила**»"""
    following = span.doc[span.end : span.end + 1]
    verb = following[0]._.parse if following else None
    return (
        verb.gender if verb is not None and verb.pos == "VERB" and verb.number == "sing" else None
    )


def _person(span: Span, name: str, rule: str, confidence: float) -> Candidate:
    return Candidate(span.start, span.end, "person", "", name, rule, confidence)
