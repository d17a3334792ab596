"""What tests of several parts share: the documents of the corpus, read once, and the browser."""

import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from ingest.readers import SUFFIXES
from webapp.config import Config
from webapp.ingestion import ingest
from webapp.sources import find_sources

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus" / "documents"
CHROMIUM = shutil.which("chromium")
CHROMEDRIVER = shutil.which("chromedriver")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of the whole take long: left to the end, they would keep one process waiting."""
    items.sort(key=lambda item: item.path.parent != HERE)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A data folder with the corpus as `svod ingest` stores it; who changes it takes a copy.

    Of the processes that share the tests, the first one that needs it makes it for all.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    data = shared / "corpus"
    with (shared / "corpus.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not data.exists():
            read_corpus(making := shared / "corpus.tmp")
            making.rename(data)
    return data


def read_corpus(data: Path) -> None:
    config = Config.from_environment({}, data=data)
    outcomes = ingest(config, find_sources([CORPUS], suffixes=SUFFIXES), report=lambda _: None)
    assert [outcome.status for outcome in outcomes] == ["added"] * 5


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A real headless Chromium; without one the tests that need it are skipped, and say so."""
    if not (CHROMIUM and CHROMEDRIVER):
        pytest.skip("no chromium and chromedriver on the PATH")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    profile = tmp_path_factory.mktemp("chromium")
    for argument in (
        "headless=new",
        "no-sandbox",
        "disable-gpu",
        "disable-dev-shm-usage",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
        "no-first-run",
        "lang=ru",
        f"user-data-dir={profile}",
        "window-size=1200,900",
    ):
        options.add_argument(f"--{argument}")
    driver = webdriver.Chrome(options=options, service=Service(CHROMEDRIVER))
    yield driver
    driver.quit()
