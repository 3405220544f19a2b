"""How high the rows of a leaflet are that somebody fills in by hand: as high as its pages have room for."""

from __future__ import annotations

from dataclasses import replace

from planner.manuscript.model import Manuscript, Scheme
from planner.word.heights import Grids
from planner.word.look import Look
from planner.word.outline import Outline
from planner.word.pages import estimate_pages

_BY_HAND = (42, 38, 34, 30, 26)  # points, from 15 mm, two lines in a large hand, to 9 mm
_SPARED = 200  # twips of each page, for what another program lays out a little higher


def roomy_grids(manuscript: Manuscript, outline: Outline, look: Look) -> Grids:
    """Return the grids of the tables; in a leaflet with the highest rows by hand that take no page more than low ones.

    A form so fills its page, and no page follows for its last row.
    """
    if manuscript.scheme is not Scheme.LEAFLET:
        return Grids(look.metrics)
    paper = replace(look.paper, bottom=look.paper.bottom + _SPARED)
    choices = [Grids(look.metrics, height) for height in _BY_HAND]
    fewest = estimate_pages(manuscript, outline, choices[-1], paper).total
    return next(grids for grids in choices if estimate_pages(manuscript, outline, grids, paper).total == fewest)
