"""The pages in a real browser, used as a person uses them."""

import re
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
PAGES = [
    "/",
    "/search?q=план+комитета",
    "/search?q=комитетта&type=Order&status=Draft",
    "/search?q=план&type=Letter",
    "/search?q=план&document=prikaz-7&document=protokol-5",
    "/documents",
    "/document/prikaz-7",
    "/document/prikaz-7/receipt",
    "/document/protokol-5/receipt",
    "/organization/sovet-po-turizmu",
    "/rule/body_head_noun",
    "/dataset",
    "/ontology",
    "/provisions",
    "/similar?of=http://localhost:8080/id/document/prikaz-7/provision/1-bbbb0001",
    "/sparql?query=SELECT+*+{+?s+?p+?o+}+LIMIT+20",
    "/docs/analysts.md",
    "/docs/sparql.md",
    "/nowhere",
]


@pytest.fixture(autouse=True)
def no_complaints(browser):
    """Nothing is logged to the console, but for pages that are errors themselves."""
    browser.get_log("browser")
    yield
    said = [entry["message"] for entry in browser.get_log("browser")]
    assert [message for message in said if "/nowhere" not in message] == []


def press(browser, *keys):
    webdriver.ActionChains(browser).send_keys(*keys).perform()


def focused(browser):
    return browser.switch_to.active_element


def tab_to(browser, wanted):
    """Presses Tab until what has the focus fits."""
    for _ in range(40):
        press(browser, Keys.TAB)
        if wanted(focused(browser)):
            return
    raise AssertionError("the keyboard does not reach it")


def arrive(browser, path):
    WebDriverWait(browser, 10).until(lambda b: path in b.current_url)


def test_from_a_question_to_the_passage_by_keyboard_alone(browser, server):
    browser.get(f"{server}/?lang=ru")
    tab_to(browser, lambda element: element.get_attribute("name") == "q")
    press(browser, "кому подготовить план", Keys.ENTER)
    arrive(browser, "/search")
    marked = [mark.text for mark in browser.find_elements(By.CSS_SELECTOR, ".card mark")]
    assert {"подготовить", "план"} <= set(marked)

    tab_to(browser, lambda element: "#passage-aaaa0002" in (element.get_attribute("href") or ""))
    press(browser, Keys.ENTER)
    arrive(browser, "/document/protokol-5#passage-aaaa0002")
    passage = browser.find_element(By.CSS_SELECTOR, ".passage:target")
    assert "Рекомендовать Комитету по туризму подготовить план" in passage.text
    top = browser.execute_script("return arguments[0].getBoundingClientRect().top", passage)
    assert 0 <= top < 900


def offered(browser):
    """What is offered under the search field, once the server has answered."""
    WebDriverWait(browser, 10).until(
        lambda b: b.find_element(By.ID, "q").get_attribute("aria-expanded") == "true"
    )
    return browser.find_elements(By.CSS_SELECTOR, "[role=listbox] [role=option]")


def test_a_name_is_completed_by_keyboard_alone(browser, server):
    browser.get(f"{server}/search?lang=ru")
    field = focused(browser)
    assert (field.aria_role, field.accessible_name) == ("combobox", "Вопрос или слова")
    press(browser, "комит")
    first, second = offered(browser)
    assert first.text == "Комитет по туризму отрывков: 2"
    heard = browser.find_element(By.CSS_SELECTOR, ".search [role=status]")
    assert heard.text == "Подсказок: 2. Выбрать – стрелками вверх и вниз."

    press(browser, Keys.DOWN)
    assert field.get_attribute("aria-activedescendant") == first.get_attribute("id")
    press(browser, Keys.DOWN)
    assert field.get_attribute("aria-activedescendant") == second.get_attribute("id")
    press(browser, Keys.DOWN)
    assert field.get_attribute("aria-activedescendant") is None
    press(browser, Keys.DOWN, Keys.ENTER)
    arrive(browser, "/search?q=%D0%9A")
    assert browser.find_element(By.ID, "q").get_attribute("value") == "Комитет по туризму"
    assert browser.find_elements(By.CSS_SELECTOR, ".card mark")


def test_what_is_offered_goes_away_and_the_words_stay(browser, server):
    browser.get(f"{server}/?lang=en")
    field = browser.find_element(By.ID, "q")
    field.click()
    press(browser, "yjh")
    assert [option.text for option in offered(browser)] == ["Норвегия passages: 2"]
    press(browser, Keys.ESCAPE)
    assert field.get_attribute("aria-expanded") == "false"
    assert not browser.find_element(By.CSS_SELECTOR, "[role=listbox]").is_displayed()
    assert field.get_attribute("value") == "yjh"
    press(browser, Keys.DOWN)
    offered(browser)[0].click()
    arrive(browser, "/search?q=%D0%9D")


def chosen(browser):
    return [each.accessible_name for each in browser.find_elements(By.CSS_SELECTOR, ".chosen a")]


def found(browser):
    """Of which documents the hits are."""
    links = browser.find_elements(By.CSS_SELECTOR, ".results h2 a")
    return {re.sub(r".*/document/|#.*", "", link.get_attribute("href")) for link in links}


