"""What tests of several parts share: the documents of the corpus, read once, and the browser."""

import fcntl
import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from ingest.readers import SUFFIXES
from webapp.config import Config
from webapp.ingestion import ingest
from webapp.installation import install
from webapp.remembered import remembered
from webapp.sources import find_sources
from webapp.writing import indexer

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus" / "documents"
CHROMIUM = shutil.which("chromium")
CHROMEDRIVER = shutil.which("chromedriver")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of the whole take long: left to the end, they would keep one process waiting."""
    items.sort(key=lambda item: item.path.parent != HERE)


def pytest_collection_finish() -> None:
    """What is there by now stays, and is not looked through for garbage again and again."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """What plugins load for their last words looks for who refers to what."""
    gc.unfreeze()


Make = Callable[[Path], None]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str, Make], Path]:
    """A folder that is made once: by the first that needs it of the processes that share the tests.

    Who changes it takes a copy.
    """
    own = tmp_path_factory.getbasetemp()
    place = own if worker_id == "master" else own.parent

    def of(name: str, make: Make) -> Path:
        folder = place / name
        with (place / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                make(making := place / f"{name}.tmp")
                making.rename(folder)
        return folder

    return of


@pytest.fixture(scope="session")
def corpus(shared: Callable[[str, Make], Path], installed: Path) -> Path:
    """A data folder with the corpus as `svod ingest` stores it; who changes it takes a copy."""

    def read(data: Path) -> None:
        shutil.copytree(installed, data)
        config = Config.from_environment({}, data=data)
        outcomes = ingest(config, find_sources([CORPUS], suffixes=SUFFIXES), report=lambda _: None)
        assert [outcome.status for outcome in outcomes] == ["added"] * 5

    return shared("corpus", read)


@pytest.fixture(scope="session")
def installed(shared: Callable[[str, Make], Path]) -> Path:
    """A data folder as the first `svod ingest` leaves it that is ended before it reads a file.

    What comes with the program is in it, which takes a second, and nothing is published.
    """

    def begin(data: Path) -> None:
        config = Config.from_environment({}, data=data)
        with indexer(config) as primary:
            install(primary, config)
            with remembered(primary, config, keep=True):
                pass
        with indexer(config):
            pass  # puts what was written into its place, which whoever opens a copy need not do

    return shared("installed", begin)


@pytest.fixture
def empty(installed: Path, tmp_path: Path) -> Path:
    """A data folder of one's own, into which nothing was read yet."""
    return Path(shutil.copytree(installed, tmp_path / "data"))


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
