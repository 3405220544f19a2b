"""How pages are filled: in a leaflet by high rows, whole tables, high charts; elsewhere no page is for a few rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial, reduce
from itertools import accumulate, product

from msgspec import Struct
from msgspec.structs import replace

from planner.manuscript.elements import Figure, Table
from planner.manuscript.model import Manuscript, Scheme
from planner.word.heights import LINE_BY_HAND, WHOLE, Grids, Spread
from planner.word.look import Look
from planner.word.outline import Outline
from planner.word.pages import Pages, estimate_pages, pages_of
from planner.word.paper import Paper
from planner.word.parts import Part, runs
from planner.word.sideways import led_by_text, with_its_text
from planner.word.steps import Steps

_BY_HAND = (42, 38, 34, 30, LINE_BY_HAND)  # points, from 15 mm, two lines in a large hand
_UNTORN = (1 / 3, WHOLE)  # of a page: tables of that height stay whole
_HIGHER = (1.6, 1.5, 1.4, 1.3, 1.2, 1.1)  # times the usual height of charts
_FEW = 1 / 3  # of a page; a part that takes no more of its last one is to end on the page before
_LAST = 3  # tables of a part that may be set in small letters for that
_SPARED = 200  # twips of each page, for what another program lays out a little higher


class Filled(Struct, frozen=True):
    """A manuscript in which it is settled what lies sideways, the steps that fill its pages, and these as estimated."""

    manuscript: Manuscript
    steps: Steps
    pages: Pages


def filled(manuscript: Manuscript, outline: Outline, look: Look) -> Filled:
    """Return how the pages of a document are filled best."""
    if manuscript.scheme is Scheme.LEAFLET:
        return _filled(manuscript, _roomy(manuscript, outline, look), look)
    usual, spared = Steps(Grids(look.metrics), outline, manuscript.scheme), _spared(look)

    def laid(choice: Manuscript) -> Filled:
        return _filled(choice, reduce(partial(_closed, paper=spared), runs(choice), usual), look)

    chosen = laid(manuscript)
    for at in led_by_text(manuscript):  # a page of that text alone would often be white but for a heading
        other = laid(with_its_text(chosen.manuscript, at))
        chosen = other if other.pages.total <= chosen.pages.total else chosen
    return chosen


def _filled(manuscript: Manuscript, steps: Steps, look: Look) -> Filled:
    return Filled(manuscript, steps, estimate_pages(manuscript, steps, look.paper))


def _closed(steps: Steps, run: tuple[Part, ...], paper: Paper) -> Steps:
    """Return the steps, the last tables of a part in small letters where that spares the run a page for a few lines."""
    pages = pages_of(run, steps, paper)

    def spares(choice: Steps) -> bool:
        return pages_of(run, choice, paper).total < pages.total

    for at, part in enumerate(run):
        numbers = _last_tables(part) if pages.filled[at] <= _FEW else ()
        _, *closer = accumulate(numbers, Steps.with_small, initial=steps)
        if closer and spares(closer[-1]):  # else fewer tables spare no page either
            steps = next(filter(spares, closer))
            pages = pages_of(run, steps, paper)
    return steps


def _last_tables(part: Part) -> tuple[str, ...]:
    """Return the numbers of the last tables of a part, the last first."""
    contents = [block.content for section in part.sections for block in section.blocks]
    numbers = [content.number for content in contents if isinstance(content, Table) and content.number]
    return tuple(numbers[: -_LAST - 1 : -1])


def _roomy(manuscript: Manuscript, outline: Outline, look: Look) -> Steps:
    """Return steps with whole tables and high rows, as far as that takes no page more.

    A form so fills its page, and no page follows for its last row. Charts take what is left, as long as no block
    ends on another page for it.
    """
    paper = _spared(look)

    def steps(spread: Spread) -> Steps:
        return Steps(Grids(look.metrics, spread), outline, manuscript.scheme)

    def pages(spread: Spread) -> Pages:
        return estimate_pages(manuscript, steps(spread), paper)

    found = _roomiest([Spread(height, whole) for whole, height in product(_UNTORN, _BY_HAND)], pages)
    figures = [block.content.number for block in manuscript.blocks() if isinstance(block.content, Figure)]
    usual = _ends(pages(found)) if figures else ()
    for number in figures:
        higher = (replace(found, charts={**found.charts, number: times}) for times in _HIGHER)
        found = next((spread for spread in higher if _ends(pages(spread)) == usual), found)
    return steps(found)


def _ends(pages: Pages) -> tuple[int, ...]:
    """Return the page on which each block and the document end."""
    return *pages.ends, pages.total


def _spared(look: Look) -> Paper:
    """Return the paper with a little less room, so that what is decided by it holds in other programs too."""
    return replace(look.paper, bottom=look.paper.bottom + _SPARED)


def _roomiest(choices: Sequence[Spread], pages: Callable[[Spread], Pages]) -> Spread:
    """Return the first of the choices, the roomiest first, that takes no more pages than the last."""
    if pages(choices[0]).total == 1:  # as of most
        return choices[0]
    fewest = pages(choices[-1]).total
    return next(spread for spread in choices if pages(spread).total <= fewest)
