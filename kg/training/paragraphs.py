"""Sentences of Russian texts, each beside the rest of its paragraph."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

#: A shorter one says too little to be told from others: «Статья 5.»
SHORTEST = 25  # characters


def sentences_and_rests(folders: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """From all .txt files in folders, in the order of their names."""
    for folder in folders:
        for path in sorted(folder.rglob("*.txt")):
            for paragraph in path.read_text(encoding="utf-8").splitlines():
                yield from parted(paragraph)


def parted(paragraph: str) -> Iterator[tuple[str, str]]:
    """«Один. Два. Три.» gives Один and Два Три, Два and Один Три, Три and Один Два."""
    parts = re.split(r"(?<=[.!?;])\s+", paragraph.strip())
    sentences = [part for part in parts if len(part) > SHORTEST]
    if len(sentences) > 1:
        for place, sentence in enumerate(sentences):
            yield sentence, " ".join(sentences[:place] + sentences[place + 1 :])
