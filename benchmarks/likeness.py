"""How like each other the documents of the reference municipalities are. Run: python -m benchmarks.likeness [ID]."""

from __future__ import annotations

import sys
from datetime import date
from itertools import combinations
from pathlib import Path
from statistics import mean

from planner.audit.likeness import MaskedDocument, similarity
from planner.references import references
from planner.shipped import shipped_folder
from planner.workspace import Workspace

ON = date(2026, 11, 25)


def main(wanted: list[str]) -> None:
    """Print for each document the mean and every pair, and its sections by how much common text they bring."""
    folders = shipped_folder("questionnaires"), shipped_folder("plan_templates")
    found = references(Workspace(Path("answers.yaml"), *folders, ON))
    for name in dict.fromkeys(document.id for document in found):
        if not wanted or name in wanted:
            _print(name, [document for document in found if document.id == name])


def _print(name: str, documents: list[MaskedDocument]) -> None:
    pairs = list(combinations(documents, 2))
    values = [similarity(one.grams, other.grams) for one, other in pairs]
    print(f"\n{name}: mean {mean(values):.2f}, highest {max(values):.2f}")
    for value, (one, other) in sorted(zip(values, pairs, strict=True), key=lambda item: -item[0]):
        print(f"  {value:.2f}  {one.town} - {other.town}")
    print("  section: mean similarity, runs in common in the mean, share of all runs in common")
    rows = [_row(section.id, pairs) for section in documents[0].sections]
    whole = sum(common for _, _, common in rows) or 1
    for section, value, common in sorted(rows, key=lambda row: -row[2]):
        print(f"  {section:24} {value:.2f} {common:6.0f} {common / whole:5.0%}")


def _row(section: str, pairs: list[tuple[MaskedDocument, MaskedDocument]]) -> tuple[str, float, float]:
    sets = [(one.only([section]).grams, other.only([section]).grams) for one, other in pairs]
    return section, mean(similarity(*pair) for pair in sets), mean(len(one & other) for one, other in sets)


if __name__ == "__main__":
    main(sys.argv[1:])
