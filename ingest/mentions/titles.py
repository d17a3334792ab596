"""Programmes and plans that a document is, named by its title."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ingest.analysed import Doc
from ingest.mentions.candidate import Candidate
from ingest.mentions.capitals import in_small_letters
from ingest.model import Passage
from ingest.names import core

ATTRIBUTES = (
    r"(?:(?:МУНИЦИПАЛЬНАЯ|ГОСУДАРСТВЕННАЯ|ГОРОДСКАЯ|РАЙОННАЯ|ОБЛАСТНАЯ|КРАЕВАЯ|РЕСПУБЛИКАНСКАЯ"
    r"|РЕГИОНАЛЬНАЯ|ЦЕЛЕВАЯ|ВЕДОМСТВЕННАЯ|КОМПЛЕКСНАЯ|ДОЛГОСРОЧНАЯ|КОМПЛЕКСНЫЙ|СВОДНЫЙ)\s+)*"
)
TITLE = re.compile(
    rf"{ATTRIBUTES}(?:ПРОГРАММА|СТРАТЕГИЯ|КОНЦЕПЦИЯ|ДОРОЖНАЯ\s+КАРТА"
    r"|ПЛАН(?:\s+(?:ОСНОВНЫХ\s+|ПЕРВООЧЕРЕДНЫХ\s+)?МЕРОПРИЯТИЙ|\s+РАБОТЫ)?"
    r"(?:\s*\(\s*«?ДОРОЖНАЯ\s+КАРТА»?\s*\))?)(?=\s|$)",
    re.I,
)
#: «(далее – Программа)», «(извлечение)», «согласно приложению» are no part of a name.
END = re.compile(
    r"\s*(?:\((?:далее|извлечение|проект|приложение)[^)]*\)|согласно\s+прил.*)\s*$", re.I
)
#: What goes on in the line below is about something: «развития …», «по …», «…», «на 2020 год».
ABOUT = re.compile(r"[«\"„“]|[а-яё]|[А-ЯЁ][а-яё]+(?:ого|ой|ей|их|ых|а|ы|и)\b")
#: A title has more words than these, and fewer than those.
LEAST, MOST = 4, 60


def titled(passages: Sequence[Passage], docs: Sequence[Doc]) -> Iterator[tuple[int, Candidate]]:
    """«**ПЛАН МЕРОПРИЯТИЙ по развитию туризма**», «ПРОГРАММА ⏎ **«Дороги» на 2020 год**»"""
    for (passage, doc), below in zip_longest(
        zip(passages, docs, strict=True), zip(passages[1:], docs[1:], strict=True)
    ):
        word = TITLE.match(passage.text)
        if word is None or passage.marker or passage.cells or not word.group()[:5].isupper():
            continue
        if word.end() < len(passage.text):
            yield from _named(passage, doc, "")
        elif below is not None and ABOUT.match(below[0].text) and not below[0].marker:
            yield from _named(below[0], below[1], f"{word.group()} ")


def _named(passage: Passage, doc: Doc, before: str) -> Iterator[tuple[int, Candidate]]:
    text = END.sub("", passage.text)
    span = doc.char_span(0, len(text), alignment_mode="contract")
    words = len(f"{before}{text}".split())
    if span is None or passage.cells or not LEAST <= words <= MOST or text.endswith((":", ";")):
        return
    if before and not re.search(r"[»\"“]|\b(?:19|20)\d\d\b", text):
        return
    if text.isupper():
        name = in_small_letters(f"{before}{text}", span)
    else:
        word = TITLE.match(text)
        length = word.end() if word else 0
        name = f"{before}{text[:length]}".lower() + text[length:]
    quoted = core(name)
    called = (quoted,) if quoted and "дорожная карта" not in quoted else ()
    yield (
        passage.order,
        Candidate(span.start, span.end, "programme", "", name, "titled", 0.85, called),
    )
