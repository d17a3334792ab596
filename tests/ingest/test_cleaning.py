"""What the page broke is put together again, and what it kept apart stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cleaning import clean
from ingest.layout import Lines, Paragraph


def cleaned(raw: str) -> list[str]:
    return [paragraph.text for paragraph in clean([Lines(raw)])]


def paragraphs(*lines: str) -> list[str]:
    return cleaned("\n".join(lines))


def test_letters_with_a_separate_breve_are_one_letter() -> None:
    assert cleaned("Санкционныи\u0306 режим и е\u0308лка") == ["Санкционный режим и ёлка"]


def test_a_breve_beside_a_finished_letter_goes() -> None:
    assert cleaned("Комиссий\u0306") == ["Комиссий"]


def test_invisible_characters_go() -> None:
    assert cleaned("\ufeffкла\u00adстер\u200b города\u2060") == ["кластер города"]


def test_spaces_of_every_kind_are_one_space() -> None:
    assert cleaned("№\u00a0345   от\t1\u202fмая") == ["№ 345 от 1 мая"]


@pytest.mark.parametrize("glyph", ["\uf0b7", "\uf0a7", "\u25aa", "\u2022", "\u25cf", "\u00b7"])
def test_list_marks_of_symbol_fonts_are_bullets(glyph: str) -> None:
    assert cleaned(f"{glyph} открыть музей\n{glyph}открыть парк") == [
        "• открыть музей",
        "• открыть парк",
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    assert paragraphs(
        "Участники совещания отметили, что туристский поток в Вологодскую",
        "область вырос, и поддержали создание единого центра, который будет",
        "сопровождать гостей.",
        "Рекомендовано продолжить работу по благоустройству набережных и",
        "подготовить предложения о новых маршрутах.",
    ) == [
        "Участники совещания отметили, что туристский поток в Вологодскую область вырос, и"
        " поддержали создание единого центра, который будет сопровождать гостей.",
        "Рекомендовано продолжить работу по благоустройству набережных и подготовить"
        " предложения о новых маршрутах.",
    ]


def test_double_spaced_text_is_read_like_any_other() -> None:
    single = [
        "Участники совещания отметили, что туристский поток в Вологодскую",
        "область вырос, и поддержали создание единого центра, который будет",
        "сопровождать гостей и помогать гостиницам небольших городов и сел",
        "принимать их в любое время года.",
    ]
    assert cleaned("\n\n".join(single)) == [" ".join(single)]


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    long = "Утвердить план мероприятий по развитию сельского туризма " * 4
    assert cleaned(f"{long.strip()}.\nНаправить план в районы.\n{long.strip()}.") == [
        f"{long.strip()}.",
        "Направить план в районы.",
        f"{long.strip()}.",
    ]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("повышение квалифи-\nкации учителей", "повышение квалификации учителей"),
        ("учебно-методи-\nческий совет", "учебно-методический совет"),
        ("под-\nготовка и на-\nправление", "подготовка и направление"),
        ("по-\nрусски", "по-русски"),
        ("пресс-\nконференция", "пресс-конференция"),
        ("в 2015-\n2016 годах", "в 2015-2016 годах"),
        ("жилищно-\nкоммунального хозяйства", "жилищно-коммунального хозяйства"),
        ("Санкт-\nПетербурга", "Санкт-Петербурга"),
        ("научно-\nтехнический", "научно-технический"),
        ("эко-\nпотребитель", "эко-потребитель"),
        ("здравоохране-\n\nния", "здравоохранения"),
        ("орга\u00ad\nнизация", "организация"),
        ("орга\u00ac\nнизация", "организация"),
        ("орга\u2010\nнизация", "организация"),
    ],
)
def test_hyphens_at_line_ends(broken: str, whole: str) -> None:
    assert cleaned(broken) == [whole]


def test_a_word_broken_twice() -> None:
    assert paragraphs("Провести учебно-", "методи-", "ческий семинар") == [
        "Провести учебно-методический семинар"
    ]


@pytest.mark.parametrize(
    ("paragraphs", "lines"),
    [
        (["РЕШЕНИЕ", "выездного заседания комиссии"], ["РЕШЕНИЕ выездного заседания комиссии"]),
        (["о сотрудничестве", "г. Пермь"], ["о сотрудничестве", "г. Пермь"]),
    ],
)
def test_paragraphs_that_go_on_with_a_title(paragraphs: list[str], lines: list[str]) -> None:
    assert [each.text for each in clean([Paragraph(text) for text in paragraphs])] == lines


def test_a_running_header_that_cuts_a_sentence_is_taken_out() -> None:
    header = "Стратегия развития транспорта Казани"
    pages = [
        ["Сеть трамвайных линий будет обновлена в первую очередь там, где живет", header],
        ["больше всего людей. Новые автобусы будут закуплены за счет бюджета города и", header],
        ["средств инвесторов. Остановки будут оборудованы навесами и табло, а также", header],
        ["пандусами для людей с колясками."],
    ]
    text = "\n\n\n".join(f"{header}\n{page[0]}" if i else page[0] for i, page in enumerate(pages))
    text = f"{header}\n\n{text}"
    assert header not in cleaned(text)[1:]
    assert "живет больше всего людей" in " ".join(cleaned(text))


def paged(*pages: list[str]) -> list[str]:
    """Lines of pages that the reader knows."""
    blocks = [Lines("\n".join(lines), number, width=60) for number, lines in enumerate(pages, 1)]
    return [paragraph.text for paragraph in clean(blocks)]


def test_running_headers_differ_in_their_numbers() -> None:
    assert paged(
        ["Протокол № 5, стр. 1 из 3", "Сеть трамвайных линий будет обновлена там, где живет"],
        ["Протокол № 5, стр. 2 из 3", "больше всего людей. Новые автобусы будут куплены на"],
        ["Протокол № 5, стр. 3 из 3", "деньги города."],
    ) == [
        "Сеть трамвайных линий будет обновлена там, где живет больше всего людей. Новые автобусы"
        " будут куплены на деньги города."
    ]


def test_running_footers_and_page_numbers_below_them() -> None:
    footer = "Стратегия развития транспорта Казани"
    assert paged(
        ["Сеть трамвайных линий будет обновлена там, где живет", footer, "1"],
        ["Правительство Республики Татарстан. Автобусы купит", footer, "2"],
        ["город.", footer, "3"],
    ) == [
        "Сеть трамвайных линий будет обновлена там, где живет Правительство Республики Татарстан."
        " Автобусы купит город."
    ]


def test_signatures_at_the_end_of_two_pages_stay() -> None:
    assert paged(
        ["Утвердить план развития музеев и библиотек.", "Министр культуры И.И. Петров"],
        ["План развития музеев.", "Министр культуры И.И. Петров"],
    ) == [
        "Утвердить план развития музеев и библиотек.",
        "Министр культуры И.И. Петров",
        "План развития музеев.",
        "Министр культуры И.И. Петров",
    ]


def test_an_indent_opens_a_paragraph() -> None:
    assert paragraphs(
        "    Участники совещания отметили, что туристский поток в Вологодскую",
        "область вырос, и поддержали создание центра для приема всех гостей.",
        "    Правительство области обещало помочь сельским гостиницам деньгами",
        "и дать им льготы.",
    ) == [
        "Участники совещания отметили, что туристский поток в Вологодскую область вырос, и"
        " поддержали создание центра для приема всех гостей.",
        "Правительство области обещало помочь сельским гостиницам деньгами и дать им льготы.",
    ]


def test_lines_that_hang_below_a_list_mark_open_nothing() -> None:
    assert paragraphs(
        "Участники совещания отметили, что туристский поток в Вологодскую",
        "область вырос, и поддержали, если на то будут деньги, предложения",
        "  - создать в каждом районе центр для приема гостей, где помогут им",
        "    Правительство области и местные власти.",
    )[1:] == [
        "- создать в каждом районе центр для приема гостей, где помогут им Правительство области"
        " и местные власти.",
    ]


def test_page_numbers_at_page_ends_go() -> None:
    assert paragraphs(
        "Создать условия для участия школьников в олимпиадах и выделить",
        "средства на поездки.",
        "",
        "",
        "2",
        "",
        "",
        "Провести ремонт спортивных залов в сельских школах и закупить",
        "инвентарь.",
    ) == [
        "Создать условия для участия школьников в олимпиадах и выделить средства на поездки.",
        "Провести ремонт спортивных залов в сельских школах и закупить инвентарь.",
    ]


def test_a_number_that_is_announced_stays() -> None:
    assert paragraphs("Открыто музеев:", "12", "Создано парков:", "7") == [
        "Открыто музеев:",
        "12",
        "Создано парков:",
        "7",
    ] or paragraphs("Открыто музеев:", "12", "Создано парков:", "7") == [
        "Открыто музеев: 12",
        "Создано парков: 7",
    ]


def test_footer_addresses_that_repeat_go() -> None:
    assert paragraphs(
        "Первый слайд о музеях.", "www.museum.example", "Второй слайд.", "www.museum.example"
    ) == ["Первый слайд о музеях.", "Второй слайд."]


def test_an_address_given_once_stays() -> None:
    assert "www.museum.example" in cleaned("Сайт музея.\nwww.museum.example")


def test_a_repeated_opening_is_no_header() -> None:
    """Each clause begins with the same line, and each goes on differently."""
    opening = "Органам исполнительной власти субъектов Российской Федерации"
    deeds = ["обновить школы.", "построить больницы.", "открыть музеи.", "создать парки."]
    text = "\n\n\n\n".join(f"{opening}\n{deed}" for deed in deeds)
    assert cleaned(text) == [f"{opening} {deed}" for deed in deeds]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ["РЕЗОЛЮЦИЯ", "", "участников конференции по туризму"],
            "РЕЗОЛЮЦИЯ участников конференции по туризму",
        ),
        (
            ["РЕЗОЛЮЦИЯ УЧАСТНИКОВ", "КОНФЕРЕНЦИИ ПО ТУРИЗМУ"],
            "РЕЗОЛЮЦИЯ УЧАСТНИКОВ КОНФЕРЕНЦИИ ПО ТУРИЗМУ",
        ),
        (
            ["ПРИКАЗ", "Министерства образования Иркутской области"],
            "ПРИКАЗ Министерства образования Иркутской области",
        ),
        (
            ["РЕКОМЕНДАЦИИ", "", "Всероссийского форума «Школа будущего»"],
            "РЕКОМЕНДАЦИИ Всероссийского форума «Школа будущего»",
        ),
        (
            ["Резолюция", "", "III Северного форума по качеству образования"],
            "Резолюция III Северного форума по качеству образования",
        ),
    ],
)
def test_titles_of_two_lines(lines: list[str], title: str) -> None:
    assert paragraphs(*lines) == [title]


def test_a_comma_ends_no_paragraph() -> None:
    assert paragraphs(
        "Участники форума, заслушав доклады,", "", "РЕКОМЕНДУЮТ:", "", "1. Строить."
    ) == [
        "Участники форума, заслушав доклады, РЕКОМЕНДУЮТ:",
        "1. Строить.",
    ]


def test_a_heading_and_what_it_heads_are_two() -> None:
    assert paragraphs("РЕШЕНИЕ", "Принять план развития туризма.") == [
        "РЕШЕНИЕ",
        "Принять план развития туризма.",
    ]


def test_form_lines_keep_their_blanks() -> None:
    assert paragraphs(
        "1. Подготовить перечень музеев.", "Срок: ______", "Ответственный: ____________"
    ) == ["1. Подготовить перечень музеев.", "Срок: ______", "Ответственный: ____________"]


@pytest.mark.parametrize(
    "line",
    ["Срок – 1 июня 2018 года.", "Срок исполнения: март", "Ответственные исполнители – район"],
)
def test_a_form_line_begins_a_paragraph(line: str) -> None:
    clause = "1. Провести проверку школьных автобусов во всех районах области"
    assert paragraphs(clause, line) == [clause, line]


def test_repeated_form_lines_are_no_headers() -> None:
    assert (
        cleaned("\n\n\n\n".join(["1. Открыть музей.\n\n\n\nСрок: ____"] * 4)).count("Срок: ____")
        == 4
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("## Раздел о школах", "Раздел о школах"),
        ("**Решили** открыть школу", "Решили открыть школу"),
        ("__Решили__ открыть школу", "Решили открыть школу"),
        ("Срок: __________", "Срок: __________"),
        ("Подпись ____ / ____", "Подпись ____ / ____"),
        ("# 5 школ", "5 школ"),
        ("*Решили* открыть _школу_", "Решили открыть школу"),
        ("* открыть школу", "* открыть школу"),
    ],
)
def test_marks_of_markdown_go_and_blanks_stay(line: str, words: str) -> None:
    assert cleaned(line) == [words]


def test_items_of_a_list_stay_apart() -> None:
    assert paragraphs(
        "Участники форума предлагают поддержать создание сельских клубов и:",
        "- открыть библиотеки в отдаленных районах области, в том числе там, где",
        "их не было;",
        "а) обучить библиотекарей;",
        "2.1. закупить книги.",
    ) == [
        "Участники форума предлагают поддержать создание сельских клубов и:",
        "- открыть библиотеки в отдаленных районах области, в том числе там, где их не было;",
        "а) обучить библиотекарей;",
        "2.1. закупить книги.",
    ]


def test_a_number_on_a_line_of_its_own_belongs_to_what_follows() -> None:
    assert paragraphs("1.", "Утвердить план.", "2.", "Направить план в районы.") == [
        "1. Утвердить план.",
        "2. Направить план в районы.",
    ]


@pytest.mark.parametrize(
    ("last", "line"),
    [
        (
            "Перечень работ определен в соответствии с требованиями пункта",
            "2.1 настоящего порядка.",
        ),
        ("Объем средств на развитие сельских библиотек в этом году составил", "12.5 млн рублей."),
        ("Решение принято в соответствии с протоколом заседания комиссии №", "24. Срок не назван."),
    ],
)
def test_a_number_inside_a_sentence_begins_no_item(last: str, line: str) -> None:
    assert paragraphs(last, line) == [f"{last} {line}"]


@pytest.mark.parametrize("mark", ["а)", "b)", "В)", "1)", "1.", "2.1.", "2.1", "III.", "–", "•"])
def test_numbers_and_letters_that_begin_an_item(mark: str) -> None:
    assert paragraphs("Решили построить:", f"{mark} Школу в районе") == [
        "Решили построить:",
        f"{mark} Школу в районе",
    ]


def test_initials_at_a_line_end_wait_for_their_surname() -> None:
    assert paragraphs("Заседание открыл министр И.И.", "Петров, который рассказал о планах.") == [
        "Заседание открыл министр И.И. Петров, который рассказал о планах."
    ]


def test_initials_after_a_surname_wait_for_nothing() -> None:
    assert paragraphs(
        "О развитии школьного питания в районах области и городе Вологде",
        "говорили все.",
        "Открыл заседание Петров И.И.",
        "Школы построены.",
    )[1:] == ["Открыл заседание Петров И.И.", "Школы построены."]


@pytest.mark.parametrize("below", ["Принять план.", "Органам власти открыть школы.", "Школа № 5"])
def test_a_heading_in_capitals_heads_what_is_no_genitive(below: str) -> None:
    assert paragraphs("РЕКОМЕНДАЦИИ", below) == ["РЕКОМЕНДАЦИИ", below]


def test_a_line_that_ends_with_an_abbreviation_goes_on() -> None:
    assert paragraphs(
        "Слово для доклада о развитии системы школьного питания предоставить г.",
        "Вологде и районам области.",
    ) == [
        "Слово для доклада о развитии системы школьного питания предоставить г."
        " Вологде и районам области."
    ]


def test_form_feeds_end_pages() -> None:
    assert cleaned("Первая страница.\fВторая страница.") == ["Первая страница.", "Вторая страница."]


def test_nothing_gives_no_paragraphs() -> None:
    assert cleaned("") == cleaned(" \n\f\n ") == []


@given(st.text(alphabet="абвй АБВ-.;:•1)\n\f_/#*«»", max_size=200))
def test_paragraphs_are_tidy_whatever_the_text(raw: str) -> None:
    for paragraph in cleaned(raw):
        assert paragraph
        assert paragraph == paragraph.strip()
        assert "\n" not in paragraph
        assert "  " not in paragraph


@given(st.text(alphabet="абвгде \n", max_size=200))
def test_no_word_is_lost(raw: str) -> None:
    assert " ".join(cleaned(raw)).split() == raw.split()


def test_what_a_browser_prints_around_a_page_goes() -> None:
    page = "11/21/26, 7:01 AM\n\nМузей открыт.\n\nhttps://example.ru/news 1/1"
    assert [each.text for each in clean([Lines(page, page=1)])] == ["Музей открыт."]
