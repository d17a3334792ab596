"""Pages of sites and exports of office programs, down to the paragraphs that come of them."""

from pathlib import Path

import pytest

from ingest.cleaning import HeadedRow, clean
from ingest.errors import EmptyDocument, ForbiddenMarkup
from ingest.model import Caveat
from ingest.readers import read
from ingest.readers.markup import page_of


def read_from(source: str) -> list[str | tuple[str, ...]]:
    """Paragraphs, and rows as their cells."""
    pieces = clean(page_of(source, "a.html").blocks)
    return [p.cells if isinstance(p, HeadedRow) else p.text for p in pieces]


SITE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Протокол № 5 | Администрация города</title></head>
<body class="page has-sidebar">
<header class="site-header"><h1>Администрация города</h1>
<nav><ul><li><a href="/">Главная</a></li><li><a href="/docs">Документы</a></li></ul></nav></header>
<div class="breadcrumbs"><a href="/">Главная</a> / <a href="/docs">Документы</a> / Протокол</div>
<div id="cookie-banner">Мы используем файлы cookie. <button>Принять</button></div>
{text}
<aside>Опрос: довольны ли Вы работой сайта?</aside>
<div class="share-buttons">Поделиться: <a href="#">ВК</a></div>
<p style="display: none">Скрытый текст</p>
<footer>© Администрация города, 2019</footer>
<script>document.write("<p>Счётчик</p>")</script>
</body></html>"""
TEXT = """<h1>Протокол заседания Совета по туризму</h1>
<p>Решили:</p>
<p>1. Утвердить план мероприятий по развитию туризма в городе на 2020 год.</p>
<p>2. Рекомендовать Комитету по культуре открыть музей истории города до 1 мая.</p>
<p>Просмотров: 127</p><p>Версия для печати</p>"""
READ = [
    "Протокол заседания Совета по туризму",
    "Решили:",
    "1. Утвердить план мероприятий по развитию туризма в городе на 2020 год.",
    "2. Рекомендовать Комитету по культуре открыть музей истории города до 1 мая.",
]


@pytest.mark.parametrize(
    "frame",
    [
        "{text}",
        "<main>{text}</main>",
        "<article>{text}</article>",
        '<div role="main">{text}</div>',
        '<div class="wrap content"><div class="text">{text}</div></div>',
        "<table><tr><td><a>Новости</a><br><a>Афиша</a><br><a>Карта</a></td><td>{text}</td></tr></table>",
    ],
    ids=["body", "main", "article", "role", "divs", "layout table"],
)
def test_of_a_site_only_the_text_is_read(frame: str) -> None:
    assert read_from(SITE.replace("{text}", frame.replace("{text}", TEXT))) == READ


def test_what_holds_most_of_the_text_is_the_text_whatever_it_is_called() -> None:
    assert read_from(f'<body><div class="sidebar menu">{TEXT}</div></body>') == READ


def test_a_heading_above_the_article_is_its_title() -> None:
    page = (
        "<h1>Решение совещания по энергетике</h1><article><p>1. Утвердить план подготовки.</p>"
        "<p>2. Проверить котельные во всех районах.</p></article>"
    )
    assert read_from(page)[0] == "Решение совещания по энергетике"


def test_the_title_of_the_page_stands_in_only_where_the_text_has_none() -> None:
    source = "<title>Протокол № 5 | Сайт города</title><p>Решили:<p>1. Утвердить план."
    assert read_from(source) == ["Протокол № 5", "Решили:", "1. Утвердить план."]
    assert page_of(source, "a.html").caveats == (Caveat("PageTitle", detail="Протокол № 5"),)
    assert read_from("<title>Документ1</title><p>Решили:<p>1. Утвердить план.")[0] == "Решили:"
    assert read_from("<title>Решение № 2</title><p>ПРОТОКОЛ № 5<p>Решили:")[0] == "ПРОТОКОЛ № 5"


def test_filtered_html_of_word() -> None:
    assert read_from("""<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=RU>
<div class=WordSection1>
<p class=MsoNormal align=center><b>ПОСТАНОВЛЕНИЕ<o:p></o:p></b></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal style='text-indent:35.4pt'>&nbsp;&nbsp;&nbsp;В целях развития
туризма<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>
постановляю:</p>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Открыть:</p>
<p class=MsoListParagraph><span style='font-family:Symbol'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>музей;</p>
<p class=MsoListParagraph><span style='font-family:"Courier New"'>o<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>парк.</p>
<table class=MsoNormalTable><tr><td><p>Глава города</p></td><td><p>П.П. Иванов</p></td></tr></table>
</div>
<div style='mso-element:comment-list'><p class=MsoCommentText>Проверить!</p></div>
<div style='mso-element:footnote-list'><p class=MsoFootnoteText><a href="#_ftnref1"
name="_ftn1">[1]</a> Включая сельский.</p></div></body></html>""") == [
        "ПОСТАНОВЛЕНИЕ",
        "В целях развития туризма постановляю:",
        "1. Открыть:",
        "• музей;",
        "• парк.",
        "Глава города П.П. Иванов",
        "[1] Включая сельский.",
    ]


def test_an_export_of_libreoffice() -> None:
    assert read_from("""<!DOCTYPE html><html><head><title></title></head><body lang="ru-RU">
