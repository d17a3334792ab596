"""Made-up documents of the genre, and one pipeline to read them with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from rdflib import Graph
from spacy.tokens import Doc

import ontology
from ingest.cleaning import HeadedRow
from ingest.entities import resolve
from ingest.known import KnownNames
from ingest.language import analyse
from ingest.layout import Paragraph
from ingest.mentions import find_mentions
from ingest.model import Mention, Naming, Text
from ingest.pipeline import Pipeline, Reading
from ingest.segments import split
from ontology.iris import Iris

BASE = "http://localhost:8080/"
DOCUMENTS = Path(__file__).parent / "documents"


@dataclass(frozen=True)
class Analysed:
    """Paragraphs with what was read from them so far."""

    text: Text
    docs: Sequence[Doc]
    mentions: list[Mention]
    namings: list[Naming]


@pytest.fixture(scope="session")
def authority() -> Graph:
    return ontology.authority(BASE)


@pytest.fixture(scope="session")
def known(authority: Graph) -> KnownNames:
    return KnownNames(authority)


@pytest.fixture(scope="session")
def pipeline(authority: Graph) -> Pipeline:
    return Pipeline(Iris(BASE), authority)


@pytest.fixture(scope="session")
def analysed(known: KnownNames) -> Callable[..., Analysed]:
    """Paragraphs, one string each, and rows of tables, up to the entities they name."""

    def of(*pieces: str | HeadedRow) -> Analysed:
        text = split([Paragraph(each) if isinstance(each, str) else each for each in pieces])
        docs = analyse([passage.text for passage in text.passages])
        mentions = find_mentions(text.passages, docs, known)
        return Analysed(text, docs, mentions, resolve(mentions, known))

    return of


@pytest.fixture(scope="session")
def read(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Reading]:
    """A document given by its words, read from a file of its own."""
    folder = tmp_path_factory.mktemp("documents")

    def of(text: str, *, key: str = "doc", name: str = "doc.txt") -> Reading:
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return pipeline.read(path, key=key)

    return of


@pytest.fixture(scope="session")
def readings(pipeline: Pipeline) -> dict[str, Reading]:
    """Every file of `documents`, by its stem."""
    paths = sorted(path for path in DOCUMENTS.iterdir() if path.is_file())
    return {path.stem: pipeline.read(path, key=path.stem) for path in paths}


#: What XML given by a test may use.
WORD = (
    nsdecls("w", "m", "a")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


@pytest.fixture
def word(tmp_path: Path) -> Callable[..., Path]:
    """A Word document whose body, lists and styles are given as XML."""

    def of(body: str, *, numbering: str = "", styles: str = "") -> Path:
        made = docx.Document()
        for parent, xml in (
            (made.element.body, body),
            (made.part.numbering_part.element, numbering),
            (made.styles.element, styles),
        ):
            parent.extend(list(parse_xml(f"<w:root {WORD}>{xml}</w:root>")))
        path = tmp_path / "протокол.docx"
        made.save(str(path))
        return path

    return of


@pytest.fixture
def rezipped() -> Callable[..., Path]:
    """The same file after the members of the zip were changed, added or taken out."""

    def of(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
        with ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        change(members)
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return path

    return of