def offered_values(browser):
    return browser.find_elements(By.CSS_SELECTOR, ".facets li a")


def value_named(browser, name):
    return next(each for each in offered_values(browser) if each.accessible_name == name)


def test_a_search_is_narrowed_down_by_keyboard_alone(browser, server):
    browser.get(f"{server}/search?q=комитет&lang=ru")
    assert found(browser) == {"protokol-5", "prikaz-7"}
    tab_to(browser, lambda e: e.accessible_name == "распорядительный документ 3 отрывка")
    press(browser, Keys.ENTER)
    arrive(browser, "type=Order")
    assert found(browser) == {"prikaz-7"}
    assert chosen(browser) == [
        "Убрать фильтр Вид документа: распорядительный документ",
        "Сбросить всё",
    ]
    tab_to(browser, lambda e: e.accessible_name == "решение совещания 3 отрывка")
    press(browser, Keys.ENTER)
    arrive(browser, "type=Order&type=MeetingDecision")
    assert found(browser) == {"protokol-5", "prikaz-7"}

    tab_to(browser, lambda e: e.accessible_name.startswith("Убрать фильтр"))
    press(browser, Keys.ENTER)
    WebDriverWait(browser, 10).until(lambda b: "Order" not in b.current_url)
    assert found(browser) == {"protokol-5"}
    tab_to(browser, lambda e: e.accessible_name == "Сбросить всё")
    press(browser, Keys.ENTER)
    WebDriverWait(browser, 10).until(lambda b: "type" not in b.current_url)
    assert chosen(browser) == []


def test_facets_are_heard_with_what_they_are(browser, server):
    browser.get(f"{server}/search?q=комитет&lang=ru")
    facets = browser.find_element(By.CSS_SELECTOR, ".facets")
    assert (facets.aria_role, facets.accessible_name) == ("complementary", "Уточнить поиск")
    lists = facets.find_elements(By.TAG_NAME, "ul")
    assert [(each.aria_role, each.accessible_name) for each in lists] == [
        ("list", "Документ"),
        ("list", "Вид документа"),
        ("list", "Статус"),
        ("list", "Год"),
        ("list", "Характер положения"),
        ("list", "Кому"),
        ("list", "Упоминается"),
    ]


def test_new_words_are_sought_under_the_same_filters(browser, server):
    browser.get(f"{server}/search?q=комитет&type=Order&lang=ru")
    field = browser.find_element(By.ID, "q")
    field.clear()
    field.send_keys("смета", Keys.ENTER)
    WebDriverWait(browser, 10).until(
        lambda b: "Order" in b.current_url and "lang" not in b.current_url
    )
    assert found(browser) == {"prikaz-7"}
    assert chosen(browser)[0] == "Убрать фильтр Вид документа: распорядительный документ"


def seen(browser, elements):
    """Which of them are on the page for people; Selenium itself looks only at <details open>."""
    return [browser.execute_script("return arguments[0].checkVisibility()", e) for e in elements]


@pytest.fixture
def phone(browser):
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    yield
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.fixture
def no_scripts(browser):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    yield
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.usefixtures("phone")
def test_facets_fold_away_on_a_phone(browser, server):
    browser.get(f"{server}/search?q=комитет&lang=ru")
    assert not any(seen(browser, offered_values(browser)))
    browser.find_element(By.CSS_SELECTOR, ".facets > details > summary").click()
    assert all(seen(browser, offered_values(browser)))
    assert browser.execute_script("return document.documentElement.scrollWidth") == 360


def test_facets_stand_open_on_a_wide_screen(browser, server):
    browser.get(f"{server}/search?q=комитет&lang=ru")
    summary = browser.find_element(By.CSS_SELECTOR, ".facets > details > summary")
    assert seen(browser, [summary]) == [False]
    assert all(seen(browser, offered_values(browser)))
    aside = browser.find_element(By.CSS_SELECTOR, ".facets")
    assert aside.get_property("scrollWidth") == aside.get_property("clientWidth")


@pytest.mark.usefixtures("no_scripts")
def test_searching_needs_no_scripts(browser, server):
    browser.get(f"{server}/search?q=сколько+участников&lang=ru")
    value = value_named(browser, "принят 3 отрывка")
    webdriver.ActionChains(browser).move_to_element(value).click().perform()
    arrive(browser, "status=Adopted")
    first = browser.find_element(By.CSS_SELECTOR, ".results .card")
    snippet, whole = first.find_elements(By.CSS_SELECTOR, ".text")
    assert snippet.text == "… В Совете 34 участника."
    assert not whole.is_displayed()
    first.find_element(By.TAG_NAME, "summary").click()
    assert whole.text == (
        "2. Председатель Совета: Норвегия, март 2016 – март 2017. В Совете 34 участника."
    )


