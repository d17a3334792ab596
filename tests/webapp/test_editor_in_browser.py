"""The SPARQL page in a real browser: YASGUI in the place of the text area and the table."""

from pathlib import Path
from urllib.parse import quote

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
CONTRAST = (Path(__file__).with_name("contrast.js")).read_text(encoding="utf-8")
MENTIONED = "SELECT ?entity (COUNT(?m) AS ?mentions) { ?m svod:of ?entity } GROUP BY ?entity"
PLACES = """SELECT ?place ?name {
  ?place a schema:Place ; skos:prefLabel ?name . FILTER (lang(?name) = "ru")
}"""


@pytest.fixture(autouse=True)
def no_complaints(browser):
    """Nothing breaks the policy of the page; an answer that is an error is logged by browsers."""
    browser.get_log("browser")
    yield
    said = [entry["message"] for entry in browser.get_log("browser")]
    assert [message for message in said if "the server responded with" not in message] == []


@pytest.fixture(autouse=True)
def nothing_from_elsewhere(browser, server):
    yield
    asked = "return performance.getEntriesByType('resource').map((entry) => entry.name)"
    assert [name for name in browser.execute_script(asked) if not name.startswith(server)] == []


@pytest.fixture
def phone(browser):
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    yield
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def press(browser, *keys):
    webdriver.ActionChains(browser).send_keys(*keys).perform()


def run(browser):
    webdriver.ActionChains(browser).key_down(Keys.CONTROL).send_keys(Keys.ENTER).key_up(
        Keys.CONTROL
    ).perform()


def wait(browser, seen):
    return WebDriverWait(browser, 10).until(seen)


def all_of(browser, selector):
    return browser.find_elements(By.CSS_SELECTOR, selector)


def one(browser, selector):
    return wait(browser, lambda b: next(iter(all_of(b, selector)), None))


def rows(browser):
    one(browser, ".yasr tbody tr")
    return [
        [cell.text for cell in row.find_elements(By.TAG_NAME, "td")]
        for row in all_of(browser, ".yasr tbody tr")
    ]


def write(browser, text):
    """Types into the empty editor."""
    one(browser, ".CodeMirror")
    browser.execute_script("yasqe.setValue(''); yasqe.focus()")
    press(browser, text)


def written(browser):
    return browser.execute_script("return yasqe.getValue()")


def test_an_example_becomes_a_table_a_chart_and_what_was_sent(browser, server):
    browser.get(f"{server}/sparql?lang=en&example=13-mentioned")
    one(browser, ".CodeMirror")
    browser.execute_script("yasqe.focus()")
    run(browser)
    assert rows(browser)[0] == ["organization/komitet-po-turizmu", "Комитет по туризму", "2"]
    header = [cell.text for cell in all_of(browser, ".yasr th")]
    assert header == ["entity", "name", "mentions"]

    views = all_of(browser, ".yasr_btnGroup button")
    assert [view.text for view in views] == ["Table", "Chart", "Raw answer"]
    views[1].send_keys(Keys.ENTER)
    told = one(browser, ".chart svg title").get_attribute("textContent")
    assert told.startswith("mentions. Комитет по туризму: 2; ")
    assert [view.get_attribute("aria-pressed") for view in views] == ["false", "true", "false"]
    views[2].send_keys(Keys.ENTER)
    assert '"head": {' in one(browser, ".yasr .CodeMirror").text


def test_a_query_is_written_with_what_is_offered(browser, server):
    browser.get(f"{server}/sparql?lang=ru")
    write(browser, "SELECT * { ?d a докум")
    assert one(browser, ".CodeMirror-hint").text == "svod:Document\nдокумент"
    press(browser, Keys.ENTER)
    press(browser, " ; стат")
    assert one(browser, ".CodeMirror-hint").text == "svod:status\nстатус"
    press(browser, Keys.ENTER)
    press(browser, " svod:Adop")
    assert one(browser, ".CodeMirror-hint").text == "svod:Adopted\nпринят"
    press(browser, Keys.ENTER)
    press(browser, " }")
    assert written(browser) == (
        "PREFIX svod: <https://w3id.org/svod/ontology#>\n"
        "SELECT * { ?d a svod:Document ; svod:status svod:Adopted }"
    )
    run(browser)
    assert rows(browser) == [["document/protokol-5"]]


