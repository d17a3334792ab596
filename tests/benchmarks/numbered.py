"""A base each of whose published states tells one number, in every way in which it can be asked.

Of the 127th state, all protocols have «по итогу 127» in their titles, decide on the same fund,
named «поляна калина зима» then, and there are as many of them as the number says.
"""

import csv
import json
import re
from io import BytesIO, StringIO
from itertools import product
from urllib.parse import quote

from pyoxigraph import RdfFormat, parse, serialize

from kg.asking import text
from kg.encoder import load_encoder
from kg.fulltext import Clauses
from kg.generations import Generation
from kg.lexical import lemmas
from kg.passages import iri_number
from kg.quads import is_of_documents
from kg.store import Primary

BASE = "http://localhost:8080/"
#: As many protocols as there can be.
MOST = 4
PASSAGES = 2
#: Three digits, each with words of its own.
DIGITS = (
    ["берег", "поляна", "роща", "долина", "остров", "пещера", "озеро", "ущелье", "равнина", "утёс"],
    ["берёза", "ольха", "калина", "рябина", "осина", "липа", "верба", "пихта", "черёмуха", "ясень"],
    ["январь", "март", "лето", "осень", "весна", "апрель", "сентябрь", "зима", "ноябрь", "декабрь"],
)
PROTOCOL = """
@base <{base}> .
@prefix svod: <https://w3id.org/svod/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<{iri}> {{
  <{iri}> a svod:Document ; dcterms:title "{title}" ; svod:sourceFile "protokol-{which}.txt" ;
    svod:sourceDigest "{number}" ; svod:text "{title}\\n{decision}" ; dcterms:language "ru" ;
    dcterms:type svod:MeetingDecision ; eli:date_document "2019-03-05"^^xsd:date .
  <{iri}/passage/1> a svod:Passage ; dcterms:isPartOf <{iri}> ; svod:order 1 ; svod:start 0 ;
    svod:end {after_title} ; svod:text "{title}" .
  <{iri}/passage/2> a svod:Passage ; dcterms:isPartOf <{iri}> ; svod:order 2 ;
    svod:start {second} ; svod:end {end} ; svod:text "{decision}" .
}}
<{iri}/passage/2> {{ <{iri}/passage/2> svod:mentions <id/organization/fond> . }}
<{iri}/entities> {{
  <id/organization/fond> a org:Organization ; skos:prefLabel "{name}"@ru .
}}
"""
PASSAGES_OF_TITLES = """
SELECT ?title (COUNT(?passage) AS ?passages) (SAMPLE(?label) AS ?name) {
  ?document a svod:Document ; dcterms:title ?title .
  ?passage dcterms:isPartOf ?document ; a svod:Passage .
  <http://localhost:8080/id/organization/fond> skos:prefLabel ?label .
} GROUP BY ?document ?title"""


def name(number: int) -> str:
    """127 → Фонд «поляна калина зима»"""
    digits = zip(DIGITS, f"{number % 1000:03}", strict=True)
    return f"Фонд «{' '.join(words[int(digit)] for words, digit in digits)}»"


def protocols(number: int) -> int:
    """How many there are in a state: from two to four."""
    return MOST - number % 3


def document(which: int) -> str:
    return f"{BASE}id/document/protokol-{which}"


def decision(number: int) -> str:
    return f"Решили: {name(number)} поддержать."


def protocol(which: int, number: int) -> bytes:
    title = f"Протокол № {which} по итогу {number}"
    second = len(title) + 1
    trig = PROTOCOL.format(
        base=BASE, iri=document(which), which=which, number=number, title=title,
        decision=decision(number), name=name(number),
        after_title=len(title), second=second, end=second + len(decision(number)),
    )  # fmt: skip
    return serialize(parse(trig, format=RdfFormat.TRIG), format=RdfFormat.N_QUADS)


