"""What a document means by itself: «настоящее Постановление» is the act that its title names."""

from collections.abc import Mapping, Sequence

from ingest.entities.clusters import Cluster
from ingest.headings import is_named_alone
from ingest.mentions.bare import POINTING
from ingest.model import Mention
from ingest.morphology import lemma
from ingest.names import tokens

#: So many lines at most stand over the words of an act.
ABOVE = 15


class Itself:
    """The acts that a document calls itself, each by the noun that it does so with."""

    def __init__(
        self, mentions: Sequence[Mention], of_mention: Mapping[int, tuple[Cluster, str]]
    ) -> None:
        self._said = {lemma(each.name) for each in mentions if each.rule == "own_act"}
        self._titles: dict[str, Cluster] = {}
        for mention in mentions if self._said else ():
            if mention.kind == "act" and id(mention) in of_mention and _is_title(mention):
                stems = (lemma(word) for word in tokens(mention.name))
                head = next((stem for stem in stems if stem in self._said), "")
                self._titles.setdefault(head, of_mention[id(mention)][0])

    def is_meant(self, reference: Mention) -> bool:
        """«Стороны **Соглашения**», where the document calls itself «настоящее Соглашение»"""
        if reference.rule == "own_act":
            return True
        before = reference.passage.text[: reference.start].split()[-1:]
        pointed = any(lemma(word) in POINTING for word in before)
        return reference.kind == "act" and lemma(reference.name) in self._said and not pointed

    def named(self, reference: Mention) -> Cluster | None:
        """None where no title names it: then it is no other act either."""
        return self._titles.get(lemma(reference.name))


def _is_title(mention: Mention) -> bool:
    """«ПОСТАНОВЛЕНИЕ от 12 марта 2021 г. № 187» among the first lines"""
    shouted = mention.surface.split()[0].isupper()
    opens = mention.start <= mention.passage.body + 1
    return mention.passage.order <= ABOVE and opens and (shouted or is_named_alone(mention))
