"""Word documents: their final text, in the order in which it is read."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from ingest.layout import Row, Table
from ingest.model import Caveat
from ingest.pipeline import Pipeline, Reading
from ingest.readers import read
from ontology.terms import SVOD

Word = Callable[..., Path]
DOCUMENTS = Path(__file__).parent / "documents"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, mark: str = "", style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}<w:rPr>{mark}</w:rPr></w:pPr>{''.join(runs)}</w:p>"


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def tc(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content) or p()}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def texts(path: Path) -> list[str]:
    return list(read(path).texts)


def rows(path: Path) -> list[list[tuple[str, ...]]]:
    """Of each table the cells."""
    return [
        [row.cells for row in block.rows] for block in read(path).blocks if isinstance(block, Table)
    ]


UP = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (r("Открыть ") + r("музей", "<w:b/>"), "Открыть музей"),
        (f'<w:hyperlink w:anchor="a">{r("Открыть")}</w:hyperlink>{r(" музей")}', "Открыть музей"),
        (f'<w:smartTag w:element="City">{r("Пермь")}</w:smartTag>', "Пермь"),
        (r("Срок: ") + control(r("1 мая")), "Срок: 1 мая"),
        (r("Срок: ") + control(r("Место для") + r(" даты"), "<w:showingPlcHdr/>"), "Срок: _____"),
        ("<w:r><w:t>Пермь</w:t><w:tab/><w:t>№ 5</w:t></w:r>", "Пермь № 5"),
        ("<w:r><w:t>Пермь</w:t><w:br/><w:t>№ 5</w:t><w:cr/></w:r>", "Пермь\n№ 5"),
        ("<w:r><w:t>по</w:t><w:noBreakHyphen/><w:t>новому</w:t></w:r>", "по-новому"),
        ("<w:r><w:t>орга</w:t><w:softHyphen/><w:t>ны</w:t></w:r>", "органы"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 5 мест</w:t></w:r>', "≥ 5 мест"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:t> парк</w:t></w:r>', "• парк"),
        (r("Открыть ") + r("тайный ", "<w:vanish/>") + r("музей"), "Открыть музей"),
        (r("Открыть ", '<w:vanish w:val="0"/>') + r("музей"), "Открыть музей"),
        (r("5 м") + r("2", UP) + r(" сада") + r("1", UP), "5 м² сада"),
        (r("м") + r("лн", UP), "млн"),
        (r("Открыть ") + r("музей", "<w:strike/>") + r("парк"), "Открыть парк"),
        ("<m:oMath><m:r><m:t>К = 5</m:t></m:r></m:oMath>", "К = 5"),
    ],
)
def test_what_runs_say(word: Word, runs: str, text: str) -> None:
    assert texts(word(p(runs))) == [text]


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
    '<w:r><w:t>«МЕСЯЦ»</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    f'{r("1 мая")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def test_fields_give_their_result(word: Word) -> None:
    simple = f'<w:fldSimple w:instr="REF пункт">{r("п. 2")}</w:fldSimple>'
    assert texts(word(p(r("До "), FIELD, r(" по "), simple))) == ["До 1 мая по п. 2"]


def test_a_field_that_never_ends_does_not_swallow_the_text(word: Word) -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(word(p(r("Открыть"), broken) + p(r("музей")))) == ["Открыть", "музей"]


def test_tracked_changes_are_read_as_accepted(word: Word) -> None:
    body = p(
        r("Открыть "),
        f'<w:del w:id="1"><w:r><w:delText>музей</w:delText></w:r>{r("зал")}</w:del>',
        f'<w:ins w:id="2">{r("парк")}</w:ins>',
        f'<w:moveFrom w:id="3">{r(" зимой")}</w:moveFrom>',
        f'<w:moveTo w:id="4">{r(" летом")}</w:moveTo>',
    )
    body += tbl(
        tr(tc(p(r("1"))), tc(p(r("зал"))), properties='<w:del w:id="5"/>'),
        tr(tc(p(r("2"))), tc(p(r("сад"))), properties='<w:ins w:id="6"/>'),
    )
    assert texts(word(body)) == ["Открыть парк летом", "2", "сад"]


def test_a_deleted_paragraph_end_joins_paragraphs(word: Word) -> None:
    gone = '<w:del w:id="1"/>'
    body = p(r("Открыть "), mark=gone) + p(mark=gone) + p(r("музей.")) + p(r("Открыть парк."))
    assert texts(word(body)) == ["Открыть музей.", "Открыть парк."]


def test_a_large_first_letter_belongs_to_its_word(word: Word) -> None:
    letter = f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{r("В")}</w:p>'
    assert texts(word(letter + p(r(" Перми открыт музей.")))) == ["В Перми открыт музей."]


def test_hidden_paragraphs_and_styles(word: Word) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = p(r("Памятка"), style="Note") + p(
        r("Открыть"), r(" тайно", '<w:rStyle w:val="Secret"/>')
    )
    assert texts(word(body, styles=styles)) == ["Открыть"]


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><a:graphic><a:graphicData>"
    "<wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp>"
    "</a:graphicData></a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    "<w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    "</w:r>"
)


def test_a_box_is_read_once_before_what_it_is_anchored_in(word: Word) -> None:
    box = BOX.format(p(r("УТВЕРЖДАЮ")) + p(r("Министр")))
    assert texts(word(p(r("ПРО"), box, r("ТОКОЛ")))) == ["УТВЕРЖДАЮ", "Министр", "ПРОТОКОЛ"]


def test_controls_around_paragraphs_and_tables(word: Word) -> None:
    table = tbl(control(tr(control(tc(p(r("1")))), tc(p(r("зал"))))))
    body = control(p(r("Открыть")) + control(table)) + f"<w:customXml>{p(r('всё'))}</w:customXml>"
    assert texts(word(body)) == ["Открыть", "1", "зал", "всё"]


def test_a_page_break_ends_a_paragraph(word: Word) -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    assert texts(word(p(page, r("Открыть музей."), page, r("Приложение")))) == [
        "Открыть музей.",
        "Приложение",
    ]


def test_a_table_of_contents_is_left_out(word: Word) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    body = p(r("1. Культура … 3"), style="11") + p(r("1. Культура"))
    assert texts(word(body, styles=styles)) == ["1. Культура"]


def test_merged_cells_say_the_same_in_every_place(word: Word) -> None:
    two, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = tbl(
        tr(tc(p(r("№")), properties=down), tc(p(r("Средства")), properties=two)),
        tr(tc(properties=on), tc(p(r("2019"))), tc(p(r("2020")))),
        tr(tc(p(r("зал")), p(r("сад"))), properties='<w:gridBefore w:val="1"/>'),
    )
    assert rows(word(table)) == [
        [("№", "Средства", "Средства"), ("№", "2019", "2020"), ("", "зал\nсад", "")]
    ]


def test_a_table_in_a_cell_follows_its_table(word: Word) -> None:
    inner = tbl(tr(tc(p(r("2019"))), tc(p(r("5")))))
    assert rows(word(tbl(tr(tc(p(r("зал"))), tc(p(r("по годам:")), inner, p()))))) == [
        [("зал", "по годам:")],
        [("2019", "5")],
    ]


def test_a_frame_around_a_text_is_no_table(word: Word) -> None:
    inner = tbl(tr(tc(p(r("1"))), tc(p(r("зал")))))
    path = word(tbl(tr(tc(p(r("Открыть:")), inner, p(r("Доложить."))))))
    assert [block if isinstance(block, Table) else block.text for block in read(path).blocks] == [
        "Открыть:",
        Table((Row(("1", "зал")),)),
        "Доложить.",
    ]


def test_headers_footers_and_comments_are_no_text(tmp_path: Path) -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Правительство края"
    made.sections[0].footer.paragraphs[0].text = "Страница 1"
    commented = made.add_paragraph("Открыть музей.")
    made.add_comment(commented.runs, text="зачем?")
    made.save(str(tmp_path / "решение.docx"))
    assert texts(tmp_path / "решение.docx") == ["Открыть музей."]


def test_footnotes_follow_the_text(word: Word, footnoted: Callable[..., Path]) -> None:
    """The text of the second one stands first in the file."""
    body = p(r("Открыть"), '<w:r><w:footnoteReference w:id="7"/></w:r>', r(" музей."))
    body += p(r("Доложить."), '<w:r><w:footnoteReference w:id="3"/></w:r>')
    path = footnoted(word(body), {"3": p(r("В срок.")), "7": p(r(" К маю.")) + p(r("Или к июню."))})
    assert texts(path) == [
        "Открыть музей.",
        "Доложить.",
        "¹ К маю.",
        "Или к июню.",
        "² В срок.",
    ]


@pytest.fixture
def footnoted(rezipped: Callable[..., Path]) -> Callable[..., Path]:
    """Footnotes, given by their numbers, in a part of their own."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"

    def of(path: Path, footnotes: dict[str, str]) -> Path:
        said = "".join(
            f'<w:footnote w:id="{at}">{xml}</w:footnote>' for at, xml in footnotes.items()
        )
        relation = f'<Relationship Id="f" Type="{kind}" Target="footnotes.xml"/></Relationships>'

        def change(members: dict[str, bytes]) -> None:
            members["word/footnotes.xml"] = (
                f'<w:footnotes xmlns:w="{w}">{said}</w:footnotes>'.encode()
            )
            relations = members["word/_rels/document.xml.rels"]
            members["word/_rels/document.xml.rels"] = relations.replace(
                b"</Relationships>", relation.encode()
            )

        return rezipped(path, change)

    return of


