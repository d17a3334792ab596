"""Gists lie in files that are written once, and that are put together now and then."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from kg.errors import OutdatedIndexes
from kg.gists import Gist, GistIndex, Gists, gist_of
from kg.gists.index import files
from kg.wordvectors import is_number, is_year, load_word_vectors

#: Marks that are enough for files of these tests to be put together at once.
DOCUMENTS = ("протокол-1", "протокол-2", "протокол-3")


def gist(*words: str, things: tuple[str, ...] = (), under: tuple[int, ...] = ()) -> Gist:
    return gist_of(words, ("план", "2019"), things, under)


def published(folder: Path, changes: list[Mapping[str, Mapping[int, Gist]]]) -> Gists:
    index = GistIndex(folder / "index")
    for change in changes:
        index.add(change, DOCUMENTS)
    index.publish(folder / "published")
    return Gists(folder / "published")


def test_a_gist_is_read_as_it_was_written(tmp_path: Path) -> None:
    written = gist("утвердить", "бюджет", things=("urn:committee",), under=(5, 8))
    gists = published(tmp_path, [{"протокол-1": {7: gist("план"), 3: written}}])
    (read,) = gists.of([3, 4]).values()
    for part, as_written in zip(read, written, strict=True):
        np.testing.assert_array_equal(part, as_written)
    assert read.under.tolist() == [5, 8]


def test_the_last_change_of_a_document_counts(tmp_path: Path) -> None:
    changes = [
        {"протокол-1": {1: gist("план"), 2: gist("смета")}, "протокол-2": {3: gist("отчет")}},
        {"протокол-1": {1: gist("бюджет")}},
        {"протокол-3": {4: gist("план")}, "протокол-2": {}},
    ]
    gists = published(tmp_path, changes)
    code = load_word_vectors().codes(["бюджет", "план"]).tolist()
    assert [gists.of([number])[number].words.tolist() for number in (1, 4)] == [
        code[:1],
        code[1:],
    ]
    assert [path.name for path in files(tmp_path / "published")] == ["1-3.gists"]
    assert list(gists.of([2])) == []  # it was taken out when the files were put together


def test_parts_that_a_killed_writer_left_beside_the_whole_do_not_count(tmp_path: Path) -> None:
    index = GistIndex(tmp_path / "index")
    index.add({"протокол-1": {1: gist("план")}}, DOCUMENTS)
    part = (tmp_path / "index" / "1-1.gists").read_bytes()
    index.add({"протокол-1": {1: gist("бюджет")}}, DOCUMENTS)
    (tmp_path / "index" / "1-1.gists").write_bytes(part)
    index.publish(tmp_path / "published")
    assert [path.name for path in (tmp_path / "published").iterdir()] == ["1-2.gists"]


def test_codes_of_another_table_of_words_are_refused(tmp_path: Path) -> None:
    published(tmp_path, [{"протокол-1": {1: gist("план")}}])
    (file,) = (tmp_path / "published").iterdir()
    content = np.fromfile(file, np.int64)
    content[0] += 1
    content.tofile(file)
    with pytest.raises(OutdatedIndexes, match="run `svod reindex`"):
        Gists(tmp_path / "published")


def test_codes_say_which_words_are_numbers_and_years() -> None:
    codes = load_word_vectors().codes(["план", "10-рп", "2019", "2019-07-01", "щебрюндия"])
    assert is_number(codes).tolist() == [False, True, True, True, False]
    assert is_year(codes).tolist() == [False, False, True, True, False]
    assert len(set(codes.tolist())) == 5
