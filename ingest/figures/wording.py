"""How a figure is worded: what tells two sums of money of one programme apart."""

import re

from ingest.figures.quantities import Quantity
from ingest.model import Cell
from ingest.relations.sentence import Sentence

#: What parts the figures of a sentence; not the comma of «1,5 млн».
BOUND = re.compile(r"[;:()]|,\s|\.\s+(?=[А-ЯЁ])")
LONGEST = 160


def worded(sentence: Sentence, quantity: Quantity) -> str:
    """«в том числе: **областной бюджет – 40 млн рублей**, местный – 3 млн рублей»"""
    text = sentence.passage.text
    body = max(sentence.start, sentence.passage.body)
    starts = [m.end() for m in BOUND.finditer(text, body, quantity.start)]
    end = BOUND.search(text, quantity.end, sentence.end)
    said = text[starts[-1] if starts else body : end.start() if end else sentence.end]
    said = " ".join(said.split()).strip(" .,–—-")[:LONGEST]
    cells = sentence.passage.cells
    key = _said(text, cells[0]) if cells and quantity.start >= cells[0].end else ""
    return f"{key}: {said}" if key else said


def _said(text: str, cell: Cell) -> str:
    """The words of a cell, if it has any: «Объём финансирования»."""
    words = " ".join(text[cell.start : cell.end].split())
    return words[:LONGEST] if re.search(r"[а-яё]{3}", words, re.I) else ""