def test_what_is_no_text_is_named(word: Word) -> None:
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    layout = read(word(p(r("Схема:")) + p(picture) + p(picture) + p("<w:r><w:object/></w:r>")))
    assert list(layout.texts) == ["Схема:"]
    assert layout.caveats == (Caveat("UnreadPicture", 2), Caveat("UnreadObject"))


def test_strict_open_xml(word: Word, rezipped: Callable[..., Path]) -> None:
    def change(members: dict[str, bytes]) -> None:
        members["word/document.xml"] = members["word/document.xml"].replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )

    assert texts(rezipped(word(p(r("Открыть музей."))), change)) == ["Открыть музей."]


def test_a_protocol_gives_the_same_provisions_as_its_text(word: Word, pipeline: Pipeline) -> None:
    """Its numbers are automatic, at two levels."""
    numbered = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="50"/></w:numPr></w:pPr>{}</w:p>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="50">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="50"><w:abstractNumId w:val="50"/></w:num>'
    )
    lines = (DOCUMENTS / "protocol.txt").read_text().split("\n\n")
    body = ""
    for line in lines:
        number, _, words = line.strip().partition(" ")
        level = number.count(".") - 1
        body += numbered.format(level, r(words)) if number[:1].isdigit() else p(r(line.strip()))
    automatic = pipeline.read(word(body, numbering=numbering), key="protocol")
    plain = pipeline.read(DOCUMENTS / "protocol.txt", key="protocol")
    assert provisions(automatic) == provisions(plain)
    assert [number for number, _ in provisions(automatic)] == ["1.1", "1.2", "1.3", "2.1"]


def provisions(reading: Reading) -> list[tuple[str, str]]:
    """Numbers and texts."""
    graph = reading.dataset.graph(reading.document)
    return sorted(
        (str(graph.value(each, SVOD.number)), str(graph.value(each, SVOD.text)))
        for each in graph.subjects(SVOD.number)
    )
