"""Values as literals of RDF."""

from datetime import date
from decimal import Decimal

from rdflib import Literal

from ingest.model import Month
from ontology.terms import XSD


def literal(value: date | Month | int | str) -> Literal:
    if isinstance(value, date):
        return Literal(value.isoformat(), datatype=XSD.date)
    if isinstance(value, Month):
        return Literal(str(value), datatype=XSD.gYearMonth)
    if isinstance(value, int):
        return Literal(f"{value:04}", datatype=XSD.gYear)
    return Literal(value)


def decimal(value: float) -> Literal:
    return Literal(Decimal(str(value)), datatype=XSD.decimal)
