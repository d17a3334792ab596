"""Which of the proposals for the same words stand."""

import re
from collections.abc import Sequence

from ingest.mentions.candidate import Candidate
from ingest.names import core

#: These name something only where nothing longer does.
PROPOSED_ALONE = {
    "model_organization", "model_person", "model_latin_name", "actor_group", "surname_alone",
}  # fmt: skip
#: «Университет имени М.К. Аммосова»: whom a name honours takes no part in the document.
HONOURING = {"organization", "award", "project", "programme", "place"}
#: «Регион Хельсинки»: the place whose name another bears is not spoken of.
BEARING = {"регион", "макрорегион", "агломерация"}
#: Waters tell where a body works, not what it governs.
WATERS = {"море", "океан", "озеро", "залив"}

#: «премия «Знак» в номинации «**Решение года**»»
QUOTED = re.compile(r"[«\"]([^«»\"]+)[»\"]")


def standing(proposed: Sequence[tuple[int, Candidate]]) -> list[Candidate]:
    """Longer names go before shorter ones; a shorter one may stand inside, but not across."""
    kept: list[Candidate] = []
    for _, candidate in sorted(proposed, key=lambda each: (each[1].start - each[1].end, each[0])):
        if all(_compatible(candidate, other) for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda each: (each.start, -each.end))


def _compatible(shorter: Candidate, longer: Candidate) -> bool:
    """«Санкт-Петербурга» may stand inside «Правительства Санкт-Петербурга», not across its end."""
    if shorter.end <= longer.start or shorter.start >= longer.end:
        return True
    inside = longer.start <= shorter.start and shorter.end <= longer.end
    if not inside or (shorter.start, shorter.end) == (longer.start, longer.end):
        return False
    if shorter.rule in PROPOSED_ALONE or longer.kind == "person":
        return False
    if shorter.kind == "person" and longer.kind in HONOURING:
        return False
    if "regional_body" in {longer.rule, shorter.rule} and shorter.kind == longer.kind:
        return False  # «УГИБДД ГУ **МВД России по Омской области**»
    if _is_quoted_part(shorter, longer):
        return False
    if shorter.kind == "place" and _only_lends_its_name(shorter, longer):
        return False
    if _is_one(shorter, longer):
        return False
    return shorter.kind != longer.kind or shorter.start > longer.start


def _is_one(shorter: Candidate, longer: Candidate) -> bool:
    """«бизнес-модель реализации концепции Green Energy», «премия «Знак» в номинации «Прорыв»»"""
    project = shorter.kind == "project" and shorter.rule == "head_noun_phrase"
    return shorter.kind == longer.kind and (project or shorter.kind == "award")


def _only_lends_its_name(place: Candidate, longer: Candidate) -> bool:
    """«регион **Хельсинки**», «Совет государств **Балтийского моря**», «ЗАО «Штадлер **Минск**»»"""
    quoted = core(longer.name) or ""
    if longer.kind == "organization" and re.search(rf"^(?:\w+ )?{re.escape(place.name)}$", quoted):
        return True
    if longer.kind == "place":
        named = longer.rule in {"settlement", "address", "head_with_quotation"}
        return named or longer.name.split()[0].lower() in BEARING
    return place.name.split()[-1].lower() in WATERS


def _is_quoted_part(shorter: Candidate, longer: Candidate) -> bool:
    """The words in the quotation marks of a name are that name, not another."""
    if shorter.kind != longer.kind and shorter.rule not in {"head_noun_phrase", "quotation_alone"}:
        return False
    quoted = core(longer.name) or longer.name
    if shorter.rule == "known_name":  # «технопарк «**Сколково**»» is not the foundation
        return quoted in {shorter.name, core(shorter.name)}
    names = (longer.name, *longer.aliases, *QUOTED.findall(longer.name))
    return any(name.startswith(shorter.name) for name in names)
