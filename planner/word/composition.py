"""What the writers of one document share: its counters, its notes and what its references point at."""

from __future__ import annotations

import re
from itertools import product
from operator import attrgetter

from msgspec import Struct, field

from planner.manuscript.elements import CheckBox, Citation, Footnote, Inline, Inlines, Merged, Reference, Ruby, Text
from planner.manuscript.model import Scheme
from planner.missing import UNKNOWN
from planner.word.bookmarks import Bookmarks
from planner.word.comments import Comments
from planner.word.heights import Grids
from planner.word.notes import Footnotes
from planner.word.numbering import Numbering
from planner.word.outline import ClauseTarget, Outline, Target
from planner.word.paper import Paper
from planner.word.xml import check_box, ruby, run
from planner.word.xml import field as word_field

_FIRST_BOX = 100_000  # above the numbers of the content controls of sections
_OWN = "\\n "  # the number that is printed at the paragraph itself
_CLAUSE = re.compile("(.*?)第([0-9]+)項")
_look = attrgetter("underlined", "shaded", "strong", "emphasis")


class Composition(Struct):
    """The state of one document while it is being written, from front to back."""

    scheme: Scheme
    numbering: Numbering
    outline: Outline
    paper: Paper
    grids: Grids
    comments: Comments
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    notes: Footnotes = field(default_factory=Footnotes)
    captions: dict[str, int] = field(default_factory=dict)
    boxes: int = 0
    heading: str = ""  # the last one written, by which a table without caption is told

    def runs(self, inlines: Inlines) -> str:
        """Return the runs of inlines, their look by character styles alone."""
        if len(inlines) == 1 and type(text := inlines[0]) is Text:  # as most are
            return _text(text)
        return "".join(map(self._run, inlines))

    def anchored(self, anchor: str, xml: str) -> str:
        """Return `xml` inside the bookmark that references to `anchor` point at."""
        target = self.outline.targets.get(anchor) if anchor else None
        return self.bookmarks.around(target.bookmark, xml) if target else xml

    def _run(self, inline: Inline) -> str:
        if isinstance(inline, Text):
            return _text(inline)
        match inline:
            case Ruby():
                return ruby(inline.text, inline.reading, self._half_points("BodyText"), self._half_points("Ruby"))
            case CheckBox():
                self.boxes += 1
                return check_box(inline.text, inline.checked, _FIRST_BOX + self.boxes)
            case Reference():
                return self._reference(inline)
            case Citation():
                return run(inline.text)
            case Footnote():
                return self.notes.mark(inline.text)
            case Merged():
                return ""

    def _half_points(self, style: str) -> int:
        return round(self.grids.metrics.of(style).size * 2)

    def _reference(self, reference: Reference) -> str:
        clause = self.outline.clauses.get(reference.target)
        if clause:
            return self._clause(reference.text, clause)
        target = self.outline.targets.get(reference.target)
        if target is None:
            return run(reference.text)
        return word_field(f"REF {target.bookmark} {_switch(reference, target)}\\h", run(reference.text or target.text))

    def _clause(self, text: str, clause: ClauseTarget) -> str:
        """Return a reference to a 項: the numbers in 第5条第2項 are fields, but the 1 of a 項 that prints none."""
        found = _CLAUSE.fullmatch(text)
        if found is None:
            return run(text)
        article, number = (self._number(*pair) for pair in ((clause.article, found[1]), (clause.own, found[2])))
        return f"{article}{run('第')}{number}{run('項')}"

    def _number(self, anchor: str, shown: str) -> str:
        target = self.outline.targets.get(anchor)
        if target is None or not shown:
            return run(shown)
        return word_field(f"REF {target.bookmark} {_OWN if target.by_number else ''}\\h", run(shown))


def _text(text: Text) -> str:
    """Return the run of a text, and what is not known in it in a look of its own, for whoever has to find it out."""
    style = _STYLES[_look(text)]
    if style or UNKNOWN not in text.text:
        return run(text.text, style)
    return run(UNKNOWN, "Unknown").join(map(run, text.text.split(UNKNOWN)))


def _style(underlined: bool, shaded: bool, strong: bool, emphasis: bool) -> str:
    if underlined:
        return "Underlined"
    if shaded:
        return "Shaded"
    return "Strong" * strong + "Emphasis" * emphasis


_STYLES = {look: _style(*look) for look in product((False, True), repeat=4)}


def _switch(reference: Reference, target: Target) -> str:
    """Return which number the field shows: the one printed at the paragraph, or that with those above it.

    In 2.1(3) the heading itself prints only (3).
    """
    if not target.by_number:
        return ""
    return _OWN if reference.text in ("", target.text) else "\\w "
