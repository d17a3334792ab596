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
    r"|(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,3}){0,4})[.)](?=\s|$|[А-ЯЁа-яё«])"
    r"|\d{1,2}(?:\.\d{1,3}){1,4}(?=\s)"
    r"|[а-яёa-zА-ЯЁ]\)(?=\s))"
)
#: «Дата проведения:», «Срок – ____»: a line of a form begins a paragraph of its own.
FIELD = re.compile(
    r"^[А-ЯЁ][а-яё]+(?: [а-яё]+){0,2}:"
    r"|^(?:Срок|Ответственн|Исполнител)[а-яё]*(?: [а-яё]+){0,2} ?[–—-] "
)
#: «12 апреля 2021 года», «г. Пермь», «№ 5»: date and place stand by themselves.
OWN_LINE = re.compile(
    r"^(?:«?\d{1,2}»?\s+[а-яё]{3,8}\s+\d{4}|\d{1,2}\.\d{1,2}\.\d{4}|(?:г|пос|с)\.\s?[А-ЯЁ]|№)"
)
LEADING_ON = ("от", "на", "до", "с", "по", "в", "к", "(", "за", "и", ",", "№", "от «")
ALL_CAPITALS = re.compile(r"^[^а-яёa-z]*[А-ЯЁ]{4}[^а-яёa-z]*$")
URL_LINE = re.compile(r"^(?:https?://|www\.)\S+$")
PAGE_NUMBER = re.compile(
    r"^(?:[-–—]\s*)?(?:стр\.\s*|страница\s+)?\d{1,3}(?:\s+из\s+\d+)?(?:\s*[-–—])?$", re.I
)
EMPHASIS = re.compile(r"(?<![\w*])(__?|\*)([^_*\s](?:[^_*]*[^_*\s])?)\1(?![\w*])")
HYPHENATED = re.compile(r"[а-яёa-z0-9]-$", re.I)
#: «министр И.И.»: initials that still wait for their surname.
UNFINISHED_NAME = re.compile(r"(?<![\w-])[а-яё][\w-]*,?\s(?:[А-ЯЁ]\.\s?){1,2}$")
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
    line = EMPHASIS.sub(r"\2", line)
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
    if not PAGE_NUMBER.match(lines[index].text) or _is_announced(lines, index, usual):
        return False
    after = lines[index + 1].gap if index + 1 < len(lines) else PAGE_GAP + usual
    return max(lines[index].gap, after) >= usual + PAGE_GAP


def _is_announced(lines: list[Line], index: int, usual: int) -> bool:
    """«Открыто музеев:» over «12»: the number is what the line above leads to."""
    before = lines[max(index - 1, 0)].text
    return index > 0 and before.endswith(":") and lines[index].gap <= usual


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
    if HYPHENATED.search(last) or last.endswith(("/", "№")) or NUMBER.fullmatch(last):
        return True
    if _begins_item(last, line.text) or FIELD.match(line.text):
        return False
    if line.gap > usual or len(last) < width * FULL_LINE or not width or " " not in last:
        return not _is_heading(last, line.text) and _runs_on(last, line)
    if last.endswith((".", "!", "?")):
        return len(last) + 1 + len(line.text.split(" ")[0]) > width
    return not last.endswith((";", ":"))


def _begins_item(last: str, text: str) -> bool:
    """«…согласно пункту / 2.1 настоящего Порядка»: a number inside a sentence begins nothing."""
    number = NUMBER.match(text)
    if number is None:
        return bool(BULLET.match(text))
    inside = number.group()[-1].isdigit() and text[number.end() + 1 :][:1].islower()
    return not inside or bool(STOPS.search(last))


def _is_heading(last: str, text: str) -> bool:
    """«ПРИКАЗ» over «Министерства…» is one title; «РЕШЕНИЕ» over «Принять…» is two things."""
    if _titles(last, text):
        return False
    return text[:1].isupper() and bool(ALL_CAPITALS.match(last)) != bool(ALL_CAPITALS.match(text))


def _titles(last: str, text: str) -> bool:
    """One noun in capitals says what kind of document it is, a genitive below it whose."""
    if not ALL_CAPITALS.match(last) or len(last.split()) > 1 or parses(last)[0].pos != "NOUN":
        return False
    word = re.match(r"[А-ЯЁа-яё-]+", text)
    readings = parses(word.group()) if word else ()
    cases = {each.case for each in readings}
    subject = any((each.case, each.number) == ("nomn", "sing") for each in readings)
    return "gent" in cases and "datv" not in cases and not subject


def _runs_on(last: str, line: Line) -> bool:
    """Across a gap, only what cannot begin a paragraph goes on with the last one."""
    if UNFINISHED_NAME.search(last):
        return True
    if STOPS.search(last) and not (last.endswith(".") and _ends_with_abbreviation(last)):
        return False
    if OWN_LINE.match(line.text) and not last.endswith(LEADING_ON):
        return False
    if line.text[:1].islower() or line.text[:1].isdigit():
        return True
    if line.text.startswith("«"):
        return last[-1:].islower()
    near = not line.gap or len(last) >= LONG_ENOUGH
    return (near and _only_genitive(line.text)) or _titles(last, line.text)


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
    """«орга-» + «низация» was one word; «эко-» + «потребитель» is not.

    Of «учебно-мето-» + «дический» the last part counts. No compound begins with a preposition.
    """
    part = left.rpartition("-")[2]
    halves = is_known(part) and is_known(right) and not _is_preposition(part)
    return is_known(part + right) and not halves


def _is_preposition(word: str) -> bool:
    return parses(word)[0].pos == "PREP"


def _tidy(paragraph: str) -> str:
    return re.sub(r"\s+", " ", paragraph).strip()
