"""Documents printed to .pdf, scanned, garbled, and files that only look like one."""

import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from rdflib import URIRef

from ingest.cleaning import HeadedRow, clean
from ingest.errors import (
    DamagedFile,
    EmptyDocument,
    IngestError,
    MisnamedFile,
    OnlyPictures,
    OversizedContent,
    PasswordProtected,
    UnreadableText,
)
from ingest.layout import Layout
from ingest.model import Caveat
from ingest.pipeline import Pipeline
from ingest.readers import read
from ingest.readers.pdf import recognition
from ingest.readers.pdf.opening import picture_of
from ontology.terms import SVOD

FOLDER = Path(__file__).parent / "documents" / "pdf"

PROTOCOL = [
    "ПРОТОКОЛ заседания комиссии по развитию сельского туризма Пермского края",
    "г. Кунгур 12 апреля 2019 года",
    "Ход заседания",
    "Участники заседания отметили, что поток гостей в районы края вырос на треть, и поддержали"
    " создание единого центра, который будет сопровождать гостей и помогать сельским гостиницам.",
    "Комиссия обсудила и другие вопросы, которые поставили перед ней главы районов.",
    "Министерство культуры доложило о ходе работ.",
    "Представители общественных организаций попросили рассмотреть вопрос о поддержке народных"
    " ремёсел и о помощи тем хозяйствам, которые принимают гостей круглый год, и особенно тем из"
    " них, в которых Министерство культуры находит подлинные предметы быта и работу мастеров"
    " прошлого века.",
    "РЕШИЛИ:",
    "1. Рекомендовать органам местного самоуправления Пермского края до 1 июня 2020 года открыть"
    " пункты приёма гостей.",
    "2. Поручить Министерству культуры Пермского края подготовить перечень ремёсел.",
    "3. Следующее заседание провести в мае.",
    "Срок: __________",
]

MEASURES: list[tuple[str, ...] | str] = [
    "ПЛАН МЕРОПРИЯТИЙ по развитию сельского туризма на 2019 год",
    "I. Гостиницы",
    (
        "1",
        "Провести смотр сельских гостиниц",
        "до 1 июня 2019 года",
        "100",
        "–",
        "Министерство культуры",
    ),
    (
        "2",
        "Обучить хозяев гостевых домов: 1) приему гостей; 2) ведению счетов",
        "август",
        "250",
        "40",
        "Министерство культуры",
    ),
    "II. Ремесла",
    (
        "3",
        "Составить перечень народных ремесел, разослать его по школам, библиотекам и музеям,"
        " рассказать о нем в печати и на собраниях жителей, а затем дополнить его по предложениям"
        " самих мастеров",
        "сентябрь",
        "–",
        "15",
        "Районный дом ремесел совместно с краевым музеем",
    ),
    ("4", "Открыть школу гончаров", "октябрь", "70", "–", "Главы районов"),
    "Итоги подвести в декабре.",
]

needs_tesseract = pytest.mark.skipif(
    not recognition.can_recognise(), reason="tesseract with Russian is not installed"
)


def cleaned(layout: Layout) -> list[tuple[str, ...] | str]:
    """Paragraphs and rows; the rows that name the columns are left out."""
    return [
        piece.cells if isinstance(piece, HeadedRow) else piece.text
        for piece in clean(layout.blocks)
        if not isinstance(piece, HeadedRow) or any(piece.columns)
    ]


def test_paragraphs_opened_by_an_indent_headers_and_pages() -> None:
    """One header and one page number a page, and a sentence that the page cuts."""
    layout = read(FOLDER / "protocol.pdf")
    assert cleaned(layout) == PROTOCOL
    assert [piece.page for piece in clean(layout.blocks)] == [1] * 7 + [2] * 5
    assert layout.caveats == ()


def test_a_table_with_merged_cells_over_two_pages() -> None:
    layout = read(FOLDER / "roadmap.pdf")
    assert cleaned(layout) == MEASURES
    columns = [piece.columns for piece in clean(layout.blocks) if isinstance(piece, HeadedRow)]
    assert columns[-1] == (
        "№",
        "Мероприятие",
        "Срок",
        "Объем финансирования, тыс. руб. край",
        "Объем финансирования, тыс. руб. район",
        "Ответственный",
    )


def test_two_columns_that_the_file_has_in_another_order() -> None:
    assert cleaned(read(FOLDER / "bulletin.pdf")) == [
        "РЕКОМЕНДАЦИИ съезда сельских врачей",
        "Участники съезда сельских врачей Вологодской области, который прошел в городе Тотьме в"
        " марте, обсудили, как живут сельские больницы, чего им не хватает и что для них сделано.",
        "Съезд отметил, что за три года построено десять новых больниц, и что не хватает хороших"
        " дорог, которые ведут к ним, и связи.",
        "Участники рекомендуют главам районов назвать в каждом селе дом, в котором будет жить"
        " врач, и починить его до первого снега. Областной больнице рекомендовано прислать врачей"
        " в села, где их нет второй год, и дать им машину.",
        "Рекомендации направлены главам всех районов области и опубликованы в областной печати.",
    ]


