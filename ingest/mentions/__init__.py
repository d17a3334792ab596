"""Names in passages: every rule proposes, the longest and surest proposals stand."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.analysed import Doc
from ingest.known import KnownNames
from ingest.mentions.acts import act_about, act_with_reference, split_references
from ingest.mentions.addresses import address
from ingest.mentions.agreements import numbered_agreements
from ingest.mentions.aliases import Given, given_names, with_aliases
from ingest.mentions.awards import (
    among_best,
    bare_award,
    given_by,
    grant_received,
    in_category,
    place_taken,
    placed,
)
from ingest.mentions.bare import bare_head, own_act
from ingest.mentions.candidate import Candidate, Rule
from ingest.mentions.capitals import body_in_capitals, in_small_letters
from ingest.mentions.elsewhere import NamedElsewhere
from ingest.mentions.entrepreneurs import compound_body, entrepreneur
from ingest.mentions.gatherings import gathering_on_theme, gathering_with_participants
from ingest.mentions.groups import actor_group, addressed_group
from ingest.mentions.headed import head_noun_phrase, head_with_quotation, quotation_alone
from ingest.mentions.knowns import known_name, regional_body
from ingest.mentions.latin import latin_name, model_latin_name
from ingest.mentions.listed import listed_quotations
from ingest.mentions.models import model_organization, model_place
from ingest.mentions.people import (
    Surnames,
    full_name,
    model_person,
    surname_with_initials,
)
from ingest.mentions.places import (
    coordinated_regions,
    district,
    named_after_noun,
    natural,
    region_of,
)
from ingest.mentions.series import quoted_after_owner, quoted_series
from ingest.mentions.settlements import settlement
from ingest.mentions.several import coordinated_bodies, several_quoted
from ingest.mentions.short_names import ShortNames
from ingest.mentions.standing import PROPOSED_ALONE, standing
from ingest.mentions.titles import titled
from ingest.model import Mention, Passage

#: The surest first: of two proposals for the same words the earlier rule's stands.
RULES: list[Rule] = [
    act_with_reference,
    head_with_quotation,
    quoted_after_owner,
    quoted_series,
    quotation_alone,
    act_about,
    body_in_capitals,
    known_name,
    regional_body,
    coordinated_bodies,
    several_quoted,
    entrepreneur,
    placed,
    place_taken,
    among_best,
    grant_received,
    given_by,
    coordinated_regions,
    address,
    settlement,
    district,
    natural,
    named_after_noun,
    region_of,
    surname_with_initials,
    full_name,
    gathering_on_theme,
    gathering_with_participants,
    head_noun_phrase,
    latin_name,
    model_person,
    bare_award,
    compound_body,
    own_act,
    bare_head,
    actor_group,
    addressed_group,
    model_latin_name,
    model_place,
    model_organization,
]

#: «МЧС РОССИИ» is written so, more words in capitals are shouted.
WORDS = 2
#: After a known name these lead on to something else: «Европейского союза для региона …».
BEYOND = {"для", "по", "при"}


def find_mentions(
    passages: Sequence[Passage], docs: Sequence[Doc], known: KnownNames
) -> list[Mention]:
    """The names in the passages, in reading order."""
    across = dict(titled(passages, docs))
    across |= dict(numbered_agreements(passages, docs))
    across |= dict(split_references(passages, docs)) | listed_quotations(passages, docs)
    proposed = [
        [*([(0, across[p.order])] if p.order in across else []), *_proposed(doc, known)]
        for p, doc in zip(passages, docs, strict=True)
    ]
    given = [
        given_names(doc, [each for _, each in own if each.rule not in PROPOSED_ALONE])
        for doc, own in zip(docs, proposed, strict=True)
    ]
    short_names = ShortNames(
        (p.order, one) for p, own in zip(passages, given, strict=True) for one in own
    )
    elsewhere = NamedElsewhere([one for own in proposed for _, one in own])
    surnames = Surnames(one for own in proposed for _, one in own if one.kind == "person")
    return [
        _mention(passage, doc, candidate)
        for passage, doc, own, other in zip(passages, docs, proposed, given, strict=True)
        for candidate in standing(
            [
                *(
                    (rank, short_names.beside(doc, one))
                    for rank, one in _with_other_names(own, other)
                    if not short_names.claims(doc, one)
                ),
                *_used(short_names, doc, passage),
                *((len(RULES), one) for one in surnames.alone(doc)),
                *((len(RULES), one) for one in elsewhere.again(doc)),
                *((0, one) for one in elsewhere.unquoted(doc)),
            ]
        )
    ]


def _with_other_names(
    proposed: Sequence[tuple[int, Candidate]], given: Sequence[Given]
) -> list[tuple[int, Candidate]]:
    """What was proposed, the owners of other names with them, and those names as mentions."""
    own = [candidate for _, candidate in proposed]
    ranks = [rank for rank, _ in proposed]
    made = [each.owner for each in given if all(each.owner is not one for one in own)]
    inside = [(each.other.span.start, each.other.span.end) for each in given]
    kept = [
        (rank, candidate)
        for rank, candidate in zip(
            [*ranks, *(0 for _ in made)], with_aliases([*own, *made], given), strict=True
        )
        if not any(start <= candidate.start and candidate.end <= end for start, end in inside)
    ]
    return [*kept, *((0, each.candidate) for each in given)]


def _used(short_names: ShortNames, doc: Doc, passage: Passage) -> list[tuple[int, Candidate]]:
    """Short names go before other readings of the same words."""
    return [(0, candidate) for candidate in short_names.used(doc, passage.order)]


def _proposed(doc: Doc, known: KnownNames) -> list[tuple[int, Candidate]]:
    """Each rule's candidates with the rank of the rule."""
    found = [
        (rank, candidate)
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
        (rank, _with_whole_ending(doc, candidate, found))
        for rank, candidate in found
        if candidate.rule != "head_noun_phrase" or (candidate.start, candidate.kind) not in overlong
    ]


def _with_whole_ending(
    doc: Doc, candidate: Candidate, found: Sequence[tuple[int, Candidate]]
) -> Candidate:
    """«грант Фонда содействия **инновациям**»: a known name at the end belongs to it whole."""
    if candidate.kind != "award" or candidate.rule == "placed":
        return candidate
    for _, inner in found:
        if inner.rule == "known_name" and candidate.start < inner.start < candidate.end < inner.end:
            name = f"{candidate.name} {doc[candidate.end : inner.end].text}"
            return replace(candidate, end=inner.end, name=name)
    return in_category(doc, candidate, candidate.end)


def _crosses_cells(doc: Doc, candidate: Candidate) -> bool:
    return any(token.text == "|" for token in doc[candidate.start : candidate.end])


def _mention(passage: Passage, doc: Doc, candidate: Candidate) -> Mention:
    span = doc[candidate.start : candidate.end]
    name = candidate.name
    if name.isupper() and len(name.split()) > WORDS:
        name = in_small_letters(name, span)
    return Mention(
        passage=passage,
        start=span.start_char,
        end=span.end_char,
        kind=candidate.kind,
        subclass=candidate.subclass,
        name=_capital(name),
        rule=candidate.rule,
        confidence=candidate.confidence,
        aliases=candidate.aliases,
    )


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
