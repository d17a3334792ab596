"""Texts near in meaning are near as vectors, in Russian, in English and across."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kg.encoder import BUNDLED, load_encoder
from kg.errors import ModelUnavailable

PASSAGES = [
    "Рекомендовать Комитету по туризму подготовить план развития гостиниц до 1 июля.",
    "Школьникам предложат новые учебники по математике.",
    "Завод увеличил выпуск стали и проката.",
    "Больница закупила оборудование для лечения сердца.",
]


def likeness(one: str, other: str) -> float:
    rows = load_encoder().encode_passages([one, other])
    return float(rows[0] @ rows[1])


@pytest.mark.parametrize(
    ("word", "form", "unrelated"),
    [
        ("кластер", "кластерами", "молоко"),
        ("муниципальный", "муниципального", "скрипка"),
        ("самолёт", "самолетам", "картофель"),
        ("Вы\u0301ставка", "выставки", "сталь"),
    ],
)
def test_forms_of_a_word_are_nearer_than_other_words(word: str, form: str, unrelated: str) -> None:
    assert likeness(word, form) > 0.9
    assert likeness(word, unrelated) < 0.5


@pytest.mark.parametrize(
    ("rare", "known"),
    [("туристско", "туристский"), ("индикаторах", "индикатор"), ("кластерные", "кластерный")],
)
def test_a_form_never_seen_is_read_by_its_stem(rare: str, known: str) -> None:
    assert likeness(rare, known) > 0.9


def test_a_year_is_nearer_to_itself_than_to_another() -> None:
    plan = "План мероприятий на {} год"
    assert likeness(plan.format(2016), "2016") > likeness(plan.format(2017), "2016") + 0.1


def test_letters_written_in_two_code_points_are_the_same_letters() -> None:
    assert likeness("край", "краи\u0306") == pytest.approx(1)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("What should the tourism committee prepare?", 0),
        ("Which textbooks will schools get?", 1),
        ("How much steel does the factory make?", 2),
        ("What did the hospital buy?", 3),
        ("Что закупила больница?", 3),
        ("Сколько стали выпускает завод?", 2),
    ],
)
def test_a_question_is_nearest_to_the_passage_that_answers_it(question: str, passage: int) -> None:
    encoder = load_encoder()
    likenesses = encoder.encode_passages(PASSAGES) @ encoder.encode_queries([question])[0]
    assert likenesses.argmax() == passage


@pytest.mark.parametrize(
    ("goal", "target"),
    [
        ("End hunger and improve nutrition", "Покончить с голодом и улучшить питание"),
        ("Ensure inclusive education for all", "Обеспечить всеохватное образование для всех"),
        ("Conserve the oceans and seas", "Сохранить океаны и моря"),
        ("Combat desertification", "Вести борьбу с опустыниванием"),
    ],
)
def test_terms_of_the_united_nations_are_found_across_languages(goal: str, target: str) -> None:
    other = "Содействовать построению мирного и открытого общества"
    assert likeness(goal, target) > likeness(goal, other) + 0.2


def test_rows_are_of_unit_length_and_zero_when_no_word_is_known() -> None:
    rows = load_encoder().encode_passages(["Утвердить план.", "§ — ѮѮѮ", ""])
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 0, 0])


def test_no_texts_are_no_rows() -> None:
    encoder = load_encoder()
    assert encoder.encode_queries([]).shape == (0, encoder.dimension)


def test_a_row_does_not_depend_on_the_texts_beside_it() -> None:
    encoder = load_encoder()
    together = encoder.encode_passages(PASSAGES * 200)
    assert np.array_equal(together[-1], encoder.encode_passages(PASSAGES[-1:])[0])


def test_the_bundled_model_is_named_and_small() -> None:
    assert load_encoder().name == "svod-ru-en-static-2"
    assert load_encoder().dimension == 256
    assert sum(path.stat().st_size for path in BUNDLED.rglob("*") if path.is_file()) < 40_000_000


def test_the_bundled_model_is_read_without_torch() -> None:
    command = (
        "import sys; from kg.encoder import load_encoder; "
        "load_encoder().encode_queries(['туризм']); "
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    run = [sys.executable, "-W", "error", "-c", command]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_sentence_transformers_reads_the_same_vectors() -> None:
    texts = [*PASSAGES, "What did the hospital buy?", "ѮѮѮ", ""]
    other = load_encoder(str(BUNDLED))
    assert other.encode_passages(texts) == pytest.approx(
        load_encoder().encode_passages(texts), abs=1e-6
    )
    assert other.encode_queries([]).shape == (0, 256)


def test_a_models_own_prompts_stand_before_its_texts(tmp_path: Path) -> None:
    model = model_of_words(tmp_path / "own", {"query": "вопрос ", "passage": "ответ "})
    encoder = load_encoder(model)
    assert encoder.encode_queries(["план"])[0] == pytest.approx([0.7071, 0, 0.7071], abs=1e-4)
    assert encoder.encode_passages(["план"])[0] == pytest.approx([0, 0.7071, 0.7071], abs=1e-4)


def test_a_model_named_e5_gets_the_prompts_of_e5(tmp_path: Path) -> None:
    encoder = load_encoder(model_of_words(tmp_path / "small-e5", {}, words="query passage план"))
    assert encoder.encode_queries(["план"])[0] == pytest.approx([0.7071, 0, 0.7071], abs=1e-4)
    assert encoder.encode_passages(["план"])[0] == pytest.approx([0, 0.7071, 0.7071], abs=1e-4)


def model_of_words(folder: Path, prompts: dict[str, str], words: str = "вопрос ответ план") -> str:
    """A sentence-transformers model in which each word is a direction of its own."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, pre_tokenizers
    from tokenizers.models import WordLevel

    vocabulary = {word: number for number, word in enumerate([*words.split(), "[UNK]"])}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    rows = np.eye(len(vocabulary), len(vocabulary) - 1, dtype=np.float32)
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, rows)], prompts=prompts).save(
        str(folder), create_model_card=False
    )
    return str(folder)


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = str(tmp_path / "nowhere")
    with pytest.raises(ModelUnavailable, match=r"nowhere cannot be loaded .* SVOD_MODEL") as error:
        load_encoder(missing)
    assert "\n" not in str(error.value)


def test_the_size_of_a_batch_changes_no_vector() -> None:
    one_by_one = load_encoder(str(BUNDLED), batch=1, device="cpu")
    assert one_by_one.encode_passages(PASSAGES) == pytest.approx(
        load_encoder().encode_passages(PASSAGES), abs=1e-6
    )


@pytest.mark.parametrize("device", ["toaster", "cuda:99"])
def test_a_device_that_is_not_there(device: str) -> None:
    with pytest.raises(ModelUnavailable, match=rf"device {device} .* Set SVOD_DEVICE to cpu"):
        load_encoder(str(BUNDLED), device=device)
