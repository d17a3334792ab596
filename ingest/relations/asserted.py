"""Whether what a word of a tree says is stated as a fact."""

import re
from collections.abc import Iterator

from ingest.analysed import is_future
from ingest.relations.fillers import CLAUSES
from ingest.relations.sentence import UNREAL, Sentence
from ingest.syntax import Node

#: Where one clause ends and another begins, as far as punctuation tells.
BREAK = re.compile(
    r";|,\s+(?:а|но|однако|хотя|тогда\s+как|при\s+этом|что|котор\w+)\s"
    r"|,?\s+(?:и|а\s+также)\s+(?=(?:\w+\s+){0,3}?(?:планиру|намер|готов|рассчитыва|стрем|собира)\w*\s)",
    re.I,
)
#: Words that make what hangs on them a plan, a wish, a demand or a condition.
WISHING = re.compile(
    r"(?:намер|планир|заплан|предлага|предлож|рекоменд|поруч|прос[ия]т|долж[ен]|необходим|следует"
    r"|хотел|може[тм]|могут|возмож|отклон|отказ|будет|будут|желат|целесообразн|призыва|обяз|ожида"
    r"|предполага|готов[ия]|стрем|рассматрива|претенд|номинир)",
    re.I,
)
DENYING = {"не", "ни", "бы", "если", "чтобы", "якобы", "вряд"}
#: «тогда **как**», «в то **время** как», «хотя»
CONTRASTING = {"тогда", "время", "хотя", "между", "зато"}
FINITE = {"VERB", "PRTS"}


def is_asserted(sentence: Sentence, node: Node) -> bool:
    """«не вошёл», «войдёт», «намерен войти», «если войдёт» state nothing."""
    offset = node.token.idx
    if any(_is_unreal(each) for each in clause(node)):
        return False
    return sentence.is_fact_at(offset) or UNREAL.search(_around(sentence, offset)) is None


def clause(node: Node) -> Iterator[Node]:
    """The word and what it hangs on, up to the verb of its own clause."""
    above: Node | None = node
    while above is not None:
        yield above
        finite = above.token._.parse.pos in FINITE
        if above.relation in CLAUSES or (above.relation == "conj" and finite):
            return
        if finite and _is_contrasted(above):
            return
        above = above.head


def _is_contrasted(node: Node) -> bool:
    """«А отказался, **тогда как Б стал** участником»: one depends on the other but in syntax."""
    marks = {child.token.lower_ for child in node.with_relation("mark")}
    return node.relation == "advcl" and not marks.isdisjoint(CONTRASTING)


def is_denied(node: Node) -> bool:
    return any(child.token.lower_ in DENYING for child in node.children)


def _is_unreal(node: Node) -> bool:
    if node.naming is not None:
        return False
    infinitive = node.token._.parse.pos == "INFN"
    said = is_future(node.token) or infinitive or is_denied(node)
    return said or WISHING.match(node.token.lower_) is not None


def _around(sentence: Sentence, offset: int) -> str:
    """The clause around a place, as far as punctuation tells."""
    start, end = sentence.start, sentence.end
    for found in BREAK.finditer(sentence.passage.text, sentence.start, sentence.end):
        if found.end() <= offset:
            start = found.start()
        else:
            end = found.start()
            break
    return sentence.passage.text[start:end]
