"""The graphs that come with the program: the ontology, the known names, the rules."""

import hashlib
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

import ingest
import ontology
from kg.asking import written
from kg.layout import Layout
from kg.quads import value
from kg.store import Primary
from kg.updating.merging import merged
from ontology.iris import Iris
from ontology.terms import SVOD
from webapp.config import Config
from webapp.files import replaced
from webapp.originals import Original

#: In the data folder: a fingerprint of what was installed last.
MARK = "installed"

#: Says with which known names the program came last: they are kept as an original.
CAME_LAST = NamedNode(SVOD.sourceDigest)


def install(primary: Primary, config: Config, *, keep: bool = True) -> None:
    """Puts them into the store, unless this program has put them there before.

    `keep` is whether that is to be remembered.
    """
    mark = config.data / MARK
    ours = _fingerprint()
    if mark.exists() and mark.read_bytes() == ours:
        return
    # The rules are listed by the modules that apply them, which take seconds to load.
    from ingest import rules

    iris = Iris(config.base)
    names = ontology.authority(config.base).serialize(format="nt", encoding="utf-8")
    came = install_names(primary, config, names, keep=keep)
    vocabulary = ontology.vocabulary().serialize(format="nt", encoding="utf-8")
    primary.install(str(iris.graph("ontology")), vocabulary + came)
    catalogue = rules.catalogue(iris).serialize(format="nt", encoding="utf-8")
    primary.install(str(iris.graph("rules")), catalogue)
    if keep:
        with replaced(mark) as file:
            file.write(ours)


def install_names(primary: Primary, config: Config, names: bytes, *, keep: bool = True) -> bytes:
    """Puts known names in the place of those that came before; what people made of these stays.

    Returns what is to be said in the graph of the ontology, for the next time.
    """
    iris = Iris(config.base)
    graph = str(iris.graph("authority"))
    original = Original(Path("authority.nt"), b"".join(sorted(names.splitlines(keepends=True))))
    if keep:
        original.keep(config.data)
    now = {quad.triple for quad in primary.graph(graph)}
    last = _came_last(primary, config, graph) or now
    primary.install(graph, written(merged(now, last, _triples(names)), RdfFormat.N_TRIPLES))
    said = Triple(NamedNode(graph), CAME_LAST, Literal(original.digest))
    return written([said], RdfFormat.N_TRIPLES)


def _came_last(primary: Primary, config: Config, graph: str) -> set[Triple] | None:
    """The names that came last; None where it is not known, since nobody could change them then."""
    said = primary.graph(str(Iris(config.base).graph("ontology")))
    for quad in said:
        if (quad.subject, quad.predicate) == (NamedNode(graph), CAME_LAST):
            file = Layout(config.data).originals / f"{value(quad.object)}.nt"
            return _triples(file.read_bytes())
    return None


def _triples(names: bytes) -> set[Triple]:
    return {quad.triple for quad in parse(names, format=RdfFormat.N_TRIPLES)}


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
