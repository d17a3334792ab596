"""The same question is answered from memory, as long as that has room."""

from collections.abc import Iterator

from flask.testing import FlaskClient

from kg.results import Answer
from webapp.repeated import ENTRY, Repeated


def answered(repeated: Repeated, asked: str, size: int = 10) -> tuple[bytes, bool]:
    """What the answer is, and whether it was made for this."""
    made = []

    def make() -> Answer:
        made.append(asked)
        return Answer(asked.encode() * size, "text/plain")

    return repeated.answer(asked, make).content, bool(made)


def test_the_second_time_nothing_is_asked() -> None:
    repeated = Repeated(16 * (ENTRY + 20))
    assert answered(repeated, "a") == (b"a" * 10, True)
    assert answered(repeated, "a") == (b"a" * 10, False)
    assert answered(repeated, "b") == (b"b" * 10, True)


def test_what_was_not_asked_for_longest_makes_room() -> None:
    repeated = Repeated(16 * (ENTRY + 10))
    for asked in "abcdefghijklmnop":
        answered(repeated, asked)
    answered(repeated, "a")
    answered(repeated, "q")
    assert [answered(repeated, asked)[1] for asked in "acdq"] == [False] * 4
    assert answered(repeated, "b")[1]


def test_a_large_answer_does_not_push_out_the_others() -> None:
    repeated = Repeated(16 * (ENTRY + 20))
    answered(repeated, "a")
    assert answered(repeated, "b", size=100)[1]
    assert answered(repeated, "b", size=100)[1]
    assert not answered(repeated, "a")[1]


def test_answers_without_content_take_room_as_well() -> None:
    repeated = Repeated(16 * ENTRY)
    for asked in range(17):
        answered(repeated, str(asked), size=0)
    assert answered(repeated, "0", size=0)[1]
    assert answered(Repeated(0), "0", size=0)[1]


def test_another_generation_answers_anew(growing: Iterator[FlaskClient]) -> None:
    asked = {"query": "SELECT (COUNT(?d) AS ?n) { ?d a svod:Document }", "format": "csv"}
    counted = [
        program.get("/sparql", query_string=asked).text for program in growing for _ in range(2)
    ]
    assert counted == ["n\r\n1\r\n"] * 2 + ["n\r\n2\r\n"] * 2