def bring(primary: Primary, number: int) -> None:
    """Takes a writer's store to a state, whatever it held before."""
    held = {record.iri for record in primary.documents()}
    for which in range(1, MOST + 1):
        if which <= protocols(number):
            primary.put(document(which), protocol(which, number))
        elif document(which) in held:
            primary.drop(document(which))


def seen(generation: Generation) -> int:
    """The number that a generation tells; AssertionError where not all of it tells the same."""
    number = _same(text(row, "title") for row in generation.select("documents"))
    _counts_fit(generation, number)
    passages = {iri_number(f"{document(d + 1)}/passage/{p + 1}"): p + 1
                for d, p in product(range(protocols(number)), range(PASSAGES))}  # fmt: skip
    deciding = {place for place, passage in passages.items() if passage == 2}
    _full_text_fits(generation, number, deciding, set(passages))
    _vectors_fit(generation, number, deciding, set(passages))
    names = [each.text for each in generation.vocabulary.completions("фонд") if "«" in each.text]
    assert names == [name(number)], (generation.name, number, names)
    return number


def _counts_fit(generation: Generation, number: int) -> None:
    manifest, count = generation.manifest, protocols(number)
    held = (manifest.documents, manifest.passages, manifest.entities)
    assert held == (count, PASSAGES * count, 1), (generation.name, number, held)
    file = BytesIO()
    generation.export(file)
    told = {
        quad.triple
        for quad in parse(file.getvalue(), format=RdfFormat.N_QUADS)
        if is_of_documents(quad.graph_name)
    }
    assert manifest.statements == len(told), (generation.name, manifest.statements, len(told))


def _full_text_fits(
    generation: Generation, number: int, deciding: set[int], every: set[int]
) -> None:
    fulltext = generation.fulltext
    assert len(fulltext) == len(every), (generation.name, len(fulltext))
    found = fulltext.allowed(Clauses(required=[lemmas(name(number))]), most=100)
    assert set(found or ()) == deciding, (generation.name, number, found)
    texts = {stored.text("text") for stored in fulltext.passages(deciding).values()}
    assert texts == {decision(number)}, (generation.name, number, texts)
    assert fulltext.gists(every).keys() == every, generation.name


def _vectors_fit(generation: Generation, number: int, deciding: set[int], every: set[int]) -> None:
    (vector,) = load_encoder().encode_passages([decision(number)])
    near = generation.vectors.nearest(vector, 100, everywhere=True)
    assert {place for place, _ in near} == every, (generation.name, number, near)
    same = {place for place, likeness in near if likeness > 0.995}
    assert same == deciding, (generation.name, number, near)


#: What is asked of a server, and how the number is seen in the answer.
PATHS = (
    f"/sparql?query={quote(PASSAGES_OF_TITLES)}",
    f"/api/search?q={quote('поддержать фонд')}&k=50",
    "/documents",
    "/data/organization/fond.nt",
)


def seen_over_http(path: str, answer: bytes) -> int:
    """The number that one answer tells."""
    text = answer.decode()
    if path.startswith("/sparql"):
        rows = list(csv.DictReader(StringIO(text)))
        number = _same(row["title"] for row in rows)
        told = sorted((row["passages"], row["name"]) for row in rows)
        assert told == [(str(PASSAGES), name(number))] * protocols(number), (path, told)
        return number
    if path.startswith("/api/search"):
        hits = json.loads(text)
        number = _same(hit["title"] for hit in hits)
        assert hits[0]["text"] == decision(number), (path, hits)
        return number
    if path == "/documents":
        titles = re.findall(r"Протокол № \d по итогу \d+", text)
        number = _same(titles)
        assert len(set(titles)) == protocols(number), (path, titles)
        return number
    labels = set(re.findall(r"Фонд «[^»]+»", text))
    (label,) = labels
    return next(n for n in range(1000) if name(n) == label)


def _same(titles: "list[str] | object") -> int:
    numbers = {int(title.rpartition(" ")[2]) for title in titles}
    assert len(numbers) == 1, numbers
    return numbers.pop()
