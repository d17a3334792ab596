"""The models that reading sentences rests on."""

import pytest
from navec import Navec
from slovnet.const import WORD
from slovnet.exec.pack import Pack

from ingest import neural


@pytest.mark.parametrize(
    "archive",
    ["slovnet_morph_news_v1.tar", "slovnet_ner_news_v1.tar", "slovnet_syntax_news_v1.tar"],
)
def test_the_words_that_all_models_share_are_those_of_each(archive: str) -> None:
    with Pack(neural._models() / "model" / archive) as pack:
        assert pack.load_vocab(WORD).items == neural._words().items


def test_their_vectors_are_numbered_as_the_words_are() -> None:
    whole = Navec.load(neural._models() / "emb" / neural.VECTORS)
    assert whole.vocab.words == neural._words().items


@pytest.mark.parametrize(("word", "known"), [("Finland", True), ("кластер", True), ("noJI", False)])
def test_words_that_the_press_uses(word: str, known: bool) -> None:
    assert neural.is_in_news(word) is known
