"""Lines as text: blank lines for wider gaps, an indent where a paragraph opens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.cleaning import BULLET, NUMBER
from ingest.layout import Lines
from ingest.pdfium.page import Page
from ingest.readers.pdf.gutters import Stretch
from ingest.readers.pdf.lines import TextLine

#: What begins a line that opens a paragraph.
INDENT = "    "
#: So many heights of a line an indent has at least and at most.
SHALLOWEST, DEEPEST = 0.6, 5.0
#: A distance so many times the usual one parts paragraphs.
WIDER = 1.25
#: No more blank lines stand in a page.
MOST_BLANK = 4
#: What is not wider than this share of the height of a line is no difference.
NOTHING = 0.4
#: So many wrapped lines show how far the lines of a stretch stand apart.
ENOUGH = 2


@dataclass(frozen=True)
class Frame:
    """The margins that lines were wrapped between, and how far they stand apart."""

    left: float
    right: float
    #: Width of a character.
    character: float
    #: From one line to the next, as a multiple of the height of a line.
    pitch: float

    @property
    def width(self) -> int:
        """In characters."""
        return round((self.right - self.left) / self.character)

    def is_centred(self, line: TextLine) -> bool:
        before, after = line.left - self.left, self.right - line.right
        return before > line.size and abs(before - after) < 2 * NOTHING * line.size


def usual_pitch(stretches: Sequence[Sequence[TextLine]]) -> float:
    """How far a wrapped line stands from the one that goes on with it."""
    pitches = [pitch for lines in stretches for pitch in _pitches(lines)]
    return median(pitches) if pitches else 1.2


def written(stretch: Stretch, page: Page, pitch: float) -> Lines:
    """One stretch of lines as a block."""
    lines = stretch.lines
    frame = _frame(lines, page, pitch)
    opening = _openings(lines, frame)
    text = "" if stretch.goes_on else "\n"
    text += INDENT * opening[0] + lines[0].text
    for (above, line), opens in zip(pairwise(lines), opening[1:], strict=True):
        text += "\n" * (1 + _blank(above, line, frame)) + INDENT * opens + line.text
    return Lines(text, page.number, frame.width)


def _frame(lines: Sequence[TextLine], page: Page, pitch: float) -> Frame:
    own = list(_pitches(lines))
    return Frame(
        _left_margin(lines, page),
        _right_margin(lines),
        sum(line.width for line in lines) / max(sum(len(line.text) for line in lines), 1),
        median(own) if len(own) >= ENOUGH else pitch,
    )


def _left_margin(lines: Sequence[TextLine], page: Page) -> float:
    """The leftmost place where a wrapped line goes on, else where anything on the page begins."""
    wrapped = [line.left for above, line in _wrapped(lines)]
    return min(wrapped or [word.left for word in page.words])


def _right_margin(lines: Sequence[TextLine]) -> float:
    """Where the longest lines end; one in twenty may stand out."""
    return sorted(line.right for line in lines)[int((len(lines) - 1) * 0.95)]


def _pitches(lines: Sequence[TextLine]) -> Iterator[float]:
    return (_pitch(above, line) for above, line in _wrapped(lines))


def _wrapped(lines: Sequence[TextLine]) -> Iterator[tuple[TextLine, TextLine]]:
    """Lines that reach the right margin, each with the next one if it stands near."""
    right = _right_margin(lines)
    for above, line in pairwise(lines):
        if above.right > right - above.size * 2 and 0.5 < _pitch(above, line) < 3:
            yield above, line


def _pitch(above: TextLine, line: TextLine) -> float:
    return (line.bottom - above.bottom) / max(above.size, line.size)


def _blank(above: TextLine, line: TextLine, frame: Frame) -> int:
    """How many blank lines stand between two lines."""
    ratio = _pitch(above, line) / frame.pitch
    if ratio > WIDER:
        return min(max(1, round(ratio) - 1), MOST_BLANK)
    return int(_looks_different(above, line) or _ends_early(above, line, frame))


def _looks_different(above: TextLine, line: TextLine) -> bool:
    """A heading is bold or large, and what it heads is not."""
    sizes = sorted((above.size, line.size))
    return above.bold != line.bold or sizes[1] > sizes[0] * (1 + NOTHING / 2)


def _ends_early(above: TextLine, line: TextLine, frame: Frame) -> bool:
    """The next word would have had room: the line was ended on purpose."""
    if frame.is_centred(above) or above.left - frame.left > above.size * DEEPEST:
        return False
    return frame.right - above.right > line.words[0].width + above.size * 2 * NOTHING


def _openings(lines: Sequence[TextLine], frame: Frame) -> list[bool]:
    """Which lines are set in, as the first line of a paragraph is."""
    found, hanging = [], frame.left
    for line in lines:
        marked = BULLET.match(line.text) or NUMBER.match(line.text)
        if marked and len(line.words) > 1:
            hanging = line.words[1].left
        indent = (line.left - frame.left) / line.size
        hangs = abs(line.left - hanging) < line.size * NOTHING and not marked
        deep = SHALLOWEST < indent < DEEPEST
        found.append(deep and not hangs and not frame.is_centred(line))
    return found
