"""The documentation as pages, where it lies beside the program, as in a clone of the project."""

import re
from pathlib import Path

from flask import Blueprint, Flask, render_template
from markdown_it import MarkdownIt
from werkzeug.exceptions import NotFound

from webapp.config import DEFAULT_BASE
from webapp.context import generation

blueprint = Blueprint("guides", __name__)

FOLDER = Path(__file__).parent.parent / "docs"
GUIDES = {path.relative_to(FOLDER).as_posix(): path for path in FOLDER.rglob("*.md")}
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


def register(app: Flask) -> None:
    app.jinja_env.globals.update(guides=GUIDES)


@blueprint.get("/docs/<path:name>")
def guide(name: str) -> str:
    """Its examples name the address that this base is seen at."""
    if name not in GUIDES:
        raise NotFound
    text = GUIDES[name].read_text(encoding="utf-8")
    title = TITLE.search(text)
    content = MarkdownIt("js-default").render(
        text.replace(DEFAULT_BASE, generation().manifest.base)
    )
    return render_template("guide.html", title=title[1] if title else name, content=content)
