"""Offices in a text: which role of the vocabulary they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.lexicon import rows

#: Of these a place may be named alone: a minister of a place is the minister of some body there.
TERRITORIAL = re.compile(r"губернатор|мэр|глав[аыеуой]|президент", re.I)
#: «**и.о.** директора», «**врио** губернатора», «**исполняющий обязанности** ректора»
ACTING = re.compile(
    r"(?:и\.\s?о\.|вр\.?\s?и\.?\s?о\.?(?![а-яё])"
    r"|(?:временно\s+)?исполняющ\w+\s+(?:обязанности|полномочия))\s*",
    re.I,
)
#: «**обязанности директора** исполняет Б»
DUTIES = re.compile(r"\b(?:обязанност|полномочи)(?:и|я|ей|й)\s+(?:[а-яё]+(?:ого|ой)\s+)?$", re.I)
#: «заместителя генерального **директора**»: the office of whom one is the deputy.
DEPUTY_OF = re.compile(
    r"\s+(?:[а-яё]+\s+){0,2}?(?:губернатор|министр|мэр|глав[аыеу]|директор|ректор|президент"
    r"|руководител|начальник|председател|секретар|премьер-министр)[а-яё]*",
    re.I,
)


@dataclass(frozen=True)
class Office:
    """`text[start:end]` are the words, with the office that a deputy stands under."""

    start: int
    end: int
    role: str
    words: str

    @property
    def title(self) -> str:
        """«и.о. **директора**»"""
        return ACTING.sub("", self.words, count=1)

    @property
    def is_instrumental(self) -> bool:
        """«назначить **руководителем**»"""
        return re.search(r"(?:[еёоыи]м|ой|[яы]ми)$", self.words.split()[0]) is not None

    @property
    def is_plural(self) -> bool:
        """«вице-**губернаторов** Мовчана С.Н. и Бондаренко Н.Л.»"""
        return re.search(r"(?:ов|ей|ам|ям|ами|ями|ах|ях|ы|и)$", self.words.split()[-1]) is not None

    @property
    def is_territorial(self) -> bool:
        return TERRITORIAL.search(self.words) is not None


def offices(text: str, start: int = 0, end: int | None = None) -> Iterator[Office]:
    """«под председательством **Губернатора** Псковской области»; «председательство» is none."""
    stop = len(text) if end is None else end
    last = start
    for match in _pattern().finditer(text, start, stop):
        if match.start() < last:
            continue
        role = rows("offices.tsv")[int((match.lastgroup or "o0")[1:])][1]
        above = DEPUTY_OF.match(text, match.end(), stop) if role == "DeputyHead" else None
        last = above.end() if above else match.end()
        if above and "председател" in above.group().lower():
            role = "DeputyChair" if "правительств" not in text[last : last + 20].lower() else role
        words = text[match.start() : last]
        acting = ACTING.match(words) or DUTIES.search(text, start, match.start())
        role = "ActingHead" if role in {"Head", "Governor"} and acting else role
        yield Office(match.start(), last, role, words)


@cache
def _pattern() -> re.Pattern[str]:
    parts = (f"(?P<o{i}>{row[0]})" for i, row in enumerate(rows("offices.tsv")))
    return re.compile(rf"\b(?:{ACTING.pattern})?(?:{'|'.join(parts)})(?!ьств)[а-яё]*", re.I)
