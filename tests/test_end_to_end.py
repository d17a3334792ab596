"""From files to answers, as a person goes: ingest, serve, look, add another while it serves."""

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from webapp import cli
from webapp.exits import run

SVOD = [sys.executable, "-c", "from webapp.cli import main; main()"]
PROTOCOL = """ПРОТОКОЛ
заседания Совета по туризму Вологодской области

12 апреля 2021 года

РЕШИЛИ:
1. Рекомендовать Комитету по культуре Вологодской области открыть музей деревянного зодчества.
"""
MUSEUM = "музей деревянного зодчества"


@pytest.fixture(scope="module")
def data(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("svod") / "data"
    return shutil.copytree(corpus, folder, symlinks=True)


@pytest.fixture(scope="module")
def address(data: Path) -> Iterator[str]:
    server = subprocess.Popen(
        [*SVOD, "serve", "--data", str(data), "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    try:
        yield server.stdout.readline().split()[3].rstrip("/")
    finally:
        server.terminate()
        server.communicate(timeout=60)
        assert server.returncode == 0


def svod(*arguments: str, data: Path) -> str:
    with redirect_stdout(StringIO()) as printed:
        assert run(cli.svod, [*arguments, "--data", str(data)]) == 0
    return printed.getvalue()


def found(address: str, query: str) -> list[str]:
    with urlopen(f"{address}/api/search?q={quote(query)}&k=20") as answer:
        hits = json.load(answer)
    return [one["file"] for hit in hits for one in (hit, *hit["repeats"])]


def click(browser: webdriver.Chrome, link: WebElement) -> None:
    """In the middle of the window nothing lies over the link, and no scrolling moves it away."""
    browser.execute_script(
        "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", link
    )
    link.click()


@pytest.mark.browser
def test_a_question_leads_to_the_words_it_is_answered_by(
    browser: webdriver.Chrome, address: str
) -> None:
    browser.get(f"{address}/?lang=ru")
    browser.find_element(By.NAME, "q").send_keys("председательство Финляндии", Keys.ENTER)
    marked = {mark.text for mark in browser.find_elements(By.TAG_NAME, "mark")}
    assert {mark[:7].lower() for mark in marked if mark} >= {"председ", "финлянд"}
    click(browser, browser.find_element(By.CSS_SELECTOR, "main article a, main li a"))
    passage = browser.find_element(By.CSS_SELECTOR, ":target")
    assert "Март 2016" in passage.text
    click(browser, passage.find_element(By.LINK_TEXT, "Финляндия"))
    assert browser.find_element(By.TAG_NAME, "h1").text == "Финляндия"
    assert "председатель" in browser.find_element(By.TAG_NAME, "main").text


@pytest.mark.browser
def test_slides_lead_to_the_resolution_they_are_an_excerpt_of(
    browser: webdriver.Chrome, address: str
) -> None:
    browser.get(f"{address}/document/000_842c657aac5774dd?lang=en")
    about = browser.find_element(By.CSS_SELECTOR, "aside")
    assert "Excerpt of\nРЕЗОЛЮЦИЯ участников круглого стола" in about.text
    click(browser, about.find_element(By.PARTIAL_LINK_TEXT, "РЕЗОЛЮЦИЯ"))
    assert "/document/001_" in browser.current_url
    click(browser, browser.find_element(By.LINK_TEXT, "Receipt"))
    related = browser.find_element(By.CSS_SELECTOR, "section[aria-labelledby=related]")
    assert "Its excerpts\nУчастники круглого стола" in related.text
    assert "runs of five words in common: 90% of the first document" in related.text


def test_a_new_document_is_found_without_a_restart(
    address: str, data: Path, tmp_path: Path
) -> None:
    assert "protokol.txt" not in found(address, MUSEUM)
    file = tmp_path / "protokol.txt"
    file.write_text(PROTOCOL, encoding="utf-8")
    svod("ingest", str(file), data=data)
    assert found(address, MUSEUM)[0] == "protokol.txt"
    svod("remove", "protokol.txt", data=data)
    assert "protokol.txt" not in found(address, MUSEUM)


@pytest.mark.parametrize("seconds", [1.0, 3.0])
def test_an_ingest_that_is_killed_harms_nothing(
    seconds: float, address: str, data: Path, tmp_path: Path
) -> None:
    before = json.loads(svod("status", "--json", data=data))
    for number in range(3):
        text = PROTOCOL.replace("12 апреля", f"{number + 1} мая")
        (tmp_path / f"protokol-{number}.txt").write_text(text, encoding="utf-8")
    ingest = subprocess.Popen(
        [*SVOD, "ingest", str(tmp_path), "--data", str(data)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    ingest.send_signal(signal.SIGKILL)
    ingest.wait()
    served = json.loads(svod("status", "--json", data=data))
    assert served["documents"] in {before["documents"], before["documents"] + 3}
    svod("ingest", str(tmp_path), data=data)
    assert svod("validate", data=data).startswith("0 violations")
    assert {f"protokol-{number}.txt" for number in range(3)} <= set(found(address, MUSEUM))
    for number in range(3):
        svod("remove", f"protokol-{number}.txt", data=data)
    assert json.loads(svod("status", "--json", data=data))["documents"] == before["documents"]
