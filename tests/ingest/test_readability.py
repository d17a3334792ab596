"""How much of a text is words."""

import pytest

from ingest.readability import readable


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Комиссия решила открыть музей в городе", 1.0),
        ("noJI peIIIeHHe npoToKoJI 3acegaHHe", 0.0),
        ("Ïðîòîêîë çàñåäàíèÿ êîìèññèè", 0.0),
        ("peшeниe кoмиccии", 0.0),
        ("The forum was held in Finland", 1.0),
        ("Решили XXXXXX XXXXXX XXXXXX", 0.25),
        ("12.05.2016 № 5", 1.0),
    ],
)
def test_the_share_of_words(text: str, share: float) -> None:
    assert readable(text) == share
