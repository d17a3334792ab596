"""The `svod` command over a published document: what it prints and how it ends."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse, serialize

from kg.store import Primary
from webapp.cli import svod
from webapp.exits import run

BASE = "http://localhost:8080/"
PROTOKOL = f"{BASE}id/document/protokol-5"
EXAMPLE = Path(__file__).parent.parent / "fixtures" / "example.trig"
COMMAND = [sys.executable, "-c", "from webapp.cli import main; main()"]

pytestmark = pytest.mark.usefixtures("data")


def example() -> bytes:
    quads = parse(path=str(EXAMPLE), format=RdfFormat.TRIG)
    return bytes(serialize(quads, format=RdfFormat.N_QUADS) or b"")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    put(folder, PROTOKOL, example())
    return folder


@pytest.fixture
def data(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("SVOD_BASE_IRI", "SVOD_MODEL"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "data"
    monkeypatch.setenv("SVOD_DATA", str(folder))
    return shutil.copytree(published, folder, symlinks=True)


def put(folder: Path, document: str, nquads: bytes) -> None:
    with Primary(folder, base=BASE) as primary:
        primary.put(document, nquads)
        primary.publish()


def one_line(stderr: str) -> str:
    assert stderr.count("\n") == 1
    return stderr.strip()


def test_search_for_people(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(svod, ["search", "подготовка плана", "-k", "1"]) == 0
    assert capfd.readouterr().out == (
        "1. Протокол заседания Совета по туризму\n"
        f"   protokol-5.txt  {PROTOKOL}/passage/aaaa0002\n"
        "   1. Рекомендовать Комитету по туризму подготовить план до 1 июля 2019 года.\n\n"
    )


def test_search_for_programs(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(svod, ["search", "планы", "--json"]) == 0
    best = json.loads(capfd.readouterr().out)[0]
    fixed = ["passage", "document", "file", "title", "text", "score", "highlights"]
    assert list(best) == [*fixed, "snippet", "repeats"]
    assert best["document"] == PROTOKOL
    assert [best["text"][start:end] for start, end in best["highlights"]] == ["план"]


def test_search_without_a_hit_says_so(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(svod, ["search", "…"]) == 0
    assert capfd.readouterr().out == (
        "Nothing found: try other words, or fewer. Perhaps:\n"
        "  Совет по туризму\n  Комитет по туризму\n  Норвегия\n"
    )


def test_similar_passages(data: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = f"{BASE}id/document/protokol-6"
    put(data, other, example().replace(b"protokol-5", b"protokol-6"))
    provision = f"{PROTOKOL}/provision/1-bbbb0001"
    assert run(svod, ["similar", provision, "-k", "1"]) == 0
    assert capfd.readouterr().out == (
        "1. Протокол заседания Совета по туризму\n"
        f"   protokol-6.txt  {other}/passage/aaaa0002\n"
        "   repeats it: 1. Рекомендовать Комитету по туризму подготовить план "
        "до 1 июля 2019 года.\n\n"
    )
    assert run(svod, ["similar", provision, "-k", "1", "--json"]) == 0
    assert json.loads(capfd.readouterr().out)[0]["passage"] == f"{other}/passage/aaaa0002"


def test_search_loads_nothing_it_does_not_need() -> None:
    script = (
        "import sys; from webapp.cli import svod; from webapp.exits import run;"
        "run(svod, ['search', 'план']);"
        "print(sorted({'flask', 'rdflib', 'razdel', 'spacy', 'torch'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_status(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(svod, ["status", "--json"]) == 0
    status = json.loads(capfd.readouterr().out)
    counts = ("generation", "base", "documents", "passages", "entities")
    assert [status[name] for name in counts] == ["000001", BASE, 1, 3, 3]
    assert run(svod, ["status"]) == 0
    assert "documents   1\n" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["SELECT ?n { ?p a svod:Provision ; svod:number ?n }", "--format", "csv"], "n\r\n1\r\n"),
        (["SELECT ?n { ?p svod:number ?n }", "--format", "tsv"], '?n\n"1"\n'),
        (["ASK { ?d a svod:Document }"], '{"head":{},"boolean":true}'),
    ],
)
def test_sparql(arguments: list[str], printed: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(svod, ["sparql", *arguments]) == 0
    assert capfd.readouterr().out == printed


def test_sparql_builds_graphs_as_turtle(capfd: pytest.CaptureFixture[str]) -> None:
    query = "CONSTRUCT { ?d dcterms:title ?t } WHERE { ?d a svod:Document ; dcterms:title ?t }"
    assert run(svod, ["sparql", query]) == 0
    triples = list(parse(capfd.readouterr().out, format=RdfFormat.TURTLE))
    assert [str(t.object) for t in triples] == ['"Протокол заседания Совета по туризму"']


def test_sparql_says_that_a_result_is_cut(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SVOD_QUERY_RESULT_BYTES", "1000")
    query = "SELECT ?s { ?s ?p ?o }"
    assert run(svod, ["sparql", query, "--format", "csv"]) == 1
    printed = capfd.readouterr()
    rows = printed.out.count("\n") - 1
    assert printed.err == (
        f"The result is cut after {rows} rows or statements, at the limit of its size: "
        "add a LIMIT, ask for less, or raise SVOD_QUERY_RESULT_BYTES.\n"
    )


def test_sparql_from_a_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    query = tmp_path / "titles.rq"
    query.write_text("SELECT ?t { ?d a svod:Document ; dcterms:title ?t }")
    assert run(svod, ["sparql", "-f", str(query), "--format", "csv"]) == 0
    assert capfd.readouterr().out == "t\r\nПротокол заседания Совета по туризму\r\n"


def test_export(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "out" / "all.nq"
    file.parent.mkdir()
    file.write_text("what was here before")
    assert run(svod, ["export", str(file)]) == 0
    quads = set(parse(path=str(file), format=RdfFormat.N_QUADS))
    graphs = {quad.graph_name.value for quad in quads}
    assert graphs == {
        PROTOKOL,
        f"{PROTOKOL}/receipt",
        *(f"{PROTOKOL}/passage/aaaa000{number}" for number in (1, 2, 3)),
        f"{BASE}graph/entities",
    }
    assert capfd.readouterr().out == f"wrote {len(quads)} quads to {file}\n"
    assert list(file.parent.iterdir()) == [file]

    assert run(svod, ["export", "-"]) == 0
    assert set(parse(capfd.readouterr().out, format=RdfFormat.N_QUADS)) == quads


def test_a_reader_that_has_enough_is_no_error() -> None:
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", '"$@" export - | true', "-", *COMMAND],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_validate(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(svod, ["validate"]) == 0
    assert capfd.readouterr().out == "0 violations in generation 000001\n"


def test_validate_names_what_does_not_fit(data: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(data, PROTOKOL, example().replace(b'"2019-07-01"', b'"2019-07-61"'))
    assert run(svod, ["validate"]) == 1
    assert f"Violation {PROTOKOL}/provision/1-bbbb0001\n" in capfd.readouterr().out
    assert run(svod, ["validate", "--json"]) == 1
    violations = json.loads(capfd.readouterr().out)
    assert {violation["value"] for violation in violations} == {"2019-07-61"}


@pytest.mark.parametrize("name", [PROTOKOL, "protokol-5", "protokol-5.txt"])
def test_remove(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(svod, ["remove", name]) == 0
    assert capfd.readouterr().out == f"removed {PROTOKOL} (protokol-5.txt)\n"
    assert run(svod, ["search", "план", "--json"]) == 0
    assert json.loads(capfd.readouterr().out) == []


def test_reindex_makes_the_same_search_anew(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(svod, ["search", "подготовка плана", "--json"]) == 0
    before = capfd.readouterr().out
    assert run(svod, ["reindex"]) == 0
    assert capfd.readouterr().out == "made the indexes of generation 000002\n"
    assert run(svod, ["search", "подготовка плана", "--json"]) == 0
    assert capfd.readouterr().out == before


@pytest.mark.parametrize("arguments", [["reindex"], ["remove", "protokol-5"]])
def test_what_changes_the_store_does_not_begin_one(
    arguments: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "nowhere"
    assert run(svod, [*arguments, "--data", str(nowhere)]) == 1
    assert "svod ingest" in one_line(capfd.readouterr().err)
    assert not nowhere.exists()


def test_two_documents_of_one_file_name_are_removed_by_key(
    data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    put(data, f"{PROTOKOL}-2", example().replace(b"document/protokol-5", b"document/protokol-5-2"))
    assert run(svod, ["remove", "protokol-5.txt"]) == 2
    assert one_line(capfd.readouterr().err) == (
        "Error: Several documents came from a file «protokol-5.txt»: "
        "name one by key: protokol-5, protokol-5-2."
    )
    assert run(svod, ["remove", "protokol-5-2"]) == 0


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["search"], 2, "Error: Missing argument 'QUERY'. See `svod search --help`."),
        (["find"], 2, "Error: No such command 'find'. See `svod --help`."),
        (["search", "план", "-k", "0"], 2, "Error: Invalid value for '-k'"),
        (["sparql"], 2, "Error: Give either a query or a file with -f. See `svod sparql --help`."),
        (["sparql", "SELEKT"], 2, "Error: "),
        (["sparql", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"], 2, "Error: "),
        (["remove", "nothing.txt"], 2, "Error: There is no document «nothing.txt»: give its IRI"),
        (["ingest", "--data", str(EXAMPLE), "x"], 2, "Error: Invalid value for '--data'"),
        (["export", "/nowhere/all.nq"], 1, "Error: /nowhere/all.nq: No such file or directory"),
        (["sparql", "ASK { ?s ?p ?o }", "--format", "turtle"], 2, "Error: The result cannot be"),
        (["status", "--data", "nothing-here"], 1, "Error: Nothing is published in nothing-here"),
    ],
)
def test_errors_are_one_line(
    arguments: list[str], code: int, line: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(svod, arguments) == code
    printed = capfd.readouterr()
    assert one_line(printed.err).startswith(line)
    assert printed.out == ""


@pytest.mark.parametrize("arguments", [[], ["evaluate"]])
def test_a_group_without_a_command_explains_itself(
    arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(svod, arguments) == 2
    usage, blank, *rest = capfd.readouterr().err.splitlines()
    assert usage == f"Usage: {' '.join(['svod', *arguments])} [OPTIONS] COMMAND [ARGS]..."
    assert blank == ""
    assert "Commands:" in rest


@pytest.mark.parametrize(
    "arguments", [["search", "план"], ["ingest", str(EXAMPLE)], ["remove", "protokol-5"]]
)
def test_another_model_is_refused_before_it_is_looked_for(
    arguments: list[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SVOD_MODEL", "nonexistent/model")
    assert run(svod, arguments) == 1
    assert one_line(capfd.readouterr().err) == (
        "Error: The vectors were made by svod-ru-en-static-2, not by nonexistent/model: set "
        "SVOD_MODEL to the former (unset it for the bundled one), or run `svod reindex`."
    )


def test_only_one_process_writes(data: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with Primary(data, base=BASE):
        assert run(svod, ["remove", "protokol-5"]) == 1
    assert "Another process is writing" in one_line(capfd.readouterr().err)


def test_data_of_another_base_are_left_alone(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SVOD_BASE_IRI", "https://example.org/")
    assert run(svod, ["remove", "protokol-5"]) == 2
    assert "was made under http://localhost:8080/" in one_line(capfd.readouterr().err)


@pytest.mark.parametrize(
    "command",
    [
        "ingest",
        "remove",
        "search",
        "sparql",
        "export",
        "validate",
        "status",
        "serve",
        "generations",
        "rollback",
        "backup",
        "restore",
    ],
)
def test_every_command_explains_itself_with_an_example(
    command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(svod, [command, "--help"]) == 0
    assert f"Example:\n    svod {command}" in capfd.readouterr().out
