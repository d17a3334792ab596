"""Search is the same in the data folder and in Milvus."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from milvus_lite.server_manager import server_manager_instance

from kg.backup import back_up
from kg.encoder import Encoder
from kg.errors import IndexedElsewhere, SearchEngineDown, SearchEngineMissing
from kg.fulltext import Alternative, Clauses
from kg.generations import Generation, Generations
from kg.milvus.collections import FOREVER
from kg.milvus.engine import Engine, MilvusCollection
from kg.milvus.fulltext import MilvusFullText
from kg.milvus.notes import NOTES, read_edition
from kg.milvus.writing import MilvusFullTextIndex
from kg.passages import IndexedPassage, iri_number
from kg.restoring import restore
from kg.search import find, search
from kg.similar import similar
from kg.store import Primary

PROTOCOL = "http://localhost:8080/id/document/protokol-5"
PLANS = ("план", "смета", "бюджет", "отклонить")
TASK = "Рекомендовать Комитету по туризму подготовить план"

#: Those of the example, as they are read.
PASSAGES = ["aaaa0001", "aaaa0002", "aaaa0003"]

Publish = Callable[[Mapping[int, str]], Generation]


@pytest.fixture(scope="module")
def milvus_lite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with opened(tmp_path_factory.mktemp("milvus") / "trial.db") as engine:
        yield engine


@contextmanager
def opened(file: Path) -> Iterator[Engine]:
    yield Engine(str(file))
    server_manager_instance.release_server(str(file))


@pytest.fixture(scope="module", params=["embedded", "milvus"])
def engine(request: pytest.FixtureRequest) -> Engine | None:
    """Where the indexes are: nowhere but in the data folder, or in Milvus."""
    return request.getfixturevalue("milvus_lite") if request.param == "milvus" else None


@pytest.fixture
def primary(
    data: Path, encoder: Encoder, engine: Engine | None, example: SimpleNamespace
) -> Iterator[Primary]:
    with Primary(data, base=example.base, encoder=encoder, engine=engine) as primary:
        yield primary


@pytest.fixture
def publish(
    data: Path, primary: Primary, engine: Engine | None, example: SimpleNamespace
) -> Publish:
    """Publishes protocols of these numbers, whose task reads otherwise."""
    return lambda worded: published(data, primary, engine, example, worded)


@pytest.fixture(scope="module")
def protocols(
    tmp_path_factory: pytest.TempPathFactory, engine: Engine | None, example: SimpleNamespace
) -> Generation:
    worded = {
        5: TASK,
        6: "Утвердить план работы Комитета по туризму, распоряжение 10-рп",
        7: "Утвердить бюджет; план представить",
    }
    data = tmp_path_factory.mktemp("protocols")
    with Primary(data, base=example.base, encoder=example.encoder, engine=engine) as primary:
        return published(data, primary, engine, example, worded)


def published(
    data: Path,
    primary: Primary,
    engine: Engine | None,
    example: SimpleNamespace,
    worded: Mapping[int, str],
) -> Generation:
    for number, words in worded.items():
        primary.put(example.document(number), example.protocol(number, {TASK: words}))
    primary.publish()
    return Generations(data, engine=engine).current()


def files(generation: Generation, query: str, encoder: Encoder, k: int = 3) -> list[str]:
    return [hit.file for hit in search(generation, query, k=k, encoder=encoder)]


def found(generation: Generation, clauses: Clauses) -> list[str]:
    """The files of passages that match, by their words alone."""
    numbers = generation.fulltext.nearest(clauses, 10)
    passages = generation.fulltext.passages(numbers)
    return [passages[number].text("file") for number in numbers]


def words(*lemmas: str) -> list[list[Alternative]]:
    return [[Alternative(lemma)] for lemma in lemmas]


def test_the_manifest_says_where(protocols: Generation, engine: Engine | None) -> None:
    assert protocols.manifest.search == ("milvus" if engine else "embedded")


def test_a_russian_question(protocols: Generation, encoder: Encoder) -> None:
    hit = search(protocols, "Кто рекомендовал Комитету подготовить план?", k=1, encoder=encoder)[0]
    assert hit.file == "protokol-5.txt"
    assert hit.text == "1. Рекомендовать Комитету по туризму подготовить план до 1 июля 2019 года."
    assert [hit.text[start:end] for start, end in hit.highlights] == [
        "Рекомендовать",
        "Комитету",
        "подготовить",
        "план",
    ]


def test_an_english_question(protocols: Generation, encoder: Encoder) -> None:
    (hit,) = search(protocols, "Who approved the budget?", k=1, encoder=encoder)
    assert hit.text.startswith("1. Утвердить бюджет; план представить")


def test_the_number_of_an_act(protocols: Generation, encoder: Encoder) -> None:
    assert files(protocols, "10-рп", encoder)[0] == "protokol-6.txt"


def test_words_of_a_phrase_stand_together(protocols: Generation) -> None:
    phrase = ["план", "работа"]
    assert found(protocols, Clauses(words("план"), required=[phrase])) == ["protokol-6.txt"]
    assert found(protocols, Clauses(words("план"), required=[["работа", "план"]])) == []
    assert found(protocols, Clauses(words("план"), preferred=[phrase]))[0] == "protokol-6.txt"


def test_a_minus_rules_out(protocols: Generation) -> None:
    assert sorted(found(protocols, Clauses(words("план"), excluded=[["бюджет"]]))) == [
        "protokol-5.txt",
        "protokol-6.txt",
    ]


def test_narrowing_down_by_facets(
    protocols: Generation, encoder: Encoder, example: SimpleNamespace
) -> None:
    seventh = {"document": [example.document(7)], "year": ["2019", "2020"]}
    narrowed = find(protocols, "план", narrowed=seventh, counted=True, encoder=encoder)
    assert {hit.file for hit in narrowed.hits} == {"protokol-7.txt"}
    assert [count for _, count in narrowed.facets["document"]] == [3]
    assert find(protocols, "план", narrowed={"year": ["2020"]}, encoder=encoder).hits == []
    quoted = {"document": ['"] or number > 0 or entity in ["', "\x00"]}
    assert find(protocols, "план", narrowed=quoted, encoder=encoder).hits == []


def test_what_is_allowed_among_passages(protocols: Generation, example: SimpleNamespace) -> None:
    of_fifth = Clauses(facets={"document": [example.document(5)]})
    numbers = [iri_number(f"{example.document(n)}/passage/aaaa0002") for n in (5, 6)]
    assert len(protocols.fulltext) == 9
    assert len(protocols.fulltext.allowed(of_fifth, most=3) or []) == 3
    assert protocols.fulltext.allowed(of_fifth, most=2) is None
    assert protocols.fulltext.among(numbers, of_fifth) == {numbers[0]}


def test_how_frequent_words_and_mentions_are(
    protocols: Generation, example: SimpleNamespace
) -> None:
    assert protocols.fulltext.frequency("план") == 3
    assert protocols.fulltext.frequency("2019-07-01") == 3  # «1 июля 2019 года»
    assert protocols.fulltext.frequency("кластер") == 0
    assert protocols.fulltext.mentions(f"{example.base}id/organization/komitet-po-turizmu") == 3


def test_a_thing_is_found_by_its_mentions(protocols: Generation, example: SimpleNamespace) -> None:
    committee = f"{example.base}id/organization/komitet-po-turizmu"
    assert sorted(found(protocols, Clauses(things=[committee]))) == [
        "protokol-5.txt",
        "protokol-6.txt",
        "protokol-7.txt",
    ]


def test_without_a_question_passages_stand_as_documents_do(
    protocols: Generation, example: SimpleNamespace
) -> None:
    documents = [example.document(number) for number in (5, 6)]
    everything = Clauses(facets={"document": documents})
    numbers = protocols.fulltext.nearest(everything, 100)
    stored = protocols.fulltext.passages(numbers)
    order = [stored[number].text("passage") for number in numbers]
    assert [iri.rpartition("/")[2] for iri in order] == 2 * PASSAGES
    assert len({iri.partition("/passage/")[0] for iri in order[: len(PASSAGES)]}) == 1
    assert list(protocols.fulltext.nearest(everything, 3)) == list(numbers)[:3]


def test_without_a_question_all_passages_are_counted(
    protocols: Generation, example: SimpleNamespace
) -> None:
    counts = protocols.fulltext.counts(Clauses(facets={"year": ["2019"]}), 12)
    each = [(example.document(number), len(PASSAGES)) for number in (5, 6, 7)]
    assert sorted(counts["document"]) == each
    assert counts["year"] == [("2019", 3 * len(PASSAGES))]


def test_alternatives_add_up_by_their_weights(protocols: Generation) -> None:
    def score(**weights: float) -> float:
        sought = [[Alternative(lemma, weight) for lemma, weight in weights.items()]]
        return next(iter(protocols.fulltext.nearest(Clauses(sought), 1).values()))

    both = score(бюджет=1, представить=0.5)
    assert both == pytest.approx(score(бюджет=1) + score(представить=1) / 2)


def test_vectors_are_compared_among_those_allowed(
    protocols: Generation, encoder: Encoder, example: SimpleNamespace
) -> None:
    vector = encoder.encode_queries(["Утвердить бюджет; план представить"])[0]
    fifth = iri_number(f"{example.document(5)}/passage/aaaa0002")
    seventh = iri_number(f"{example.document(7)}/passage/aaaa0002")
    ((nearest, likeness),) = protocols.vectors.nearest(vector, 1)
    assert nearest == seventh
    assert likeness > 0.6
    assert [number for number, _ in protocols.vectors.nearest(vector, 5, allowed=[fifth])] == [
        fifth
    ]
    assert protocols.vectors.nearest(vector, 5, allowed=[]) == []


def test_similar_passages(
    protocols: Generation, encoder: Encoder, example: SimpleNamespace
) -> None:
    found = similar(protocols, f"{example.document(6)}/passage/aaaa0002", k=1, encoder=encoder)
    assert [one.file for one in found] == ["protokol-5.txt"]


def test_two_generations_are_read_side_by_side(publish: Publish, encoder: Encoder) -> None:
    before = publish({5: TASK, 6: "Утвердить план"})
    after = publish({5: "Отклонить смету"})
    for _ in range(2):
        assert found(before, Clauses(words("смета"))) == []
        assert found(after, Clauses(words("смета"))) == ["protokol-5.txt"]
        assert files(after, "смета", encoder, k=1) == ["protokol-5.txt"]
        assert sorted(found(before, Clauses(words("план")))) == ["protokol-5.txt", "protokol-6.txt"]
        assert found(after, Clauses(words("план"))) == ["protokol-6.txt"]
    assert (len(before.fulltext), len(after.fulltext)) == (6, 6)


def test_a_document_that_is_taken_out_is_found_no_more(
    publish: Publish,
    primary: Primary,
    encoder: Encoder,
    example: SimpleNamespace,
) -> None:
    before = publish({5: TASK, 6: "Утвердить план"})
    primary.drop(example.document(5))
    after = publish({})
    assert {hit.file for hit in search(before, "план", encoder=encoder)} == {
        "protokol-5.txt",
        "protokol-6.txt",
    }
    assert {hit.file for hit in search(after, "план", encoder=encoder)} == {"protokol-6.txt"}
    vector = encoder.encode_queries([TASK])[0]
    assert len(before.vectors.nearest(vector, 10)) == 6
    assert len(after.vectors.nearest(vector, 10)) == 3


@pytest.mark.parametrize("engine", ["milvus"], indirect=True)
def test_only_changed_documents_are_sent_again(publish: Publish, engine: Engine) -> None:
    publish({5: TASK, 6: "Утвердить план"})
    after = publish({5: "Отклонить смету"})
    assert editions(engine, after) == {
        ("protokol-5.txt", 1, 2),
        ("protokol-5.txt", 2, FOREVER),
        ("protokol-6.txt", 1, FOREVER),
    }


@pytest.mark.parametrize("engine", ["milvus"], indirect=True)
def test_rows_go_with_the_last_generation_that_saw_them(
    publish: Publish, engine: Engine, encoder: Encoder
) -> None:
    generations = [publish({5: f"Утвердить смету {number}"}) for number in (1, 2, 3, 4)]
    assert "смету 2" in search(generations[1], "смета", k=1, encoder=encoder)[0].text
    assert editions(engine, generations[-1]) == {
        ("protokol-5.txt", 2, 3),
        ("protokol-5.txt", 3, 4),
        ("protokol-5.txt", 4, FOREVER),
    }


def editions(engine: Engine, generation: Generation) -> set[tuple[str, int, int]]:
    """Whose rows there are, since which edition they hold and until which."""
    collection = MilvusCollection(engine, read_edition(generation.path / "fulltext").collection)
    fields = ["file", "since", "until"]
    rows = collection.ask("query", filter="number >= 0", output_fields=fields)
    return {(row["file"], row["since"], row["until"]) for row in rows}


def test_going_back(
    publish: Publish, primary: Primary, data: Path, engine: Engine | None, encoder: Encoder
) -> None:
    publish({5: TASK})
    publish({5: "Отклонить план", 6: "Отклонить смету"})
    primary.rollback("000001")
    back = Generations(data, engine=engine).current()
    assert files(back, "план", encoder, k=1) == ["protokol-5.txt"]
    assert set(files(back, "смета", encoder)) <= {"protokol-5.txt"}
    after = publish({7: "Отклонить бюджет"})
    assert files(after, "бюджет", encoder, k=1) == ["protokol-7.txt"]
    assert set(files(after, "смета", encoder)) <= {"protokol-5.txt", "protokol-7.txt"}
    assert files(after, '"подготовить план"', encoder) == ["protokol-5.txt"]


def test_restored_elsewhere(
    publish: Publish,
    data: Path,
    tmp_path: Path,
    engine: Engine | None,
    encoder: Encoder,
    example: SimpleNamespace,
) -> None:
    """The copy has indexes of its own, so that neither disturbs the other."""
    before = publish({5: TASK})
    backup, copy = BytesIO(), tmp_path / "copy"
    back_up(data, backup)
    restore(BytesIO(backup.getvalue()), copy)
    with Primary(copy, base=example.base, encoder=encoder, engine=engine) as primary:
        primary.publish()
        assert files(Generations(copy, engine=engine).current(), "план", encoder, k=1)
        for number in range(6, 11):
            primary.put(example.document(number), example.protocol(number))
            primary.publish()
        primary.drop(example.document(5))
        primary.publish()
    assert files(before, "план", encoder, k=1) == ["protokol-5.txt"]
    assert example.exported(data) != example.exported(copy)


def test_moving_from_one_place_to_the_other(
    data: Path,
    publish: Publish,
    primary: Primary,
    engine: Engine | None,
    milvus_lite: Engine,
    encoder: Encoder,
    example: SimpleNamespace,
) -> None:
    before = publish({5: TASK})
    primary.close()
    other = None if engine else milvus_lite
    with Primary(data, base=example.base, encoder=encoder, engine=other) as moved:
        moved.put(example.document(6), example.protocol(6, {TASK: "Отклонить смету"}))
        with pytest.raises(IndexedElsewhere, match=r"svod reindex"):
            moved.publish()
        moved.reindex()
    after = Generations(data, engine=other).current()
    assert after.manifest.search == ("embedded" if engine else "milvus")
    assert files(after, "смета", encoder)[0] == "protokol-6.txt"
    assert set(files(before, "смета", encoder)) <= {"protokol-5.txt"}


def test_without_the_setting_what_is_in_milvus_cannot_be_searched(
    publish: Publish, engine: Engine | None, data: Path, encoder: Encoder
) -> None:
    publish({5: TASK})
    without = Generations(data).current()
    assert without.manifest.documents == 1
    if engine:
        with pytest.raises(IndexedElsewhere, match=r"let SVOD_SEARCH name it"):
            search(without, "план", encoder=encoder)
    else:
        assert files(without, "план", encoder, k=1) == ["protokol-5.txt"]


@pytest.mark.parametrize("uri", ["http://localhost:1", "trial.db"])
def test_a_milvus_that_cannot_be_reached(
    uri: str, data: Path, milvus_lite: Engine, encoder: Encoder, example: SimpleNamespace
) -> None:
    with Primary(data, base=example.base, encoder=encoder, engine=milvus_lite) as primary:
        primary.put(example.document(5), example.protocol())
        primary.publish()
    (data / "trial.db").write_text("no database")
    elsewhere = Engine(uri if "://" in uri else str(data / uri))
    with pytest.raises(SearchEngineDown, match=rf"^Milvus at {elsewhere.uri} cannot be reached"):
        search(Generations(data, engine=elsewhere).current(), "план", encoder=encoder)


def test_data_begun_while_milvus_was_away(
    data: Path, milvus_lite: Engine, encoder: Encoder, example: SimpleNamespace
) -> None:
    away = Engine("http://localhost:1")
    with Primary(data, base=example.base, encoder=encoder, engine=away) as primary:
        primary.put(example.document(5), example.protocol())
        with pytest.raises(SearchEngineDown):
            primary.publish()
    with Primary(data, base=example.base, encoder=encoder, engine=milvus_lite) as primary:
        primary.publish()
    generation = Generations(data, engine=milvus_lite).current()
    assert files(generation, "план", encoder, k=1) == ["protokol-5.txt"]


def test_a_writer_killed_before_it_noted_what_it_sent(tmp_path: Path, milvus_lite: Engine) -> None:
    def refresh(mark: str, *texts: str) -> None:
        passages = [IndexedPassage(f"{PROTOCOL}/{text}", text, document=PROTOCOL) for text in texts]
        index.refresh({PROTOCOL: mark}, lambda _: passages)

    index = MilvusFullTextIndex(tmp_path / "writer", milvus_lite)
    notes = tmp_path / "writer" / NOTES
    refresh("1", "Утвердить план", "Отклонить смету")
    index.publish(tmp_path / "1")
    noted = notes.read_text(encoding="utf-8")
    refresh("2", "Утвердить план", "Отклонить бюджет")
    notes.write_text(noted, encoding="utf-8")
    refresh("3", "Утвердить план", "Изменить бюджет")
    index.publish(tmp_path / "2")

    before, after = (MilvusFullText(tmp_path / name, milvus_lite) for name in "12")
    assert (len(before), len(after)) == (2, 2)
    assert [len(before.nearest(Clauses(words(word)), 9)) for word in PLANS] == [1, 1, 0, 1]
    assert [len(after.nearest(Clauses(words(word)), 9)) for word in PLANS] == [1, 0, 1, 0]


def test_another_milvus_than_the_one_that_was_written_to(
    data: Path, tmp_path: Path, milvus_lite: Engine, encoder: Encoder, example: SimpleNamespace
) -> None:
    with Primary(data, base=example.base, encoder=encoder, engine=milvus_lite) as primary:
        primary.put(example.document(5), example.protocol())
        primary.publish()
    with opened(tmp_path / "empty.db") as empty, pytest.raises(IndexedElsewhere, match="reindex"):
        search(Generations(data, engine=empty).current(), "план", encoder=encoder)


def test_the_client_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    with pytest.raises(SearchEngineMissing, match=r"pip install 'svod\[milvus\]'"):
        Engine("http://milvus:19530").ask("list_collections")
