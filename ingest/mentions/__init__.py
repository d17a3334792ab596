"""Names in passages: every rule proposes, the longest and surest proposals stand."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.analysed import Doc
from ingest.known import KnownNames
from ingest.mentions.acts import act_about, act_with_reference
from ingest.mentions.aliases import defined_short_name, is_short, with_other_names
from ingest.mentions.candidate import Candidate, Rule
from ingest.mentions.gatherings import gathering_with_participants
from ingest.mentions.groups import actor_group
from ingest.mentions.headed import bare_head, head_noun_phrase, head_with_quotation, quotation_alone
from ingest.mentions.knowns import known_name, regional_body
from ingest.mentions.latin import latin_name, model_latin_name
from ingest.mentions.listed import listed_quotations
from ingest.mentions.models import model_organization, model_place
from ingest.mentions.people import model_person, surname_with_initials
from ingest.mentions.places import coordinated_regions
from ingest.model import Mention, Passage

#: The surest first: of two proposals for the same words the earlier rule's stands.
RULES: list[Rule] = [
    act_with_reference,
    head_with_quotation,
    quotation_alone,
    act_about,
    known_name,
    regional_body,
    coordinated_regions,
    surname_with_initials,
    gathering_with_participants,
    head_noun_phrase,
    latin_name,
    model_person,
    bare_head,
    actor_group,
    model_latin_name,
    model_place,
    model_organization,
]

#: These name something only where nothing longer does.
PROPOSED_ALONE = {"model_organization", "model_person", "model_latin_name", "actor_group"}

DEFINING = (" (далее", "(далее")
#: After a known name these lead on to something else: «Европейского союза для региона …».
BEYOND = {"для", "по", "при"}


def find_mentions(
    passages: Sequence[Passage], docs: Sequence[Doc], known: KnownNames
) -> list[Mention]:
    """The names in the passages, in reading order."""
    listed = listed_quotations(passages, docs)
    proposed = [
        [*_proposed(doc, known), *([(0, listed[p.order])] if p.order in listed else [])]
        for p, doc in zip(passages, docs, strict=True)
    ]
    explained = _explained(proposed)
    return [
        _mention(passage, doc, candidate)
        for passage, doc, own in zip(passages, docs, proposed, strict=True)
        for candidate in _standing(
            [*_with_abbreviation(doc, own, explained), *_abbreviations(doc, explained)]
        )
    ]


def short_names(docs: Sequence[Doc], mentions: Sequence[Mention]) -> dict[str, str]:
    """What the document says it will call something from then on, and what it calls so."""
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.kind in {"person", "place", "group"}:
            continue
        doc, text = docs[mention.passage.order - 1], mention.passage.text
        if not text.startswith(DEFINING, mention.end):
            continue
        following = doc.char_span(mention.end, len(text), alignment_mode="contract")
        short = defined_short_name(doc, following.start) if following is not None else None
        if short:
            found.setdefault(short, mention.name)  # the outermost name comes first
    return found


def _proposed(doc: Doc, known: KnownNames) -> list[tuple[int, Candidate]]:
    """Each rule's candidates with the rank of the rule."""
    found = [
        (rank, with_other_names(doc, candidate))
        for rank, rule in enumerate(RULES)
        for candidate in rule(doc, known)
        if not _crosses_cells(doc, candidate)
    ]
    overlong = {
        (name.start, name.kind)
        for _, name in found
        if name.rule == "known_name" and doc[name.end : name.end + 1].text.lower() in BEYOND
    }
    return [
        (rank, candidate)
        for rank, candidate in found
        if candidate.rule != "head_noun_phrase" or (candidate.start, candidate.kind) not in overlong
    ]


def _crosses_cells(doc: Doc, candidate: Candidate) -> bool:
    return any(token.text == "|" for token in doc[candidate.start : candidate.end])


def _explained(proposed: Sequence[list[tuple[int, Candidate]]]) -> dict[str, Candidate]:
    """The abbreviations that the document gives beside full names, the fullest of them."""
    candidates = [candidate for own in proposed for _, candidate in own]
    return {
        alias: candidate
        for candidate in sorted(candidates, key=lambda each: each.end - each.start)
        for alias in candidate.aliases
        if is_short(alias) and candidate.rule not in PROPOSED_ALONE
    }


def _with_abbreviation(
    doc: Doc, proposed: Sequence[tuple[int, Candidate]], explained: dict[str, Candidate]
) -> list[tuple[int, Candidate]]:
    """«организации Балтийского альянса **BCA**»: the abbreviation beside a name is its own."""
    return [
        (rank, candidate.called_also(doc[candidate.end - 1].text))
        if doc[candidate.end - 1].text in explained and candidate.end - candidate.start > 1
        else (rank, candidate)
        for rank, candidate in proposed
    ]


def _abbreviations(doc: Doc, explained: dict[str, Candidate]) -> list[tuple[int, Candidate]]:
    """«конкурс, координируемый **GCCA**», once it is said what that is"""
    return [
        (
            len(RULES),
            replace(
                explained[token.text], start=token.i, end=token.i + 1,
                rule="explained_abbreviation", confidence=0.9,
            ),
        )
        for token in doc
        if token.text in explained
    ]  # fmt: skip


def _standing(proposed: Sequence[tuple[int, Candidate]]) -> list[Candidate]:
    """Longer names go before shorter ones; a shorter one may stand inside, but not across."""
    standing: list[Candidate] = []
    for _, candidate in sorted(proposed, key=lambda each: (each[1].start - each[1].end, each[0])):
        if all(_compatible(candidate, other) for other in standing):
            standing.append(candidate)
    return sorted(standing, key=lambda each: (each.start, -each.end))


def _compatible(shorter: Candidate, longer: Candidate) -> bool:
    """«Санкт-Петербурга» may stand inside «Правительства Санкт-Петербурга», not across its end."""
    if shorter.end <= longer.start or shorter.start >= longer.end:
        return True
    inside = longer.start <= shorter.start and shorter.end <= longer.end
    if not inside or (shorter.start, shorter.end) == (longer.start, longer.end):
        return False
    if shorter.rule in PROPOSED_ALONE or longer.kind == "person":
        return False
    if _is_quoted_part(shorter, longer):
        return False
    return shorter.kind != longer.kind or shorter.start > longer.start


def _is_quoted_part(shorter: Candidate, longer: Candidate) -> bool:
    """The words in the quotation marks of a name are that name, not another."""
    if shorter.kind != longer.kind and shorter.rule != "head_noun_phrase":
        return False
    return any(name.startswith(shorter.name) for name in (longer.name, *longer.aliases))


def _mention(passage: Passage, doc: Doc, candidate: Candidate) -> Mention:
    span = doc[candidate.start : candidate.end]
    return Mention(
        passage=passage,
        start=span.start_char,
        end=span.end_char,
        kind=candidate.kind,
        subclass=candidate.subclass,
        name=_capital(candidate.name),
        rule=candidate.rule,
        confidence=candidate.confidence,
        aliases=candidate.aliases,
    )


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
