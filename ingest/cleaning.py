"""Raw lines to clean paragraphs: what the page broke is put together again."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.morphology import is_known, parses

BREVE = "\u0306"
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
SPACES = re.compile(r"[^\S\n\f]+")

#: Glyphs of symbol fonts and other list marks, all written as one bullet.
BULLET_GLYPHS = re.compile(r"^[\u2022\u2023\u25aa-\u25cf\u25e6\u2043\u2219\u00b7\uf000-\uf0ff]\s*")
BULLET = re.compile(r"^(?:•|[-–—*](?=\s|[а-яёА-ЯЁ«]))\s*")
NUMBER = re.compile(
    r"^(?:(?:Раздел|Глава|Статья|Приложение)\s+(?:№\s*)?[\dIVXLC]+\b"
    r"|(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,3}){0,4})[.)](?=\s|[А-ЯЁа-яё«])"
    r"|\d{1,2}(?:\.\d{1,3}){1,4}(?=\s)"
    r"|[а-яё]\)(?=\s))"
)
#: «Дата проведения:», «Срок: ____»: a line of a form begins a paragraph of its own.
FIELD = re.compile(r"^[А-ЯЁ][а-яё]+(?: [а-яё]+){0,2}:")
ALL_CAPITALS = re.compile(r"^[^а-яёa-z]*[А-ЯЁ]{4}[^а-яёa-z]*$")
URL_LINE = re.compile(r"^(?:https?://|www\.)\S+$")
PAGE_NUMBER = re.compile(
    r"^(?:[-–—]\s*)?(?:стр\.\s*|страница\s+)?\d{1,3}(?:\s+из\s+\d+)?(?:\s*[-–—])?$", re.I
)
EMPHASIS = re.compile(r"(?<!\w)__([^_\s](?:[^_]*[^_\s])?)__(?!\w)")
HYPHENATED = re.compile(r"[а-яёa-z]-$", re.I)
STOPS = re.compile(r"[.!?;:]\s*$")

#: A line shorter than this share of the usual width was broken on purpose.
FULL_LINE = 0.75
#: A title line this long that ends without a stop may go on in the genitive.
LONG_ENOUGH = 25
#: This many blank lines more than usual are the end of a page.
PAGE_GAP = 2


@dataclass(frozen=True)
class Line:
    """A line with words, and how many blank lines stand before it (a form feed counts many)."""

    text: str
    gap: int


def clean(raw: str) -> list[str]:
    """The paragraphs of a text, each on one line."""
    lines = _lines(_characters(raw))
    usual = _usual_gap(lines)
    lines = list(_without_furniture(lines, usual))
    width = _width(lines)
    return [_tidy(paragraph) for paragraph in _paragraphs(lines, usual, width)]


def _characters(raw: str) -> str:
    text = raw.replace("\r\n", "\n").replace("\r", "\n").translate(INVISIBLE)
    text = unicodedata.normalize("NFC", text).replace(BREVE, "")
    return SPACES.sub(" ", text)


def _lines(text: str) -> list[Line]:
    lines, gap = [], 0
    for line in text.replace("\f", "\n" * (PAGE_GAP + 3)).split("\n"):
        words = _unmarked(line.strip())
        if not words:
            gap += 1
            continue
        lines.append(Line(words, gap))
        gap = 0
    return lines


def _unmarked(line: str) -> str:
    """Markdown headings and emphasis lose their marks, bullets get one glyph."""
    line = re.sub(r"^#{1,6}\s+", "", line)
    line = re.sub(r"\*\*+", "", line)
    line = EMPHASIS.sub(r"\1", line)
    return BULLET_GLYPHS.sub("• ", line).strip()


def _usual_gap(lines: list[Line]) -> int:
    """0, or 1 where the text is double-spaced throughout."""
    gaps = Counter(line.gap for line in lines[1:])
    wrapped = sum(
        line.gap == 1 and line.text[:1].islower() and not STOPS.search(before.text)
        for before, line in pairwise(lines)
    )
    return 1 if gaps[1] > gaps[0] and wrapped > len(lines) / 4 else 0


def _without_furniture(lines: list[Line], usual: int) -> Iterator[Line]:
    """Running headers, page numbers and footer addresses go; the page gap stays visible."""
    furniture = _running_lines(lines, usual)
    pending = 0
    for index, line in enumerate(lines):
        if line.text in furniture or _is_page_number(lines, index, usual):
            pending = max(pending, line.gap, usual + PAGE_GAP)
            continue
        yield Line(line.text, max(line.gap, pending))
        pending = 0


def _running_lines(lines: list[Line], usual: int) -> set[str]:
    seen = Counter(line.text for line in lines)
    at_page_start = Counter(
        line.text for index, line in enumerate(lines) if not index or line.gap >= usual + PAGE_GAP
    )
    opening = Counter(
        line.text
        for index, line in enumerate(lines)
        if _opens_sentence(lines[max(index - 1, 0)].text, lines[index + 1 : index + 2], usual)
    )
    return {
        text
        for text, count in seen.items()
        if (count > 1 and URL_LINE.match(text))
        or (
            count > 2
            and at_page_start[text] * 3 >= count * 2
            and opening[text] * 2 < count
            and not _is_structural(text)
        )
    }


def _opens_sentence(before: str, after: list[Line], usual: int) -> bool:
    """A repeated line that the next one goes on with is a refrain of the text, no header."""
    return bool(STOPS.search(before)) and any(
        line.gap <= usual and line.text[:1].islower() for line in after
    )


def _is_structural(text: str) -> bool:
    return bool(STOPS.search(text) or "__" in text or NUMBER.match(text) or BULLET.match(text))


def _is_page_number(lines: list[Line], index: int, usual: int) -> bool:
    if not PAGE_NUMBER.match(lines[index].text):
        return False
    after = lines[index + 1].gap if index + 1 < len(lines) else PAGE_GAP + usual
    return max(lines[index].gap, after) >= usual + PAGE_GAP


def _width(lines: list[Line]) -> int:
    """The width that lines were wrapped at: 0 where every paragraph is one line."""
    lengths = sorted(len(line.text) for line in lines)
    if not lengths:
        return 0
    wide = lengths[int(len(lengths) * 0.97)]
    return wide if wide <= 130 else 0


def _paragraphs(lines: list[Line], usual: int, width: int) -> Iterator[str]:
    paragraph = ""
    last = ""
    for line in lines:
        if paragraph and _continues(last, line, usual, width):
            paragraph = _join(paragraph, line.text)
        else:
            if paragraph:
                yield paragraph
            paragraph = line.text
        last = line.text
    if paragraph:
        yield paragraph


def _continues(last: str, line: Line, usual: int, width: int) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    if HYPHENATED.search(last) or last.endswith("/"):
        return True
    if NUMBER.match(line.text) or BULLET.match(line.text) or FIELD.match(line.text):
        return False
    if line.gap > usual or len(last) < width * FULL_LINE or not width:
        return not _is_heading(last, line.text) and _runs_on(last, line)
    if last.endswith((".", "!", "?")):
        return len(last) + 1 + len(line.text.split(" ")[0]) > width
    return not last.endswith((";", ":"))


def _is_heading(last: str, text: str) -> bool:
    """«РЕЗОЛЮЦИЯ» over «участников…» is one title; «РЕШЕНИЕ» over «Принять…» is two things."""
    return text[:1].isupper() and bool(ALL_CAPITALS.match(last)) != bool(ALL_CAPITALS.match(text))


def _runs_on(last: str, line: Line) -> bool:
    """Across a gap, only what cannot begin a paragraph goes on with the last one."""
    if STOPS.search(last) and not (last.endswith(".") and _ends_with_abbreviation(last)):
        return False
    if line.text[:1].islower() or line.text[:1].isdigit():
        return True
    if line.text.startswith("«"):
        return last[-1:].islower()
    return (not line.gap or len(last) >= LONG_ENOUGH) and _only_genitive(line.text)


def _ends_with_abbreviation(last: str) -> bool:
    return bool(re.search(r"[А-ЯЁ]\.\s?[А-ЯЁ]\.$|\b(?:г|гг|им|ст|п|пр|др)\.$", last))


def _only_genitive(text: str) -> bool:
    """«…вице-губернаторов / Санкт-Петербурга Мовчана»: no paragraph opens in the genitive."""
    word = re.match(r"«?([А-ЯЁа-яё-]+)", text)
    return word is not None and all(
        reading.case in {"gent", "gen2"} or (reading.pos, reading.case) == ("ADJF", "accs")
        for reading in parses(word.group(1))
    )


def _join(paragraph: str, line: str) -> str:
    if re.search(r"\w/$", paragraph):
        return paragraph + line
    if not HYPHENATED.search(paragraph):
        return f"{paragraph} {line}"
    left = re.search(r"[\w-]+-$", paragraph)
    right = re.match(r"\w+", line)
    if left and right and _was_hyphenated(left.group()[:-1], right.group()):
        return paragraph[:-1] + line
    return paragraph + line


def _was_hyphenated(left: str, right: str) -> bool:
    """«орга-» + «низация» was one word; «эко-» + «потребитель» is not."""
    return "-" not in left and is_known(left + right) and not (is_known(left) and is_known(right))


def _tidy(paragraph: str) -> str:
    return re.sub(r"\s+", " ", paragraph).strip()
