"""Whether a phrase with a telling noun names something, or only speaks of a class of things."""

import re

from ingest.analysed import Span, Token, text_of
from ingest.lexicon import words
from ingest.mentions.candidate import capitalised, opens_sentence
from ingest.mentions.heads import Head, lexicon
from ingest.phrases.foreign import latin_run
from ingest.phrases.nominative import ADJECTIVES
from ingest.phrases.quotations import is_opening

PERIOD = re.compile(
    r"\s+(?:на|до|в|на\s+период\s+до)\s+(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)\d\d)?"
    r"\s+(?:год[а-я]*|гг?\.)"
)
#: Named by what they deal with, or by a proper name in them, also in lower case.
GATHERINGS = {
    "стол", "форум", "конференция", "совещание", "заседание", "конкурс", "съезд", "саммит",
    "дискуссия", "фестиваль", "выставка", "конгресс", "семинар", "слушание", "церемония",
    "открытие", "слет", "ассамблея", "сессия", "семинар-совещание", "смотр-конкурс", "салон",
}  # fmt: skip
#: «отдел экономики **администрации** района» is that of the place the document is about.
GOVERNMENTS = {"администрация", "мэрия", "правительство", "министерство"}
#: Bodies that are set up beside another: «рабочая группа по туризму **при** Губернаторе».
ADVISING = {"совет", "комиссия", "комитет", "группа", "штаб", "коллегия", "секция", "палата"}
#: What serves another body in some capacity.
CAPABLE = {"организация", "компания", "орган", "учреждение", "предприятие"}
#: Deeds as well as bodies: «организация перевозок», «движение транспорта», «собрание подписей».
DEEDS = {"организация", "учреждение", "движение", "собрание"}
#: How far a body reaches is part of its name.
WIDE = ("национальн", "межрегиональн", "международн", "общероссийск", "федеральн")
#: A body of another: the proper name after it says whose.
PARTS = {
    "правление", "секретариат", "президиум", "совет", "дирекция", "аппарат", "комитет", "дума",
    "отдел", "отделение", "управление", "сектор", "палата", "коллегия",
}  # fmt: skip


def is_bare(span: Span) -> bool:
    """«Кластер», and «создаваемый Кластер»: a participle tells what becomes of it."""
    return all(token._.parse.pos == "PRTF" for token in span[:-1])


def is_name(span: Span, head: Token, what: Head) -> bool:
    """A class of things is no name; a capital or a proper noun inside makes it one."""
    left = span.doc[span.start : head.i + 1]
    if _is_shouted(head) or is_capacity(span, head) or _is_activity(span, head):
        return False
    if capitalised(left) or (_ends_foreign(span) and head.lemma_ not in words("capitalised.tsv")):
        return True
    proper = any(token.text[:1].isupper() for token in span.doc[head.i + 1 : span.end])
    if what.kind == "programme" and PERIOD.match(text_of(span.doc), span.end_char):
        return proper or head.lemma_ in {"программа", "подпрограмма", "стратегия"}
    if _is_sure(span, head, what):
        return True
    if head.lemma_ == "карта":
        return len(span) > len(left) + 1
    if head.lemma_ in words("capitalised.tsv") or what.kind in {"act", "project", "place"}:
        return False
    if what.kind == "event":
        return head.lemma_ in GATHERINGS and (proper or len(span) > len(left) + 2)
    if what.kind == "organization":
        return _is_body(span, head, what, proper=proper)
    return proper


def _is_sure(span: Span, head: Token, what: Head) -> bool:
    """«вручён **диплом главы города**»; «**Лесной кодекс**», at the start of a sentence, too"""
    if what.kind != "award":
        return bool(head.lemma_ == "кодекс" and head.i > span.start)
    giver = span.doc[head.i + 1 : head.i + 2]
    return bool(giver) and head.i + 1 < span.end and giver[0].lemma_ in words("positions.tsv")


