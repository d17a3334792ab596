"""The spaCy pipeline that policy Russian is analysed with: razdel, slovnet and pymorphy3."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from razdel import tokenize
from threadpoolctl import ThreadpoolController

from ingest import neural
from ingest.analysed import Doc, Language, Russian, Token, Vocab, create_vocab
from ingest.morphology import Parse, parses

#: slovnet's Universal Dependencies to the grammemes of pymorphy3.
CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
NUMBERS = {"Sing": "sing", "Plur": "plur"}
GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
POS = {
    "NOUN": {"NOUN"},
    "PROPN": {"NOUN"},
    "ADJ": {"ADJF", "ADJS", "PRTF"},
    "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"},
    "AUX": {"VERB", "INFN"},
    "DET": {"ADJF", "NPRO"},
    "ADV": {"ADVB", "COMP"},
    "ADP": {"PREP"},
}


class Model(Protocol):
    """What slovnet's taggers have in common."""

    def map(self, items: list[Any]) -> Iterator[Any]: ...


Prepare = Callable[[Doc], Any]
Apply = Callable[[Doc, Any], None]

Token.set_extension("parse", default=None, force=True)


@cache
def vocab() -> Vocab:
    """What the words of all texts are numbered by."""
    return create_vocab("ru", Russian.Defaults)


@cache
def language() -> Language:
    """Loaded once; spaCy's own tokenizer, which takes a while to make, is not."""
    nlp = Russian(vocab(), create_tokenizer=lambda nlp: RazdelTokenizer(nlp.vocab))
    for component in ("slovnet_morphology", "pymorphy_lemmas", "slovnet_names"):
        nlp.add_pipe(component)
    return nlp


def analyse(texts: Sequence[str]) -> list[Doc]:
    """Each text as tokens with lemma, grammatical reading and the model's names."""
    return list(language().pipe(texts))


class RazdelTokenizer:
    """razdel's tokens, which keep «Санкт-Петербург» and «10-рп» whole."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        tokens = list(tokenize(text))
        spaces = [text[token.stop : token.stop + 1] == " " for token in tokens]
        return Doc(self.vocab, words=[token.text for token in tokens], spaces=spaces)

    def to_disk(self, path: Path, **_: object) -> None:
        """There is nothing to keep."""

    def from_disk(self, path: Path, **_: object) -> "RazdelTokenizer":
        return self


def one_thread() -> AbstractContextManager[Any]:
    """While it lasts; on few cores, threads that wait cost more than they give."""
    limits: AbstractContextManager[Any] = _libraries().limit(limits=1)
    return limits


@cache
def _libraries() -> Any:
    """Those with threads of their own; to look for them takes longer than to read a sentence."""
    return ThreadpoolController()


class Batched:
    """A slovnet model as a component: many short texts at once, those of like length together."""

    def __init__(self, model: Model, prepare: Prepare, apply: Apply) -> None:
        self.model, self.prepare, self.apply = model, prepare, apply

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 256) -> Iterator[Doc]:
        for docs in _chunks(stream, batch_size):
            with one_thread():
                self._annotate(sorted(filter(len, docs), key=len))
            yield from docs

    def _annotate(self, docs: list[Doc]) -> None:
        markups = self.model.map([self.prepare(doc) for doc in docs])
        for doc, markup in zip(docs, markups, strict=True):
            self.apply(doc, markup)


def _chunks(stream: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    docs = iter(stream)
    while chunk := list(islice(docs, size)):
        yield chunk


@Language.factory("slovnet_morphology")
def slovnet_morphology(nlp: Language, name: str) -> Batched:
    """Part of speech, case, number and gender as the context has them."""
    return Batched(neural.morphology(), _words_as_read, _tag)


@Language.factory("slovnet_names")
def slovnet_names(nlp: Language, name: str) -> Batched:
    """Persons, places and organisations as the neural model sees them."""
    return Batched(neural.names(), lambda doc: _as_read(doc.text), _name)


@Language.component("pymorphy_lemmas")
def pymorphy_lemmas(doc: Doc) -> Doc:
    """The dictionary reading that agrees best with the context."""
    for token in doc:
        features = token.morph.to_dict()
        tags = (features.get(name, "") for name in ("Case", "Number", "Gender"))
        parse = _best(token.text, token.pos_, *tags)
        token._.parse = parse
        token.lemma_ = parse.lemma
    return doc


def _as_read(text: str) -> str:
    """The bar between the cells of a row ends a sentence for models that were taught on news."""
    return text.replace("|", ".")


def _words_as_read(doc: Doc) -> list[str]:
    """Letterheads in capitals are read as if they were in small letters."""
    lowered = doc.text.isupper() and len(doc) > 1
    return [_as_read(token.lower_ if lowered else token.text) for token in doc]


def _tag(doc: Doc, markup: Any) -> None:
    for token, tagged in zip(doc, markup.tokens, strict=True):
        token.pos_ = tagged.pos
        token.set_morph(tagged.feats)  # type: ignore[attr-defined]  # spaCy's stubs lack it


def _name(doc: Doc, markup: Any) -> None:
    spans = (
        doc.char_span(span.start, span.stop, label=span.type, alignment_mode="contract")
        for span in markup.spans
    )
    doc.set_ents([span for span in spans if span is not None])


@lru_cache(maxsize=200_000)
def _best(word: str, pos: str, case: str, number: str, gender: str) -> Parse:
    """Of the readings of a word the one that agrees best with its tags; the case counts most."""
    wanted = (CASES.get(case), NUMBERS.get(number), GENDERS.get(gender))

    def agreement(reading: Parse) -> int:
        has = (reading.case, reading.number, reading.gender)
        same = zip((3, 2, 1), has, wanted, strict=True)
        score = sum(weight for weight, one, other in same if other is not None and one == other)
        return score + 4 * (reading.pos in POS.get(pos, set()))

    return max(parses(word), key=agreement)
