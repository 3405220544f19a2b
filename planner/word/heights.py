"""How high the rows of a table are, and which of them stay together on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from msgspec import Struct, field
from msgspec.structs import replace

from planner.manuscript.elements import Table, TableKind
from planner.word.grid import STYLES, Grid, fitting_widths, lay_out, settled_widths
from planner.word.lines import line_count
from planner.word.metrics import Metrics
from planner.word.rows import Row, has_empty_cell, has_empty_column, heading_rows, opening_rows

LINE_BY_HAND = 26  # points, 9 mm: a line in a large hand
WHOLE = 1 / 7  # of a page; a table no higher moves to the next page as a whole
_PAGE = 0.9  # of a page; so does what is looked at or filled in as one: a form
_MUCH_LOWER = 0.95  # of the height; then widths that somebody chose give way
_TWO = 1.5  # lines; in a table of lower rows no cell takes two
_AS_GIVEN = (TableKind.SHEET, TableKind.FIGURES)  # whose widths are kept as they are
_END = 0.065  # of a page, as of three rows of a line; so much of a table stands at least on its first and last page
_HEAD = 0.12  # of a page; so much of a sheet stands on the page of its heading
_NO_MARK: frozenset[str] = frozenset()  # hangs in a cell, as LibreOffice lays it out
_MOST = 0.3  # of a page; rows that are higher together part all the same


class Spread(Struct, frozen=True):
    """How a document uses the room of its pages, of which a leaflet may have some to spare.

    `by_hand` are the points that a row to be filled in takes in a leaflet, 0 in other documents; `whole` is the share
    of a page up to which tables are not torn; `charts` is how many times its usual height a chart is, by the number of
    its figure; `small` are the numbers of the tables set in small letters.
    """

    by_hand: int = 0
    whole: float = WHOLE
    charts: Mapping[str, float] = field(default_factory=dict)
    small: frozenset[str] = frozenset()


_USUAL = Spread()


class Heights(Struct, frozen=True):
    """Heights in points; that of the header is 0 without one.

    `whole` is the share of a page up to which a table is not torn, `head` the share that stands at least where it
    begins, `by_hand` the least height of each row, 0 where its words decide. The rows at `tied` stay with that below.
    """

    header: float
    rows: tuple[float, ...]
    whole: float = WHOLE
    by_hand: tuple[int, ...] = ()
    head: float = _END
    tied: frozenset[int] = frozenset()

    @classmethod
    def of(cls, grid: Grid, metrics: Metrics, spread: Spread) -> Heights:
        """Return the heights of a grid by the sizes in style.docx; a row filled in by hand has those of the spread."""
        frame = metrics.frame(grid.style)  # told with what stands at the top
        header = sum(_heights([grid.header], grid, "TableHeader", metrics)) + frame if grid.header else 0.0
        first = _heights(grid.rows[:1], grid, grid.first, metrics)
        rows = (*first, *_heights(grid.rows[1:], grid, grid.text, metrics))
        rows = rows if header or not rows else (rows[0] + frame, *rows[1:])
        is_sheet, is_roadmap = (grid.style == STYLES[kind] for kind in (TableKind.SHEET, TableKind.ROADMAP))
        blank = [not is_roadmap and has_empty_cell(row) for row in grid.rows]
        is_form = is_sheet and any(blank)
        # Between the blank rows of a form stand boxes to be ticked with a reason, and examples to be written over
        beside = min(spread.by_hand, LINE_BY_HAND) if is_form else 0
        least = tuple(spread.by_hand if is_blank else beside for is_blank in blank)
        whole = _PAGE if is_form else spread.whole
        tied = frozenset(opening_rows(grid.rows) if is_sheet else heading_rows(grid.rows, len(grid.widths)))
        return cls(header, tuple(map(max, rows, least)), whole, least, _HEAD if is_sheet else _END, tied)

    def kept(self, page: float, noted: bool) -> tuple[bool, ...]:
        """Return for each row whether it stays on the page of what follows it; `noted` tables have notes below.

        A table that is low stays whole, and a form that fits a page. In others no few rows stand alone on
        the first page or on the last. Where those are all its rows, only the last ones stay together: LibreOffice 7.4
        loses them where a page ends right after kept first ones.
        """
        last = len(self.rows) - 1
        whole = self.header + sum(self.rows) <= page * self.whole
        first = _together(self.rows, page * self.head, page * _MOST)
        final = _together(self.rows[::-1], page * _END, page * _MOST)
        first = first if first + final <= last else 0
        return tuple(
            noted if at == last else whole or at < first - 1 or at > last - final or at in self.tied
            for at in range(len(self.rows))
        )


class Grids:
    """The grids of the tables of one document with their heights, each laid out once for a width of text."""

    def __init__(self, metrics: Metrics, spread: Spread = _USUAL) -> None:
        self.metrics, self.spread = metrics, spread
        self._known: dict[tuple[int, int, bool], tuple[Table, Grid, Heights] | None] = {}

    def of(self, content: Table, text_width: int) -> tuple[Grid, Heights] | None:
        """Return grid and heights of a table in a text `text_width` twips wide; None if it has no cell."""
        key = id(content), text_width, self.is_small(content)
        if key not in self._known:
            grid = lay_out(content, text_width, self.metrics, small=self.is_small(content))
            # The table is kept as well: while it lives, no other has its id
            self._known[key] = (content, *self._best(content, grid)) if grid else None
        found = self._known[key]
        return found and found[1:]

    def is_small(self, content: Table) -> bool:
        """Whether a table is set in small letters to spare a page."""
        return content.number in self.spread.small

    def with_small(self, number: str) -> Grids:
        """Return the same grids but for the table of that number, which is set in small letters."""
        grids = Grids(self.metrics, replace(self.spread, small=self.spread.small | {number}))
        grids._known = self._known
        return grids

    def _best(self, content: Table, grid: Grid) -> tuple[Grid, Heights]:
        """Return the grid as given, or with widths by what its cells hold where that is lower."""
        found = grid, Heights.of(grid, self.metrics, self.spread)
        line = _line(grid, self.metrics)
        if max(found[1].header, *found[1].rows, 0.0) < line * _TWO or content.kind in _AS_GIVEN:
            return found
        if has_empty_column(grid.rows, len(grid.widths)):
            return found
        if len(grid.rows) * line < sum(found[1].rows) * _MUCH_LOWER:
            found = self._lower(found, fitting_widths(content, grid, self.metrics), _MUCH_LOWER)
        if content.kind is TableKind.ROADMAP:  # columns alike stay so
            return found
        return self._lower(found, settled_widths(found[0], self.metrics), 1.0)

    def _lower(self, found: tuple[Grid, Heights], widths: tuple[int, ...], share: float) -> tuple[Grid, Heights]:
        """Return a grid in other widths if its rows are lower than a share of what they are, header and all."""
        if widths == found[0].widths:
            return found
        grid = replace(found[0], widths=widths)
        heights = Heights.of(grid, self.metrics, self.spread)
        return (
            (grid, heights)
            if heights.header + sum(heights.rows) <= (found[1].header + sum(found[1].rows)) * share
            else found
        )


def _together(rows: Sequence[float], least: float, most: float) -> int:
    """Return how many of the first rows stay together: until they are `least` high, none beyond `most`.

    A row that is as high by itself stands alone: to move it would leave more of a page white than it fills.
    """
    heights = list(accumulate(rows))
    wanted = next((count for count, height in enumerate(heights, 1) if height >= least), len(rows))
    return min(wanted, sum(height <= most for height in heights))


def _line(grid: Grid, metrics: Metrics) -> float:
    """Return the height of a row whose cells take a line."""
    return metrics.of(grid.text).line + metrics.cell_margins(grid.style)[1]


def _heights(rows: Sequence[Row], grid: Grid, style: str, metrics: Metrics) -> tuple[float, ...]:
    sides, ends = metrics.cell_margins(grid.style)
    measure = metrics.of(style)
    lead = measure.first / measure.size
    edges = [0, *accumulate(grid.widths)]

    def room(at: int, span: int) -> float:
        return measure.room((edges[at + span] - edges[at]) / 20 - sides)

    rooms = [room(at, 1) for at in range(len(grid.widths))]
    least = min(rooms) - lead  # of characters, that any cell has room for

    def lines(row: Row) -> int:
        if max(map(len, row.texts)) <= least and "\n" not in "".join(row.texts):
            return 1
        places = zip(row.places, row.texts, strict=True)
        return max(
            [
                line_count(text, rooms[at] if span == 1 else room(at, span), lead, _NO_MARK)
                for (at, span, _), text in places
            ]
        )

    return tuple([lines(row) * measure.line + ends for row in rows])