def _is_body(span: Span, head: Token, what: Head, *, proper: bool) -> bool:
    """«правительство Псковской области», «правление Ассоциации»; at the start, any that tells."""
    complement = span.doc[head.i + 1 : span.end]
    placed = any(token.text.istitle() for token in complement)
    if head.lemma_ in PARTS and any(t.lemma_ in GOVERNMENTS for t in complement):
        return True
    if placed and (what.subclass in {"PublicBody", "Cluster"} or head.lemma_ in PARTS):
        return True
    if head.lemma_ in ADVISING and any(t.lower_ == "при" for t in complement) and proper:
        return True
    left = span.doc[span.start : head.i + 1]
    telling = proper or _has_translation(span) or _is_spoken_to(span, head) or _is_placed(left)
    return opens_sentence(span) and left[0].text[:1].isupper() and telling


def is_capacity(span: Span, head: Token) -> bool:
    """«**якорная организация** кластера «Кружево»»: what a body is to another is not its name."""
    if head.lemma_ not in CAPABLE:
        return False
    before = span.doc[max(head.i - 1, 0) : head.i].text.lower()
    quoted = any(is_opening(token) for token in span.doc[head.i + 1 : head.i + 2])
    return bool(before) and before.startswith(tuple(words("capacities.tsv"))) and not quoted


def _is_shouted(head: Token) -> bool:
    return head.text.isupper() and len(head.text) > 3 and head.text not in lexicon()


def _is_activity(span: Span, head: Token) -> bool:
    """«органы **управления Кластера**», «развития **государственного управления** края»"""
    if is_governing(head) or (head.lemma_ in DEEDS and _is_deed(span, head)):
        return True
    if head.lemma_ != "управление" or not head.text.islower():
        return False
    before = span.doc[max(head.i - 1, 0) : head.i].text.lower()
    return before.startswith(("орган", "систем", "структур", "механизм", "государственн", "местн"))


def is_governing(head: Token) -> bool:
    """«**Управление** реализацией программы» is done; «Управление делами мэрии» does."""
    following = head.doc[head.i + 1 : head.i + 4]
    what = next((t for t in following if t._.parse.pos not in ADJECTIVES), None)
    if head.lemma_ != "управление" or what is None or what.lemma_ == "дело":
        return False
    led = all(t._.parse.case == "ablt" for t in head.doc[head.i + 1 : what.i + 1])
    return led and (what._.parse.pos, what._.parse.animacy) == ("NOUN", "inan")


def _is_deed(span: Span, head: Token) -> bool:
    """«**Организация** выделенных полос», «**Учреждение** премии»: what is done, at the start.

    «Организация ветеранов», «Учреждение культуры» are bodies.
    """
    what = next((t for t in span.doc[head.i + 1 : span.end] if t._.parse.pos == "NOUN"), None)
    if what is None or span.start < head.i or not (head.text.islower() or _opens(span)):
        return False
    thing = what._.parse.animacy == "inan" and what.text.islower()
    things = lexicon().get(what.lemma_)
    return thing and (head.lemma_ != "учреждение" or (things is not None and things.kind != "act"))


def _opens(span: Span) -> bool:
    """A sentence, or a cell of a table."""
    return opens_sentence(span) or span.doc[span.start - 1].text == "|"


def _is_placed(left: Span) -> bool:
    """«**Сарапульский** колледж туризма», «**Национальный** союз строителей» at the start"""
    first = str(left[0].lemma_)
    if len(left) < 2 or first in words("ordinary.tsv"):
        return False
    region = first.endswith(("ский", "цкий")) and not first.endswith("ческий")
    return region or first.startswith(WIDE)


def _is_spoken_to(span: Span, head: Token) -> bool:
    """«2. **Управлению культуры администрации района** подготовить …»"""
    return head._.parse.case == "datv" and span.end > head.i + 1


def _has_translation(span: Span) -> bool:
    """«Балтийский альянс кластеров **/ Baltic Alliance**» is a name, whatever its capitals."""
    doc, at = span.doc, span.end
    return doc[at : at + 1].text in {"/", "("} and latin_run(doc, at + 1) > at + 1


def _ends_foreign(span: Span) -> bool:
    """«концепция **Green Energy**», «кластер **АГРОПОЛИС**»"""
    last = span[-1].text
    return (last.isascii() and last[:1].isalpha()) or (last.isupper() and len(last) > 4)
