"""How the pages of a leaflet are filled: high rows where somebody writes by hand, and tables that are not torn."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from planner.manuscript.model import Manuscript, Scheme
from planner.word.heights import WHOLE, Grids
from planner.word.look import Look
from planner.word.outline import Outline
from planner.word.pages import estimate_pages
from planner.word.paper import Paper

_BY_HAND = (42, 38, 34, 30, 26)  # points, from 15 mm, two lines in a large hand, to 9 mm
_UNTORN = (1 / 3, WHOLE)  # of a page: tables of that height stay whole
_SPARED = 200  # twips of each page, for what another program lays out a little higher


def roomy_grids(manuscript: Manuscript, outline: Outline, look: Look) -> Grids:
    """Return the grids of the tables; in a leaflet with whole tables and high rows, as far as that takes no page more.

    A form so fills its page, and no page follows for its last row.
    """
    if manuscript.scheme is not Scheme.LEAFLET:
        return Grids(look.metrics)
    paper = replace(look.paper, bottom=look.paper.bottom + _SPARED)
    choices = [Grids(look.metrics, height, whole) for whole, height in product(_UNTORN, _BY_HAND)]
    if _pages(manuscript, outline, choices[0], paper) == 1:  # as of most
        return choices[0]
    fewest = _pages(manuscript, outline, choices[-1], paper)
    return next(grids for grids in choices if _pages(manuscript, outline, grids, paper) <= fewest)


def _pages(manuscript: Manuscript, outline: Outline, grids: Grids, paper: Paper) -> int:
    return estimate_pages(manuscript, outline, grids, paper).total
