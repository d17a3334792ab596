"""How a word is usually written."""

from kg.lexical import folded
from kg.vocabulary.lookup import Lookup


def usual_form(entries: Lookup, lemma: str) -> str:
    """A word as dictionaries have it and as people write it: «кластер», «Норвегия», «ёлка»."""
    written = entries.written(lemma)
    forms = [word for word in written if folded(word) == lemma]
    if lower := [word for word in written if word.islower()]:
        return next((word for word in forms if word in lower), lemma)
    capital = all(word.isupper() for word in written)
    return max(forms, default=lemma.upper() if capital else lemma.capitalize())