def test_a_letter_with_blocks_beside_each_other_a_list_of_people_and_a_footnote() -> None:
    """A letterhead, blanks that are drawn, names and offices, a table without lines."""
    assert cleaned(read(FOLDER / "letter.pdf")) == [
        "МИНИСТЕРСТВО КУЛЬТУРЫ ПЕРМСКОГО КРАЯ ул. Ленина, 5, г. Пермь",
        "Главам муниципальных районов и городских округов Пермского края",
        "О проведении смотра",
        "Уважаемые коллеги! Министерство культуры Пермского края сообщает, что смотр сельских"
        " музеев пройдет в мае. Площадь зала составляет 500 м².",
        "Правительство края поддержало проведение смотра в трех районах:",
        "Кунгурском районе, где Министерство культуры открыло в прошлом году новый музей истории"
        " села и где Правительство края построило дорогу;",
        "Чердынском районе;",
        "Осинском районе.",
        "Просим:",
        "1. Направить до __________ списки участников.",
        "2. Назначить ответственных. Срок: __________",
        "Состав оргкомитета",
        "Иванов Иван Иванович – министр культуры Пермского края, председатель оргкомитета",
        "Петров Петр Петрович – директор краевого музея",
        "Сидорова Анна Павловна – заведующая отделом культуры администрации Осинского района,"
        " секретарь",
        "План подготовки",
        ("1", "Составить список музеев, которые будут участвовать", "март", "Минкультуры края"),
        ("2", "Разослать приглашения главам районов и музеям", "апрель", "Оргкомитет"),
        ("3", "Провести смотр", "май", "Районы"),
        "Министр культуры Пермского края И.И. Иванов",
        "1 Далее – Министерство.",
    ]


def test_from_a_file_to_provisions_with_numbers_and_pages(pipeline: Pipeline) -> None:
    reading = pipeline.read(FOLDER / "protocol.pdf", key="protocol-pdf")
    facts = reading.dataset.graph(reading.document)
    found = {
        str(facts.value(provision, SVOD.number)): (
            str(facts.value(provision, SVOD.text)),
            facts.value(facts.value(provision, SVOD.statedIn), SVOD.page),
        )
        for provision in facts.subjects(SVOD.number)
        if isinstance(provision, URIRef) and provision != reading.document
    }
    assert {number: (text, int(str(page))) for number, (text, page) in found.items()} == {
        "1": (PROTOCOL[8].removeprefix("1. "), 2),
        "2": (PROTOCOL[9].removeprefix("2. "), 2),
        "3": (PROTOCOL[10].removeprefix("3. "), 2),
    }
    receipt = URIRef(f"{reading.document}/receipt")
    assert float(str(reading.dataset.graph(receipt).value(receipt, SVOD.knownWords))) > 0.95


# Scans and garbled text layers


def scanned(source: Path, target: Path, *, pages: set[int]) -> Path:
    """The pages named become pictures; the others stay as they are."""
    with pdfium.PdfDocument(source) as document, pdfium.PdfDocument.new() as scan:
        for index in range(len(document)):
            if index + 1 not in pages:
                scan.import_pages(document, [index])
                continue
            page = document[index]
            width, height = page.get_size()
            image = pdfium.PdfImage.new(scan)
            image.set_bitmap(page.render(scale=200 / 72))
            image.set_matrix(pdfium.PdfMatrix().scale(width, height))
            sheet = scan.new_page(width, height)
            sheet.insert_obj(image)
            sheet.gen_content()
        scan.save(target)
    return target


def garbled(source: Path, target: Path) -> Path:
    """Every letter of the text layer is said to be an X, as broken fonts do; it looks the same."""

    def replaced(stream: re.Match[bytes]) -> bytes:
        try:
            text = zlib.decompress(stream.group(1))
        except zlib.error:
            return stream.group()
        if b"beginbfchar" not in text and b"beginbfrange" not in text:
            return stream.group()
        wrong = zlib.compress(re.sub(rb"<04[0-9A-Fa-f]{2}>", b"<0058>", text), 9)
        assert len(wrong) <= len(stream.group(1))
        return b"stream\n" + wrong.ljust(len(stream.group(1))) + b"\nendstream"

    raw = source.read_bytes()
    target.write_bytes(re.sub(rb"stream\n(.*?)\nendstream", replaced, raw, flags=re.S))
    return target


@pytest.mark.recognition
@needs_tesseract
def test_a_scan_is_recognised(tmp_path: Path) -> None:
    layout = read(scanned(FOLDER / "protocol.pdf", tmp_path / "скан.pdf", pages={1, 2}))
    assert cleaned(layout) == PROTOCOL
    assert layout.caveats == (Caveat("RecognisedPage", 2, "с. 1, 2"),)


@pytest.mark.recognition
@needs_tesseract
def test_a_scanned_page_among_others_is_recognised_by_itself(tmp_path: Path) -> None:
    layout = read(scanned(FOLDER / "protocol.pdf", tmp_path / "скан.pdf", pages={1}))
    assert cleaned(layout) == PROTOCOL
    assert layout.caveats == (Caveat("RecognisedPage", 1, "с. 1"),)


