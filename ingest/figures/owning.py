"""Names that own no number, wherever they stand."""

import re

from ingest.model import Naming

#: «долларов **США**», «тенге **Республики Казахстан**»
FOREIGN_MONEY = re.compile(
    r"\b(?:долл|фунт|франк|крон|юан|тенге|сом(?:ов|ы|а)?\b|сум(?:ов|ы|а)?\b|драм|манат|лир[ыа]?\b|иен|вон[ыа]?\b|рупи|дирхам|песо)"
    r"[а-яё]*\.?\s+(?:стерлингов\s+)?$",
    re.I,
)
ROUBLES = re.compile(r"\bруб[а-яё]*\.?\s+$", re.I)
#: The states with roubles of their own.
OF_ROUBLES = re.compile(r"(?:РФ|РБ|Росси|Белорусси|Беларус|Республики\s+Беларусь|ПМР)", re.I)
#: What stands just before a name.
BEFORE = 20


def may_own(naming: Naming) -> bool:
    """Not «вошёл в 22 **лучших проекта**», nor «368 млн долларов **США**»."""
    return naming.mention.rule != "among_best" and not _is_of_currency(naming)


def _is_of_currency(naming: Naming) -> bool:
    """«50 млн рублей **РФ**», but «50 млн рублей **Республике Коми**»"""
    mention = naming.mention
    if mention.kind != "place":
        return False
    before = mention.passage.text[max(mention.start - BEFORE, 0) : mention.start]
    if FOREIGN_MONEY.search(before):
        return True
    return ROUBLES.search(before) is not None and OF_ROUBLES.match(mention.surface) is not None
