"""Nouns with the adjectives before them and the genitives after them."""

from collections.abc import Iterator

from ingest.analysed import Doc, Token, text_of
from ingest.lexicon import words
from ingest.morphology import parses
from ingest.phrases.nominative import ADJECTIVES, ORDINAL
from ingest.phrases.quotations import is_opening

DIVISIONS = {"область", "край", "республика", "район", "округ", "город", "поселение", "улус"}
#: «г. Псков», «с. Боровое»
ABBREVIATED = {"г", "с", "п", "пос", "д", "ст", "р", "гор", "пгт"}
#: «имени академика Королева» is no complement of its own.
HONOUR = {"имени", "им"}
#: «Администрация **Губернатора** и Правительства области»
HEADS_OF_STATE = {"губернатор", "глава", "президент"}
#: What belongs to several bodies stands before the name of one of them.
LONGEST_FORM = 5
GATHERED = {"кластер", "консорциум", "альянс"}
GENITIVE = {"gent", "gen2"}
#: «управление домами», «торговля зерном», «обмен опытом»
WITH_ABLATIVE = {"управление", "торговля", "обмен", "обеспечение", "владение", "обращение"}
#: A proper name in apposition follows these.
SETTLEMENTS = {"республика", "город", "село", "поселок", "станица", "хутор", "деревня"}


def coordinated(doc: Doc, start: int, cases: set[str]) -> int | None:
    """«труда, занятости и социальной защиты»: noun phrases in one case, joined."""
    end = _simple(doc, start, cases)
    while end is not None:
        link = _link(doc, end)
        if link is None:
            return end
        further = _further(doc, end, link, cases)
        if (
            further is None
            or _names_another_body(doc, end, link)
            or _is_deed(doc, link)
            or _starts_name(doc, link)
            or not _closes_list(doc, end, further)
        ):
            return end
        end = further
    return end


def _further(doc: Doc, end: int, link: int, cases: set[str]) -> int | None:
    """«по ресурсам и **экологии**», «по вопросам ремонта и **строительства домов**»"""
    further = _simple(doc, link, cases, may_be=True)
    inner = doc[end - 1]._.parse.case in GENITIVE and doc[end - 1].text.islower()
    if further is None and inner and doc[link].lemma_ not in words("heads.tsv"):
        return _simple(doc, link, GENITIVE)
    return further


def _link(doc: Doc, at: int) -> int | None:
    return at + 1 if at + 1 < len(doc) and _joins(doc[at]) else None


def _joins(token: Token) -> bool:
    """«и» and «,»; an «И» only in a heading in capitals, not in «Иванов И.И.»"""
    return token.text in {"и", ","} or (token.text == "И" and is_shouted(token.doc))


def _is_deed(doc: Doc, link: int) -> bool:
    """«поддержка производителей товаров, **повышения** доступности»: what is done is no thing."""
    return doc[link - 1].text == "," and doc[link].lemma_ in words("deeds.tsv")


def _names_another_body(doc: Doc, end: int, link: int) -> bool:
    """«администрации района **и правительства** области»: what follows a place is another name."""
    place = doc[end - 1].ent_type_ == "LOC" or doc[end - 1].lemma_ in DIVISIONS
    abbreviated = doc[link].text.isupper() and not is_shouted(doc)
    return place and (doc[link].lemma_ in words("heads.tsv") or abbreviated)


def _closes_list(doc: Doc, at: int, further: int) -> bool:
    """A comma belongs to the name only if an «и» ends the list, or joins its last adjectives.

    «по финансам**, налоговой и кредитной политике**»
    """
    joined = doc[at].lower_ == "и" or any(token.lower_ == "и" for token in doc[at + 1 : further])
    return joined or (further < len(doc) and _joins(doc[further]))


def _starts_name(doc: Doc, at: int) -> bool:
    """A capital begins another name; «кластеров, технопарков **и ОЭЗ**» lists things.

    «университета технологий **и АО «Завод»**» does not; «Главы **и Правительства**» are one's.
    """
    token, before = doc[at], doc[at - 2]
    if token.text.isupper() and at + 1 < len(doc) and is_opening(doc[at + 1]):
        return True
    if token.lemma_ == "правительство" and before.lemma_ in HEADS_OF_STATE:
        return False
    if token.text.isupper() and is_shouted(doc):
        return token.lemma_ in words("heads.tsv")
    listed = token.text.isupper() and before.text.islower() and before._.parse.number == "plur"
    return bool(token.text[:1].isupper()) and not listed


def is_shouted(doc: Doc) -> bool:
    """«МИНИСТЕРСТВО КУЛЬТУРЫ И ТУРИЗМА»: where all words have capitals, these tell nothing."""
    if "shouted" not in doc.user_data:
        doc.user_data["shouted"] = text_of(doc).isupper()
    return bool(doc.user_data["shouted"])


def _simple(doc: Doc, start: int, cases: set[str], *, may_be: bool = False) -> int | None:
    """Adjectives and a noun in one of the cases, with the genitives that hang on it."""
    noun = _noun(doc, start, cases, may_be=may_be)
    if noun is None:
        return None
    end = noun + 1
    while end < len(doc) and not _ends_with_place(doc, end):
        if is_gathering_of(doc, end - 1):
            return end
        settled = settlement(doc, end)
        if settled is not None:
            return settled
        longer = _noun(doc, end, _complement_cases(doc[end - 1]))
        if longer is None and not _names_place(doc, end):
            break
        end = (end if longer is None else longer) + 1
    return end


