"""What is read from each document of the corpus, literally, in a form that people can review.

When a change of the rules is meant, renew the files and look at the difference:

    make golden && git diff tests/golden
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import shorten

import pytest

HERE = Path(__file__).parent
KEYS = sorted(path.stem for path in (HERE.parents[1] / "corpus" / "documents").iterdir())

Ask = Callable[[str], list[tuple[str, ...]]]


@pytest.mark.parametrize("key", KEYS)
def test_a_document_is_read_as_before(ask: Ask, key: str) -> None:
    golden = HERE / "documents" / f"{key}.txt"
    read = "\n".join(lines(ask, key)) + "\n"
    if os.environ.get("RENEW_GOLDEN"):
        golden.write_text(read, encoding="utf-8")
    assert read == golden.read_text(encoding="utf-8")


def test_every_golden_file_is_of_a_document() -> None:
    assert sorted(path.stem for path in (HERE / "documents").iterdir()) == KEYS


def lines(ask: Ask, key: str) -> Iterator[str]:
    here = f'?document svod:sourceFile "{key}.txt"'
    yield from facts(ask, here)
    yield from section("Provisions: modality | number | text | addressees | deadline | blank",
                       provisions(ask, here))  # fmt: skip
    yield from section("Entities: class | name × mentions", entities(ask, here))
    yield from section("Relations", relations(ask, here))
    yield from section("Roles", roles(ask, here))
    yield from section("Figures", figures(ask, here))


def section(heading: str, of: Iterator[str]) -> Iterator[str]:
    yield from ("", heading, *(f"  {line}" for line in of))


def facts(ask: Ask, here: str) -> Iterator[str]:
    [(title, type_, date, status, passages)] = ask(f"""
        SELECT ?title ?type ?date ?status (COUNT(?passage) AS ?passages) {{
          {here} ; dcterms:title ?title ; dcterms:type ?type .
          OPTIONAL {{ ?document eli:date_document ?date }}
          OPTIONAL {{ ?document svod:status ?status }}
          ?passage a svod:Passage ; dcterms:isPartOf ?document .
        }} GROUP BY ?title ?type ?date ?status""")
    issuers = ask(f"""
        SELECT ?name {{ {here} . ?document svod:issuedBy|svod:issuedAt ?body . {name("body")} }}""")
    yield f"Title: {title}"
    yield f"Type: {local(type_)}"
    yield f"Date: {date or '–'}"
    yield f"Status: {local(status) or '–'}"
    yield f"Issued by: {'; '.join(sorted(name for (name,) in issuers)) or '–'}"
    yield f"Passages: {passages}"


def provisions(ask: Ask, here: str) -> Iterator[str]:
    """In the order of the text; items stand under their provision."""
    for modality, number, text, addressees, deadline, wording, blank, whole, *_ in sorted(
        ask(f"""
        SELECT (SAMPLE(?class) AS ?modality) (SAMPLE(?numbered) AS ?number) ?text
               (GROUP_CONCAT(DISTINCT ?name; separator="; ") AS ?addressees)
               (SAMPLE(?day) AS ?deadline) (SAMPLE(?worded) AS ?wording)
               (GROUP_CONCAT(DISTINCT ?field; separator=", ") AS ?blank)
               (SAMPLE(?parent) AS ?whole) (MIN(?order) AS ?place) (SAMPLE(?all) AS ?within)
        {{
          {here} ; svod:text ?all .
          ?provision dcterms:isPartOf ?document ; a svod:Provision , ?class ; svod:text ?text ;
            svod:statedIn/svod:order ?order .
          FILTER (?class != svod:Provision)
          OPTIONAL {{ ?provision svod:number ?numbered }}
          OPTIONAL {{ ?provision svod:addressee ?addressee . {name("addressee")} }}
          OPTIONAL {{ ?provision svod:deadline ?day }}
          OPTIONAL {{ ?provision svod:deadlineText ?worded }}
          OPTIONAL {{ ?provision svod:blankField ?field }}
          OPTIONAL {{ ?parent dcterms:hasPart ?provision }}
        }} GROUP BY ?provision ?text"""),
        key=lambda row: (int(row[8]), row[9].find(row[2]), -len(row[2])),
    ):
        yield " | ".join(
            [
                f"{'  ' if whole else ''}{local(modality)}",
                number or "–",
                ends(text),
                "; ".join(sorted(addressees.split("; "))) or "–",
                " ".join(filter(None, (deadline, f"({wording})" if wording else ""))) or "–",
                ", ".join(sorted(blank.split(", "))) or "–",
            ]
        )


def entities(ask: Ask, here: str) -> Iterator[str]:
    rows = ask(f"""
        SELECT ?entity ?name ?class (COUNT(DISTINCT ?mention) AS ?mentions) {{
          {here} .
          ?passage dcterms:isPartOf ?document .
          ?mention dcterms:isPartOf ?passage ; svod:of ?entity .
          ?entity a ?class . {name("entity")}
        }} GROUP BY ?entity ?name ?class""")
    classes: dict[str, set[str]] = {}
    for entity, _, class_, _ in rows:
        classes.setdefault(entity, set()).add(local(class_))
    things = {
        (", ".join(sorted(classes[entity])), called, int(mentions))
        for entity, called, _, mentions in rows
    }
    yield from (f"{kinds} | {called} × {mentions}" for kinds, called, mentions in sorted(things))


def relations(ask: Ask, here: str) -> Iterator[str]:
    yield from sorted(
        f"{subject} | {local(predicate)} | {called or value}"
        for subject, predicate, called, value in ask(f"""
        SELECT DISTINCT ?subject ?predicate ?called ?object {{
          {here} .
          ?passage dcterms:isPartOf ?document ; a svod:Passage .
          GRAPH ?passage {{
            ?statement rdf:subject ?thing ; rdf:predicate ?predicate ; rdf:object ?object
          }}
          {name("thing", "subject")} OPTIONAL {{ {name("object", "called")} }}
        }}""")
    )


def roles(ask: Ask, here: str) -> Iterator[str]:
    moment = "(time:inXSDgYearMonth|time:inXSDDate)"
    yield from sorted(
        f"{member} | {local(role)} | {body} | {beginning or '…'} – {end or '…'}"
        f"{' | planned' if planned == 'true' else ''}"
        for member, role, body, beginning, end, planned in ask(f"""
        SELECT DISTINCT ?member ?role ?body ?beginning ?end ?planned {{
          {here} .
          ?passage dcterms:isPartOf ?document ; a svod:Passage .
          GRAPH ?passage {{
            ?post a org:Membership ; org:member ?who ; org:organization ?where ; org:role ?role
          }}
          {name("who", "member")} {name("where", "body")}
          OPTIONAL {{ ?post org:memberDuring/time:hasBeginning/{moment} ?beginning }}
          OPTIONAL {{ ?post org:memberDuring/time:hasEnd/{moment} ?end }}
          OPTIONAL {{ ?post svod:planned ?planned }}
        }}""")
    )


def figures(ask: Ask, here: str) -> Iterator[str]:
    yield from sorted(
        f"{of} | {local(measure)} {comparator} {value} {unit}{f' | {day}' if day else ''}"
        for of, measure, comparator, value, unit, day in ask(f"""
        SELECT DISTINCT ?of ?measure ?comparator ?value ?unit ?day {{
          {here} .
          ?passage dcterms:isPartOf ?document ; a svod:Passage .
          GRAPH ?passage {{
            ?figure svod:observed ?observed ; svod:measure ?measure ; svod:value ?value ;
              svod:unit ?unit ; svod:comparator ?comparator
          }}
          {name("observed", "of")}
          OPTIONAL {{ ?figure svod:asOf ?day }}
        }}""")
    )


def name(thing: str, called: str = "name") -> str:
    """The pattern of a thing's Russian name."""
    return f'?{thing} skos:prefLabel ?{called} . FILTER (LANG(?{called}) = "ru")'


def local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


def ends(text: str) -> str:
    """The first and the last words: where a provision begins and stops."""
    words = text.split()
    if len(words) <= 12:
        return " ".join(words)
    return f"{shorten(' '.join(words[:7]), 90)} … {' '.join(words[-4:])} ({len(words)} words)"
