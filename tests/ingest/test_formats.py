"""One protocol in several formats: what it provides does not depend on how it was written down."""

from pathlib import Path

import pytest
from rdflib import DCTERMS
from rdflib.namespace import RDF

from ingest.pipeline import Pipeline, Reading
from ontology.terms import SVOD

TEXT = """ПРОТОКОЛ
заседания Совета по туризму Пермского края

12 мая 2019 года

РЕШИЛИ:

1. Принять к сведению доклад о развитии музеев.

2. Рекомендовать Министерству культуры Пермского края:
а) открыть музей истории города до 1 июля 2019 года;
б) провести фестиваль.

3. Утвердить план мероприятий:

| № | Мероприятие | Срок | Ответственный |
|---|---|---|---|
| 1 | Открыть выставку | до 1 июня 2019 года | Администрация города Перми |
| 2 | Обустроить парк | III квартал 2019 года | Администрация города Кунгура |

Председатель Совета                И.И. Петров
"""

MARKDOWN = """# ПРОТОКОЛ
## заседания Совета по туризму Пермского края

*12 мая 2019 года*

**РЕШИЛИ:**

1. Принять к сведению доклад о развитии музеев.
2. Рекомендовать Министерству культуры Пермского края:
   - а) открыть музей истории города до 1 июля 2019 года;
   - б) провести фестиваль.
3. Утвердить план мероприятий:

| № | Мероприятие | Срок | Ответственный |
|---|:---|:---:|---|
| 1 | Открыть **выставку** | до 1 июня 2019 года | Администрация города Перми |
| 2 | Обустроить парк | III квартал 2019 года | Администрация города Кунгура |

Председатель Совета И.И. Петров
"""

HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Протокол</title></head><body>
<nav><a href="/">Главная</a></nav>
<h1>ПРОТОКОЛ<br>заседания Совета по туризму Пермского края</h1>
<p>12&nbsp;мая 2019 года</p><p><b>РЕШИЛИ:</b></p>
<ol><li>Принять к сведению доклад
о развитии музеев.</li>
<li>Рекомендовать Министерству культуры Пермского края:
<ol type="a"><li>открыть музей истории города до 1 июля 2019 года;</li>
<li>провести фестиваль.</li></ol></li>
<li>Утвердить план мероприятий:
<table border="1"><tr><th>№</th><th>Мероприятие</th><th>Срок</th><th>Ответственный</th></tr>
<tr><td>1<td>Открыть выставку<td>до 1 июня 2019 года<td>Администрация города Перми
<tr><td>2<td>Обустроить парк<td>III квартал 2019 года<td>Администрация города Кунгура
</table></li></ol>
<table><tr><td>Председатель Совета</td><td>И.И. Петров</td></tr></table>
<footer>© Совет по туризму</footer></body></html>"""


def provisions(reading: Reading) -> list[tuple[str, ...]]:
    """Number, deadline and words of each."""
    graph = reading.dataset.graph(reading.document)
    said = (SVOD.number, SVOD.deadline, SVOD.text)
    return sorted(
        tuple(str(graph.value(each, name, default="")) for name in said)
        for each in graph.subjects(RDF.type, SVOD.Provision)
    )


@pytest.mark.parametrize(
    ("name", "content"), [("a.txt", TEXT), ("a.md", MARKDOWN), ("a.html", HTML)]
)
def test_every_format_gives_the_same_provisions(
    pipeline: Pipeline, tmp_path: Path, name: str, content: str
) -> None:
    path = tmp_path / name
    path.write_text(content)
    reading = pipeline.read(path, key="protokol")
    title = reading.dataset.graph(reading.document).value(reading.document, DCTERMS.title)
    assert str(title) == "ПРОТОКОЛ заседания Совета по туризму Пермского края"
    assert provisions(reading) == [
        ("1", "", "Принять к сведению доклад о развитии музеев."),
        ("1", "2019-06-01", "Открыть выставку"),
        (
            "2",
            "",
            "Рекомендовать Министерству культуры Пермского края:\n"
            "а) открыть музей истории города до 1 июля 2019 года;\nб) провести фестиваль.",
        ),
        ("2", "2019-09-30", "Обустроить парк"),
        ("3", "", "Утвердить план мероприятий:"),
        ("а", "2019-07-01", "открыть музей истории города до 1 июля 2019 года"),
        ("б", "", "провести фестиваль."),
    ]
