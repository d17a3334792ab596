"""The graphs that come with the program: the ontology, the known names, the rules."""

import hashlib
from pathlib import Path

import ingest
import ontology
from kg.store import Primary
from ontology.iris import Iris
from webapp.config import Config
from webapp.files import replaced

#: In the data folder: a fingerprint of what was installed last.
MARK = "installed"


def install(primary: Primary, config: Config) -> None:
    """Puts them into the store, unless this program has put them there before."""
    mark = config.data / MARK
    ours = _fingerprint()
    if mark.exists() and mark.read_bytes() == ours:
        return
    # The rules are listed by the modules that apply them, which take seconds to load.
    from ingest import rules

    iris = Iris(config.base)
    for name, graph in (
        (iris.graph("ontology"), ontology.vocabulary()),
        (iris.graph("authority"), ontology.authority(config.base)),
        (iris.graph("rules"), rules.catalogue(iris)),
    ):
        primary.install(str(name), graph.serialize(format="nt", encoding="utf-8"))
    with replaced(mark) as file:
        file.write(ours)


def forget_installed(config: Config) -> None:
    """The store may be about to have the graphs of another version: the next ingest looks."""
    (config.data / MARK).unlink(missing_ok=True)


def _fingerprint() -> bytes:
    """Differs whenever a file that the graphs are made from does."""
    seen = hashlib.sha256()
    for package in (ingest, ontology):
        folder = Path(str(package.__file__)).parent
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                seen.update(path.read_bytes())
    return seen.hexdigest().encode()
