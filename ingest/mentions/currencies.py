"""Money that is called after a country: «долларов США» speaks of no place."""

from ingest.analysed import Doc

#: How the names of such money begin, as in «фунтов Соединённого Королевства».
MONEY = ("долл", "фунт", "франк", "крон", "песо", "рупи", "динар", "юан")


def is_of_money(doc: Doc, at: int) -> bool:
    """«5 млн долларов **США**», «5 долл. **США**», not «выделить 5 млн долларов **Казахстану**»"""
    before = at - 1 - (doc[at - 1 : at].text == ".")
    if before < 0 or doc[at]._.parse.case == "datv":
        return False
    return doc[before].lower_.startswith(MONEY)
