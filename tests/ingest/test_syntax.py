"""What depends on what in a sentence."""

from types import SimpleNamespace

from ingest.language import analyse
from ingest.syntax import Node, _tie, trees


def heads(text: str) -> dict[str, str]:
    """What each word hangs on."""
    (nodes,) = trees([(list(analyse([text])[0]), [])])
    return {node.token.text: node.head.token.text for node in nodes if node.head}


def test_who_does_what() -> None:
    found = heads("Совет утвердил план.")
    assert (found["Совет"], found["план"]) == ("утвердил", "утвердил")


def test_what_stands_in_brackets_is_left_out() -> None:
    assert "Пермь" not in heads("Совет (г. Пермь) утвердил план.")


def test_a_circle_is_cut() -> None:
    one, other = (Node(token) for token in analyse(["план работы"])[0])
    arcs = [SimpleNamespace(id=i, head_id=h, rel="nmod") for i, h in (("1", "2"), ("2", "1"))]
    _tie([one, other], arcs)
    assert (one.head, other.head) == (other, None)
