"""Tables: heads, page breaks, merged cells, and frames that are no tables."""

import pytest

from ingest.cleaning import HeadedRow, clean
from ingest.columns import role_of
from ingest.layout import Lines, Paragraph, Row, Table

HEAD = ("№", "Мероприятие", "Срок")


def table(*rows: tuple[str, ...], page: int | None = None) -> Table:
    return Table(tuple(Row(cells, page) for cells in rows))


def cells(*blocks: Lines | Paragraph | Table) -> list[tuple[str, ...] | str]:
    return [p.cells if isinstance(p, HeadedRow) else p.text for p in clean(blocks)]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("№ п/п", "number"),
        ("Наименование мероприятия", "deed"),
        ("Срок исполнения", "deadline"),
        ("Ответственный исполнитель", "responsible"),
        ("Соисполнители", "actor"),
        ("Источники финансирования", "funding"),
        ("Наименование показателя", "indicator"),
        ("Отметка о выполнении мероприятия", "status"),
        ("Количество мест", "place"),
        ("Год", None),
    ],
)
def test_what_a_column_gives(heading: str, role: str | None) -> None:
    assert role_of(heading) == role


def test_rows_know_what_heads_their_columns() -> None:
    head, row = clean([table(HEAD, ("1", "Открыть музей", "2019 год"))])
    assert isinstance(head, HeadedRow)
    assert isinstance(row, HeadedRow)
    assert (head.columns, row.columns) == (("", "", ""), HEAD)


def test_a_head_of_two_rows() -> None:
    *_, row = clean(
        [
            table(
                ("Мероприятие", "Объем финансирования", "Объем финансирования"),
                ("Мероприятие", "2019", "2020"),
                ("Открыть музей", "5", "7"),
            )
        ]
    )
    assert isinstance(row, HeadedRow)
    assert row.columns == ("Мероприятие", "Объем финансирования 2019", "Объем финансирования 2020")


def test_the_numbers_of_columns_are_left_out() -> None:
    assert cells(table(HEAD, ("1", "2", "3"), ("1.", "Открыть музей", "май"))) == [
        HEAD,
        ("1.", "Открыть музей", "май"),
    ]


def test_a_table_goes_on_after_a_page_break() -> None:
    first = table(HEAD, ("1", "Открыть музей", "май"), page=1)
    second = table(HEAD, ("2", "Открыть парк", "июнь"), page=2)
    assert cells(first, Lines("2", page=2), second) == [
        HEAD,
        ("1", "Открыть музей", "май"),
        ("2", "Открыть парк", "июнь"),
    ]


def test_a_row_that_the_page_cut_is_one() -> None:
    first = table(HEAD, ("1", "Открыть музей истории", "до 1 мая"), page=1)
    second = table(("", "города и органи-\nзовать показ", "2019 года"), page=2)
    assert cells(first, second) == [
        HEAD,
        ("1", "Открыть музей истории города и организовать показ", "до 1 мая 2019 года"),
    ]


def test_a_heading_across_the_table_is_a_paragraph() -> None:
    assert cells(table(HEAD, ("I. Культура",) * 3, ("1", "Открыть музей", "май"))) == [
        HEAD,
        "I. Культура",
        ("1", "Открыть музей", "май"),
    ]


def test_a_table_of_one_row_is_a_line() -> None:
    assert cells(table(("Министр культуры", "", "И.И. Петров"))) == ["Министр культуры И.И. Петров"]


def test_line_breaks_in_a_paragraph_begin_only_items() -> None:
    assert cells(Paragraph("РЕШИЛИ:\n1. Открыть\nмузей.\n2. Открыть парк.")) == [
        "РЕШИЛИ:",
        "1. Открыть музей.",
        "2. Открыть парк.",
    ]


def test_a_paragraph_keeps_its_page() -> None:
    first, second = clean([Lines("Первая страница.\fВторая страница.", page=4)])
    assert (first.page, second.page) == (4, 5)
