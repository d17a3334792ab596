"""What the person who added a document is told, from a real file to the lines of the terminal."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.receipts import Receipt
from webapp.cli import svod
from webapp.config import Config
from webapp.exits import run
from webapp.ingestion import ingest
from webapp.receipts import receipt_lines
from webapp.sources import Source

PROTOKOL = """ПРОТОКОЛ заседания Совета по туризму

5 марта 2019 года

РЕШИЛИ:

1. Рекомендовать Комитету по культуре Вологодской области открыть музей до 1 июля 2019 года.

2. Рекомендовать открыть гостевые дома.

3. Поручить Комитету по культуре Вологодской области составить смету.

Срок: ____________
"""

Told = Callable[[str], Receipt]


@pytest.fixture
def told(empty: Path, tmp_path: Path) -> Told:
    """The receipt of a document given by its words."""

    def of(text: str) -> Receipt:
        path = tmp_path / "doc.txt"
        path.write_text(text, encoding="utf-8")
        config = Config.from_environment({}, data=empty)
        [outcome] = ingest(config, [Source(path)], dry_run=True, report=lambda _: None)
        assert outcome.receipt is not None
        return outcome.receipt

    return of


CORPUS = Path(__file__).parents[2] / "corpus" / "documents"


@pytest.mark.parametrize("dry_run", [True, False])
def test_an_excerpt_is_told_from_both_sides(empty: Path, dry_run: bool) -> None:
    config = Config.from_environment({}, data=empty)
    sources = [Source(next(CORPUS.glob(f"{number}_*"))) for number in ("000", "001")]
    slides, resolution = (
        outcome.receipt
        for outcome in ingest(config, sources, dry_run=dry_run, report=lambda _: None)
        if outcome.receipt
    )
    assert slides.related == ()
    [excerpt] = resolution.related
    assert (excerpt.relation, excerpt.outgoing, excerpt.file) == (
        "excerptOf",
        False,
        "000_842c657aac5774dd.txt",
    )
    assert excerpt.reasons["en"].startswith("runs of five words in common: 90%")
    if not dry_run:
        [again] = ingest(config, sources[:1], again=True, report=lambda _: None)
        assert again.receipt is not None
        assert [line for line in receipt_lines(again.receipt) if line.startswith("=")] == [
            "= excerpt of 001_a130f135626f29e8.txt «РЕЗОЛЮЦИЯ участников круглого стола по"
            " организационному раз…» (0.9)"
        ]


def notes(receipt: Receipt) -> list[str]:
    return [line for line in receipt_lines(receipt) if line.startswith("! ")]


def test_for_people_it_is_lines_with_what_to_look_at(told: Told) -> None:
    title, facts, counts, *caveats = receipt_lines(told(PROTOKOL))
    assert title == "«ПРОТОКОЛ заседания Совета по туризму»"
    assert facts == "MeetingDecision, 2019-03-05, Adopted"
    assert counts.startswith(
        "7 passages, 3 provisions (recommendation × 2, decision × 1), 2 organisations, "
    )
    assert caveats == [
        "! field «deadline» left blank: «3»",
        "! recommendation without an addressee: «2»",
    ]


def test_for_programs_it_is_json(
    empty: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "protokol.txt"
    path.write_text(PROTOKOL, encoding="utf-8")
    assert run(svod, ["ingest", str(path), "--data", str(empty), "--json"]) == 0
    [outcome] = json.loads(capfd.readouterr().out)
    receipt = outcome["receipt"]
    assert receipt["document"] == outcome["document"]
    facts = [receipt[name] for name in ("file", "type", "date", "status", "known_words")]
    assert facts == ["protokol.txt", "MeetingDecision", "2019-03-05", "Adopted", 1.0]
    assert receipt["counts"]["provisions"] == 3
    assert receipt["modalities"] == {"Recommendation": 2, "Decision": 1}
    blank, unaddressed = receipt["caveats"]
    assert (blank["kind"], blank["occurrences"]) == ("BlankDeadline", 1)
    assert unaddressed["points"] == [
        {"words": "2", "thing": f"{outcome['document']}/provision/2-c35d3f5f"}
    ]


def test_an_update_says_what_has_changed(
    empty: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path, data = tmp_path / "protokol.txt", str(empty)

    def changes(text: str, *options: str) -> list[str]:
        path.write_text(text, encoding="utf-8")
        assert run(svod, ["ingest", str(path), "--data", data, *options]) == 0
        lines = capfd.readouterr().out.splitlines()
        return [line.strip() for line in lines if line.startswith("    ~")]

    assert changes(PROTOKOL) == []
    edited = PROTOKOL.replace("5 марта", "6 марта").replace(
        "2. Рекомендовать", "2. Поручить главам районов"
    )
    tried = changes(f"{edited}\n4. Принять к сведению доклад о музеях.\n", "--dry-run")
    done = changes(f"{edited}\n4. Принять к сведению доклад о музеях.\n")
    assert tried == done
    assert done[:2] == [
        "~ document date: 2019-03-05 → 2019-03-06",
        "~ provisions: 1 added («4»), 1 changed («2»: text, type, addressee)",
    ]
    assert changes(path.read_text(encoding="utf-8"), "--again") == [
        "~ nothing was read differently"
    ]


def test_a_dry_run_says_what_would_happen(
    empty: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "protokol.txt"

    def said(text: str, *options: str) -> list[str]:
        path.write_text(text, encoding="utf-8")
        assert run(svod, ["ingest", str(path), "--data", str(empty), *options]) == 0
        lines = capfd.readouterr().out.splitlines()
        return [lines[0], lines[-1]]

    edited = PROTOKOL.replace("5 марта", "6 марта")
    assert said(PROTOKOL, "--dry-run") == [f"would add {path}", "1 would be added"]
    assert said(PROTOKOL) == [f"added {path}", "1 added"]
    assert said(PROTOKOL, "--dry-run") == [f"unchanged {path}", "1 unchanged"]
    assert said(edited, "--dry-run") == [f"would update {path}", "1 would be updated"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("ПРЕСС-РЕЛИЗ\n\nМузей открыт в Вологде.", "! no date of its own"),
        ("Заметки о музеях\n\nМузей открыт.", "! its kind could not be told"),
        ("ПРЕСС-РЕЛИЗ\n\nМузей открыт.", "! no provisions found"),
        (
            "РЕШЕНИЕ комиссии\n\nРЕШИЛИ:\n\n1. Открыть музей.\n\nСрок: по мере необходимости",
            "! deadline that could not be turned into a date: «по мере необходимости»",
        ),
        (
            "Заметки\n\nРеыше уокгпв шщзтбд кыфвла прдлнж ждалвр оыварп лдоывр.",
            "! few of its words are in the dictionary, the text may be garbled: «11%»",
        ),
        (
            "Заметки о музеях\n\nУслуги Кластера платные.",
            "! short name that the text does not explain: «Кластер»",
        ),
        (
            "Заметки о музеях\n\nБилеты купили 58 730 человек. Открыто 12 залов.",
            "! number not said of anything that is named × 2: «12 залов», «58 730 человек»",
        ),
        (
            "Заметки о музеях\n\nВ будущем будет открыто 12 залов.",
            "! number of a plan or an aim, not among the figures: «12 залов»",
        ),
    ],
)
def test_caveats(told: Told, text: str, note: str) -> None:
    assert note in notes(told(text))


def test_places_are_counted_and_the_first_of_them_named(told: Told) -> None:
    items = "\n\n".join(f"{number}. Рекомендовать открыть музей." for number in range(1, 7))
    assert (
        "! recommendation without an addressee × 6: «1», «2», «3», «4» …"
        in notes(told(f"РЕШЕНИЕ комиссии\n\nРЕШИЛИ:\n\n{items}"))
    )  # fmt: skip


def test_a_sound_document_has_no_caveats(told: Told) -> None:
    receipt = told(
        "РЕШЕНИЕ комиссии\n\nг. Вологда, 5 марта 2019 года\n\nРЕШИЛИ:\n\n"
        "1. Рекомендовать главам муниципальных районов открыть музеи до 1 мая 2019 года."
    )
    assert receipt.caveats == ()
