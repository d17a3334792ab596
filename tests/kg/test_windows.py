"""What of a passage is embedded."""

from kg.passages import IndexedPassage
from kg.windows import windows


def test_a_short_passage_is_embedded_as_it_is() -> None:
    passage = IndexedPassage("urn:p", "Комитету подготовить план. Срок – 1 июля.")
    assert windows(passage) == [passage.text]


def test_a_long_passage_also_part_by_part() -> None:
    sentence = "Комитету по туризму подготовить план развития до первого июля."
    passage = IndexedPassage("urn:p", " ".join([sentence] * 25))
    assert [len(window.split()) for window in windows(passage)] == [225, 81, 81, 63]
