"""What is set above the line: marks of footnotes and exponents."""

import re

FOOTNOTE = re.compile(r"\[?\(?(?:\d{1,3}|\*{1,3}|[ivx]{1,4})\)?\]?")
#: «км²», «10⁶».
UNIT = re.compile(r"(?:^|[\s\d(])(?:м|км|дм|см|мм|m|km|cm|mm)$")
POWER = re.compile(r"(?:^|\D)10$")
EXPONENTS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")


def raised(sign: str, before: str) -> str | None:
    """What a sign means after the words before it: "" for a footnote's mark, None for letters."""
    if UNIT.search(before) and sign in {"2", "3"}:
        return sign.translate(EXPONENTS)
    if POWER.search(before) and re.fullmatch(r"[-−]?\d{1,2}", sign):
        return sign.translate(EXPONENTS)
    return "" if before and FOOTNOTE.fullmatch(sign) else None
