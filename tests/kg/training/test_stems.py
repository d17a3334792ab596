"""The vocabulary keeps what stem and ending cannot say."""

import numpy as np

from kg.training.model_files import WordTable, tokenizer_of
from kg.training.stems import with_stems, without_derivable

FORMS = {"кластеры": 0, "кластера": 0, "кластерам": 0, "клад": 1, "сталь": 2, "стали": 2}


def test_a_stem_is_what_the_forms_of_a_word_share() -> None:
    table = with_stems(WordTable(FORMS, np.eye(3, dtype=np.float32)))
    assert {word: row for word, row in table.words.items() if word not in FORMS} == {
        "кластер": 0,
        "стал": 2,
    }
    assert {"ы", "а", "ам", "ь", "и"} <= set(table.endings)


def test_a_form_never_seen_is_a_stem_and_an_ending() -> None:
    tokenizer = tokenizer_of(with_stems(WordTable(FORMS, np.eye(3, dtype=np.float32))))
    assert tokenizer.encode("Кластеры, сталам; Ёж").tokens == [
        "кластеры", "стал", "##ам", "[UNK]",
    ]  # fmt: skip


def test_leaving_forms_out_changes_no_words_row() -> None:
    table = with_stems(WordTable(FORMS, np.eye(3, dtype=np.float32)))
    shorter = without_derivable(table)
    assert set(shorter.words) == {"кластер", "клад", "стал"}
    rows = [*shorter.words.values(), *(None for _ in shorter.endings)]
    for form, row in FORMS.items():
        first, *endings = tokenizer_of(shorter).encode(form).ids
        assert rows[first - 1] == row
        assert all(rows[ending - 1] is None for ending in endings)
