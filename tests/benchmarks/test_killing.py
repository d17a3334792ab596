"""Writers killed at random moments lose nothing: the short version of `make bench-kills`."""

from pathlib import Path

from killing import kill_writers


def test_what_a_killed_writer_has_shown_is_there(tmp_path: Path) -> None:
    assert kill_writers(tmp_path / "data", 4, longest=1.0).total() == 4
