"""Tables and figures of a plan that no text names, so that no reader is told why they stand there."""

from __future__ import annotations

from collections.abc import Iterator

from planner.audit.place import place_of
from planner.errors import Problem, Severity
from planner.manuscript.elements import Figure, Table
from planner.manuscript.mentions import unnamed
from planner.manuscript.model import Manuscript, Scheme


def untold_captions(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield a warning for each; a guideline's forms and a leaflet's boxes speak for themselves."""
    if manuscript.kind != "plan" or manuscript.scheme is not Scheme.CHAPTERS:
        return
    for block in unnamed(manuscript.sections):
        if isinstance(block.content, Table | Figure):
            what = f"「{block.content.caption}」を、どの文も指していません"
            remedy = "すぐ前に、この団体では何が分かるかを述べ、[](#名前) で指す文を書いてください"
            yield Problem("audit/untold", place_of(block, manuscript), what, remedy, Severity.WARNING)
