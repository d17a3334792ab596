"""Every text of the interface is there in every language, and none is left over."""

import re
from pathlib import Path

import pytest

from webapp import errors
from webapp.language import LANGUAGES, plural

WEBAPP = Path(errors.__file__).parent
SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for path in [*WEBAPP.glob("templates/*"), *WEBAPP.glob("*.py")]
)
#: Texts whose key is put together: «count » ~ key.
PUT_TOGETHER = (
    "menu ",
    "count ",
    "blank ",
    "error ",
    "facet ",
    "sparql ",
    "examples ",
    "changed ",
    "receipt ",
)


def test_languages():
    assert sorted(LANGUAGES) == ["en", "ru"]


def test_both_languages_have_the_same_texts():
    assert list(LANGUAGES["ru"]) == list(LANGUAGES["en"])


@pytest.mark.parametrize("key", LANGUAGES["ru"])
def test_text_is_used(key):
    written = (f'"{key}"', f"'{key}'", f"[code].{key}")
    assert any(form in SOURCES for form in written) or key.startswith(PUT_TOGETHER)


@pytest.mark.parametrize(
    ("number", "russian", "english"),
    [
        (0, "документов", "documents"),
        (1, "документ", "document"),
        (3, "документа", "documents"),
        (11, "документов", "documents"),
        (20, "документов", "documents"),
        (324, "документа", "documents"),
        (1012, "документов", "documents"),
    ],
)
def test_words_agree_with_numbers(app, number, russian, english):
    for code, word in (("ru", russian), ("en", english)):
        with app.test_request_context(f"/?lang={code}"):
            assert plural("count documents", number) == word


@pytest.mark.parametrize("kind", [kind.__name__ for kind in errors.STATUS])
def test_every_error_has_a_title(kind):
    assert all(f"error {kind}" in texts for texts in LANGUAGES.values())


@pytest.mark.parametrize("key", LANGUAGES["ru"])
def test_both_languages_leave_the_same_blanks(key):
    russian, english = (re.findall(r"{\w+}", str(LANGUAGES[code][key])) for code in ("ru", "en"))
    assert sorted(russian) == sorted(english)