@pytest.mark.recognition
@needs_tesseract
def test_a_scanned_table_is_read_cell_by_cell(tmp_path: Path) -> None:
    layout = read(scanned(FOLDER / "roadmap.pdf", tmp_path / "скан.pdf", pages={1, 2}))
    assert MEASURES[3] in cleaned(layout)
    assert MEASURES[5][1:3] == cleaned(layout)[5][1:3]


@pytest.mark.recognition
@needs_tesseract
def test_a_garbled_text_layer_is_recognised_instead(tmp_path: Path) -> None:
    layout = read(garbled(FOLDER / "protocol.pdf", tmp_path / "шифр.pdf"))
    assert cleaned(layout) == PROTOCOL
    assert layout.caveats == (Caveat("GarbledLayer", 2, "с. 1, 2: 0%"),)


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    recognition.can_recognise.cache_clear()
    yield
    recognition.can_recognise.cache_clear()


@pytest.mark.usefixtures("without_tesseract")
@pytest.mark.parametrize(
    ("made", "kind", "said"),
    [
        (scanned, OnlyPictures, "скан.pdf: the pages are pictures of text"),
        (garbled, UnreadableText, "скан.pdf: the text layer is garbled"),
    ],
)
def test_without_tesseract_it_is_said_how_to_install_it(
    tmp_path: Path, made: Callable[..., Path], kind: type[IngestError], said: str
) -> None:
    more = {"pages": {1, 2}} if made is scanned else {}
    path = made(FOLDER / "protocol.pdf", tmp_path / "скан.pdf", **more)
    with pytest.raises(kind) as raised:
        read(path)
    install = "apt install tesseract-ocr tesseract-ocr-rus"
    assert str(raised.value) == f"{said}; to have it recognised: {install}"


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_the_other_pages_are_read(tmp_path: Path) -> None:
    layout = read(scanned(FOLDER / "protocol.pdf", tmp_path / "скан.pdf", pages={1}))
    assert cleaned(layout)[1:] == PROTOCOL[7:]
    assert layout.caveats == (Caveat("PictureOfText", 1, "с. 1"),)


# Files that are damaged, locked, or made to do harm

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
LOCK = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -44 >>" % (b"41" * 32, b"42" * 32)


def built(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A file of numbered objects, the catalogue first."""
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    root = b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return body + head + table + root + b"startxref\n%d\n%%%%EOF\n" % len(body)


def tree(count: int) -> bytes:
    return b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"3 0 R " * count, count)


BAD = {
    "empty": (b"", EmptyDocument, "the file is empty"),
    "text": ("Протокол".encode(), MisnamedFile, "this is not a PDF file"),
    "cut short": (
        (FOLDER / "protocol.pdf").read_bytes()[:20_000],
        DamagedFile,
        "the file is cut short: its end is missing",
    ),
    "noise": (
        b"%PDF-1.4\n" + bytes(range(256)) * 9 + b"%%EOF",
        DamagedFile,
        "the file is damaged and cannot be opened",
    ),
    "locked": (
        built(CATALOG, tree(1), PAGE, LOCK, trailer=b"/Encrypt 4 0 R /ID [<41> <42>]"),
        PasswordProtected,
        "the file is encrypted with a password; save it without one",
    ),
    "no pages": (
        built(CATALOG, tree(0)),
        DamagedFile,
        "the file is damaged and cannot be opened",
    ),
    "blank page": (
        built(CATALOG, tree(1), PAGE),
        EmptyDocument,
        "there are no words in this file",
    ),
    "pages that are said to be a million": (
        built(CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>", PAGE),
        OversizedContent,
        "there are too many pages or words in this file for one document",
    ),
    "thousands of pages": (
        built(CATALOG, tree(5000), PAGE),
        OversizedContent,
        "there are too many pages or words in this file for one document",
    ),
    "a tree of pages that holds itself": (
        built(CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        EmptyDocument,
        "there are no words in this file",
    ),
    "arrays in arrays": (
        built(CATALOG, tree(1), PAGE.replace(b" >>", b"/X %s >>" % (b"[" * 10**5 + b"]" * 10**5))),
        EmptyDocument,
        "there are no words in this file",
    ),
}


@pytest.mark.parametrize(("content", "kind", "message"), BAD.values(), ids=BAD)
def test_bad_files_are_refused_each_with_its_reason(
    tmp_path: Path, content: bytes, kind: type[IngestError], message: str
) -> None:
    path = tmp_path / "плохой.pdf"
    path.write_bytes(content)
    with pytest.raises(kind) as raised:
        read(path)
    assert type(raised.value) is kind
    assert str(raised.value) == f"плохой.pdf: {message}"


@pytest.mark.parametrize("side", [100, 1_000_000])
def test_a_page_of_kilometres_is_drawn_small(tmp_path: Path, side: int) -> None:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] >>" % (side, side)
    path = tmp_path / "карта.pdf"
    path.write_bytes(built(CATALOG, tree(1), page))
    assert len(picture_of(path, 1)) <= 25_000_020
