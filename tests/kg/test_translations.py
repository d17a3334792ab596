"""English words become the lemmas that Russian full text is searched by."""

from pathlib import Path

import pytest

from kg.lexical import lemmas
from kg.translations import Alternative, Table, meant, russian_of, table_lines


def best(question: str) -> list[str]:
    """The most probable translation of each term."""
    return [" ".join(found.alternatives[0].lemmas) for found in russian_of(question.split())]


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("clusters", ["кластер"]),
        ("the deadline for the ministry", ["срок", "министерство"]),
        ("Sustainable development goals", ["устойчивый развитие", "цель"]),
        ("Who chairs the working group?", ["стул", "рабочий группа"]),
        ("museum-goers", ["музей"]),
        ("allocated funds", ["выделить", "фонд"]),
        ("It was of the", []),
        ("2016 кластер №", []),
    ],
)
def test_the_most_probable_translation(english: str, russian: list[str]) -> None:
    assert best(english) == russian


def test_a_word_of_several_meanings_has_an_alternative_for_each() -> None:
    [chair] = russian_of(["chair"])
    assert {"стул", "кресло", "председатель"} <= {each.lemmas[0] for each in chair.alternatives}
    assert 0.9 < sum(each.probability for each in chair.alternatives) < 1.01


def test_a_translation_says_which_words_it_stands_for() -> None:
    words = ["Which", "working", "groups", "does", "the", "long-term", "plan", "name"]
    spans = [(found.start, found.end) for found in russian_of(words)]
    assert (1, 3) in spans
    assert (5, 6) in spans
    assert all(0 <= start < end <= len(words) for start, end in spans)


@pytest.mark.parametrize("word", ["tourism", "government", "region", "tatarstan", "subsidy"])
def test_translations_are_words_as_full_text_holds_them(word: str) -> None:
    for alternative in russian_of([word])[0].alternatives:
        assert lemmas(" ".join(alternative.lemmas)) == list(alternative.lemmas)


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("resolusion", "resolution"),
        ("Investmant", "investment"),
        ("projetcs", "projects"),
        ("comitee", "comite"),
        ("qwrtpsdf", ""),
        ("plna", ""),
        ("резолюця", ""),
    ],
)
def test_an_english_word_that_was_meant(typed: str, english: str) -> None:
    assert meant(typed) == english


def test_every_line_of_a_table_is_found(tmp_path: Path) -> None:
    terms = {
        "round table": (Alternative(("круглый", "стол"), 1.0),),
        "round": (Alternative(("круглый",), 0.75), Alternative(("раунд",), 0.25)),
        "a": (Alternative(("один",), 1.0),),
        "zone": (Alternative(("зона",), 1.0),),
    }
    path = tmp_path / "translations.tsv"
    path.write_text("".join(table_lines(terms)), encoding="utf-8")
    table = Table(path)
    assert {term: table.find(term) for term in terms} == terms
    assert [table.find(term) for term in ["", "roun", "round tables", "zones", "0"]] == [()] * 5
