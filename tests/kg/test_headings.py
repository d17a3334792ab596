"""What passages stand under."""

from kg.headings import openings

PASSAGES = [
    "РЕКОМЕНДАЦИИ форума",
    "Участники рекомендуют органам власти:",
    "- поддержать кластеры;",
    "- принять программу до 1 июня.",
    "Срок исполнения продлён решением совета.",
    "II. Обобщение достигнутого",
    "Кластер объединяет 34 предприятия.",
]


def test_items_stand_under_the_heading_and_the_words_that_open_their_list() -> None:
    assert list(openings(PASSAGES)) == [(), (0,), (0, 1), (0, 1), (0,), (), (5,)]
