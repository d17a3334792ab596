"""How found and annotated things are compared, on a small protocol."""

import json
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse, serialize

from kg.evaluation import Report, evaluate
from kg.evaluation.aligning import align
from kg.evaluation.annotations import Annotations, AnnotationsUnreadable, Thing
from kg.evaluation.entities import score_identity
from kg.evaluation.findings import FoundThing
from kg.evaluation.names import cores, letters, overlap, words
from kg.generations import Generations
from kg.store import Primary
from webapp.cli import svod
from webapp.exits import run

BASE = "http://localhost:8080/"
EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example.trig"

DOCUMENT = {
    "id": "p5",
    "file": "protokol-5.txt",
    "type": "minutes of a meeting",
    "date": "2019-03-05",
    "status": "adopted",
}
COUNCIL = {"id": "org:council", "name_ru": "Совет по туризму", "documents": ["p5"]}
COMMITTEE = {
    "id": "org:committee",
    "name_ru": "Городской комитет",
    "documents": ["p5"],
    "surface_forms": [{"form": "Комитету по туризму"}],
}
MINISTRY = {"id": "org:ministry", "name_ru": "Министерство культуры", "documents": ["p5"]}
NORWAY = {"id": "plc:norway", "name_ru": "Норвегия", "documents": ["p5"]}
PROVISION = {
    "id": "P1",
    "document": "p5",
    "text": "рекомендовать Комитету по туризму — подготовить план до 1 июля 2019 года",
    "number_in_text": "1.",
    "modality": "recommend",
    "addressees": ["org:committee"],
    "deadline": "2019-07-01",
    "core": True,
}


def relation(subject: str, predicate: str, **values: Any) -> dict[str, Any]:
    blank = dict.fromkeys(("object", "value", "from", "to", "comparator"))
    known = {"document": "p5", "certainty": "stated", "status": "actual"}
    return {"subject": subject, "predicate": predicate, **blank, **known, **values}


