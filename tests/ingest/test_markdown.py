"""Markdown: what it marks, what it does not know about Russian documents, HTML within."""

from pathlib import Path

import pytest

from ingest.cleaning import HeadedRow, clean
from ingest.model import Caveat
from ingest.readers import read


def read_from(source: str, folder: Path) -> list[str | tuple[str, ...]]:
    path = folder / "протокол.md"
    path.write_text(source)
    pieces = clean(read(path).blocks)
    return [p.cells if isinstance(p, HeadedRow) else p.text for p in pieces]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# Протокол № 5\n\nЗаседание\n=========\n", ["Протокол № 5", "Заседание"]),
        ("**Решили** _открыть_ [музей](http://a.ru) ~~завтра~~ `сегодня`.",
         ["Решили открыть музей сегодня."]),
        ("Принять доклад\nминистра и откры-\nть музей.",
         ["Принять доклад министра и открыть музей."]),
        ("1. Первый\n2. Второй", ["1. Первый", "2. Второй"]),
        ("3) Третий\n4) Четвёртый", ["3) Третий", "4) Четвёртый"]),
        ("1. Первый\n1. Тоже первый", ["1. Первый", "1. Тоже первый"]),
        ("1. Поручить:\n   1) открыть;\n   2) доложить.\n2. Принять.",
         ["1. Поручить:", "1) открыть;", "2) доложить.", "2. Принять."]),
        ("2.1. Открыть музей\nгорода.\n2.2. Открыть парк.",
         ["2.1. Открыть музей города.", "2.2. Открыть парк."]),
        ("Поручить:\nа) открыть;\nб) доложить.", ["Поручить:", "а) открыть;", "б) доложить."]),
        ("- а) открыть;\n- б) доложить.", ["а) открыть;", "б) доложить."]),
        ("* Первый\n\n  Его второй абзац.\n* Второй",
         ["• Первый", "Его второй абзац.", "• Второй"]),
        ("    Красная строка начинает абзац.", ["Красная строка начинает абзац."]),
        ("Срок: 1 мая  \nОтветственный: Иванов", ["Срок: 1 мая", "Ответственный: Иванов"]),
        ("Протокол\n```\n1. Открыть.\n2. Закрыть.\n```",
         ["Протокол", "1. Открыть.", "2. Закрыть."]),
        ("«\\_\\_\\_» \\_\\_\\_\\_ 2016 года", ["«___» ____ 2016 года"]),
        ("---\ntitle: Протокол\ntags: [a]\n---\n# Решение", ["Решение"]),
        ("| № | Мероприятие | Срок |\n|---|:--:|--:|\n| 1 | Открыть **музей** | май |",
         [("№", "Мероприятие", "Срок"), ("1", "Открыть музей", "май")]),
        ("Решили<br>1. Открыть.\n\n<div><p>2. Закрыть.</p></div>\n<script>x</script>",
         ["Решили", "1. Открыть.", "2. Закрыть."]),
        ("При x < 5 & y > 3 и <script", ["При x < 5 & y > 3 и <script"]),
    ],
)  # fmt: skip
def test_what_is_read(source: str, text: list[str | tuple[str, ...]], tmp_path: Path) -> None:
    assert read_from(source, tmp_path) == text


def test_front_matter_is_left_out_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: Протокол\n---\n\nРешили открыть музей.")
    assert read(path).caveats == (Caveat("FrontMatter"),)
