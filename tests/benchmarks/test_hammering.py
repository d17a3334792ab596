"""Nobody ever sees a state half published: the short version of `make bench-hammer`."""

from pathlib import Path

from hammering import hammer


def test_all_that_is_read_of_a_generation_agrees(tmp_path: Path) -> None:
    tally = hammer(tmp_path / "data", seconds=2, readers=1)
    assert (+tally).keys() >= {
        "answers of /api/search",
        "answers of /data/organization/fond.nt",
        "answers of /documents",
        "answers of /sparql",
        "backups restored",
        "generations read whole",
        "publications",
    }
