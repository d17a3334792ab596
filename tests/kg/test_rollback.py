"""Readers and the writer go back together to what an earlier generation shows."""

import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.errors import EncoderMismatch, UnknownGeneration
from kg.fulltext import Alternative, Clauses
from kg.generations import Generations
from kg.lineage import earlier, kept_generations
from kg.notebook import Notebook
from kg.store import Primary

WRITER = Path(__file__).with_name("dying_writer.py")


def called_so(data: Path, name: str) -> int:
    """How many passages the full text finds by a name of what they mention."""
    words = Clauses([[Alternative(name)]])
    return len(Generations(data).current().fulltext.nearest(words, 99))


def names(data: Path) -> list[str]:
    return [manifest.name for manifest in kept_generations(data)]


@pytest.fixture
def published(primary: Primary, data: Path, example: SimpleNamespace) -> dict[str, list[str]]:
    """What readers could take home of three generations: 5; 5 and 6; 5, 6 as changed, and 7."""
    exports = {}
    for documents in (
        {5: example.protocol(5)},
        {6: example.protocol(6)},
        {
            6: example.protocol(6, {'"Норвегия"': '"Королевство Норвегия"', "2019": "2021"}),
            7: example.protocol(7, {"Норвегия": "Исландия"}),
        },
    ):
        for number, statements in documents.items():
            primary.put(example.document(number), statements)
        name = primary.publish()
        exports[name] = example.exported(data)
    return exports


def test_back_and_forth(
    primary: Primary, data: Path, published: dict[str, list[str]], example: SimpleNamespace
) -> None:
    for name in ("000001", "000003", "000002", "000003", "000001"):
        assert primary.rollback(name).name == name
        assert example.exported(data) == published[name]
        assert Generations(data).current().name == name
        assert len(primary.documents()) == int(name)
    assert names(data) == ["000001", "000002", "000003"]


def test_the_next_publication_goes_on_from_there(
    primary: Primary, data: Path, published: dict[str, list[str]], example: SimpleNamespace
) -> None:
    primary.rollback("000001")
    assert primary.publish() == "000001"
    primary.put(example.document(6), example.protocol(6))
    assert primary.publish() == "000004"
    without_difference = [line for line in published["000002"] if "/receipt> ." not in line]
    assert [line for line in example.exported(data) if "/receipt> ." not in line] == (
        without_difference
    )
    manifest = Generations(data).current().manifest
    assert (manifest.documents, manifest.passages, manifest.follows) == (2, 6, "000001")


def test_passages_are_found_as_if_nothing_had_been_in_between(
    primary: Primary,
    data: Path,
    tmp_path: Path,
    encoder: object,
    example: SimpleNamespace,
) -> None:
    """What a thing is called changes with other documents, and with it how passages are found."""
    five, eight = (example.document(number) for number in (5, 8))
    primary.put(five, example.protocol(5))
    primary.publish()
    for number in (6, 7):
        kingdom = example.protocol(number, {'"Норвегия"@ru': '"Королевство Норвегия"@ru'})
        primary.put(example.document(number), kingdom)
    primary.publish()
    assert called_so(data, "королевство") == 3
    primary.rollback("000001")
    primary.put(eight, example.protocol(8))
    primary.publish()
    assert called_so(data, "королевство") == 0
    assert called_so(data, "норвегия") == 2

    with Primary(tmp_path / "fresh", base=example.base, encoder=encoder) as fresh:
        fresh.put(five, example.protocol(5))
        fresh.put(eight, example.protocol(8))
        fresh.publish()
    assert example.exported(data) == example.exported(tmp_path / "fresh")


