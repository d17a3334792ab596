"""Which documents are made of each other's words, in whatever order they come and go."""

from io import BytesIO
from itertools import permutations
from pathlib import Path
from types import SimpleNamespace

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from kg.generations import Generations
from kg.store import Primary

PLANS = [
    "создать в каждом районе Вологодской области дом ремёсел и передать ему старые мастерские",
    "открыть в Великом Устюге музей деревянного зодчества с отделами резьбы и росписи",
    "провести летом смотр народных хоров, сводный концерт которого покажет областное телевидение",
    "выпустить путеводитель по монастырям Русского Севера на трёх языках для гостей области",
    "обучить двести экскурсоводов из сельских поселений на курсах при педагогическом университете",
    "устроить на Сухоне пристани для речных экскурсий от Тотьмы до самого Великого Устюга",
    "ввести для малых гостиниц единую вывеску и завести общий справочник свободных мест",
    "поддержать ярмарки льна и кружева, на которые приезжают мастера из соседних областей",
    "составить перечень усадеб, которые можно отдать в долгую аренду под гостевые дома",
]
TITLE = "Резолюция съезда краеведов о развитии туризма"
DOCUMENT = """
@base <http://localhost:8080/id/document/> .
@prefix svod: <https://w3id.org/svod/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<{key}> {{ <{key}> a svod:Document ; dcterms:title "{title}" ; dcterms:type svod:{type} ;
  svod:text "{text}" ; svod:status svod:{status} {date} . }}
"""


class Shelf:
    """Documents in a primary store, and the links that readers see between them."""

    def __init__(self, primary: Primary, data: Path, example: SimpleNamespace) -> None:
        self.primary = primary
        self._data = data
        self._example = example

    def put(
        self,
        key: str,
        plans: list[str],
        *,
        title: str = TITLE,
        type: str = "Resolution",  # noqa: A002
        status: str = "Adopted",
        date: str = "",
    ) -> None:
        dated = f'; eli:date_document "{date}"^^xsd:date' if date else ""
        text = f"{title} решили: {'; '.join(plans)}."
        trig = DOCUMENT.format(
            key=key, title=title, type=type, text=text, status=status, date=dated
        )
        self.primary.put(self.iri(key), self._example.nquads(trig))

    def drop(self, key: str) -> None:
        self.primary.drop(self.iri(key))

    def iri(self, key: str) -> str:
        return f"{self._example.base}id/document/{key}"

    def asserted(self) -> list[str]:
        """«slides excerptOf resolution» for each link that is a statement."""
        return sorted(
            f"{last(quad.subject)} {last(quad.predicate)} {last(quad.object)}"
            for quad in self.quads()
            if "/id/document/" in str(quad.subject)
        )

    def suggested(self) -> list[str]:
        """The English reasons of the links that are not."""
        nodes = {quad.subject for quad in self.quads() if last(quad.object) == "Suggestion"}
        return sorted(
            quad.object.value
            for quad in self.quads()
            if quad.subject in nodes and getattr(quad.object, "language", "") == "en"
        )

    def quads(self) -> set[Quad]:
        self.primary.publish()
        exported = BytesIO()
        Generations(self._data).current().export(exported)
        return {
            quad
            for quad in parse(exported.getvalue(), format=RdfFormat.N_QUADS)
            if last(quad.graph_name) == "links"
        }


def last(term: object) -> str:
    """http://localhost:8080/id/document/slides → slides"""
    return str(getattr(term, "value", term)).replace("#", "/").rpartition("/")[2]


@pytest.fixture
def shelf(primary: Primary, data: Path, example: SimpleNamespace) -> Shelf:
    return Shelf(primary, data, example)


def test_slides_with_some_plans_of_a_resolution_are_an_excerpt_of_it(shelf: Shelf) -> None:
    shelf.put("resolution", PLANS)
    shelf.put("slides", PLANS[2:7], title="Участники съезда планируют", type="Presentation")
    assert shelf.asserted() == ["slides excerptOf resolution"]
    assert shelf.suggested() == []


def test_a_link_says_how_strong_it_is_and_why(shelf: Shelf) -> None:
    shelf.put("slides", PLANS[2:7], title="Участники съезда планируют", type="Presentation")
    shelf.put("resolution", PLANS)
    said = {last(q.predicate): q.object.value for q in shelf.quads() if "#" in str(q.subject)}
    assert (last(said["subject"]), last(said["object"])) == ("slides", "resolution")
    assert said["score"] == "0.93"
    reasons = sorted(q.object.value for q in shelf.quads() if last(q.predicate) == "reason")
    assert reasons == [
        "runs of five words in common: 93% of the first document, 50% of the second",
        "общие пятёрки слов подряд: 93% первого документа, 50% второго",
    ]


