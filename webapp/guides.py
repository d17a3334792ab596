"""The documentation as pages, where it lies beside the program, as in a clone of the project."""

import re
from pathlib import Path

from flask import Blueprint, Flask, render_template
from markdown_it import MarkdownIt
from werkzeug.exceptions import NotFound

from webapp.config import DEFAULT_BASE
from webapp.context import generation

blueprint = Blueprint("guides", __name__)

FOLDER = Path(__file__).resolve().parent.parent / "docs"
GUIDES = {path.relative_to(FOLDER).as_posix(): path for path in FOLDER.rglob("*.md")}
#: A link to another file of the project.
LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((\.{0,2}[\w/][^):]*)\)")
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


def register(app: Flask) -> None:
    app.jinja_env.globals.update(guides=GUIDES)


@blueprint.get("/docs/<path:name>")
def guide(name: str) -> str:
    """Its examples name the address that this base is seen at; what is not here is no link."""
    if name not in GUIDES:
        raise NotFound
    text = without_links_out(name, GUIDES[name].read_text(encoding="utf-8"))
    title = TITLE.search(text)
    content = MarkdownIt("js-default").render(
        text.replace(DEFAULT_BASE, generation().manifest.base)
    )
    return render_template("guide.html", title=title[1] if title else name, content=content)


def without_links_out(name: str, text: str) -> str:
    """[the tests](../tests/README.md) → the tests"""
    here = GUIDES[name].parent

    def told(link: re.Match[str]) -> str:
        target = (here / link[2].partition("#")[0]).resolve()
        return link[0] if target in GUIDES.values() else link[1]

    return LINK.sub(told, text)
