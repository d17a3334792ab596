"""Why a link between two documents was drawn, in words of both languages."""

from kg.likeness import Link

SHARES = {
    "ru": "общие пятёрки слов подряд: {0:.0%} первого документа, {1:.0%} второго",
    "en": "runs of five words in common: {0:.0%} of the first document, {1:.0%} of the second",
}

#: By the name that the rules give to a doubt.
DOUBTS = {
    "share": {"ru": "этого мало для уверенности", "en": "too few to be sure"},
    "earlier": {"ru": "но первый датирован раньше", "en": "but the first is dated earlier"},
    "quoted": {"ru": "но скорее второй цитирует первый", "en": "but the second rather quotes it"},
    "short": {
        "ru": "но первый короток и может состоять из общих мест",
        "en": "but the first is short and may consist of set phrases",
    },
}

LANGUAGES = tuple(SHARES)


def reason(link: Link, language: str) -> str:
    shares = SHARES[language].format(*link.shares)
    return "; ".join([shares, *(DOUBTS[doubt][language] for doubt in link.doubts)])
