"""Texts cut at mentions: ⟦…⟧ in the expected outcome stands for a link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.spans import Segment, Span, marked, segments


def drawn(cut):
    return "".join(f"⟦{s.text}→{s.entity}⟧" if s.entity else s.text for s in cut)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "Совет по туризму Норвегии"),
        ([Span(17, 25, "place")], "Совет по туризму ⟦Норвегии→place⟧"),
        # A mention inside a mention has its own words; the wider one keeps the rest.
        (
            [Span(0, 25, "council"), Span(17, 25, "place")],
            "⟦Совет по туризму →council⟧⟦Норвегии→place⟧",
        ),
        # Overlapping: the narrower one has the common words.
        (
            [Span(0, 16, "council"), Span(9, 25, "tourism")],
            "⟦Совет по →council⟧⟦туризму→council⟧⟦ Норвегии→tourism⟧",
        ),
    ],
)
def test_mentions_become_links(spans, expected):
    assert drawn(segments("Совет по туризму Норвегии", spans)) == expected


def test_two_mentions_of_the_same_words_are_both_reachable():
    spans = [Span(0, 8, "place"), Span(0, 8, "government")]
    assert segments("Норвегия согласна", spans) == [
        Segment("Норвегия", "place", ("government",)),
        Segment(" согласна"),
    ]


def test_offsets_are_code_points():
    assert marked("🏔🏔 смета", [(3, 8)]) == [("🏔🏔 ", False), ("смета", True)]


@st.composite
def texts_with_mentions(draw):
    text = draw(st.text(min_size=1, max_size=30))
    offsets = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(offsets, offsets).filter(lambda p: p[0] < p[1]), max_size=6))
    return text, [Span(start, end, f"e{n}") for n, (start, end) in enumerate(pairs)]


@given(texts_with_mentions())
def test_no_letter_and_no_mention_is_lost(case):
    text, spans = case
    cut = segments(text, spans)
    assert "".join(segment.text for segment in cut) == text
    reachable = {s.entity for s in cut} | {entity for s in cut for entity in s.also}
    assert {span.entity for span in spans} <= reachable
