"""Institutions marked in brat are told apart by what their words do, and sought by their names."""

import json
from pathlib import Path

import pytest

from kg.evaluation.naming import Naming, naming
from webapp.cli import svod
from webapp.exits import run

TEXT = """Протокол заседания Совета по туризму

1. Рекомендовать Комитету по туризму города Казани и ООО «Прибой» подготовить план.
2. Поручить МКУ «Дирекция музеев» и предприятиям доложить Администрации.
"""
MARKS = [
    "Комитету по туризму города Казани",
    "ООО «Прибой»",
    "МКУ «Дирекция музеев»",
    "предприятиям",
]


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    folder = tmp_path / "marked"
    folder.mkdir()
    (folder / "protokol.txt").write_text(TEXT)
    (folder / "protokol.ann").write_text(
        "".join(
            f"T{number}\tINST {TEXT.index(words)} {TEXT.index(words) + len(words)}\t{words}\n"
            for number, words in enumerate(MARKS)
        )
        + "T9\tACT 12 20\tзаседания\nR1\tPPS Arg1:T1 Arg2:T9\t\n"
    )
    return folder


def test_from_the_command_line(
    marked: Path, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(empty)
    assert run(svod, ["ingest", str(marked / "protokol.txt"), "--data", data]) == 0
    capsys.readouterr()
    assert run(svod, ["evaluate", "institutions", "--brat", str(marked), "--data", data]) == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines()[2:]] == [
        ["marked", "found", "recall"],
        ["named", "institutions", "3", "3", "100%"],
        ["classes", "of", "actors", "with", "a", "name", "in", "it", "0", "0", "–"],
        ["named", "territories", "0", "0", "–"],
        ["unnamed", "1", "0", "0%"],
    ]

    (marked / "protokol.txt").write_text(TEXT + "Секретарь")
    assert (
        run(svod, ["evaluate", "institutions", "--brat", str(marked), "--data", data, "--json"])
        == 0
    )
    assert json.loads(capsys.readouterr().out)["absent"] == ["protokol.txt"]

    (marked / "protokol.ann").unlink()
    assert run(svod, ["evaluate", "institutions", "--brat", str(marked), "--data", data]) == 1
    assert "holds no .ann files" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("before", "words", "kind"),
    [
        ("доложить ", "Администрации", Naming.INSTITUTION),
        ("2. ", "Администрации", Naming.NOTHING),
        ("2. ", "Администрации Невского района", Naming.INSTITUTION),
        ("доложить ", "администрации Невского района", Naming.INSTITUTION),
        ("доложить ", "администрации района", Naming.NOTHING),
        ("- ", "МБУ ДО", Naming.INSTITUTION),
        ("", "ПРАВИТЕЛЬСТВО РЕСПУБЛИКИ", Naming.NOTHING),
        ("в ", "детском саду «Ромашка»", Naming.INSTITUTION),
        ("для ", "предприятий Алтайского края", Naming.CLASS),
        ("в ", "Алтайском крае", Naming.TERRITORY),
        ("в ", "России", Naming.TERRITORY),
        ("в ", "муниципальном образовании", Naming.NOTHING),
    ],
)
def test_what_marked_words_do(before: str, words: str, kind: Naming) -> None:
    assert naming(words, before=before) is kind
