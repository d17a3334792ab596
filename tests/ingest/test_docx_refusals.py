"""Files that call themselves Word documents and cannot or must not be read."""

import struct
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from ingest import errors
from ingest.readers import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MEGABYTE = 1 << 20

Rezipped = Callable[..., Path]


@pytest.fixture
def decision(tmp_path: Path) -> Path:
    made = docx.Document()
    made.add_paragraph("Открыть музей.")
    path = tmp_path / "решение.docx"
    made.save(str(path))
    return path


def with_text(xml: str, prolog: str = "") -> Callable[[dict[str, bytes]], None]:
    """Puts another text into a document."""
    document = f'{prolog}<w:document xmlns:w="{W}"><w:body>{xml}</w:body></w:document>'
    return lambda members: members.update({"word/document.xml": document.encode()})


def refused(path: Path, error: type[errors.IngestError]) -> str:
    """What the person who added the file is told."""
    with pytest.raises(error) as raised:
        read(path)
    message = str(raised.value)
    assert "\n" not in message
    assert message.startswith(f"{path.name}: ")
    return message.removeprefix(f"{path.name}: ")


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (b"", errors.EmptyDocument, "there are no words in this file"),
        (b"Protocol", errors.MisnamedFile, "is no Word document, whatever its name says"),
        (b"%PDF-1.4 ...", errors.MisnamedFile, "is no Word document, whatever its name says"),
        (b"{\\rtf1 text}", errors.MisnamedFile, "is no Word document, whatever its name says"),
        (b"PK\x03\x04" + bytes(99), errors.DamagedFile, "is cut off or damaged"),
        (
            OLE + bytes(999) + "WordDocument".encode("utf-16-le"),
            errors.MisnamedFile,
            "is an old Word document (.doc); save it as .docx",
        ),
        (
            OLE + bytes(999) + "EncryptedPackage".encode("utf-16-le"),
            errors.PasswordProtected,
            "is protected with a password",
        ),
        (OLE + bytes(999), errors.MisnamedFile, "is no Word document, whatever its name says"),
    ],
)
def test_what_is_no_docx(
    tmp_path: Path, content: bytes, error: type[errors.IngestError], message: str
) -> None:
    path = tmp_path / "решение.docx"
    path.write_bytes(content)
    assert refused(path, error) == message


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_file_that_was_cut_off(decision: Path, share: float) -> None:
    content = decision.read_bytes()
    decision.write_bytes(content[: int(len(content) * share)])
    assert refused(decision, errors.DamagedFile) == "is cut off or damaged"


def test_bytes_that_changed_on_the_way(decision: Path) -> None:
    with ZipFile(decision) as archive:
        info = archive.getinfo("word/document.xml")
    content = bytearray(decision.read_bytes())
    name, extra = struct.unpack("<HH", content[info.header_offset + 26 : info.header_offset + 30])
    begin = info.header_offset + 30 + name + extra
    content[begin : begin + 200] = bytes(200)
    decision.write_bytes(content)
    assert refused(decision, errors.DamagedFile) == "word/document.xml cannot be unpacked"


def test_an_encrypted_member(decision: Path) -> None:
    content = decision.read_bytes()
    directory = content.index(b"PK\x01\x02")
    flagged = bytearray(content)
    while directory >= 0:
        flagged[directory + 8] |= 1
        directory = content.find(b"PK\x01\x02", directory + 1)
    decision.write_bytes(flagged)
    assert refused(decision, errors.PasswordProtected) == "is protected with a password"


def test_a_zip_file_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "таблица.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    expected = "there is no Word document in this zip file"
    assert refused(path, errors.MisnamedFile) == expected


def test_missing_parts_besides_the_text_are_done_without(
    decision: Path, rezipped: Rezipped
) -> None:
    def change(members: dict[str, bytes]) -> None:
        for name in list(members):
            if name != "word/document.xml":
                del members[name]

    assert list(read(rezipped(decision, change)).texts) == ["Открыть музей."]


def test_a_missing_text(decision: Path, rezipped: Rezipped) -> None:
    path = rezipped(decision, lambda members: members.pop("word/document.xml"))
    assert refused(path, errors.MisnamedFile) == "there is no Word document in this zip file"


def test_xml_that_is_cut_off(decision: Path, rezipped: Rezipped) -> None:
    def change(members: dict[str, bytes]) -> None:
        members["word/document.xml"] = members["word/document.xml"][:-20]

    message = refused(rezipped(decision, change), errors.DamagedFile)
    assert message.startswith("word/document.xml cannot be read (line ")


def test_a_bomb_of_one_letter(decision: Path, rezipped: Rezipped) -> None:
    text = "<w:p><w:r><w:t>" + "а" * 10 * MEGABYTE + "</w:t></w:r></w:p>"
    path = rezipped(decision, with_text(text))
    assert path.stat().st_size < MEGABYTE
    expected = "unpacks to 20 MB of text, more than a document holds"
    assert refused(path, errors.OversizedContent) == expected