<div title="header"><p>Проект от 12.03.2019</p></div>
<p align="center">РЕШЕНИЕ</p>
<ol><li><p>Открыть музей<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a>.</p></li>
<li><p>Поручить комитету:</p><ol type="a"><li><p>открыть парк;</p></li>
<li><p>открыть сквер.</p></li></ol></li></ol>
<div title="footer"><p>2</p></div></body></html>""") == [
        "РЕШЕНИЕ",
        "1. Открыть музей.",
        "2. Поручить комитету:",
        "а) открыть парк;",
        "б) открыть сквер.",
    ]


def test_old_pages_of_line_breaks_and_indents() -> None:
    assert read_from("""<body bgcolor=white><font size=4><b>РЕШЕНИЕ</b></font><br><br>
совещания по энергетике<br><br>
&nbsp;&nbsp;&nbsp;1. Утвердить план мероприятий по подготовке к отопительному сезону.<br>
&nbsp;&nbsp;&nbsp;2. Рекомендовать главам районов:<br>
&nbsp;&nbsp;&nbsp;а) проверить котельные;<br>
б) доложить до 1 мая 2019 года.<br><br>Срок: 1 мая.<br>Ответственный: Иванов И.И.""") == [
        "РЕШЕНИЕ совещания по энергетике",
        "1. Утвердить план мероприятий по подготовке к отопительному сезону.",
        "2. Рекомендовать главам районов:",
        "а) проверить котельные;",
        "б) доложить до 1 мая 2019 года.",
        "Срок: 1 мая.",
        "Ответственный: Иванов И.И.",
    ]


@pytest.mark.parametrize(
    ("items", "read"),
    [
        ("<ol><li>Первый<li>Второй</ol>", ["1. Первый", "2. Второй"]),
        ("<ol start=7><li>Первый<li value=12>Второй<li>Третий</ol>",
         ["7. Первый", "12. Второй", "13. Третий"]),
        ("<ol reversed><li>Первый<li>Второй</ol>", ["2. Первый", "1. Второй"]),
        ("<ol type=I><li>Первый<li>Второй</ol>", ["I. Первый", "II. Второй"]),
        ("<ol style='list-style-type: lower-alpha'><li>Первый<li>Второй</ol>",
         ["а) Первый", "б) Второй"]),
        ("<ol><li>Первый:<ol><li>Часть<li>Ещё часть</ol><li>Второй</ol>",
         ["1. Первый:", "1) Часть", "2) Ещё часть", "2. Второй"]),
        ("<ul><li>Первый<ul><li>Часть</ul></ul>", ["• Первый", "• Часть"]),
        ("<ul><li>1.1. Первый<li>1.2. Второй</ul>", ["1.1. Первый", "1.2. Второй"]),
        ("<ol style='list-style: none'><li>Первый</ol>", ["Первый"]),
        ("<ol><li><p>Первый.<p>Его второй абзац.</ol>", ["1. Первый.", "Его второй абзац."]),
    ],
)  # fmt: skip
def test_numbers_of_lists_are_written_out(items: str, read: list[str]) -> None:
    assert read_from(items) == read


def test_merged_cells_say_the_same_in_all_they_cover() -> None:
    assert read_from("""<table border=1><caption>План</caption>
<tr><th rowspan=2>№<th colspan=2>Мероприятие<th rowspan=2>Срок
<tr><th>что<th>где
<tr><td>1<td>Открыть<br>музей<td rowspan=2>Пермь<td>май
<tr><td>2<td>Открыть парк<td>июнь</table>""") == [
        "План",
        ("№", "Мероприятие", "Мероприятие", "Срок"),
        ("№", "что", "где", "Срок"),
        ("1", "Открыть музей", "Пермь", "май"),
        ("2", "Открыть парк", "Пермь", "июнь"),
    ]


def test_a_table_in_a_table_that_only_lays_out() -> None:
    assert read_from("""<table><tr><td>ПЛАН<p>на 2020 год.<p>Утверждён решением совета.
<table><tr><td>№<td>Мероприятие<td>Срок<tr><td>1<td>Музей<td>май</table></td></tr></table>""") == [
        "ПЛАН на 2020 год.",
        "Утверждён решением совета.",
        ("№", "Мероприятие", "Срок"),
        ("1", "Музей", "май"),
    ]


def test_a_letterhead_is_no_table() -> None:
    assert read_from("""<table><tr><td>АДМИНИСТРАЦИЯ<br>ГОРОДА ПЕРМИ<td>Главе района<br>
