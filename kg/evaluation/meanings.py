"""What the annotated predicates are called in the vocabulary."""

from dataclasses import dataclass

from kg.evaluation.annotations import Statement
from ontology.terms import ORG, SVOD


@dataclass(frozen=True)
class Meaning:
    """The property of the vocabulary that an annotated predicate is."""

    predicate: str
    #: The annotated object is the subject in the vocabulary.
    turned: bool = False
    #: Either of the two may be the subject.
    symmetric: bool = False


#: The annotated predicates that have a property of the vocabulary.
MEANINGS = {
    "memberOf": Meaning(str(ORG.memberOf)),
    "hasMember": Meaning(str(ORG.memberOf), turned=True),
    "hasMemberFrom": Meaning(str(ORG.memberOf), turned=True),
    "subOrganizationOf": Meaning(str(ORG.subOrganizationOf)),
    "hasProject": Meaning(str(SVOD.runsProject)),
    "runsProject": Meaning(str(SVOD.runsProject)),
    "executes": Meaning(str(SVOD.executes)),
    "specialisedOrganisationOf": Meaning(str(SVOD.specialisedOrganisationOf)),
    "signed": Meaning(str(SVOD.signed)),
    "establishes": Meaning(str(SVOD.established)),
    "established": Meaning(str(SVOD.established)),
    "founded": Meaning(str(SVOD.established)),
    "foundedBy": Meaning(str(SVOD.established), turned=True),
    "createdOn": Meaning(str(SVOD.foundedOn)),
    "organizes": Meaning(str(SVOD.organized)),
    "organized": Meaning(str(SVOD.organized)),
    "organizedBy": Meaning(str(SVOD.organized), turned=True),
    "coordinates": Meaning(str(SVOD.organized)),
    "participatedIn": Meaning(str(SVOD.tookPartIn)),
    "finalistOf": Meaning(str(SVOD.tookPartIn)),
    "received": Meaning(str(SVOD.received)),
    "awardedTo": Meaning(str(SVOD.received), turned=True),
    "awarded": Meaning(str(SVOD.givenBy), turned=True),
    "fundedBy": Meaning(str(SVOD.fundedBy)),
    "approvedBy": Meaning(str(SVOD.approvedBy)),
    "supports": Meaning(str(SVOD.supports)),
    "endorsedBy": Meaning(str(SVOD.supports), turned=True),
    "supportedBy": Meaning(str(SVOD.supports), turned=True),
    "cooperatesWith": Meaning(str(SVOD.cooperatesWith), symmetric=True),
    "offersService": Meaning(str(SVOD.offersService)),
    "hasSubjectArea": Meaning(str(SVOD.subjectArea)),
    "locatedIn": Meaning(str(SVOD.locatedIn)),
    "heldAt": Meaning(str(SVOD.locatedIn)),
    "originatesFrom": Meaning(str(SVOD.originatesFrom)),
    "plansToJoin": Meaning(str(SVOD.plansToJoin)),
}

#: What «part of» is depends on what is a part of what.
PARTS = {
    ("org", "org"): Meaning(str(ORG.subOrganizationOf)),
    ("prj", "prg"): Meaning(str(SVOD.partOfProgramme)),
    ("prg", "prg"): Meaning(str(SVOD.partOfProgramme)),
}


def meaning(statement: Statement) -> Meaning | None:
    """None where the vocabulary has no such property."""
    if statement.predicate == "partOf":
        kinds = statement.subject.partition(":")[0], str(statement.object).partition(":")[0]
        return PARTS.get(kinds)
    return MEANINGS.get(statement.predicate)