@pytest.mark.usefixtures("published")
def test_the_one_before_is_the_one_it_followed(
    primary: Primary, data: Path, example: SimpleNamespace
) -> None:
    assert earlier(data).name == "000002"
    primary.rollback("000001")
    with pytest.raises(UnknownGeneration, match="no generation before 000001: there are 000001,"):
        earlier(data)
    primary.put(example.document(8), example.protocol(8))
    assert primary.publish() == "000004"
    assert names(data) == ["000001", "000003", "000004"]  # not 000002, which nothing came from
    assert earlier(data).name == "000001"
    assert earlier(data, "3").name == "000003"
    with pytest.raises(UnknownGeneration, match="no generation «2»: there are 000001, 000003, "):
        earlier(data, "2")


@pytest.mark.usefixtures("published")
def test_what_was_not_published_is_taken_back_too(
    primary: Primary, example: SimpleNamespace
) -> None:
    primary.put(example.document(8), example.protocol(8))
    primary.rollback("000003")
    assert len(primary.documents()) == 3
    assert primary.publish() == "000003"


@pytest.mark.parametrize(("kept", "left"), [(1, ["000006"]), (4, ["000003", "000004", "000005"])])
def test_how_many_are_kept(
    data: Path, example: SimpleNamespace, kept: int, left: list[str]
) -> None:
    with Primary(data, base=example.base, encoder=example.encoder, kept=kept) as primary:
        for number in range(1, 7):
            primary.put(example.document(number), example.protocol(number))
            primary.publish()
        assert names(data) == sorted({*left, "000006"})
        primary.rollback(left[0])
        assert len(primary.documents()) == int(left[0])


def test_indexes_of_another_encoder_are_not_gone_back_to(
    primary: Primary, data: Path, published: dict[str, list[str]], example: SimpleNamespace
) -> None:
    primary.close()
    other = SimpleNamespace(name="other", dimension=64)
    with (
        Primary(data, base=example.base, encoder=other) as primary,
        pytest.raises(EncoderMismatch, match="made by hashed-words, not by other"),
    ):
        primary.rollback("000001")
    assert example.exported(data) == published["000003"]


def test_indexes_of_another_version_are_not_gone_back_to(
    primary: Primary, data: Path, published: dict[str, list[str]], example: SimpleNamespace
) -> None:
    shutil.rmtree(data / "generations" / "000001" / "fulltext")
    with pytest.raises(UnknownGeneration, match="indexed by another version of Svod"):
        primary.rollback("000001")
    assert example.exported(data) == published["000003"]
    assert len(primary.documents()) == 3


def test_data_of_a_version_that_kept_no_way_back(
    primary: Primary, data: Path, published: dict[str, list[str]], example: SimpleNamespace
) -> None:
    primary.close()
    notebook = Notebook(data / "primary" / "notebook.sqlite", reached=10)
    notebook.forget(3)
    notebook.close()
    with Primary(data, base=example.base, encoder=example.encoder) as primary:
        with pytest.raises(UnknownGeneration, match="version of Svod that kept no way back"):
            primary.rollback("000001")
        assert example.exported(data) == published["000003"]


@pytest.mark.parametrize(
    ("moment", "current", "documents"),
    [
        ("before kg.store decide", "000003", 3),
        ("after kg.store decide", "000003", 1),
        ("before kg.store show", "000003", 1),
        ("after kg.store show", "000001", 1),
    ],
)
def test_killed_while_going_back(
    primary: Primary,
    data: Path,
    published: dict[str, list[str]],
    open_primary: Callable[[], Primary],
    example: SimpleNamespace,
    moment: str,
    current: str,
    documents: int,
) -> None:
    primary.close()
    writer = example.run_python(str(WRITER), str(data), *moment.split(), "000001")
    assert writer.returncode == -signal.SIGKILL, writer.stderr
    assert example.exported(data) == published[current]
    with open_primary() as reopened:
        assert len(reopened.documents()) == documents
        reopened.rollback("000003")
        assert example.exported(data) == published["000003"]
        reopened.rollback("000001")
        assert len(reopened.documents()) == 1
    assert sorted(path.name for path in (data / "primary").iterdir()) == [
        "fulltext",
        "graph",
        "notebook.sqlite",
        "vectors",
        "vocabulary",
    ]
