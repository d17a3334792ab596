"""What people marked in documents, read from a folder of JSON files."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.errors import KgError

Item = dict[str, Any]

#: The files of things, and the kind of thing in each.
FILES = {
    "organisations": "organizations",
    "projects": "projects",
    "programmes": "programmes",
    "events": "events",
    "awards": "awards",
    "legal acts": "legal_acts",
    "persons": "persons",
    "places": "places",
    "topics": "topics",
    "services": "services",
}
NAMES = ("name_ru", "full_name_ru", "name_en_in_text", "wikidata_label_en")


class AnnotationsUnreadable(KgError):
    """The folder holds no annotations, or not as they should be."""


@dataclass(frozen=True)
class Thing:
    """What several places of the documents name."""

    id: str
    kind: str
    name: str
    names: frozenset[str]
    documents: frozenset[str]
    #: Whether it must be found; what need not be does no harm when it is.
    scored: bool


@dataclass(frozen=True)
class Provision:
    """What is to be done, word for word, and what was marked about it."""

    id: str
    document: str
    text: str
    number: str | None
    modalities: frozenset[str]
    addressees: frozenset[str]
    #: Addressees that are to be understood: tolerated.
    implied: frozenset[str]
    responsible: frozenset[str]
    beneficiaries: frozenset[str]
    blank_fields: frozenset[str]
    #: The day as YYYY-MM-DD, and the term as worded; "" where there is none.
    deadline: str
    term: str
    core: bool
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Statement:
    """A row of relations.json."""

    subject: str
    predicate: str
    #: The id of a thing, or a value.
    object: str | float
    document: str
    certainty: str
    status: str
    beginning: str | None
    end: str | None
    comparator: str | None

    @property
    def number(self) -> float | None:
        return None if isinstance(self.object, str) else self.object


@dataclass(frozen=True)
class Document:
    """What was marked about a document as a whole."""

    id: str
    file: str
    type: str
    date: str | None
    status: str


@dataclass(frozen=True)
class Annotations:
    """All that was marked."""

    documents: tuple[Document, ...]
    things: tuple[Thing, ...]
    provisions: tuple[Provision, ...]
    statements: tuple[Statement, ...]

    @property
    def files(self) -> frozenset[str]:
        return frozenset(document.file for document in self.documents)

    def of_files(self, files: frozenset[str]) -> "Annotations":
        """What was marked in these documents."""
        documents = tuple(document for document in self.documents if document.file in files)
        ids = {document.id for document in documents}
        return replace(
            self,
            documents=documents,
            things=tuple(thing for thing in self.things if thing.documents & ids),
            provisions=tuple(item for item in self.provisions if item.document in ids),
            statements=tuple(item for item in self.statements if item.document in ids),
        )


def read_annotations(folder: Path) -> Annotations:
    """Raises AnnotationsUnreadable; only documents.json must be there."""
    try:
        return Annotations(
            documents=tuple(map(_document, _items(folder / "documents.json"))),
            things=tuple(
                _thing(item, kind)
                for kind, file in FILES.items()
                for item in _items_if_any(folder / f"{file}.json")
            ),
            provisions=tuple(map(_provision, _items_if_any(folder / "provisions.json"))),
            statements=tuple(
                statement
                for item in _items_if_any(folder / "relations.json")
                if (statement := _statement(item))
            ),
        )
    except FileNotFoundError as error:
        raise AnnotationsUnreadable(
            f"{folder} holds no annotations: there is no documents.json in it."
        ) from error
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise AnnotationsUnreadable(
            f"The annotations in {folder} are not in the form that docs/evaluation.md describes: "
            f"{type(error).__name__} {error}"
        ) from error


def _items(file: Path) -> list[Item]:
    items: list[Item] = json.loads(file.read_text(encoding="utf-8"))
    return items


def _items_if_any(file: Path) -> list[Item]:
    return _items(file) if file.exists() else []


def _document(item: Item) -> Document:
    return Document(item["id"], item["file"], item["type"], item["date"], item["status"])


def _thing(item: Item, kind: str) -> Thing:
    names = {item.get(field) for field in NAMES}
    names |= {form["form"] for form in item.get("surface_forms", [])}
    names |= {*item.get("abbreviations", []), *item.get("aliases", [])}
    return Thing(
        id=item["id"],
        kind=kind,
        name=item["name_ru"],
        names=frozenset(name for name in names if name),
        documents=frozenset(item["documents"]),
        scored=_scored(item),
    )


def _scored(item: Item) -> bool:
    """An act that is one of the documents itself need not be found in it."""
    named = item.get("entity_class", "named") == "named"
    return named and not item.get("optional") and not item.get("document")


def _provision(item: Item) -> Provision:
    blank = {name for name in ("deadline", "responsible") if item.get(f"{name}_field_blank", False)}
    return Provision(
        id=item["id"],
        document=item["document"],
        text=item["text"],
        number=item["number_in_text"],
        modalities=frozenset({item["modality"], *item.get("modality_acceptable", [])}),
        addressees=frozenset(item["addressees"]),
        implied=frozenset(item.get("addressees_implied", [])),
        responsible=frozenset(item.get("responsible") or ()),
        beneficiaries=frozenset(item.get("beneficiary") or ()),
        blank_fields=frozenset(blank),
        deadline=item.get("deadline") or "",
        term=item.get("deadline_text") or item.get("deadline") or "",
        core=item["core"],
        parts=tuple(part["text"] for part in item.get("sub_items", [])),
    )


def _statement(item: Item) -> Statement | None:
    """None for a row whose object is neither a thing nor a value."""
    value = item["object"] if item["object"] is not None else item["value"]
    if value is None:
        return None
    return Statement(
        subject=item["subject"],
        predicate=item["predicate"],
        object=value,
        document=item["document"],
        certainty=item["certainty"],
        status=item["status"],
        beginning=item["from"],
        end=item["to"],
        comparator=item["comparator"],
    )
