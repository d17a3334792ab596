"""What a document says of its bodies as a whole: for offices whose body is not named beside."""

import re
from dataclasses import dataclass

from ingest.lexicon import rows
from ingest.model import Entity, Naming
from ingest.morphology import lemma
from ingest.roles.offices import Office


@dataclass(frozen=True)
class Setting:
    """The bodies that the document names, in reading order, and those that issued it."""

    named: tuple[Naming, ...]
    issuers: tuple[Entity, ...] = ()
    #: Whether what the document decides is done.
    adopted: bool = True

    @property
    def bodies(self) -> list[Entity]:
        issuing = [issuer for issuer in self.issuers if issuer.kind == "organization"]
        named = [n.entity for n in self.named if n.mention.kind == "organization"]
        return list(dict.fromkeys([*issuing, *named]))

    def body_of(self, office: Office) -> Entity | None:
        """«**Министр** Н.Я. Карпушина»: the ministry that the document is of."""
        for beginning, pattern in rows("serving.tsv"):
            if re.match(beginning, office.title, re.I):
                fitting = (b for b in self.bodies if re.search(pattern, b.name, re.I))
                return next(fitting, None)
        return None

    def ministry(self, field: str) -> Entity | None:
        """«министр **сельского хозяйства** Республики Татарстан»: the ministry of that name."""
        wanted = [lemma(word) for word in re.findall(r"[а-яё-]+", field.lower())]
        fitting = [body for body in self.bodies if _is_ministry_of(body, wanted)]
        return max(fitting, key=lambda body: _common(body, wanted), default=None)


def _is_ministry_of(body: Entity, wanted: list[str]) -> bool:
    field = _field(body)
    return (
        bool(wanted and field)
        and field[0] == wanted[0]
        and ("федерация" in field) == ("федерация" in wanted)
    )


def _common(body: Entity, wanted: list[str]) -> int:
    return len(set(_field(body)) & set(wanted))


def _field(body: Entity) -> list[str]:
    """«Министерство здравоохранения края» → здравоохранение, край."""
    words = re.findall(r"[а-яё-]+", body.name.lower())
    return [lemma(word) for word in words[1:]] if words and words[0] == "министерство" else []
