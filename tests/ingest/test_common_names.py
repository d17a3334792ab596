"""Names that hold beyond a document, and names of common words that mean another in each."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.entities.common_names import is_common
from ingest.pipeline import Pipeline
from ontology.iris import EntityKind, Iris
from ontology.terms import SVOD

BASE = "http://localhost:8080/"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("act", "Соглашение о сотрудничестве"),
        ("act", "Соглашение Сторон о создании рабочей группы"),
        ("act", "Федеральный закон"),
        ("act", "Указ Президента"),
        ("act", "Устав муниципального образования"),
        ("act", "Протокол № 24"),
        ("programme", "План мероприятий"),
        ("programme", "План мероприятий («дорожная карта»)"),
        ("programme", "Муниципальная программа"),
        ("programme", "Программа развития туризма на 2015–2020 годы"),
        ("project", "Пилотный проект"),
        ("event", "XV форум"),
        ("event", "Заседание рабочей группы"),
        ("award", "Диплом II степени"),
        ("organization", "Администрация муниципального района"),
        ("organization", "Управление жилищного хозяйства, дорог и связи Администрации города"),
        ("organization", "Городская комиссия"),
        ("organization", "Школа № 12"),
        ("organization", "Кабинет Министров"),
        ("group", "Участники Форума"),
    ],
)
def test_common_words(kind: EntityKind, name: str) -> None:
    assert is_common(kind, name)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("act", "Соглашение о сотрудничестве с Республикой Коми"),
        ("act", "Соглашение о сотрудничестве от 12 марта 2019 г."),
        ("act", "Федеральный закон № 44-ФЗ"),
        ("act", "Федеральный закон о рыболовстве"),
        ("act", "Закон «О туризме»"),
        ("act", "Лесной кодекс"),
        ("programme", "Муниципальная программа «Развитие культуры»"),
        ("programme", "Стратегия развития Алтайского края до 2025 года"),
        ("programme", "Национальная технологическая инициатива"),
        (
            "event",
            "Круглый стол о развитии молочных ферм и переработки для семей малых сел и городов",
        ),
        ("organization", "Псковская городская дума"),
        ("organization", "Правительство Пермского края"),
        ("organization", "МБОУ «Школа № 12»"),
        ("organization", "Кластер водоснабжения"),
        ("organization", "Федеральная служба по надзору в сфере связи"),
        ("group", "Участники форума «Город»"),
        ("group", "Органы местного самоуправления"),
        ("award", "Орден Дружбы"),
    ],
)
def test_names_that_tell_which(kind: EntityKind, name: str) -> None:
    assert not is_common(kind, name)


def test_a_common_name_beside_a_telling_one_is_no_name_elsewhere(
    analysed: Callable[..., Any],
) -> None:
    found = analysed(
        "Доклад Правительства Пермского края принят.",
        "Заседание Правительства края прошло.",
        "Протокол Правительства края опубликован.",
    ).namings
    bodies = {n.entity for n in found if n.entity.kind == "organization"}
    assert {(body.name, body.aliases) for body in bodies} == {
        ("Правительство Пермского края", frozenset())
    }


def test_agreements_of_two_documents_stay_two(pipeline: Pipeline, tmp_path: Any) -> None:
    texts = {
        "pskov": "Псковский завод подписал соглашение о сотрудничестве с вузами.",
        "omsk": "Омский колледж подписал соглашение о сотрудничестве с вузами.",
    }
    acts = {}
    for key, text in texts.items():
        (tmp_path / f"{key}.txt").write_text(text, encoding="utf-8")
        reading = pipeline.read(tmp_path / f"{key}.txt", key=key)
        names = reading.dataset.graph(Iris(BASE).names(reading.document))
        acts[key] = set(names.subjects(SVOD.localTo, reading.document))
    assert len(acts["pskov"]) == len(acts["omsk"]) == 1
    assert acts["pskov"].isdisjoint(acts["omsk"])
