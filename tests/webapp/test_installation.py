"""What people make of the known names outlives the version of the program that these came with."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from kg.asking import written
from kg.store import Primary
from kg.updating.edits import Update, carry_out
from kg.updating.peoples import Peoples
from webapp.config import Config
from webapp.installation import install_names

BASE = "http://localhost:8080/"
FIRST = {"MINFIN a svod:PublicBody", 'MINFIN PREF "Министерство финансов"@ru', 'KVS ALT "КВС"@ru'}
SHORT = {
    "MINFIN": f"<{BASE}id/organization/minfin>",
    "KVS": f"<{BASE}id/organization/kvs>",
    "PREF": "<http://www.w3.org/2004/02/skos/core#prefLabel>",
    "ALT": "<http://www.w3.org/2004/02/skos/core#altLabel>",
    "svod:PublicBody": "<https://w3id.org/svod/ontology#PublicBody>",
    " a ": " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ",
}


def lines(said: set[str]) -> bytes:
    return "".join(f"{whole(statement)} .\n" for statement in said).encode()


def whole(text: str) -> str:
    for short, long in SHORT.items():
        text = text.replace(short, long)
    return text


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config.from_environment({}, data=tmp_path)


def come(config: Config, names: set[str]) -> None:
    """A version of the program comes with these names."""
    with Primary(config.data, base=BASE) as primary:
        said = install_names(primary, config, lines(names))
        primary.install(f"{BASE}graph/ontology", said)
        primary.publish()


def edit(config: Config, update: str) -> None:
    with Primary(config.data, base=BASE) as primary:
        made = Update(f"WITH <{BASE}graph/authority> {whole(update)} WHERE {{}}")
        carry_out(primary, made, Peoples(BASE), seen=None, memory_mb=1024)


def known(config: Config) -> set[str]:
    with Primary(config.data, base=BASE) as primary:
        triples = {quad.triple for quad in primary.graph(f"{BASE}graph/authority")}
    text = written(triples, RdfFormat.N_TRIPLES).decode()
    for short, long in SHORT.items():
        text = text.replace(long, short)
    return {line.removesuffix(" .") for line in text.splitlines()}


def test_names_that_nobody_touched_are_replaced(config: Config) -> None:
    come(config, FIRST)
    come(config, {'KVS ALT "КВС СПб"@ru'})
    assert known(config) == {'KVS ALT "КВС СПб"@ru'}


def test_what_people_added_and_took_out_stays_so(config: Config) -> None:
    come(config, FIRST)
    edit(config, """DELETE { KVS ALT "КВС"@ru } INSERT { KVS ALT "Комитет"@ru }""")
    come(config, FIRST | {'MINFIN ALT "Минфин"@ru'})
    come(config, FIRST | {'MINFIN ALT "Минфин РФ"@ru'})
    assert known(config) == {
        "MINFIN a svod:PublicBody",
        'MINFIN PREF "Министерство финансов"@ru',
        'MINFIN ALT "Минфин РФ"@ru',
        'KVS ALT "Комитет"@ru',
    }


def test_a_name_that_people_prefer_stays_preferred(config: Config) -> None:
    come(config, FIRST)
    edit(
        config,
        """DELETE { MINFIN PREF "Министерство финансов"@ru }
           INSERT { MINFIN PREF "Минфин России"@ru }""",
    )
    renamed = {'MINFIN PREF "Министерство финансов Российской Федерации"@ru'}
    come(config, renamed | FIRST - {'MINFIN PREF "Министерство финансов"@ru'})
    assert known(config) == {
        "MINFIN a svod:PublicBody",
        'MINFIN PREF "Минфин России"@ru',
        'MINFIN ALT "Министерство финансов Российской Федерации"@ru',
        'KVS ALT "КВС"@ru',
    }


def test_going_back_goes_back_before_the_edit_and_the_version(config: Config) -> None:
    come(config, FIRST)
    edit(config, 'DELETE { KVS ALT "КВС"@ru }')
    come(config, set())
    with Primary(config.data, base=BASE) as primary:
        primary.rollback("000001")
    come(config, {'KVS ALT "КВС СПб"@ru'})
    assert known(config) == {'KVS ALT "КВС СПб"@ru'}
