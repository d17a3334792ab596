"""Which lines go on with the sentence of the line above, and how the two are joined."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from ingest.cleaning.lines import Line, usual_gap
from ingest.cleaning.marks import BULLET, FIELD, NUMBER, STOPS
from ingest.layout import Paragraph
from ingest.morphology import is_known, parses

#: «12 апреля 2021 года», «г. Пермь», «№ 5»: date and place stand by themselves.
OWN_LINE = re.compile(
    r"^(?:«?\d{1,2}»?\s+[а-яё]{3,8}\s+\d{4}|\d{1,2}\.\d{1,2}\.\d{4}|(?:г|пос|с)\.\s?[А-ЯЁ]|№)"
)
LEADING_ON = ("от", "на", "до", "с", "по", "в", "к", "(", "за", "и", ",", "№", "от «")
TITLE_WORD = re.compile(r"^[А-ЯЁ](?:[а-яё]+|[А-ЯЁ]+)$")
ALL_CAPITALS = re.compile(r"^[^а-яёa-z]*[А-ЯЁ]{4}[^а-яёa-z]*$")
HYPHENATED = re.compile(r"[а-яёa-z0-9]-$", re.I)
#: «министр И.И.»: initials that still wait for their surname.
UNFINISHED_NAME = re.compile(r"(?<![\w-])[а-яё][\w-]*,?\s(?:[А-ЯЁ]\.\s?){1,2}$")

#: A line shorter than this share of the usual width was broken on purpose.
FULL_LINE = 0.75
#: So many spaces the first line of a paragraph is set in by.
SHALLOWEST_INDENT, DEEPEST_INDENT = 2, 12
#: A title line this long that ends without a stop may go on in the genitive.
LONG_ENOUGH = 25
#: No paragraph has more lines, no word more letters.
MOST_LINES = 1000
LONGEST_WORD = 100
#: What is longer waits for no other paragraph to go on with it.
LONGEST = 4000


@dataclass(frozen=True)
class Setting:
    """How the lines of a text were set."""

    #: How many blank lines stand between the lines of one paragraph.
    gap: int
    #: In characters, what lines were wrapped at; 0 where every paragraph is one line.
    width: int
    #: How many spaces stand before a line that goes on.
    margin: int

    @classmethod
    def of(cls, lines: list[Line]) -> "Setting":
        width = width_of(lines)
        full = (
            line.indent for line in lines if len(line.text) >= (line.width or width) * FULL_LINE
        )
        return cls(usual_gap(lines), width, min(full, default=0))


def paragraphs(lines: Iterable[Line], setting: Setting) -> Iterator[Paragraph]:
    """Lines that go on with each other are one paragraph."""
    paragraph: list[Line] = []
    for line in lines:
        room = len(paragraph) < MOST_LINES
        if paragraph and not (room and _continues(paragraph, line, setting)):
            yield _whole(paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield _whole(paragraph)


def _whole(lines: Sequence[Line]) -> Paragraph:
    return Paragraph(reduce(joined, (line.text for line in lines)), lines[0].page)


def begins_anew(last: str, text: str) -> bool:
    """Whether a line begins an item or a field of a form, after the line `last`."""
    return _begins_item(last, text) or bool(FIELD.match(text))


def goes_on(last: str, text: str) -> bool:
    """Whether a paragraph only goes on with the one before it, as the second line of a title."""
    if len(last) > LONGEST or STOPS.search(last):
        return False
    if begins_anew(last, text) or (OWN_LINE.match(text) and not last.endswith(LEADING_ON)):
        return False
    return text[:1].islower() or _titles(last, text) or _announces(last, text)


def width_of(lines: list[Line]) -> int:
    """The width that lines were wrapped at: 0 where every paragraph is one line."""
    lengths = sorted(len(line.text) for line in lines)
    if not lengths:
        return 0
    wide = lengths[int(len(lengths) * 0.97)]
    return wide if wide <= 130 else 0


def _continues(paragraph: Sequence[Line], line: Line, setting: Setting) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    last = paragraph[-1].text
    if HYPHENATED.search(last) or last.endswith(("/", "№")) or NUMBER.fullmatch(last):
        return True
    if begins_anew(last, line.text):
        return False
    if not _is_full(paragraph[-1], setting) or _stands_apart(paragraph, line, setting):
        return not _is_heading(last, line.text) and _runs_on(last, line)
    if last.endswith((".", "!", "?")):
        first = line.text.split(" ")[0]
        return line.width is not None or len(last) + 1 + len(first) > setting.width
    return not last.endswith((";", ":"))


def _is_full(line: Line, setting: Setting) -> bool:
    """Not broken on purpose."""
    width = line.width or setting.width
    return width > 0 and len(line.text) >= width * FULL_LINE and " " in line.text


def _stands_apart(paragraph: Sequence[Line], line: Line, setting: Setting) -> bool:
    """By a gap, or an indent; the end of a page parts only finished sentences."""
    if _is_set_in(paragraph[0], line, setting):
        return True
    if line.page != paragraph[-1].page:
        return bool(STOPS.search(paragraph[-1].text))
    return line.gap > setting.gap


def _is_set_in(first: Line, line: Line, setting: Setting) -> bool:
    """As a paragraph opens; the further lines of a list item may hang below its words."""
    marked = BULLET.match(first.text) or NUMBER.match(first.text)
    if marked and line.indent > first.indent:
        return False
    return SHALLOWEST_INDENT <= line.indent - setting.margin <= DEEPEST_INDENT


def _begins_item(last: str, text: str) -> bool:
    """«…согласно пункту / 2.1 настоящего Порядка»: a number inside a sentence begins nothing."""
    number = NUMBER.match(text)
    if number is None:
        return bool(BULLET.match(text))
    inside = number.group()[-1].isdigit() and text[number.end() + 1 :][:1].islower()
    return not inside or bool(STOPS.search(last))


def _is_heading(last: str, text: str) -> bool:
    """«ПРИКАЗ» over «Министерства…» is one title; «РЕШЕНИЕ» over «Принять…» is two things."""
    if _titles(last, text) or _announces(last, text):
        return False
    return text[:1].isupper() and bool(ALL_CAPITALS.match(last)) != bool(ALL_CAPITALS.match(text))


def _announces(last: str, text: str) -> bool:
    """«Участники форума, заслушав доклады,» over «РЕКОМЕНДУЮТ:» is one sentence."""
    return last.endswith(",") and text.endswith(":") and bool(ALL_CAPITALS.match(text))


def _titles(last: str, text: str) -> bool:
    """One noun says what kind of document it is, a genitive below it whose."""
    if not TITLE_WORD.match(last) or parses(last)[0].pos != "NOUN":
        return False
    word = re.match(r"(?:[IVXLC]+ )?([А-ЯЁа-яё-]+)", text)
    readings = parses(word.group(1)) if word else ()
    cases = {each.case for each in readings}
    subject = any((each.case, each.number) == ("nomn", "sing") for each in readings)
    return "gent" in cases and "datv" not in cases and not subject


def _runs_on(last: str, line: Line) -> bool:
    """Across a gap, only what cannot begin a paragraph goes on with the last one."""
    if UNFINISHED_NAME.search(last) or _announces(last, line.text):
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


def joined(paragraph: str, line: str) -> str:
    """A paragraph and the line that goes on with it; the hyphen of a broken word goes."""
    if not paragraph or not line:
        return paragraph or line
    end = paragraph[-LONGEST_WORD:]
    if re.search(r"\w/$", end):
        return paragraph + line
    if not HYPHENATED.search(end):
        return f"{paragraph} {line}"
    left = re.search(r"[\w-]+-$", end)
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
