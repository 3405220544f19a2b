"""Fills pages from top to bottom with paragraphs and rows of given heights, as Word breaks them."""

from __future__ import annotations

import math

from msgspec import Struct, field

from planner.word.metrics import Measure

_NOTE_RULE = 10.0  # points that the line above footnotes takes
_TOLERANCE = 0.5  # points by which the last line of a page may be too low


class Flow(Struct):
    """The page that is being filled, in points.

    `kept` is the height of what stands waiting for the block it must stay with, `lead` the space before it; `after` is
    the space that the last paragraph left, of which the next takes what it needs of its own. `forced` is true at the
    top of a page that a section or a chapter began.
    """

    height: float
    page: int = 1
    at: float = 0.0
    kept: float = 0.0
    lead: float = 0.0
    after: float = 0.0
    noted: bool = False
    kept_notes: bool = False
    forced: bool = True
    waiting: list[int] = field(default_factory=list)
    pages: dict[int, int] = field(default_factory=dict)

    def new_page(self) -> None:
        self.settle()
        if self.at > 0:
            self._turn()
        self.forced = True

    def heading(self, count: int, measure: Measure, position: int) -> None:
        """Keep a heading or a caption for what follows it, whose page it is found on."""
        self.leading(count, measure)
        self.waiting.append(position)

    def leading(self, count: int, measure: Measure, notes: float = 0.0) -> None:
        """Keep a paragraph and its notes for the next."""
        gap = self._gap(measure.before)
        if not self.kept:
            self.lead = gap
        self.keep(gap + count * measure.line + measure.edges + measure.after + self._foot(notes))
        self.after, self.kept_notes = measure.after, self.kept_notes or notes > 0

    def keep(self, height: float) -> None:
        self.kept, self.after = self.kept + height, 0.0

    def settle(self, first: float = 0.0) -> None:
        """Place what was kept, together with the first `first` points of what follows."""
        if self.at > 0 and self.at + self.kept + first > self.height:
            after, self.kept = self.after, max(self.kept - self.lead, 0.0)
            self._turn()
            self.after = after if self.kept else 0.0
        self.at, self.kept = self.at + self.kept, 0.0
        self.noted, self.kept_notes = self.noted or self.kept_notes, False
        if self.waiting:
            self.pages.update(dict.fromkeys(self.waiting, self.page))
            self.waiting.clear()

    def lines(self, count: int, measure: Measure, notes: float = 0.0) -> None:
        """Place a paragraph and its notes; it splits where two lines stay on either side."""
        gap = self._gap(measure.before)
        if not (self.kept or self.waiting or notes) and self.at + gap + count * measure.line <= self.height:  # as most
            self.at += gap + count * measure.line + measure.edges + measure.after
            self.after = measure.after
            return
        self.settle(gap + measure.line * min(count, 2 if count > 3 else count) + self._foot(notes))
        self.at += gap if self.at or self.forced else 0.0
        self.note(notes)
        left = count
        while self.at + left * measure.line > self.height + _TOLERANCE:
            room = max(math.floor((self.height - self.at + _TOLERANCE) / measure.line), 0)
            fitting = min(room, left - 2)
            left -= fitting if fitting >= 2 else 0
            if self.at == 0 and fitting < 2:
                break
            self._turn()
        self.at += left * measure.line + measure.edges + measure.after
        self.after = measure.after

    def box(self, height: float, repeated: float = 0.0, notes: float = 0.0) -> None:
        """Place a table row, which does not split unless it is taller than a page; a new page repeats the header."""
        page, alone = self.page, self.kept == 0
        self.settle(height + self._foot(notes))
        self.note(notes)
        self.at += (repeated if alone and self.page > page else 0.0) + height
        over = max(math.ceil(self.at / self.height) - 1, 0)
        self.page, self.at, self.after = self.page + over, self.at - over * self.height, 0.0

    def note(self, height: float) -> None:
        """Place footnotes at the foot of the page."""
        if height:
            self.at, self.noted = self.at + self._foot(height), True

    def _foot(self, height: float) -> float:
        """Return the room that footnotes take, the first of a page with the line above it."""
        return height + (0.0 if self.noted or not height else _NOTE_RULE)

    def _gap(self, before: float) -> float:
        """Return the space before a paragraph: none where it flowed to the top of a page."""
        return max(before - self.after, 0.0) if self.at + self.kept or self.forced else 0.0

    def _turn(self) -> None:
        self.page, self.at, self.after, self.noted, self.forced = self.page + 1, 0.0, 0.0, False, False
