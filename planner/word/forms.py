"""How the pages of a leaflet are filled: high rows where somebody writes by hand, whole tables, high charts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

from planner.manuscript.elements import Figure
from planner.manuscript.model import Manuscript, Scheme
from planner.word.heights import LINE_BY_HAND, WHOLE, Grids, Spread
from planner.word.look import Look
from planner.word.outline import Outline
from planner.word.pages import Pages, estimate_pages

_BY_HAND = (42, 38, 34, 30, LINE_BY_HAND)  # points, from 15 mm, two lines in a large hand
_UNTORN = (1 / 3, WHOLE)  # of a page: tables of that height stay whole
_HIGHER = (1.6, 1.5, 1.4, 1.3, 1.2, 1.1)  # times the usual height of charts
_SPARED = 200  # twips of each page, for what another program lays out a little higher


def roomy_grids(manuscript: Manuscript, outline: Outline, look: Look) -> Grids:
    """Return the grids of the tables; in a leaflet with whole tables and high rows, as far as that takes no page more.

    A form so fills its page, and no page follows for its last row. Charts take what is left, as long as no block
    ends on another page for it.
    """
    if manuscript.scheme is not Scheme.LEAFLET:
        return Grids(look.metrics)
    paper = replace(look.paper, bottom=look.paper.bottom + _SPARED)

    def pages(spread: Spread) -> Pages:
        return estimate_pages(manuscript, outline, Grids(look.metrics, spread), paper)

    found = _roomiest([Spread(height, whole) for whole, height in product(_UNTORN, _BY_HAND)], pages)
    figures = [block.content.number for block in manuscript.blocks() if isinstance(block.content, Figure)]
    usual = pages(found) if figures else None
    for number in figures:
        higher = (replace(found, charts={**found.charts, number: times}) for times in _HIGHER)
        found = next((spread for spread in higher if pages(spread) == usual), found)
    return Grids(look.metrics, found)


def _roomiest(choices: Sequence[Spread], pages: Callable[[Spread], Pages]) -> Spread:
    """Return the first of the choices, the roomiest first, that takes no more pages than the last."""
    if pages(choices[0]).total == 1:  # as of most
        return choices[0]
    fewest = pages(choices[-1]).total
    return next(spread for spread in choices if pages(spread).total <= fewest)
