"""Queries to try instead of one that finds nothing."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from kg.generations import Generation
from kg.lexical import WORD, Word, folded, words
from kg.vocabulary.entries import LONGEST_BEGINNING
from kg.vocabulary.keyboard import on_the_other_layout
from kg.vocabulary.published import Vocabulary

#: More to choose from would have to be read.
MOST = 5

#: Words that begin with fewer letters in common have nothing else in common.
SHORTEST_STEM = 4

#: Names and words offered for one word of the query.
FOR_A_WORD = 2

#: With the signs that are Russian letters on the other layout: «j,kfcnm» is «область».
CHUNK = re.compile(r"\S+")

QUOTED = re.compile(r"(?<![-−])[«\"“](?P<words>[^«»\"“”]*)[»\"”]")


def suggested(generation: Generation, query: str) -> list[str]:
    """Ready queries, the best first: as it was meant, with less in it, of things and words near."""
    vocabulary = generation.vocabulary
    found: dict[str, str] = {}
    for each in _candidates(vocabulary, query):
        if folded(each) not in (folded(query), ""):
            found.setdefault(folded(each), each)
    return list(islice(found.values(), MOST)) or vocabulary.most_mentioned(MOST)


def respelt(vocabulary: Vocabulary, query: str) -> str:
    """The query with what was meant in place of the words that nothing here has."""
    return WORD.sub(lambda word: _meant(vocabulary, word.group()), rejoined(vocabulary, query))


def rejoined(vocabulary: Vocabulary, query: str) -> str:
    """The query on the layout it was meant for, and without spaces inside of words."""
    return _joined(vocabulary, _relaid(vocabulary, query))


def _candidates(vocabulary: Vocabulary, query: str) -> Iterator[str]:
    meant = respelt(vocabulary, query)
    yield meant
    loose = _without_quotes(meant)
    yield loose
    yield _with_less(vocabulary, loose)
    for word in _said(loose):
        yield from _near(vocabulary, word)


def _relaid(vocabulary: Vocabulary, query: str) -> str:
    """«gkfy gj nehbpve» → «план по туризму», if nothing is known as it stands."""
    other = on_the_other_layout(query)
    if not any(_is_known(vocabulary, chunk) for chunk in query.split()) and all(
        _is_known(vocabulary, chunk) for chunk in other.split()
    ):
        return other
    return CHUNK.sub(lambda chunk: _relaid_chunk(vocabulary, chunk.group()), query)


def _relaid_chunk(vocabulary: Vocabulary, chunk: str) -> str:
    """«j,kfcnm» → «область»; what is known as it stands stays, and mere words have their turn."""
    if chunk.isalpha() or _is_known(vocabulary, chunk):
        return chunk
    found = vocabulary.corrections(chunk)
    return found[0].written if found else chunk


def _joined(vocabulary: Vocabulary, query: str) -> str:
    """«энерго эффективность» → «энергоэффективность», where one of the two is not known."""
    found = list(WORD.finditer(query))
    for one, other in reversed(list(pairwise(found))):
        parts = one.group(), other.group()
        apart = query[one.end() : other.start()]
        if apart.isspace() and not all(_is_known(vocabulary, part) for part in parts):
            whole = vocabulary.glued(*parts)
            if whole:
                query = query[: one.start()] + whole.written + query[other.end() :]
    return query


def _meant(vocabulary: Vocabulary, word: str) -> str:
    found = vocabulary.corrections(word)
    return found[0].written if found else word


def _with_less(vocabulary: Vocabulary, query: str) -> str:
    """Without the words that nothing has; if there are none, without the rarest."""
    said = _said(query)
    passages = {word: vocabulary.passages(word.lemma) for word in said}
    least = min(passages.values(), default=0)
    dropped = [word for word in said if passages[word] == least]
    if len(dropped) == len(said):
        return ""
    for word in reversed(dropped if least == 0 else dropped[:1]):
        query = query[: word.start] + query[word.end :]
    return " ".join(_without_loose_ends(query.split()))


def _without_quotes(query: str) -> str:
    """The words of phrases wherever they stand, but for those that are excluded."""
    return " ".join(QUOTED.sub(lambda phrase: phrase["words"], query).split())


def _without_loose_ends(chunks: list[str]) -> list[str]:
    """«комитет по» → «комитет»"""
    while chunks and not words(chunks[-1]):
        chunks = chunks[:-1]
    return chunks


def _near(vocabulary: Vocabulary, word: Word) -> Iterator[str]:
    """Things with the word in their names and words with its beginning, or with less of it."""
    longest = min(len(word.lemma), LONGEST_BEGINNING)
    for length in range(longest, min(SHORTEST_STEM, longest) - 1, -1):
        if found := vocabulary.completions(word.lemma[:length], FOR_A_WORD):
            yield from (completion.text for completion in found)
            return


def _said(query: str) -> list[Word]:
    """The words that are sought: those after a minus are not."""
    return [word for word in words(query) if query[: word.start][-1:] != "-"]


def _is_known(vocabulary: Vocabulary, text: str) -> bool:
    """Words that search does not look at are known too."""
    return all(vocabulary.knows(word.lemma) for word in words(text))
