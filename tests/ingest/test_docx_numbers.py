"""Automatic numbers of Word documents, written out as Word shows them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.model import Caveat
from ingest.readers import read

Word = Callable[..., Path]


def item(text: str, level: int = 0, of: int = 50) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def styled(text: str, style: str, more: str = "") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
    )


def level(at: int, kind: str, text: str, more: str = "", *, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(*levels: str, of: int = 50) -> str:
    return f'<w:abstractNum w:abstractNumId="{of}">{"".join(levels)}</w:abstractNum>'


def num(number: int = 50, overrides: str = "", *, of: int = 50) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def starting(at: int, start: int = 1) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


CLAUSES = abstract(
    level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "russianLower", "%3)")
)


def lines(path: Path) -> list[str]:
    return list(read(path).texts)


def test_clauses_their_parts_and_what_begins_anew(word: Word) -> None:
    body = item("Открыть музей:") + item("к маю:", 1) + item("зал", 2) + item("сад", 2)
    body += item("к июню:", 1) + item("парк", 2) + item("Доложить.") + item("мне", 1)
    assert lines(word(body, numbering=CLAUSES + num())) == [
        "1. Открыть музей:",
        "1.1. к маю:",
        "а) зал",
        "б) сад",
        "1.2. к июню:",
        "а) парк",
        "2. Доложить.",
        "2.1. мне",
    ]


@pytest.mark.parametrize(
    ("kind", "start", "shown"),
    [
        ("decimal", 9, ["9)", "10)"]),
        ("decimalZero", 9, ["09)", "10)"]),
        ("upperRoman", 39, ["XXXIX)", "XL)"]),
        ("lowerRoman", 4, ["iv)", "v)"]),
        ("lowerLetter", 26, ["z)", "aa)"]),
        ("upperLetter", 1, ["A)", "B)"]),
        ("russianLower", 9, ["и)", "к)"]),
        ("russianUpper", 26, ["Ы)", "Э)"]),
        ("russianLower", 29, ["я)", "аа)"]),
        ("numberInDash", 1, ["- 1 -)", "- 2 -)"]),
        ("none", 1, [")", ")"]),
    ],
)
def test_numerals(word: Word, kind: str, start: int, shown: list[str]) -> None:
    numbering = abstract(level(0, kind, "%1)", start=start)) + num()
    assert lines(word(item("зал") + item("сад"), numbering=numbering)) == [
        f"{shown[0]} зал",
        f"{shown[1]} сад",
    ]


@pytest.mark.parametrize(
    ("glyph", "shown"),
    [("\uf0b7", "• зал"), ("o", "• зал"), ("–", "– зал"), ("-", "- зал"), ("", "зал")],
)
def test_bullets_are_one_glyph_and_dashes_stay(word: Word, glyph: str, shown: str) -> None:
    numbering = abstract(level(0, "bullet", glyph)) + num()
    assert lines(word(item("зал"), numbering=numbering)) == [shown]


def test_a_format_of_later_versions(word: Word) -> None:
    later = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        "</mc:Fallback></mc:AlternateContent>"
    )
    numbering = abstract(f'<w:lvl w:ilvl="0">{later}<w:lvlText w:val="%1."/></w:lvl>') + num()
    assert lines(word(item("зал"), numbering=numbering)) == ["001. зал"]


def test_text_around_a_number_and_what_follows_it(word: Word) -> None:
    numbering = abstract(
        level(0, "upperRoman", "Раздел %1", '<w:suff w:val="space"/>'),
        level(1, "decimal", "%2.", '<w:suff w:val="nothing"/>'),
    )
    body = item("Культура") + item("Открыть музей.", 1)
    assert lines(word(body, numbering=numbering + num())) == [
        "Раздел I Культура",
        "1.Открыть музей.",
    ]


def test_legal_numbers_are_digits_throughout(word: Word) -> None:
    numbering = abstract(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>"))
    assert lines(word(item("зал") + item("сад", 1), numbering=numbering + num())) == [
        "I. зал",
        "1.1. сад",
    ]


def test_two_lists_of_one_kind_go_on_unless_one_begins_anew(word: Word) -> None:
    numbering = CLAUSES + num(50) + num(51) + num(52, starting(0) + starting(1))
    body = item("зал") + item("сад", of=51) + item("парк", of=52) + item("пруд", of=52)
    body += item("двор", of=50)
    assert lines(word(body, numbering=numbering)) == [
        "1. зал",
        "2. сад",
        "1. парк",
        "2. пруд",
        "3. двор",
    ]


def test_a_list_may_begin_later_and_look_otherwise(word: Word) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1)", start=5)}</w:lvlOverride>'
    numbering = CLAUSES + num(51, starting(0, 3)) + abstract(level(0, "decimal", "%1."), of=60)
    numbering += num(60, override, of=60)
    assert lines(word(item("зал", of=51) + item("сад", of=60), numbering=numbering)) == [
        "3. зал",
        "5) сад",
    ]


@pytest.mark.parametrize(
    ("restart", "shown"),
    [
        ("", ["1) зал", "1) сад", "1) парк"]),
        ("0", ["1) зал", "2) сад", "3) парк"]),
        ("1", ["1) зал", "2) сад", "1) парк"]),
        ("2", ["1) зал", "1) сад", "1) парк"]),
    ],
)
def test_when_parts_are_counted_anew(word: Word, restart: str, shown: list[str]) -> None:
    """«зал» in «1.1.», «сад» in «1.2.», «парк» in «2.1.»"""
    more = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    numbering = abstract(
        level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%3)", more)
    )
    body = item("А") + item("Б", 1) + item("зал", 2) + item("В", 1) + item("сад", 2)
    body += item("Г") + item("Д", 1) + item("парк", 2)
    parts = [line for line in lines(word(body, numbering=numbering + num())) if ")" in line]
    assert parts == shown


def test_a_part_before_any_clause_counts_the_clause(word: Word) -> None:
    assert lines(word(item("зал", 1) + item("Сад"), numbering=CLAUSES + num())) == [
        "1.1. зал",
        "2. Сад",
    ]


def style(name: str, properties: str, base: str = "Normal") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{base}"/><w:pPr>{properties}</w:pPr></w:style>'
    )


def test_numbers_that_styles_give(word: Word) -> None:
    numbering = abstract(
        level(0, "decimal", "%1.", '<w:pStyle w:val="Clause"/>'),
        level(1, "decimal", "%1.%2.", '<w:pStyle w:val="Part"/>'),
    )
    numbered = '<w:numPr><w:numId w:val="50"/></w:numPr>'
    styles = style("Clause", numbered) + style("Part", numbered) + style("Bold", "", "Clause")
    body = styled("зал", "Clause") + styled("сад", "Part") + styled("парк", "Bold")
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body += styled("двор", "Clause", none) + styled("пруд", "Clause")
    assert lines(word(body, numbering=numbering + num(), styles=styles)) == [
        "1. зал",
        "1.1. сад",
        "2. парк",
        "двор",
        "3. пруд",
    ]


def test_a_list_style_lends_its_levels(word: Word) -> None:
    numbering = CLAUSES + num()
    numbering += (
        '<w:abstractNum w:abstractNumId="60"><w:numStyleLink w:val="Acts"/></w:abstractNum>'
    )
    numbering += num(60, of=60)
    styles = (
        '<w:style w:type="numbering" w:styleId="Acts"><w:name w:val="Acts"/><w:pPr><w:numPr>'
        '<w:numId w:val="50"/></w:numPr></w:pPr></w:style>'
    )
    body = item("зал") + item("сад", of=60)
    assert lines(word(body, numbering=numbering, styles=styles)) == ["1. зал", "2. сад"]


def test_styles_in_a_circle(word: Word) -> None:
    styles = style("Egg", "", "Hen") + style("Hen", "", "Egg")
    assert lines(word(styled("Открыть музей.", "Egg"), styles=styles)) == ["Открыть музей."]


def test_empty_items_are_counted_and_not_read(word: Word) -> None:
    assert lines(word(item("зал") + item("") + item("сад"), numbering=CLAUSES + num())) == [
        "1. зал",
        "3. сад",
    ]


def test_rows_that_number_themselves(word: Word) -> None:
    rows = "".join(
        f"<w:tr><w:tc>{item('')}</w:tc><w:tc><w:p><w:r><w:t>{deed}</w:t></w:r></w:p></w:tc></w:tr>"
        for deed in ("Открыть музей", "Открыть парк")
    )
    assert lines(word(f"<w:tbl>{rows}</w:tbl>", numbering=CLAUSES + num())) == [
        "1.",
        "Открыть музей",
        "2.",
        "Открыть парк",
    ]


def test_formats_of_other_scripts_are_digits_and_noted(word: Word) -> None:
    layout = read(word(item("зал"), numbering=abstract(level(0, "thaiNumbers", "%1.")) + num()))
    assert list(layout.texts) == ["1. зал"]
    assert layout.caveats == (Caveat("NumberFormat", detail="thaiNumbers"),)
