"""Svod and the tokenizer of the model directory read the same tokens."""

import numpy as np
import pytest
from dawg import IntDAWG
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from kg.encoder import BUNDLED
from kg.static_model import TABLE, TOKENS
from kg.tokens import Vocabulary
from kg.training.model_files import WordTable, tokenizer_of

WORDS = ["план", "кластер", "2016", "г", "plan", "край", "еж", "caf"]
WRITTEN = WordTable(
    {word: number for number, word in enumerate(WORDS)},
    np.zeros((len(WORDS), 1), dtype=np.float32),
    endings=("ы", "ами", "s"),
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return tokenizer_of(WRITTEN)


@pytest.fixture(scope="module")
def vocabulary(tokenizer: Tokenizer, tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    path = tmp_path_factory.mktemp("model") / TOKENS
    IntDAWG(tokenizer.get_vocab()).save(str(path))
    return Vocabulary(path)


def test_the_bundled_tokens_are_those_of_the_bundled_tokenizer() -> None:
    kept = IntDAWG().load(str(BUNDLED / TABLE / TOKENS))
    vocabulary = Tokenizer.from_file(str(BUNDLED / TABLE / "tokenizer.json")).get_vocab()
    assert {token: kept[token] for token in vocabulary} == vocabulary


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Кластерами, ПЛАНЫ — кластер!", ["кластер", "##ами", "план", "##ы", "кластер"]),
        ("План-2016г.", ["план", "2016", "г"]),
        ("Ёж, краи\u0306 и пла\u0301н", ["еж", "край", "план"]),
        ("plans plan’s café", ["plan", "##s", "plan"]),
        ("неизвестное кластеризация 2017 ½ м²", []),
        ("", []),
        ("план" * 26, []),
    ],
)
def test_tokens(tokenizer: Tokenizer, vocabulary: Vocabulary, text: str, tokens: list[str]) -> None:
    assert [tokenizer.id_to_token(number) for number in vocabulary.of(text)] == tokens


@settings(deadline=None)
@given(st.text(alphabet="планыкстерми2016г planscafé\u0301\u0306ЁёİßΣ½_-.,№\n", max_size=40))
def test_both_read_the_same(tokenizer: Tokenizer, vocabulary: Vocabulary, text: str) -> None:
    known = [number for number in tokenizer.encode(text, add_special_tokens=False).ids if number]
    assert vocabulary.of(text) == known