def test_a_bomb_elsewhere_is_never_unpacked(decision: Path) -> None:
    with ZipFile(decision, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", bytes(200 * MEGABYTE))
    assert list(read(decision).texts) == ["Открыть музей."]


def test_cells_that_multiply_their_text(decision: Path, rezipped: Rezipped) -> None:
    cell = (
        '<w:tc><w:tcPr><w:gridSpan w:val="999"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
    )
    text = f"<w:tbl><w:tr>{cell.format('а' * MEGABYTE)}</w:tr></w:tbl>"
    path = rezipped(decision, with_text(text))
    assert refused(path, errors.OversizedContent) == "holds more text than a document does"


def test_a_table_wider_than_word_allows(decision: Path, rezipped: Rezipped) -> None:
    text = f"<w:tbl><w:tr>{'<w:tc><w:p/></w:tc>' * 64}</w:tr></w:tbl>"
    path = rezipped(decision, with_text(text))
    assert refused(path, errors.OversizedContent) == "a table has more than 63 columns"


LAUGHS = "".join(
    f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' if at else '<!ENTITY l0 "ха">' for at in range(10)
)


@pytest.mark.parametrize(
    ("declared", "used"),
    [
        (LAUGHS, "&l9;"),
        ('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
        ('<!ENTITY x SYSTEM "http://localhost:9/x">', "&x;"),
        ('<!ENTITY % x SYSTEM "http://localhost:9/x"> %x;', ""),
    ],
)
def test_entities_are_never_resolved(
    decision: Path, rezipped: Rezipped, declared: str, used: str
) -> None:
    text = f"<w:p><w:r><w:t>Открыть {used}</w:t></w:r></w:p>"
    path = rezipped(decision, with_text(text, f"<!DOCTYPE x [{declared}]>"))
    expected = "word/document.xml defines entities (DTD), which Word never does"
    assert refused(path, errors.ForbiddenMarkup) == expected


def test_members_with_paths_out_of_the_folder(decision: Path, tmp_path: Path) -> None:
    with ZipFile(decision, "a") as archive:
        archive.writestr("../вирус.txt", "!")
        archive.writestr("/tmp/вирус.txt", "!")
    assert list(read(decision).texts) == ["Открыть музей."]
    assert not (tmp_path.parent / "вирус.txt").exists()


def test_parts_that_lie_outside(decision: Path, rezipped: Rezipped) -> None:
    def change(members: dict[str, bytes]) -> None:
        relations = members["word/_rels/document.xml.rels"]
        members["word/_rels/document.xml.rels"] = relations.replace(
            b'"styles.xml"', b'"../../../../../../etc/passwd"'
        ).replace(b'"numbering.xml"', b'"http://localhost:9/" TargetMode="External"')

    assert list(read(rezipped(decision, change)).texts) == ["Открыть музей."]


@pytest.mark.parametrize("depth", [20, 80, 5000])
def test_tables_in_tables(decision: Path, rezipped: Rezipped, depth: int) -> None:
    paragraph = "<w:p><w:r><w:t>Открыть музей.</w:t></w:r></w:p>"
    text = "<w:tbl><w:tr><w:tc>" * depth + paragraph + "</w:tc></w:tr></w:tbl>" * depth
    path = rezipped(decision, with_text(text))
    if depth < 5000:
        assert list(read(path).texts) == ["Открыть музей."]
    else:
        assert refused(path, errors.DamagedFile) == "word/document.xml cannot be read (line 1)"


def test_a_scan(decision: Path, rezipped: Rezipped) -> None:
    text = "<w:p><w:r><w:drawing><a:blip xmlns:a='a'/></w:drawing></w:r></w:p>"
    assert refused(rezipped(decision, with_text(text)), errors.OnlyPictures) == (
        "holds pictures and no text, it seems to be a scan; recognise its text or find the original"
    )


def test_no_words(decision: Path, rezipped: Rezipped) -> None:
    path = rezipped(decision, with_text("<w:p/>"))
    assert refused(path, errors.EmptyDocument) == "there are no words in this file"


def test_a_paragraph_of_five_megabytes(decision: Path, rezipped: Rezipped) -> None:
    text = "Открыть музей. " * 200_000
    path = rezipped(decision, with_text(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))
    assert list(read(path).texts) == [text.strip()]


def test_macros_do_not_matter(decision: Path) -> None:
    with ZipFile(decision, "a") as archive:
        archive.writestr("word/vbaProject.bin", OLE)
    path = decision.rename(decision.with_suffix(".docm"))
    assert list(read(path).texts) == ["Открыть музей."]


@pytest.mark.parametrize("suffix", [".doc", ".DOC", ".odt", ".rtf"])
def test_other_formats_of_word_processors(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"решение{suffix}"
    path.write_bytes(b"...")
    expected = f"cannot read «{suffix}» files; save it as .docx"
    assert refused(path, errors.UnsupportedFormat) == expected