def test_a_mistyped_question_can_be_meant(browser, server):
    browser.get(f"{server}/search?q=комитетта&lang=ru")
    told = browser.find_element(By.CSS_SELECTOR, ".corrected")
    assert told.aria_role == "status"
    assert told.text == "Показано по запросу «Комитет». Искать точно «комитетта»"
    assert browser.find_elements(By.CSS_SELECTOR, ".results mark")
    told.find_element(By.TAG_NAME, "a").click()
    arrive(browser, "exact=1")
    assert not browser.find_elements(By.CSS_SELECTOR, ".corrected")
    assert browser.find_element(By.ID, "q").get_attribute("value") == "комитетта"


def test_from_a_passage_to_what_is_like_it(browser, server):
    browser.get(f"{server}/document/prikaz-7?lang=ru")
    passage = browser.find_element(By.ID, "passage-aaaa0002")
    passage.find_element(By.CSS_SELECTOR, "[aria-label='Похожие положения']").click()
    arrive(browser, "/similar?of=")
    first = browser.find_element(By.CSS_SELECTOR, ".results .card .text")
    assert first.text.startswith("1. Рекомендовать Комитету по туризму подготовить план")
    browser.find_element(By.CSS_SELECTOR, ".results .card h2 a").click()
    arrive(browser, "/document/protokol-5#passage-aaaa0002")


def test_to_the_receipt_and_back_to_the_words_by_keyboard_alone(browser, server):
    browser.get(f"{server}/documents?lang=en")
    tab_to(browser, lambda element: "/prikaz-7/receipt" in (element.get_attribute("href") or ""))
    assert focused(browser).accessible_name == "Receipt: Проект приказа <b>№ 7</b>"
    press(browser, Keys.ENTER)
    arrive(browser, "/document/prikaz-7/receipt")
    headings = [heading.text for heading in browser.find_elements(By.TAG_NAME, "h2")]
    assert headings == [
        "What to look at",
        "What was read",
        "Other documents",
        "What changed against the earlier version",
    ]
    regions = browser.find_elements(By.CSS_SELECTOR, "main section")
    assert [(each.aria_role, each.accessible_name) for each in regions] == [
        ("region", heading) for heading in headings
    ]
    tab_to(browser, lambda element: element.accessible_name == "field «deadline» left blank: 1")
    press(browser, Keys.ENTER)
    arrive(browser, "/document/prikaz-7#provision-1-bbbb0001")


def test_what_came_and_went_opens_by_keyboard(browser, server):
    browser.get(f"{server}/document/protokol-5/receipt?lang=ru")
    tab_to(browser, lambda element: element.accessible_name == "Сущности, новых: 1")
    press(browser, Keys.ENTER)
    opened = browser.find_element(By.CSS_SELECTOR, "details[open]")
    assert opened.text == "новых: 1\nНорвегия"


def test_a_mention_leads_to_its_entity(browser, server):
    browser.get(f"{server}/document/prikaz-7?lang=ru")
    browser.find_element(By.LINK_TEXT, "Норвегии").click()
    arrive(browser, "/place/norvegiya")
    assert browser.find_element(By.TAG_NAME, "h1").text == "Норвегия"


def test_from_the_contents_of_the_vocabulary_to_a_term_by_keyboard_alone(browser, server):
    browser.get(f"{server}/ontology?lang=ru")
    tab_to(browser, lambda element: element.text.startswith("Свойства"))
    press(browser, Keys.ENTER)
    contents = browser.find_element(By.CSS_SELECTOR, "nav[aria-label=Содержание]")
    term = contents.find_element(By.LINK_TEXT, "svod:actor")
    tab_to(browser, lambda element: element == term)
    press(browser, Keys.ENTER)
    arrive(browser, "#actor")
    told = browser.find_element(By.CSS_SELECTOR, ".term:target")
    assert told.accessible_name == "от чьего имени svod:actor"
    WebDriverWait(browser, 10).until(
        lambda b: b.execute_script("return arguments[0].getBoundingClientRect().top < 900", told)
    )


def test_the_first_tab_stop_skips_to_the_content(browser, server):
    browser.get(f"{server}/documents?lang=en")
    press(browser, Keys.TAB)
    assert focused(browser).text == "Skip to content"
    press(browser, Keys.ENTER)
    assert focused(browser).tag_name == "main"


@pytest.mark.parametrize("path", PAGES)
def test_fits_a_phone(browser, server, path):
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    browser.get(f"{server}{path}")
    width = browser.execute_script("return document.documentElement.scrollWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert width == 360


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser, server, path, scheme):
    """WCAG 2.2, 1.4.3: at least 4.5 to 1 for text of usual size."""
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    browser.get(f"{server}{path}")
    weak = browser.execute_script(CONTRAST)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert weak == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_offered_stands_out_and_fits_a_phone(browser, server, scheme):
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    browser.get(f"{server}/search")
    press(browser, "комит")
    offered(browser)
    press(browser, Keys.DOWN)
    weak = browser.execute_script(CONTRAST)
    width = browser.execute_script("return document.documentElement.scrollWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert (weak, width) == ([], 360)


CONTRAST = (Path(__file__).with_name("contrast.js")).read_text(encoding="utf-8")
