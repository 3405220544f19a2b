"""The list of figures and tables after the contents: two genuine TOC fields over the captions, entries in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.word.outline import Entry
from planner.word.paper import Paper
from planner.word.xml import FIELD_END, field, field_start, paragraph, run

_TITLE = "図表目次"
_FEWEST = 5
_LABELS = ("図", "表")


def figure_list(captions: Sequence[Entry], pages: Mapping[int, int], paper: Paper) -> str:
    """Return the list; empty with less than five figures and tables. `pages` goes by position of the block."""
    if len(captions) < _FEWEST:
        return ""
    groups = {label: [entry for entry in captions if entry.number.startswith(label)] for label in _LABELS}
    lists = (_list(label, entries, pages, paper) for label, entries in groups.items() if entries)
    return paragraph("TOCHeading", run(_TITLE)) + "".join(lists)


def _list(label: str, entries: Sequence[Entry], pages: Mapping[int, int], paper: Paper) -> str:
    opening = field_start(f'TOC \\h \\z \\c "{label}"')
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{paper.text_width}"/></w:tabs>'
    lines = [_line(entry, pages.get(entry.position, 1)) for entry in entries]
    shown = "".join(
        paragraph("TableofFigures", (opening if at == 0 else "") + line, tabs) for at, line in enumerate(lines)
    )
    return shown + paragraph("SectionEnd", FIELD_END)


def _line(entry: Entry, page: int) -> str:
    text = run(" ".join(f"{entry.number}　{entry.text}".split("\n")))
    shown = field(f"PAGEREF {entry.bookmark} \\h", run(str(page)))
    return f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{text}<w:r><w:tab/></w:r>{shown}</w:hyperlink>'
