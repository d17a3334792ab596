"""Short names made of the beginnings of words: «АлтГУ», «СПбГУ», «ЦКР»."""

import re

JOINING = {"и", "по", "в", "на", "для", "при", "с", "о", "об", "над"}


def spells_out(short: str, name: str) -> bool:
    """«АлтГУ» is short for «Алтайский государственный университет»: word by word, from the first.

    Honours and places may follow: «СПбГЛТУ» for «… университет имени С.М. Кирова».
    """
    parts = [part.lower() for part in re.findall(r"[^\W\d_a-zа-яё][a-zа-яё]*", short)]
    words = [w.lower() for w in re.findall(r"[^\W\d_]+", name) if w.lower() not in JOINING]
    rest = words[len(parts) :]
    if len(parts) < 2 or len(words) < len(parts) or "".join(parts) != short.lower():
        return False
    return all(map(_begins, words, parts)) and (not rest or rest[0] in {"имени", "им"})


def spells_compound(short: str, word: str) -> bool:
    """«САХ» is short for «Спецавтохозяйство», «ГВК» for «Горводоканал»."""
    letters = iter(word.lower())
    compound = word.isalpha() and len(word) >= 3 * len(short) and word[:1] == short[:1]
    return compound and all(letter in letters for letter in short.lower())


def _begins(word: str, part: str) -> bool:
    """«тюм» begins «тюменский», «пб» stands for «петербургский»."""
    letters = iter(word[1:])
    return word[:1] == part[:1] and (
        word.startswith(part) or (len(part) == 2 and part[1] in letters)
    )


def is_short(word: str) -> bool:
    """An abbreviation such as «ЦКР», «СПбГУ» or «GCCA»."""
    capitals = sum(1 for letter in word if letter.isupper())
    return word.isalpha() and 2 <= len(word) <= 10 and capitals > len(word) / 2