def test_a_prefix_is_completed_from_the_usual_ones(browser, server):
    browser.get(f"{server}/sparql?lang=en")
    write(browser, "PREFIX fra")
    hint = one(browser, ".CodeMirror-hint")
    assert hint.text == "frapo: <http://purl.org/cerif/frapo/>"


def test_the_address_names_the_query_and_brings_its_answer_back(browser, server):
    browser.get(f"{server}/sparql?lang=ru")
    write(browser, PLACES)
    run(browser)
    found = rows(browser)
    assert "SELECT+%3Fplace" in browser.current_url
    browser.get(browser.current_url)
    assert rows(browser) == found == [["place/norvegiya", "Норвегия"]]
    one(browser, ".yasr a.iri").send_keys(Keys.ENTER)
    wait(browser, lambda b: "/place/norvegiya" in b.current_url)
    assert browser.find_element(By.TAG_NAME, "h1").text == "Норвегия"


def test_back_to_the_query_before(browser, server):
    browser.get(f"{server}/sparql?query=ASK%7B%7D&lang=ru")
    write(browser, PLACES)
    run(browser)
    rows(browser)
    browser.back()
    assert one(browser, ".truth").text == "да"
    assert written(browser).strip() == "ASK{}"


def test_an_answer_can_be_downloaded(browser, server):
    browser.get(f"{server}/sparql?lang=en&query={quote(PLACES)}")
    link = next(each for each in all_of(browser, "#answer a") if each.text == "CSV")
    assert link.get_attribute("download") is not None
    fetched = browser.execute_async_script(
        "fetch(arguments[0]).then((a) => a.text()).then(arguments[1])", link.get_attribute("href")
    )
    assert fetched.startswith("place,name\r\nhttp://localhost:8080/id/place/norvegiya,Норвегия")


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("ru", "В запросе ошибка", "Это не запрос на SPARQL: "),
        ("en", "There is an error in the query", "The query is not valid SPARQL: "),
    ],
)
def test_what_is_wrong_is_said_in_words(browser, server, language, title, said):
    browser.get(f"{server}/sparql?lang={language}")
    write(browser, "SELECT nothing")
    run(browser)
    problem = one(browser, "#answer [role=alert]")
    assert title in problem.text
    assert said in problem.text


def test_the_page_is_used_by_keyboard_alone(browser, server):
    """Into the editor and out again by Tab; the answer is announced."""
    browser.get(f"{server}/sparql?lang=ru")
    editor = one(browser, ".CodeMirror-code")
    assert (editor.aria_role, editor.accessible_name) == ("textbox", "Запрос")
    for _ in range(20):
        press(browser, Keys.TAB)
        if browser.switch_to.active_element == editor:
            break
    press(browser, Keys.TAB)
    assert browser.switch_to.active_element.get_attribute("name") == "format"
    press(browser, Keys.TAB, Keys.ENTER)
    rows(browser)
    assert one(browser, "#told").get_attribute("textContent") == "Строк: 2"


@pytest.mark.usefixtures("phone")
@pytest.mark.parametrize("query", [MENTIONED, PLACES, "DESCRIBE ?d { ?d a svod:Document }"])
def test_answers_fit_a_phone(browser, server, query):
    browser.get(f"{server}/sparql?lang=ru&query={quote(query)}")
    rows(browser)
    assert browser.execute_script("return document.documentElement.scrollWidth") == 360
    assert one(browser, ".yasr_btnGroup button").text == "Таблица"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["table", "chart", "response"])
