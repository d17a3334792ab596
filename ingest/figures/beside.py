"""Names that only accompany what a figure is of: sources, helpers, examples, givers of money."""

import re
from functools import cache

from ingest.lexicon import rows
from ingest.model import Naming
from ingest.pronouns import is_nominative
from ingest.relations.sentence import Sentence

#: «среди них **А**, **Б** и завод **В**»: between the names of one list.
LISTED = re.compile(
    r"[»\"”)\s]*(?:,|\bи\b|\bа\s+также\b)\s*(?!(?:во?|на|из|у|по|для|при)\s)(?:[а-яё-]+\s+){0,3}[«\"“(]?"
)
#: «Министерство **сообщает, что** …»: who says it is not what it is about.
SAYING = re.compile(
    r"\b(?:информиру|сообща|сообщи|отмеча|отмети|констатир|подч[её]рк|заяв|доложи|указа|рассказа"
    r"|напомни)[а-яё]*(?:\s+[а-яё]+){0,2},\s+что\b",
    re.I,
)
#: What introduces a name stands at most so far before it.
REACH = 90

#: «(далее – **Центр**)» only gives a name.
ALIAS = re.compile(r"\bдалее\s*(?:также\s*)?[–—-]\s*$", re.I)
#: Adjectives and nouns that may stand between an introduction and a name.
OBLIQUE = r"[а-яё]+(?:ого|его|ой|ей|ых|их|ым|ом|ем|ами|ыми|ими|а|я|у|ю|ы|и|ов|ев)"


def telling(sentence: Sentence, named: list[Naming]) -> list[Naming]:
    """«По оценке **Минэкономразвития**, **Союз** объединяет 34 организации»: the union only."""
    found: list[Naming] = []
    beside: Naming | None = None
    speaking = sentence.match(SAYING)
    for naming in named:
        if speaking and naming.mention.start < speaking.start():
            continue
        if _is_in_title(sentence, naming) or ALIAS.search(
            sentence.passage.text, 0, naming.mention.start
        ):
            continue
        if _is_introduced(sentence, naming) or (beside and _goes_on(sentence, beside, naming)):
            beside = naming
        else:
            found.append(naming)
    return found


def _is_in_title(sentence: Sentence, naming: Naming) -> bool:
    """«соревнования «Лыжня **Урала**»»: a place that a title only mentions."""
    text, start = sentence.passage.text, naming.mention.start
    opened = text.rfind("«", sentence.start, start)
    inside = opened >= 0 and "»" not in text[opened:start]
    return naming.mention.kind == "place" and inside and opened != start - 1


def _is_introduced(sentence: Sentence, naming: Naming) -> bool:
    start = max(sentence.start, naming.mention.start - REACH)
    before = sentence.passage.text[start : naming.mention.start]
    return _introduction().search(before) is not None


def _goes_on(sentence: Sentence, beside: Naming, naming: Naming) -> bool:
    """The next name of the same list, or a name within the one before."""
    if naming.mention.start < beside.mention.end:
        return True
    if is_nominative(naming, sentence, surely=True) and not is_nominative(beside, sentence):
        return False
    between = sentence.passage.text[beside.mention.end : naming.mention.start]
    return LISTED.fullmatch(between) is not None


@cache
def _introduction() -> re.Pattern[str]:
    phrases = "|".join(row[0] for row in rows("beside.tsv"))
    return re.compile(rf"\b(?:{phrases})\s+(?:{OBLIQUE}\s+){{0,2}}[«\"“(]?\s*$", re.I)
