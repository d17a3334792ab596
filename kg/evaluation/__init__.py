"""How much of what people annotated in documents was found, and how much was found in vain."""

from pathlib import Path

from kg.evaluation.aligning import align
from kg.evaluation.annotations import read_annotations
from kg.evaluation.documents import score_documents
from kg.evaluation.entities import score_entities, score_identity
from kg.evaluation.figures import score_figures
from kg.evaluation.findings import read_findings
from kg.evaluation.provisions import score_provisions
from kg.evaluation.relations import score_relations
from kg.evaluation.report import Report
from kg.evaluation.roles import score_roles
from kg.generations import Generation

__all__ = ["Report", "evaluate"]


def evaluate(generation: Generation, folder: Path) -> Report:
    """Compares what is published with the annotations in a folder.

    Only annotated documents that are published count. Raises AnnotationsUnreadable.
    """
    annotations = read_annotations(folder)
    findings = read_findings(generation, annotations.files)
    covered = annotations.of_files(findings.files)
    alignment = align(covered.things, findings.things)
    return Report(
        documents=tuple(sorted(covered.files)),
        absent=tuple(sorted(annotations.files - covered.files)),
        results=(
            *score_entities(covered, findings, alignment),
            score_identity(covered, alignment),
            *score_provisions(covered, findings, alignment),
            score_relations(covered, findings, alignment),
            *score_roles(covered, findings, alignment),
            *score_figures(covered, findings, alignment),
            *score_documents(covered, findings),
        ),
        split=alignment.split_lines(),
        merged=alignment.merged_lines(),
    )