def test_answers_stand_out_from_their_ground(browser, server, scheme, view):
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    browser.get(f"{server}/sparql?lang=ru&query={quote(MENTIONED)}")
    rows(browser)
    one(browser, f".select_{view}").send_keys(Keys.ENTER)
    weak = browser.execute_script(CONTRAST)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert weak == []


def test_what_takes_too_long_is_said_in_words(browser, server):
    browser.get(f"{server}/sparql?lang=ru")
    write(browser, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    run(browser)
    assert one(browser, "#told").text == "Выполняется…"
    assert "Запрос выполнялся слишком долго" in one(browser, "#answer [role=alert]").text


def test_what_is_pasted_gets_its_prefixes(browser, server):
    browser.get(f"{server}/sparql?lang=ru")
    write(browser, "")
    browser.execute_script(
        "yasqe.replaceRange('SELECT * { ?a org:role svod:Chair }', {line: 0, ch: 0}, null, 'paste')"
    )
    assert written(browser) == (
        "PREFIX org: <http://www.w3.org/ns/org#>\n"
        "PREFIX svod: <https://w3id.org/svod/ontology#>\n"
        "SELECT * { ?a org:role svod:Chair }"
    )


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (
            "ru",
            [
                "Скрыть типы данных и языки",
                "Обрезать длинное",
                "Искать в ответе",
                "Строк на странице: ",
            ],
        ),
        (
            "en",
            [
                "Hide datatypes and languages",
                "Cut long text",
                "Search in the answer",
                "Rows on a page: ",
            ],
        ),
    ],
)
def test_what_governs_the_table_has_a_name(browser, server, language, names):
    browser.get(f"{server}/sparql?lang={language}&query={quote(PLACES)}")
    rows(browser)
    controls = all_of(browser, ".tableControls input, .tableControls select")
    assert [each.accessible_name.strip() for each in controls] == [name.strip() for name in names]


def test_rdf_is_a_table_of_statements_and_turtle(browser, server):
    browser.get(f"{server}/sparql?lang=en")
    write(
        browser, "CONSTRUCT { ?d svod:status ?s } WHERE { ?d svod:status ?s } ORDER BY ?d LIMIT 1"
    )
    run(browser)
    assert rows(browser) == [["document/prikaz-7", "svod:status", "svod:Draft"]]
    assert one(browser, "#told").get_attribute("textContent") == "Statements: 1"
    [turtle] = [link for link in all_of(browser, "#answer a") if link.text == "Turtle"]
    assert "format=csv" in turtle.get_attribute("href")
    one(browser, ".select_response").send_keys(Keys.ENTER)
    assert "svod:status svod:Draft" in one(browser, ".yasr .CodeMirror").text


def test_columns_of_statements_are_headed_in_russian(browser, server):
    browser.get(f"{server}/sparql?lang=ru&query={quote('DESCRIBE ?d { ?d a svod:Document }')}")
    rows(browser)
    assert [each.text for each in all_of(browser, ".yasr th")] == ["субъект", "предикат", "объект"]
    browser.get(f"{server}/sparql?lang=ru&query={quote('SELECT ?subject { ?subject a org:Role }')}")
    rows(browser)
    assert [each.text for each in all_of(browser, ".yasr th")] == ["subject"]


def test_identifiers_break_only_where_there_is_no_room(browser, server):
    document = "http://localhost:8080/id/document/002_fd19f31e82fa07c7"
    query = f"SELECT ?document ?passage {{ BIND(<{document}> AS ?document) }}"
    browser.get(f"{server}/sparql?lang=ru&query={quote(query)}")
    assert rows(browser) == [["document/002_fd19f31e82fa07c7", ""]]
    height = "return document.querySelector('.yasr a.iri').offsetHeight"
    assert browser.execute_script(height) < 30  # one line, of two


def test_what_is_chosen_by_keys_has_a_whole_ring(browser, server):
    browser.get(f"{server}/sparql?lang=ru&query={quote(MENTIONED)}")
    rows(browser)
    clips = "return getComputedStyle(document.querySelector('.yasr_btnGroup')).overflow"
    assert browser.execute_script(clips) == "visible"
