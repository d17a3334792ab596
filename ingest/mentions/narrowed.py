"""Groups that a participle narrows: «органам власти, **расположенным в Арктике**»."""

from ingest.analysed import Doc, Span, Token
from ingest.lexicon import words
from ingest.morphology import nominative, parses
from ingest.phrases.nominative import in_nominative
from ingest.phrases.nouns import ABBREVIATED

#: No clause that narrows a name has more words.
LONGEST = 16
ENDS = {".", ";", ":", "|", "(", "!", "?"}
#: In these cases they are addressed or act; in others the participle may be of a word before.
ACTING = {"datv", "nomn", "ablt"}
GENITIVE = "gent"


def narrowed(span: Span, head: Token) -> tuple[Span, str]:
    """The group with the clause that says which, and what that is called."""
    name = in_nominative(span, head)
    end = _clause_end(span, head)
    if end is None:
        return span, name
    doc = span.doc
    participle, rest = doc[span.end + 1], doc[span.end + 2 : end]
    form = participle.text if _is_of_inner(span, head, participle) else _upright(participle)
    return doc[span.start : end], f"{name}, {form} {rest.text}"


def _clause_end(span: Span, head: Token) -> int | None:
    """Where the clause of a participle ends that follows the name after a comma."""
    doc, at = span.doc, span.end + 1
    if doc[span.end : at].text != "," or not _narrows(doc[at : at + 1], head):
        return None
    end = next((t.i for t in doc[at : at + LONGEST] if _closes(t, head)), None)
    if end is None and len(doc) - at < LONGEST:
        end = len(doc)
    return end if end is not None and end > at + 1 and not _is_cut(doc, end) else None


def _is_cut(doc: Doc, end: int) -> bool:
    """«принимающим решения по вопросам**, которые** важны»: the clause has one of its own."""
    further = doc[end + 1 : end + 2]
    said = any(t.lemma_ == "который" or t._.parse.pos == "PRTF" for t in further)
    return doc[end : end + 1].text == "," and said


def _narrows(beside: Span, head: Token) -> bool:
    """A participle in the case of the name, or of the nouns in it; not «, именуемые далее …»."""
    case = head._.parse.case
    return case in ACTING and any(
        r.pos == "PRTF"
        and (r.number, r.lemma in words("narrowing.tsv")) == ("plur", True)
        and r.case in {case, GENITIVE}
        for token in beside
        for r in parses(token.text)
    )


def _closes(token: Token, head: Token) -> bool:
    """A mark; a comma unless a list goes on: «осуществляющим перевозку людей, почты и грузов,»."""
    doc = token.doc
    if token.text == ",":
        return not _goes_on(doc, token.i, head)
    abbreviates = token.text == "." and doc[token.i - 1].text in ABBREVIATED
    return token.text in ENDS and not abbreviates


def _goes_on(doc: Doc, at: int, head: Token) -> bool:
    """Before the next comma an «и» joins the last of a list, in another case than the name."""
    following = doc[at + 1 : at + 2]
    stop = next((t.i for t in doc[at + 1 :] if t.text in ENDS | {","}), len(doc))
    part = doc[at + 1 : stop]
    noun = next((t for t in part if t._.parse.pos == "NOUN"), None)
    listed = any(t.text == "и" for t in part) and doc[stop : stop + 1].text == ","
    of_list = noun is not None and noun._.parse.case not in {head._.parse.case, "nomn"}
    said = any(t._.parse.pos in {"VERB", "INFN", "GRND", "PRTS"} for t in part)
    return bool(len(following)) and listed and of_list and not said


def _is_of_inner(span: Span, head: Token, participle: Token) -> bool:
    """«органам власти **субъектов** РФ, **входящих** в округ»: these are narrowed."""
    if not any(r.pos == "PRTF" and r.case == GENITIVE for r in parses(participle.text)):
        return False
    inner = [t for t in span.doc[head.i + 1 : span.end] if t._.parse.pos == "NOUN"]
    many = any(t._.parse.number == "plur" and t._.parse.case == GENITIVE for t in inner)
    return head._.parse.case != GENITIVE or many


def _upright(participle: Token) -> str:
    """«расположенным» → «расположенные»"""
    reading = next(r for r in parses(participle.text) if r.pos == "PRTF" and r.number == "plur")
    return nominative(participle.text, reading)