@pytest.mark.parametrize("order", list(permutations(["resolution", "slides", "copy"])))
def test_it_does_not_matter_which_comes_first(shelf: Shelf, order: tuple[str, ...]) -> None:
    plans = {"resolution": PLANS, "slides": PLANS[2:7], "copy": [*PLANS[:-1], "жить дружно"]}
    for key in order:
        shelf.put(key, plans[key])
    assert shelf.asserted() == [
        "copy nearDuplicateOf resolution",
        "resolution nearDuplicateOf copy",
        "slides excerptOf copy",
        "slides excerptOf resolution",
    ]


def test_links_follow_changes_and_removals(shelf: Shelf) -> None:
    shelf.put("resolution", PLANS)
    shelf.put("slides", PLANS[2:7])
    shelf.put("resolution", PLANS[:3])
    assert shelf.asserted() == []
    shelf.put("resolution", PLANS)
    assert shelf.asserted() == ["slides excerptOf resolution"]
    shelf.drop("resolution")
    assert shelf.quads() == set()


def test_links_are_the_same_for_a_writer_that_begins_anew(
    shelf: Shelf, data: Path, example: SimpleNamespace
) -> None:
    shelf.put("resolution", PLANS)
    shelf.primary.close()
    with Primary(data, base=example.base, encoder=example.encoder) as primary:
        later = Shelf(primary, data, example)
        later.put("slides", PLANS[2:7])
        assert later.asserted() == ["slides excerptOf resolution"]


def test_a_draft_is_a_version_of_what_was_adopted(shelf: Shelf) -> None:
    shelf.put("draft", PLANS[:6], title=f"Проект. {TITLE}", status="Draft")
    shelf.put("adopted", PLANS, title=f"{TITLE} № 5")
    assert shelf.asserted() == ["draft versionOf adopted"]


def test_the_same_act_of_another_year_is_no_version(shelf: Shelf) -> None:
    shelf.put("2018", PLANS, title=f"{TITLE} в 2018 году", status="Draft")
    shelf.put("2019", PLANS, title=f"{TITLE} в 2019 году")
    assert shelf.asserted() == ["2018 nearDuplicateOf 2019", "2019 nearDuplicateOf 2018"]


@pytest.mark.parametrize(
    ("small", "large", "doubt"),
    [
        ({"date": "2018-05-01"}, {"date": "2019-03-05"}, "but the first is dated earlier"),
        ({}, {"type": "PressRelease"}, "but the second rather quotes it"),
    ],
)
def test_what_speaks_against_an_excerpt_makes_it_a_suggestion(
    shelf: Shelf, small: dict[str, str], large: dict[str, str], doubt: str
) -> None:
    shelf.put("small", PLANS[2:7], **small)
    shelf.put("large", PLANS, **large)
    assert shelf.asserted() == []
    assert shelf.suggested() == [
        f"runs of five words in common: 94% of the first document, 52% of the second; {doubt}"
    ]


def test_half_of_the_words_is_a_suggestion_and_a_third_is_chance(shelf: Shelf) -> None:
    others = [
        "закупить для школ области новые учебники родной истории и атласы северных рек",
        "построить в Тотьме крытый каток, чтобы зимой было чем занять детей",
    ]
    shelf.put("resolution", PLANS)
    shelf.put("half", [*PLANS[:5], *others], title="Протокол")
    assert shelf.asserted() == []
    assert [reason.partition(";")[2] for reason in shelf.suggested()] == [" too few to be sure"]
    shelf.put("half", [PLANS[0], *others], title="Протокол")
    assert shelf.quads() == set()


def test_a_few_words_are_compared_with_nothing(shelf: Shelf) -> None:
    shelf.put("resolution", PLANS)
    shelf.put("note", ["жить дружно"], title=" ".join(PLANS[0].split()[:12]))
    assert shelf.quads() == set()


def test_links_can_be_made_anew(shelf: Shelf) -> None:
    shelf.put("resolution", PLANS)
    shelf.put("slides", PLANS[2:7])
    before = shelf.quads()
    shelf.primary.install("http://localhost:8080/graph/links", b"")
    assert shelf.quads() == set()
    shelf.primary.reindex()
    assert shelf.quads() == before