Иванову И.И.</table><p>О проведении фестиваля""") == [
        "АДМИНИСТРАЦИЯ ГОРОДА ПЕРМИ",
        "Главе района Иванову И.И.",
        "О проведении фестиваля",
    ]


def test_tracked_changes_footnotes_and_exponents() -> None:
    source = (
        "<p>Площадь <del>4</del><ins>5</ins> км<sup>2</sup><sup>1</sup>, 10<sup>6</sup> руб.,"
        " CO<sub>2</sub>, 1<sup>ое</sup> место"
    )
    assert read_from(source) == ["Площадь 5 км², 10⁶ руб., CO2, 1ое место"]
    assert page_of(source, "a.html").caveats == (Caveat("StruckOut"),)


@pytest.mark.parametrize(
    ("broken", "read"),
    [
        ("<b><p>Раз <i>два</b> три</i><p>Четыре", ["Раз два три", "Четыре"]),
        ("<body><p>Раз.</body></html><p>Два.<html><body><p>Три.", ["Раз.", "Два.", "Три."]),
        ("<p>при x < 5 и y > 3, <неважно>, a&b", ["при x < 5 и y > 3, <неважно>, a&b"]),
        ("<p>Раз.</p><table>Два.<tr><td>Три.</table>Четыре.", ["Раз.", "Два.", "Три.", "Четыре."]),
        ("<p>Раз.<p>Два.<!-- и ещё", ["Раз.", "Два."]),
    ],
)
def test_broken_markup_costs_no_text(broken: str, read: list[str]) -> None:
    assert read_from(broken) == read


def test_xhtml_closes_elements_at_once() -> None:
    assert read_from(
        '<?xml version="1.0"?><html><head><script src="a.js"/><title/></head>'
        '<body><div class="x"/><p>Решили: <a name="x"/>открыть музей.</p></body></html>'
    ) == ["Решили: открыть музей."]


def test_preformatted_text_is_read_as_plain_text() -> None:
    assert read_from(
        "<pre>РЕШЕНИЕ\nсовещания\n\n"
        "| № | Мероприятие | Срок |\n|---|---|---|\n| 1 | Музей | май |</pre>"
    ) == ["РЕШЕНИЕ совещания", ("№", "Мероприятие", "Срок"), ("1", "Музей", "май")]


@pytest.mark.parametrize(
    ("encoding", "declared", "caveats"),
    [
        ("utf-8", "utf-8", ()),
        ("cp1251", "windows-1251", ()),
        ("koi8-r", "koi8-r", ()),
        ("utf-8-sig", "windows-1251", (Caveat("WrongEncoding", detail="cp1251 → utf-8"),)),
        ("cp1251", "utf-8", (Caveat("WrongEncoding", detail="utf-8 → cp1251"),)),
        ("utf-8", "windows-1251", (Caveat("WrongEncoding", detail="cp1251 → utf-8"),)),
        ("koi8-r", "no-such-thing", ()),
    ],
)
def test_the_encoding_is_what_the_bytes_say(
    tmp_path: Path, encoding: str, declared: str, caveats: tuple[Caveat, ...]
) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(f'<meta charset="{declared}"><p>Решили: открыть музей.'.encode(encoding))
    layout = read(path)
    assert list(layout.texts) == ["Решили: открыть музей."]
    assert layout.caveats == caveats


def test_a_page_that_was_cut_off_says_so() -> None:
    page = page_of("<html><body><p>Решили:<p>1. Открыть му", "a.html")
    assert page.caveats == (Caveat("CutOff"),)


def test_entities_of_its_own_are_refused() -> None:
    laughs = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ха"><!ENTITY b "&a;&a;">'
        '<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body>&b;&f;</body></html>'
    )
    with pytest.raises(ForbiddenMarkup, match=r"^a.html: it declares entities of its own"):
        page_of(laughs, "a.html")


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(ForbiddenMarkup, match=r"^a.html: its elements are nested more than 500"):
        page_of("<div>" * 100_000 + "глубоко", "a.html")


def test_nesting_of_old_pages_is_read() -> None:
    assert read_from("<table><tr><td>" * 100 + "Глубоко." + "</table>" * 100) == ["Глубоко."]
    assert read_from("<font>" * 2000 + "Открыто.") == ["Открыто."]


def test_spans_without_end_cost_nothing() -> None:
    assert read_from("<table><tr><td colspan=999999 rowspan=999999>А<td>Б<tr><td>В</table>") == [
        ("А", "Б"),
        ("А", "В"),
    ]


def test_a_page_of_scripts_alone_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<title>Протокол</title><script>var x = 'слова'</script><div id=app></div>")
    with pytest.raises(EmptyDocument, match=r"^a\.html: there are no words in this file$"):
        read(path)