RELATIONS = [
    relation("org:council", "hasMemberFrom", object="plc:norway"),
    relation("org:committee", "signed", object="org:council"),
    relation("plc:norway", "chairs", object="org:council", **{"from": "2016-03", "to": "2017-03"}),
    relation("org:council", "numberOfMembers", value=34),
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    write(
        folder,
        documents=[DOCUMENT],
        organizations=[COUNCIL, COMMITTEE, MINISTRY],
        places=[NORWAY],
        provisions=[PROVISION],
        relations=RELATIONS,
    )
    return folder


def write(folder: Path, **files: list[dict[str, Any]]) -> None:
    for name, items in files.items():
        (folder / f"{name}.json").write_text(json.dumps(items), encoding="utf-8")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two protocols are published; only protokol-6 speaks of the Министерство туризма."""
    folder = tmp_path_factory.mktemp("evaluation") / "svod-data"
    trig = EXAMPLE.read_text(encoding="utf-8")
    other = trig.replace("protokol-5", "protokol-6").replace("komitet-", "ministerstvo-")
    with Primary(folder, base=BASE) as primary:
        for key, text in (("protokol-5", trig), ("protokol-6", other)):
            quads = parse(text, format=RdfFormat.TRIG)
            nquads = serialize(quads, format=RdfFormat.N_QUADS)
            assert nquads is not None
            primary.put(f"{BASE}id/document/{key}", nquads)
        primary.publish()
    return folder


@pytest.fixture
def small(data: Path, gold: Path) -> Report:
    return evaluate(Generations(data).current(), gold)


def test_a_thing_is_found_by_any_of_its_names(small: Report) -> None:
    organisations = small.scores["organisations"]
    assert organisations.right == ("Совет по туризму", "Городской комитет")
    assert organisations.missed == ("Министерство культуры [p5]",)


def test_what_other_documents_speak_of_does_not_count(small: Report) -> None:
    assert small.scores["organisations"].spurious == ()
    assert small.documents == ("protokol-5.txt",)


def test_what_nobody_marked_is_spurious(data: Path, gold: Path) -> None:
    write(gold, organizations=[COUNCIL])
    report = evaluate(Generations(data).current(), gold)
    assert report.scores["organisations"].spurious == (
        f"Комитет по туризму <{BASE}id/organization/komitet-po-turizmu>",
    )


@pytest.mark.parametrize("mark", [{"optional": True}, {"entity_class": "planned"}])
def test_what_need_not_be_found_does_no_harm(
    data: Path, gold: Path, mark: dict[str, object]
) -> None:
    write(gold, organizations=[COUNCIL, COMMITTEE | mark, MINISTRY | mark])
    score = evaluate(Generations(data).current(), gold).scores["organisations"]
    assert (score.right, score.missed, score.spurious) == (("Совет по туризму",), (), ())


def test_a_provision_is_compared_letter_by_letter(small: Report) -> None:
    assert small.scores["core provisions"].right == ("P1",)
    for name in ("exact boundaries", "modality", "number", "blank fields", "deadline"):
        assert small.shares[f"{name} of core provisions"].share == 1
    assert small.scores["addressees"].right == ("P1: org:committee",)


def test_what_is_wrong_with_a_provision_is_said(data: Path, gold: Path) -> None:
    changes = {
        "number_in_text": "2",
        "modality": "decide",
        "deadline": None,
        "deadline_field_blank": True,
    }
    write(gold, provisions=[PROVISION | changes | {"addressees": ["org:council"]}])
    report = evaluate(Generations(data).current(), gold)
    wrong = {name.split()[0]: share.wrong for name, share in report.shares.items()}
    assert wrong["modality"] == ("P1: decide annotated, Recommendation found",)
    assert wrong["number"] == ("P1: 2 annotated, 1 found",)
    assert wrong["blank"] == ("P1: deadline annotated, none found",)
    assert wrong["deadline"] == ("P1: none annotated, 2019-07-01 «до 1 июля 2019 года» found",)
    addressees = report.scores["addressees"]
    assert addressees.missed == ("P1: org:council",)
    assert addressees.spurious == (
        f"P1: «Комитет по туризму» <{BASE}id/organization/komitet-po-turizmu>",
    )


def test_relations_roles_and_figures_are_compared_by_the_things_they_tie(small: Report) -> None:
    assert small.scores["relations"].right == ("org:council hasMemberFrom plc:norway",)
    assert small.scores["relations"].missed == ("org:committee signed org:council",)
    assert small.scores["roles in time"].f1 == 1
    assert small.scores["figures"].right == ("org:council numberOfMembers 34",)


def test_a_role_of_other_months_is_another_role(data: Path, gold: Path) -> None:
    role = RELATIONS[2] | {"to": "2017-04"}
    write(gold, relations=[role])
    score = evaluate(Generations(data).current(), gold).scores["roles in time"]
    assert score.missed == ("plc:norway chairs org:council 2016-03 2017-04",)
    assert score.spurious == ("«Норвегия» Chair «Совет по туризму» 2016-03 2017-03",)


def test_what_is_only_planned_is_no_fact(data: Path, gold: Path) -> None:
    write(gold, relations=[RELATIONS[0] | {"status": "planned"}])
    score = evaluate(Generations(data).current(), gold).scores["relations"]
    assert (score.right, score.missed) == ((), ())
    assert score.spurious == ("«Норвегия» memberOf «Совет по туризму»",)


def test_documents_are_compared_by_type_date_and_status(data: Path, gold: Path) -> None:
    write(gold, documents=[DOCUMENT | {"date": None, "status": "draft"}])
    shares = evaluate(Generations(data).current(), gold).shares
    assert shares["type of documents"].share == 1
    assert shares["date of documents"].wrong == (
        "protokol-5.txt: None annotated, 2019-03-05 found",
    )
    assert shares["status of documents"].wrong == (
        "protokol-5.txt: Draft annotated, Adopted found",
    )


def test_annotated_documents_that_are_not_published_are_named(data: Path, gold: Path) -> None:
    write(gold, documents=[DOCUMENT, DOCUMENT | {"id": "p7", "file": "protokol-7.txt"}])
    write(gold, places=[NORWAY, {"id": "plc:x", "name_ru": "Швеция", "documents": ["p7"]}])
    report = evaluate(Generations(data).current(), gold)
    assert report.absent == ("protokol-7.txt",)
    assert report.scores["places"].recall == 1


def test_a_folder_without_annotations_is_refused(data: Path, tmp_path: Path) -> None:
    with pytest.raises(AnnotationsUnreadable, match=r"there is no documents\.json"):
        evaluate(Generations(data).current(), tmp_path)


def test_the_command_prints_a_table(
    data: Path, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["evaluate", "extraction", "--gold", str(gold), "--data", str(data)]
    assert run(svod, [*arguments, "--details"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert "organisations                                3         2         2" in printed[3]
    assert printed[3].endswith("      100%       67%       80%")
    assert "    Министерство культуры [p5]" in printed


def test_the_command_prints_json(
    data: Path, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(svod, ["evaluate", "extraction", "--gold", str(gold), "--data", str(data),
                      "--json"]) == 0  # fmt: skip
    scores = {score["name"]: score for score in json.loads(capsys.readouterr().out)["scores"]}
    assert scores["organisations"]["recall"] == 0.667
    assert scores["organisations"]["missed"] == ["Министерство культуры [p5]"]


def test_the_command_says_in_one_line_what_is_not_in_order(
    data: Path, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (gold / "places.json").write_text('[{"id": "plc:norway"}]', encoding="utf-8")
    assert run(svod, ["evaluate", "extraction", "--gold", str(gold), "--data", str(data)]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "docs/evaluation.md" in error


def annotated(identifier: str, *names: str) -> Thing:
    kind, documents = "organisations", frozenset({"p5"})
    return Thing(identifier, kind, names[0], frozenset(names), documents, scored=True)


def found(iri: str, *names: str) -> FoundThing:
    return FoundThing(iri, names[0], frozenset({"organisations"}), frozenset(names))


def test_one_thing_under_two_iris_is_split() -> None:
    alignment = align(
        [annotated("union", "Союз реставраторов", "СР")],
        [found("a", "Союз реставраторов"), found("b", "СР")],
    )
    assert alignment.pairs == {"union": "a"}
    assert alignment.split == {"union": ("b",)}


def test_two_things_under_one_iri_are_merged() -> None:
    alignment = align(
        [annotated("union", "Союз реставраторов"), annotated("fund", "Фонд реставраторов")],
        [found("a", "Союз реставраторов", "Фонд реставраторов")],
    )
    assert alignment.pairs == {"fund": "a"}
    assert alignment.merged == {"a": ("fund", "union")}


def test_the_share_of_things_that_are_neither_split_nor_merged() -> None:
    things = (
        annotated("union", "Союз реставраторов", "СР"),
        annotated("bank", "Банк «Север»"),
        annotated("fund", "Фонд леса"),
        annotated("club", "Клуб леса"),
        annotated("hall", "Музей воды"),
    )
    alignment = align(
        things,
        [
            found("a", "Союз реставраторов"),
            found("b", "СР"),
            found("c", "Банк «Север»"),
            found("d", "Фонд леса", "Клуб леса"),
        ],
    )
    share = score_identity(Annotations((), things, (), ()), alignment)
    assert (share.right, share.wrong) == (1, ("Клуб леса", "Союз реставраторов", "Фонд леса"))


def test_a_longer_common_name_tells_more_than_a_short_one() -> None:
    alignment = align(
        [annotated("union", "Союз реставраторов Пскова", "Союз")],
        [found("a", "Союз"), found("b", "Союз реставраторов Пскова")],
    )
    assert alignment.pairs == {"union": "b"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Комитету по делам молодёжи", "Комитет по делам молодёжи"),
        ("Счётная палата", "СЧЕТНАЯ ПАЛАТА"),
        ("Ямало–Ненецкий округ", "Ямало-Ненецкий округ"),
    ],
)
def test_case_inflection_and_dashes_do_not_tell_names_apart(one: str, other: str) -> None:
    assert words(one) == words(other)


def test_legal_forms_and_what_stands_around_a_quotation_do_not_tell_names_apart() -> None:
    assert cores("АО «Водоканал»") & cores("Акционерное общество «Водоканал»")
    assert cores("АО Водоканал") & cores("Водоканал")
    assert not cores("АО «Водоканал»") & cores("АО «Теплоканал»")


def test_texts_are_the_same_whoever_cleaned_them() -> None:
    assert letters("Санкт-\n\nПетербург: «план»;") == letters("Санкт-Петербург — план")
    assert letters("принять план") != letters("принять планы")


def test_texts_overlap_by_their_words() -> None:
    assert overlap("принять план работы", "принять план") == pytest.approx(2 / 3)
    assert overlap("принять план", "утвердить бюджет") == 0
