"""Days and terms as Russian documents write them."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import dates, deadline, field, month_number

#: A Tuesday.
ISSUED = date(2019, 3, 5)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("10.12.2014", "2014-12-10", "2014-12-10"),
        ("Дата проведения:10.12.2014года", "2014-12-10", "2014-12-10"),
        ("Подписано 05.03.19.", "2019-03-05", "2019-03-05"),
        ("2014-12-10", "2014-12-10", "2014-12-10"),
        ("1 октября 2014 года", "2014-10-01", "2014-10-01"),
        ("«05» марта 2019 г.", "2019-03-05", "2019-03-05"),
        ("5 МАРТА 2019 ГОДА", "2019-03-05", "2019-03-05"),
        ("1-го мая 2019", "2019-05-01", "2019-05-01"),
        ("24-25 октября 2016", "2016-10-24", "2016-10-25"),
        ("24 – 25 октября 2016 г.", "2016-10-24", "2016-10-25"),
        ("24 и 25 октября 2016 года", "2016-10-24", "2016-10-25"),
        ("с 24 по 26 октября 2016 года", "2016-10-24", "2016-10-26"),
        ("30 сентября – 2 октября 2016 года", "2016-09-30", "2016-10-02"),
        ("с 30 декабря 2016 года по 8 января 2017 года", "2016-12-30", "2017-01-08"),
        ("12.12.2012–14.12.2012", "2012-12-12", "2012-12-14"),
    ],
)
def test_a_day_or_days(text: str, first: str, last: str) -> None:
    assert [(span.first.isoformat(), span.last.isoformat()) for span in dates(text)] == [
        (first, last)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2014",
        "31 июня 2019 года",
        "15 мая",
        "май 2019 года",
        "пункт 1.2.10",
        "дело 12-05-2016-3",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert list(dates(text)) == []


def test_several_days_in_reading_order() -> None:
    text = "Приказ от 12.01.2017, форум 1-3 мая 2017 года и отчет от 5 июня 2018 г."
    assert [text[span.start : span.end] for span in dates(text)] == [
        "12.01.2017",
        "1-3 мая 2017",
        "5 июня 2018",
    ]


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("января", 1),
        ("марта", 3),
        ("мая", 5),
        ("Май", 5),
        ("июне", 6),
        ("июля", 7),
        ("ДЕКАБРЬ", 12),
    ],
)
def test_months(word: str, number: int) -> None:
    assert month_number(word) == number


@pytest.mark.parametrize(
    ("clause", "wording", "day"),
    [
        ("открыть школу до 1 июля 2019 года.", "до 1 июля 2019 года", "2019-07-01"),
        ("открыть школу до 01.07.2019.", "до 01.07.2019", "2019-07-01"),
        ("не позднее «15» мая 2020 г. открыть", "не позднее «15» мая 2020 г.", "2020-05-15"),
        ("в срок до 10.10.2020 открыть", "в срок до 10.10.2020", "2020-10-10"),
        ("к 1 сентября 2019 г. открыть", "к 1 сентября 2019 г.", "2019-09-01"),
        ("до мая 2019 года", "до мая 2019 года", "2019-05-31"),
        ("до конца февраля 2020 г.", "до конца февраля 2020 г.", "2020-02-29"),
        ("провести в октябре 2019 года форум", "в октябре 2019 года", "2019-10-31"),
        ("в III квартале 2019 года", "в III квартале 2019 года", "2019-09-30"),
        ("до конца II квартала 2019 г.", "до конца II квартала 2019 г.", "2019-06-30"),
        ("в 1-м квартале 2020 года", "в 1-м квартале 2020 года", "2020-03-31"),
        ("во втором квартале 2019 года", "во втором квартале 2019 года", "2019-06-30"),
        ("в IV кв. 2019 года", "в IV кв. 2019 года", "2019-12-31"),
        ("в первом полугодии 2020 года", "в первом полугодии 2020 года", "2020-06-30"),
        ("до конца 2020 года", "до конца 2020 года", "2020-12-31"),
        ("в срок до конца 2020 года", "в срок до конца 2020 года", "2020-12-31"),
        ("в течение 2020 года", "в течение 2020 года", "2020-12-31"),
        ("до конца года", "до конца года", "2019-12-31"),
        ("до конца текущего года", "до конца текущего года", "2019-12-31"),
        ("не позднее 1 сентября", "не позднее 1 сентября", "2019-09-01"),
        ("до 1 февраля", "до 1 февраля", "2020-02-01"),
        ("в месячный срок", "в месячный срок", "2019-04-05"),
        ("в двухмесячный срок", "в двухмесячный срок", "2019-05-05"),
        ("в трёхмесячный срок", "в трёхмесячный срок", "2019-06-05"),
        ("в недельный срок", "в недельный срок", "2019-03-12"),
        ("в 10-дневный срок", "в 10-дневный срок", "2019-03-15"),
        ("в десятидневный срок", "в десятидневный срок", "2019-03-15"),
        ("в течение 10 календарных дней", "в течение 10 календарных дней", "2019-03-15"),
        ("в течение 10 рабочих дней", "в течение 10 рабочих дней", "2019-03-19"),
        ("в течение месяца", "в течение месяца", "2019-04-05"),
        ("в течение двух недель", "в течение двух недель", "2019-03-19"),
        ("в течение шести месяцев", "в течение шести месяцев", "2019-09-05"),
        (
            "в течение 5 дней со дня подписания настоящего постановления",
            "в течение 5 дней",
            "2019-03-10",
        ),
    ],
)  # fmt: skip
def test_terms_that_mean_a_day(clause: str, wording: str, day: str) -> None:
    found = deadline(clause, issued=ISSUED)
    assert found is not None
    assert (found.wording, str(found.day)) == (wording, day)


@pytest.mark.parametrize(
    ("clause", "wording"),
    [
        ("до 31 июня 2019 года", "до 31 июня 2019 года"),
        ("в течение 5 дней со дня поступления заявки", "в течение 5 дней"),
        ("в течение месяца после открытия школы", "в течение месяца"),
    ],
)
def test_terms_that_mean_no_day_we_can_tell(clause: str, wording: str) -> None:
    found = deadline(clause, issued=ISSUED)
    assert found is not None
    assert (found.wording, found.day) == (wording, None)


@pytest.mark.parametrize("clause", ["в месячный срок", "до 1 июля", "до конца текущего года"])
def test_relative_terms_of_an_undated_document_keep_their_words(clause: str) -> None:
    found = deadline(clause)
    assert found is not None
    assert (found.wording, found.day) == (clause, None)


@pytest.mark.parametrize(
    ("clause", "recurrence"),
    [
        ("представлять отчет ежеквартально", "ежеквартально"),
        ("Ежегодно до 1 апреля проводить конкурс", "ежегодно"),
        ("проводить не реже одного раза в год", "не реже одного раза в год"),
        ("проводить раз в полугодие", "раз в полугодие"),
        ("вести на постоянной основе", "на постоянной основе"),
    ],
)
def test_recurring_terms(clause: str, recurrence: str) -> None:
    found = deadline(clause, issued=ISSUED)
    assert found is not None
    assert (found.recurrence, found.day) == (recurrence, None)


@pytest.mark.parametrize(
    "clause",
    [
        "реализовать Стратегию развития туризма до 2030 года",
        "программа на 2018–2020 годы",
        "участники форума 2016 года",
        "поддержать опыт, накопленный в 2017 году",
        "в 2020 году провести конкурс",
        "от 5 до 10 школ",
        "увеличить долю до 15 процентов",
        "к мастерам и учителям",
        "открыть школу",
    ],
)
def test_what_sets_no_term(clause: str) -> None:
    assert deadline(clause, issued=ISSUED) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("01.07.2019", "2019-07-01"),
        ("1 июля 2019 года", "2019-07-01"),
        ("до 1 июля 2019 года", "2019-07-01"),
        ("с 1 мая по 1 июня 2019 года", "2019-06-01"),
        ("май 2019 г.", "2019-05-31"),
        ("июль – август 2019 года", "2019-08-31"),
        ("III квартал 2019 г.", "2019-09-30"),
        ("IV кв. 2019", "2019-12-31"),
        ("2-е полугодие 2019 года", "2019-12-31"),
        ("2019 год", "2019-12-31"),
        ("2018–2020 гг.", "2020-12-31"),
        ("до 2020 года", "2020-12-31"),
    ],
)
def test_a_field_of_a_form_may_give_a_mere_period(words: str, day: str) -> None:
    found = field(words, issued=ISSUED)
    assert found is not None
    assert (found.wording, str(found.day)) == (words, day)


@pytest.mark.parametrize("words", ["", "____", "по мере необходимости", "2 школы", "дом 2020"])
def test_a_field_that_gives_no_term(words: str) -> None:
    assert field(words, issued=ISSUED) is None


@given(st.text(alphabet="0123456789.-–» «доквт маяИюнгря", max_size=60))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    spans = list(dates(text))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(span.first <= span.last for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1)), st.integers(1, 60))
def test_terms_of_months_end_in_the_future(issued: date, number: int) -> None:
    found = deadline(f"в течение {number} месяцев", issued=issued)
    assert found is not None
    assert found.day is not None
    assert found.day > issued
