"""Renews webapp/static/vendor, what others built and pages use, from npm; run by hand."""

import json
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

VENDOR = Path(__file__).parent.parent / "webapp" / "static" / "vendor"
PACKAGE, VERSION = "@zazuko/yasgui", "4.6.2"
BUILT = ("yasgui.min.js", "yasgui.min.css")

HEADER = f"""\
{PACKAGE} {VERSION}, as its authors built it: {" and ".join(BUILT)}.
Renewed by scripts/vendor.py, which also writes this file; not edited by hand.

It contains the packages below, each under its licence.
"""
#: Packages that name the licence only have the usual text.
MIT = (
    "Permission is hereby granted, free of charge, to any person obtaining a copy of this software "
    'and associated documentation files (the "Software"), to deal in the Software without '
    "restriction, including without limitation the rights to use, copy, modify, merge, publish, "
    "distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the "
    "Software is furnished to do so, subject to the following conditions: The above copyright "
    "notice and this permission notice shall be included in all copies or substantial portions of "
    'the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR '
    "IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A "
    "PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE "
    "LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR "
    "OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER "
    "DEALINGS IN THE SOFTWARE.\n"
)


def main() -> None:
    with TemporaryDirectory() as folder:
        install = ["npm", "install", "--ignore-scripts", "--prefix", folder]
        subprocess.run([*install, f"{PACKAGE}@{VERSION}"], check=True)
        modules = Path(folder) / "node_modules"
        target = VENDOR / "yasgui"
        target.mkdir(parents=True, exist_ok=True)
        for name in BUILT:
            text = (modules / PACKAGE / "build" / name).read_text(encoding="utf-8")
            (target / name).write_text(without_map(text), encoding="utf-8")
        parts = [licence(modules / name) for name in contained(modules)]
        (target / "LICENSES.txt").write_text("\n".join([HEADER, *parts]), encoding="utf-8")


def without_map(text: str) -> str:
    """The source map is three times as long as the code, and stays away."""
    return re.sub(r"//# sourceMappingURL=.*\n?", "", text).rstrip() + "\n"


def contained(modules: Path) -> list[str]:
    """The packages that the built file was made of, by its source map."""
    built = modules / PACKAGE / "build" / f"{BUILT[0]}.map"
    sources = json.loads(built.read_text(encoding="utf-8"))["sources"]
    names = (re.search(r".*node_modules/((?:@[^/]+/)?[^/]+)", source) for source in sources)
    styles = "datatables.net-dt"
    return sorted({name[1] for name in names if name} | {PACKAGE, styles})


def licence(package: Path) -> str:
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    found = [path for path in sorted(package.iterdir()) if path.stem.lower() == "license"]
    text = found[0].read_text(encoding="utf-8") if found else MIT
    title = f"{about['name']} {about['version']}: {about.get('license', 'MIT')}"
    by = "" if found else f"Copyright {authors(about)}\n\n"
    return f"{'=' * len(title)}\n{title}\n{'=' * len(title)}\n\n{by}{text.strip()}\n"


def authors(about: dict[str, Any]) -> str:
    people = [about["author"], *about.get("contributors", [])]
    return ", ".join(each if isinstance(each, str) else each["name"] for each in people)


if __name__ == "__main__":
    main()
