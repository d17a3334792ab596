"""Characters that Word takes from symbol fonts, as what they stand for."""

#: By the last two digits of their code, for texts of this genre.
SYMBOL = {
    0x2D: "–",
    0xA2: "′",
    0xA3: "≤",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB9: "≠",
    0xBB: "≈",
    0xD7: "·",
}
#: Boxes of forms and ticks in them; the rest of Wingdings are bullets, arrows and hands.
WINGDINGS = {0x6F: "☐", 0xA8: "☐", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0xDF: "←", 0xE0: "→"}
FONTS = {"symbol": SYMBOL, "wingdings": WINGDINGS}
PRINTABLE = range(0x20, 0x7F)


def symbol(code: str, font: str) -> str:
    """F0B7 of Symbol is a bullet, and so is every glyph not known here."""
    try:
        at = int(code, 16)
    except ValueError:
        return ""
    table = FONTS.get(font.lower())
    if table is None and not 0xF000 <= at <= 0xF0FF:
        return chr(at) if 0x20 <= at < 0xD800 else ""
    at &= 0xFF
    ascii_of_symbol = font.lower() == "symbol" and at in PRINTABLE and not chr(at).isalpha()
    return (table or {}).get(at) or (chr(at) if ascii_of_symbol else "•")
