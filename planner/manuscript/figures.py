"""Figures as templates write them: `図：` before a table of values makes a chart, before a list a diagram."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from planner.japanese.number import grouped
from planner.manuscript.elements import (
    Box,
    Chart,
    ChartKind,
    Diagram,
    DiagramKind,
    Footnote,
    Inlines,
    ListItem,
    Series,
    Text,
)
from planner.manuscript.inline import text_of
from planner.manuscript.markdown import Attributes
from planner.manuscript.recorder import ManuscriptError
from planner.missing import Missing, is_known

_SIDEWAYS = "sideways"
_OPTIONS = ("unit", "max")
_NUMBER = re.compile(r"(?P<number>[-+△▲−]?\d{1,15}(?:\.\d{1,6})?)(?P<unit>\D*)")
_SIGNS = str.maketrans({"△": "-", "▲": "-", "−": "-"})
_UNKNOWN = re.compile(r"【?(?:未把握|未定|未回答|不明|判定なし)】?")
_NONE = ("", "―", "－", "-", "該当なし")
_NAMED_AT_MOST = 6
_LARGEST_DIAGRAM = 40

Row = tuple[Inlines, ...]


class Drawn(Struct, frozen=True):
    """A drawing, and the note that says which values it leaves out."""

    drawing: Chart | Diagram
    notes: tuple[Inlines, ...] = ()


def chart(rows: Sequence[Row], named: Attributes) -> Drawn:
    """Return the chart of a table: categories in the first column, then a column for each series.

    A value that is not known is left out and named in a note; of a stack that lacks a part, all of it is left out,
    for its height would be wrong. A chart of too few values is not drawn and has no such note. Raises
    `ManuscriptError` for cells that are neither number nor unknown.
    """
    kind = ChartKind(_kind(named, [item.value for item in ChartKind], (_SIDEWAYS,)))
    header, *body = rows
    names = [_one_line(cell) for cell in header[1:]]
    if not names:
        raise ManuscriptError("図の表に値の列がありません", "1列目に項目、2列目からに値を書いてください")
    categories = tuple(_one_line(row[0]) for row in body)
    unit = named.values.get("unit", "")
    cells = [[_value(cell, unit) for cell in row[1:]] for row in body]
    gaps = [(at, column) for at, row in enumerate(cells) for column, value in enumerate(row) if not is_known(value)]
    if kind is ChartKind.STACKED:
        incomplete = {at for at, _ in gaps}
        cells = [[None] * len(row) if at in incomplete else row for at, row in enumerate(cells)]
    columns = [tuple(_drawn(row[at]) for row in cells) for at in range(len(names))]
    drawing = Chart(
        kind=kind,
        categories=categories,
        series=tuple(Series(name, values) for name, values in zip(names, columns, strict=True)),
        unit=unit,
        top=_top(named.values.get("max", "")),
        sideways=_SIDEWAYS in named.classes,
    )
    drawn = drawing.known >= drawing.needed
    return Drawn(drawing, tuple(_left_out(gaps, drawing)) if drawn else ())


def diagram(items: Sequence[ListItem], named: Attributes) -> Diagram:
    """Return the diagram of a nested list."""
    kind = DiagramKind(_kind(named, [item.value for item in DiagramKind], ()))
    boxes = tuple(map(_box, items))
    everything = list(_all(boxes))
    if len(everything) > _LARGEST_DIAGRAM:
        what = f"図の箱が{len(everything)}個あり、1頁に収まりません"
        raise ManuscriptError(what, f"{_LARGEST_DIAGRAM}個までにするか、図を分けてください")
    if any(isinstance(inline, Footnote) for box in everything for inline in box.inlines):
        raise ManuscriptError("図の箱の中に脚注は置けません", "図の後に「注：」の段落を書いてください")
    if kind is DiagramKind.TREE and len(boxes) != 1:
        raise ManuscriptError("木の図の一番上の箱は一つです", "ほかの箱を、その下の段に書いてください")
    if kind is DiagramKind.ZONES and any(child.children for box in boxes for child in box.children):
        raise ManuscriptError("区画の図の箇条書は2段までです", "区画と、その中に置くものだけを書いてください")
    return Diagram(kind, boxes)


def chart_lines(drawing: Chart) -> Iterator[str]:
    """Yield a chart as lines of text, cells parted by tabs."""
    yield "\t".join(("", *(series.name for series in drawing.series)))
    for at, category in enumerate(drawing.categories):
        values = (series.values[at] for series in drawing.series)
        yield "\t".join((category, *("" if value is None else grouped(value) for value in values)))


def box_lines(boxes: Sequence[Box], indent: str) -> Iterator[str]:
    """Yield the text of boxes, a line for each, those below or inside indented."""
    for box in boxes:
        yield indent + text_of(box.inlines)
        yield from box_lines(box.children, indent + "  ")


def _value(cell: Inlines, unit: str) -> float | Missing | None:
    """Return a number, `Missing` if nobody knows it, None if there is none."""
    text = unicodedata.normalize("NFKC", _one_line(cell)).replace(",", "")
    if text in _NONE:
        return None
    if _UNKNOWN.fullmatch(text):
        return Missing()
    found = _NUMBER.fullmatch(text)
    if found is None or found["unit"] not in ("", unicodedata.normalize("NFKC", unit)):
        what = f"図の値「{text[:30]}」を数として読めません"
        raise ManuscriptError(
            what, "数（unit と同じ単位は付けてよい）、分からない値は【未把握】、値のない所は ― にしてください"
        )
    number = found["number"].translate(_SIGNS)
    return float(number) if "." in number else int(number)


def _drawn(value: float | Missing | None) -> float | None:
    return None if isinstance(value, Missing) else value


def _left_out(gaps: Sequence[tuple[int, int]], drawing: Chart) -> Iterator[Inlines]:
    """Yield the note on what is not drawn."""
    names = list(_gap_names(gaps, drawing))
    if names:
        listed = "".join(f"「{name}」" for name in names[:_NAMED_AT_MOST])
        more = f"など{len(names)}件" if len(names) > _NAMED_AT_MOST else ""
        why = "内訳に値のないものがある" if drawing.kind is ChartKind.STACKED else "値がない"
        yield (Text(f"注：{listed}{more}は、{why}ため図に描いていない。"),)


def _gap_names(gaps: Sequence[tuple[int, int]], drawing: Chart) -> Iterator[str]:
    """Yield what to call the gaps: a series or category of which nothing is known by its name alone."""
    columns, rows = Counter(column for _, column in gaps), Counter(at for at, _ in gaps)
    several = len(drawing.series) > 1
    lost = {at for at in columns if columns[at] == len(drawing.categories)} if several else set()
    yield from (drawing.series[at].name for at in sorted(lost))
    for at, name in enumerate(drawing.categories):
        open_columns = [column for row, column in gaps if row == at and column not in lost]
        if drawing.kind is ChartKind.STACKED or rows[at] == len(drawing.series):
            yield from [name] if open_columns else []
        else:
            yield from (f"{name}の{drawing.series[column].name}" for column in open_columns)


def _kind(named: Attributes, kinds: Sequence[str], others: Sequence[str]) -> str:
    given = sorted(named.classes - set(others))
    wrong = sorted(set(named.values) - set(_OPTIONS))
    if len(given) != 1 or given[0] not in kinds or wrong:
        written = "、".join((*given, *wrong)) or "なし"
        remedy = f"{{.種類 unit=単位}} のように書き、種類は {'、'.join(kinds)} から一つだけ選んでください"
        raise ManuscriptError(f"図の種類が読めません（書かれた指定は {written}）", remedy)
    return given[0]


def _top(written: str) -> float | None:
    if not written:
        return None
    if not re.fullmatch(r"\d{1,9}", written) or not int(written):
        raise ManuscriptError(f"max={written} が読めません", "軸の上の端を1以上の整数で書いてください")
    return int(written)


def _box(item: ListItem) -> Box:
    return Box(item.inlines, tuple(_box(child) for below in item.lists for child in below.items))


def _all(boxes: Sequence[Box]) -> Iterator[Box]:
    for box in boxes:
        yield box
        yield from _all(box.children)


def _one_line(cell: Inlines) -> str:
    return " ".join(text_of(cell).split())
