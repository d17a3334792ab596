"""What people see of a hit in a terminal."""

import click
import pytest

from webapp.hits import EXCERPT_LENGTH, embolden, excerpt


def matched(text: str, highlights: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in highlights]


def test_a_short_passage_is_shown_whole_on_one_line() -> None:
    assert excerpt("Решили:\nутвердить план", [(8, 17)]) == ("Решили: утвердить план", [(8, 17)])


@pytest.mark.parametrize("before", [0, 40, 400])
def test_a_long_passage_is_shortened_around_its_matches(before: int) -> None:
    text = "слово " * before + "энергосбережение и вода" + " слово" * 400
    start = text.index("энерго")
    line, highlights = excerpt(text, [(start, start + 16), (start + 19, start + 23)])
    assert matched(line, highlights) == ["энергосбережение", "вода"]
    assert len(line) <= EXCERPT_LENGTH + 2
    assert line.endswith("слово…")
    assert line.startswith("…слово") == (before >= 40)


def test_the_window_with_most_matches_wins() -> None:
    text = "вода " + "слово " * 200 + "вода и вода"
    line, highlights = excerpt(text, [(0, 4), (1205, 1209), (1212, 1216)])
    assert matched(line, highlights) == ["вода", "вода"]
    assert line.endswith("вода и вода")


def test_a_long_passage_found_by_its_meaning_is_cut_at_its_end() -> None:
    line, highlights = excerpt("слово " * 100, [])
    assert (line[:11], line[-6:], highlights) == ("слово слово", "слово…", [])


def test_of_a_part_only_its_own_matches_are_shown() -> None:
    text = "О воде. Утвердить план. О воде."
    assert excerpt(text, [(2, 6), (18, 22), (26, 30)], (8, 23)) == (
        "…Утвердить план.…",
        [(11, 15)],
    )


def test_matches_are_bold() -> None:
    assert embolden("план работы", [(5, 11)]) == f"план {click.style('работы', bold=True)}"