def _complement_cases(noun: Token) -> set[str]:
    """«управление **многоквартирными домами**» is a noun with the ablative."""
    return GENITIVE | {"ablt"} if noun.lemma_ in WITH_ABLATIVE and noun._.parse.case else GENITIVE


def is_gathering_of(doc: Doc, at: int) -> bool:
    """«участников **Кластера** ООО «Завод»»: the company is one of those gathered there."""
    form = doc[at + 1 : at + 2].text
    gathers = doc[at].lemma_ in GATHERED and form.isupper() and len(form) <= LONGEST_FORM
    return gathers and at + 2 < len(doc) and is_opening(doc[at + 2])


def settlement(doc: Doc, at: int) -> int | None:
    """«администрация **г. Красноярска**»"""
    if doc[at].text not in ABBREVIATED or doc[at + 1 : at + 2].text != ".":
        return None
    if doc[at - 1 : at].text == ")":
        return None  # «в Республике Саха (Якутия)» ends with its place
    town = doc[at + 2 : at + 3].text
    after_region = doc[at - 1].lemma_ in DIVISIONS and at > 0
    after_field = at > 0 and doc[at - 1]._.parse.case == "ablt"  # «по работе с отходами г. Ижевск»
    if (after_region or after_field) and not any(
        reading.case in GENITIVE for reading in parses(town)
    ):
        return None  # «при Главе Удмуртской Республики **г. Ижевск**» names where they met
    return at + 3 if town.istitle() else None


def _names_place(doc: Doc, at: int) -> bool:
    """«Республики **Татарстан**», «города **Сочи**», «городского округа **Саранск**»"""
    if not doc[at].text[:1].isupper() or not doc[at].is_alpha:
        return False
    settled = doc[at - 1].lemma_ == "округ" and doc[at - 2 : at - 1].text.lower().startswith(
        "городск"
    )
    located = doc[at].ent_type_ == "LOC" or (is_shouted(doc) and not _is_common(doc[at]))
    return doc[at - 1].lemma_ in SETTLEMENTS or (settled and located)


def _is_common(token: Token) -> bool:
    return token.lemma_ in words("heads.tsv") or token._.parse.pos != "NOUN"


def _ends_with_place(doc: Doc, end: int) -> bool:
    """«субъектов РФ | мероприятий»: after a place only another name goes on."""
    return doc[end - 1].ent_type_ == "LOC" and not doc[end].text[:1].isupper()


def ends_with_division(doc: Doc, end: int) -> bool:
    """«кодекс Российской Федерации | документов»: whatever follows is no part of the name."""
    last, before = doc[end - 1], doc[end - 2]
    country = last.lemma_ == "федерация" and before.lemma_ == "российский"
    division = last.lemma_ in DIVISIONS and before._.parse.pos in ADJECTIVES
    named = (country or division) and before.text.istitle()
    return named and not doc[end].text[:1].isupper()


def _noun(doc: Doc, start: int, cases: set[str], *, may_be: bool = False) -> int | None:
    """Where the noun stands that the adjectives from `start` lead to.

    In a list it is enough that the form `may_be` of the case: «экологии» is dative, too.
    """
    for token in doc[start : start + 6]:
        named = token.ent_type_ == "PER" and token.lemma_ not in words("positions.tsv")
        if named or is_initial(token) or token.lower_ in HONOUR:
            return None
        if token.text in ABBREVIATED and doc[token.i + 1 : token.i + 2].text == ".":
            return None
        if is_noun_in(token, cases) or (may_be and _may_be_in(token, cases)):
            return int(token.i)
        if not _is_adjective_in(token, cases) and not _joins_adjectives(token, start, cases):
            return None
    return None


def _joins_adjectives(token: Token, start: int, cases: set[str]) -> bool:
    """«субъекты малого **и** среднего предпринимательства», «**научно -** технического»"""
    following = token.doc[token.i + 1 : token.i + 2]
    if (token.text == "-" and token.i > start) or (
        token.text[-1:] == "о" and following.text == "-"
    ):
        return bool(following)
    joined = token.text != "," and _joins(token) and token.i > start and bool(following)
    return joined and _is_adjective_in(following[0], cases)


def is_noun_in(token: Token, cases: set[str]) -> bool:
    reading = token._.parse
    if token.text.isupper() and 1 < len(token.text) <= 6 and not token.text.isascii():
        return token.pos_ in {"PROPN", "NOUN", "X"}  # «РФ», «ЖКХ» look alike in every case
    if token.ent_type_ == "LOC" and len({each.case for each in parses(token.text)}) > 4:
        return True  # «Хельсинки» too
    return reading.pos == "NOUN" and reading.case in cases


def _may_be_in(token: Token, cases: set[str]) -> bool:
    reading = token._.parse
    forms = (each for each in parses(token.text) if each.lemma == reading.lemma)
    return reading.pos == "NOUN" and any(each.case in cases for each in forms)


def _is_adjective_in(token: Token, cases: set[str]) -> bool:
    return any(r.pos in ADJECTIVES and r.case in cases for r in parses(token.text)) or bool(
        ORDINAL.match(token.text) and not token.text.isdigit()
    )


def is_initial(token: Token) -> bool:
    """The «Н» of «Бондаренко Н.Л.»"""
    following = token.doc[token.i + 1 : token.i + 2]
    return (
        len(token.text) == 1
        and token.text.isupper()
        and bool(following)
        and following[0].text == "."
    )


def nouns(doc: Doc) -> Iterator[Token]:
    """Every token that may head a name."""
    for token in doc:
        if token._.parse.pos == "NOUN" or (token.text.isupper() and token.text.isalpha()):
            yield token
