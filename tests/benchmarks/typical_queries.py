"""What people and programs ask of the graph: eight queries, each about many different things."""

from collections.abc import Iterator
from itertools import islice

from pyoxigraph import NamedNode, Store

from ontology.prefixes import PREFIXES

#: `$of` and the like are what a query is about.
TYPICAL = {
    "what is known of a thing": "SELECT ?property ?value WHERE { $of ?property ?value }",
    "who says so": """
        SELECT ?passage ?property ?value WHERE {
          GRAPH ?passage { $of ?property ?value }
          ?passage a svod:Passage
        }""",
    "passages that mention it": """
        SELECT ?passage ?text WHERE { ?passage svod:mentions $of ; svod:text ?text } LIMIT 50""",
    "what it is asked to do, and by when": """
        SELECT ?provision ?text ?deadline WHERE {
          ?provision svod:addressee $of ; svod:text ?text .
          OPTIONAL { ?provision svod:deadline ?deadline }
        }
        ORDER BY ?deadline ?provision""",
    "what a document says": """
        CONSTRUCT { ?provision svod:text ?text ; svod:number ?number ; svod:about ?thing }
        WHERE {
          ?provision dcterms:isPartOf $document ; a svod:Provision ; svod:text ?text .
          OPTIONAL { ?provision svod:number ?number }
          OPTIONAL { ?provision svod:about ?thing }
        }""",
    "things of a document and how often": """
        SELECT ?thing ?name (COUNT(?mention) AS ?mentions) WHERE {
          ?passage dcterms:isPartOf $document .
          ?mention dcterms:isPartOf ?passage ; svod:of ?thing .
          ?thing skos:prefLabel ?name FILTER (LANG(?name) = "ru")
        }
        GROUP BY ?thing ?name ORDER BY DESC(?mentions) ?thing LIMIT 20""",
    "provisions of each kind": """
        SELECT ?kind (COUNT(?provision) AS ?provisions) WHERE {
          $document dcterms:type ?type .
          ?other dcterms:type ?type .
          ?provision dcterms:isPartOf ?other ; a ?kind
          FILTER (?kind IN (svod:Recommendation, svod:Intention, svod:Measure, svod:Decision))
        }
        GROUP BY ?kind""",
    "roles on a day": """
        SELECT ?who ?role ?where WHERE {
          ?held a org:Membership ; org:member ?who ; org:role ?role ; org:organization ?where ;
                org:memberDuring ?during .
          ?during time:hasBeginning/time:inXSDgYearMonth ?from .
          OPTIONAL { ?during time:hasEnd/time:inXSDgYearMonth ?to }
          FILTER (STR(?from) <= "$month" && (!BOUND(?to) || STR(?to) >= "$month"))
        }
        ORDER BY ?who ?where LIMIT 50""",
}
PREFIXED = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def asked(store: Store, count: int) -> dict[str, list[str]]:
    """Of each typical query so many, about things that the store has."""
    addressees = some(store, "SELECT DISTINCT ?of { ?p svod:addressee ?of }", count)
    documents = some(store, "SELECT ?of { ?of a svod:Document }", count)
    months = [f"20{year:02}-{month:02}" for year in range(14, 20) for month in range(1, 13)]
    return {
        name: [
            PREFIXED
            + query.replace("$of", str(addressees[n]))
            .replace("$document", str(documents[n]))
            .replace("$month", months[n % len(months)])
            for n in range(count)
        ]
        for name, query in TYPICAL.items()
    }


def some(store: Store, query: str, count: int) -> list[NamedNode]:
    """From all over the store: neighbours would lie in the same page of memory."""
    found = sorted({row["of"] for row in store.query(query, prefixes=PREFIXES)}, key=str)
    return list(islice(_apart(found, count), count))


def _apart(found: list[NamedNode], count: int) -> Iterator[NamedNode]:
    step = max(1, len(found) // count)
    yield from (found[place * step % len(found)] for place in range(count))
