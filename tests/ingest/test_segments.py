"""Passages: where they lie, what number or mark they bear."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cleaning import HeadedRow, clean
from ingest.layout import Lines, Paragraph
from ingest.model import Text
from ingest.segments import split


def of(*paragraphs: str) -> Text:
    return split([Paragraph(text) for text in paragraphs])


@pytest.mark.parametrize(
    ("paragraph", "marker", "words"),
    [
        ("2.1.3. Разработать план", "2.1.3", "Разработать план"),
        ("2.1.3 Разработать план", "2.1.3", "Разработать план"),
        ("1. Утвердить план", "1", "Утвердить план"),
        ("1.Утвердить план", "1", "Утвердить план"),
        ("12) утвердить план", "12", "утвердить план"),
        ("IV. ИТОГИ", "IV", "ИТОГИ"),
        ("а) открыть музей", "а", "открыть музей"),
        ("b) открыть музей", "b", "открыть музей"),
        ("В) Открыть музей", "В", "Открыть музей"),
        ("Раздел III. Цели", "Раздел III", "Цели"),
        ("Приложение № 2 к приказу", "Приложение № 2", "к приказу"),
        ("Статья 5. Права граждан", "Статья 5", "Права граждан"),
        ("• открыть музей", "•", "открыть музей"),
        ("– открыть музей", "•", "открыть музей"),
        ("-открыть музей", "•", "открыть музей"),
        ("* открыть музей", "•", "открыть музей"),
        ("Открыть музей", None, "Открыть музей"),
        ("12.05.2016 состоялся форум", None, "12.05.2016 состоялся форум"),
        ("2016 год стал годом туризма", None, "2016 год стал годом туризма"),
        ("5 школ построено", None, "5 школ построено"),
        ("1,5 млн рублей", None, "1,5 млн рублей"),
        ("-5 градусов", None, "-5 градусов"),
        ("И. о. министра", None, "И. о. министра"),
        ("и) открыть", "и", "открыть"),
        ("(1) открыть", "1", "открыть"),
        ("(а) открыть", "а", "открыть"),
        ("§ 3. Права граждан", "3", "Права граждан"),
        ("- а) открыть", "а", "открыть"),
        ("(Иванов) открыл", None, "(Иванов) открыл"),
        ("Глава города Казани", None, "Глава города Казани"),
    ],
)
def test_markers(paragraph: str, marker: str | None, words: str) -> None:
    (passage,) = of(paragraph).passages
    assert (passage.marker, passage.words) == (marker, words)


def test_a_bullet_is_no_number() -> None:
    bullet, letter = of("– открыть музей", "а) открыть парк").passages
    assert bullet.number is None
    assert letter.number == "а"


def test_offsets_count_code_points() -> None:
    text = of("Форум 🌍 «Город»", "Решили:")
    assert text.text == "Форум 🌍 «Город»\nРешили:"
    assert [(p.order, p.start, p.end) for p in text.passages] == [(1, 0, 15), (2, 16, 23)]


def test_a_text_without_line_breaks_is_cut_at_sentences() -> None:
    sentence = "Школы откроют в сентябре."
    text = of(" ".join([sentence] * 400))
    assert len(text.passages) > 1
    assert {passage.text.replace(sentence, "").strip() for passage in text.passages} == {""}
    assert text.text.count(sentence) == 400


def test_a_word_without_end_is_cut_all_the_same() -> None:
    assert [len(passage.text) for passage in of("а" * 9000).passages] == [4000, 4000, 1000]


def test_no_paragraphs() -> None:
    assert of().text == ""
    assert of().passages == ()


@given(st.text(max_size=300))
def test_passages_are_slices_in_order_that_never_overlap(raw: str) -> None:
    text = split(clean([Lines(raw)]))
    for passage in text.passages:
        assert text.text[passage.start : passage.end] == passage.text
        assert 0 <= passage.body <= len(passage.text)
    assert [passage.order for passage in text.passages] == list(range(1, len(text.passages) + 1))
    assert all(before.end < after.start for before, after in pairwise(text.passages))


def test_a_row_of_a_table_is_a_passage_with_cells() -> None:
    text = split([HeadedRow(("1", "Открыть музей", "2019 год"), ("№", "Мероприятие", "Срок"), 3)])
    (row,) = text.passages
    assert row.text == "1 | Открыть музей | 2019 год"
    assert [(cell.column, row.text[cell.start : cell.end]) for cell in row.cells] == [
        ("№", "1"),
        ("Мероприятие", "Открыть музей"),
        ("Срок", "2019 год"),
    ]
    assert row.page == 3


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (("1", "", "май"), "1 | | май"),
        (("", "Открыть музей", ""), "| Открыть музей |"),
        (("", "", "май"), "| | май"),
    ],
)
def test_an_empty_cell_is_one_space(cells: tuple[str, ...], text: str) -> None:
    (row,) = split([HeadedRow(cells, ("",) * 3)]).passages
    assert row.text == text
    assert tuple(row.text[cell.start : cell.end] for cell in row.cells) == cells
