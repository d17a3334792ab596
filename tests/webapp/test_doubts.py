"""What seems to be wrong with settings is told in the log when the server starts."""

import re
from pathlib import Path

import pytest

from webapp.config import Config
from webapp.doubts import NAMES, OURS, doubts

ROOT = Path(__file__).parents[2]


def test_all_settings_are_known_that_people_are_told_of():
    told = "".join(
        file.read_text(encoding="utf-8") for file in (ROOT / "README.md", *ROOT.glob("docs/*.md"))
    )
    assert set(re.findall(rf"\b{OURS}([A-Z_]*[A-Z])\b", told)) == set(NAMES)


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("SVOD_QERY_SECONDS", "SVOD_QUERY_SECONDS"),
        ("SVOD_LICENSE", "SVOD_LICENCE"),
        ("SVOD_SPARQL", "SVOD_SPARQL_URL"),
    ],
)
def test_misspelt_settings(misspelt, meant):
    environment = {misspelt: "5", meant: "6"}
    said = list(doubts(Config.from_environment({}), environment))
    assert said == [f"{misspelt} is no setting: did you mean {meant}?"]


def test_what_is_no_setting_but_another_program_s():
    others = {"SVOD_PORT": "tcp://10.0.0.1:8080", "SVOD_SERVICE_HOST": "10.0.0.1", "QERY": "1"}
    assert list(doubts(Config.from_environment({}), others)) == []


def test_a_device_without_a_model():
    (said,) = doubts(Config.from_environment({"SVOD_DEVICE": "tpu"}), {})
    assert said.startswith("SVOD_DEVICE does nothing")


def test_a_server_of_the_graph_that_does_not_answer_now():
    (said,) = doubts(Config.from_environment({"SVOD_SPARQL_URL": "http://127.0.0.1:1/query"}), {})
    assert said.startswith("The SPARQL server at http://127.0.0.1:1/query does not answer (")
