"""Charts that Word can edit: DrawingML with the values in place, over a workbook that holds the same values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from planner.manuscript.elements import Chart, ChartKind, Series
from planner.spreadsheet.sheet import column_name, number
from planner.word.axes import IDS, axes, number_format
from planner.word.drawing import DRAWING, GRID, Font, line, solid
from planner.word.palette import letters, look
from planner.word.workbook import SHEET, Cell
from planner.word.xml import DECLARATION, RELATIONSHIPS, escape

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_MOST_LABELS = 30  # values; with more, labels would cover each other
_NEAR = 0.06  # of the greatest value: ends of lines so near would have their labels on each other
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def chart_xml(chart: Chart, font: Font) -> bytes:
    """Return the chart part; its workbook must be its first relationship."""
    plot = f"<c:plotArea>{_layout(chart)}{_PLOTS[chart.kind](chart, font)}{axes(chart)}</c:plotArea>"
    legend = "" if len(chart.series) == 1 else '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}">'
        '<c:date1904 val="0"/><c:lang val="ja-JP"/><c:roundedCorners val="0"/><c:style val="2"/>'
        f"<c:chart>{_unit(chart, font)}{plot}{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{solid('FFFFFF')}{line(GRID, 0.5)}</c:spPr>{letters(font.properties())}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def chart_rows(chart: Chart) -> list[list[Cell]]:
    """Return the rows of the workbook: series in the columns, categories in the rows."""
    rows: list[list[Cell]] = [["", *(series.name for series in chart.series)]]
    for at, category in enumerate(chart.categories):
        rows.append([category, *(series.values[at] for series in chart.series)])
    return rows


def _unit(chart: Chart, font: Font) -> str:
    """Return the unit in the upper left corner, where a title would be."""
    if not chart.unit:
        return '<c:autoTitleDeleted val="1"/>'
    words = f"<a:r>{font.properties('a:rPr')}<a:t>{escape(f'（{chart.unit}）')}</a:t></a:r>"
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>{font.properties()}</a:pPr>{words}</a:p></c:rich></c:tx>"
        '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.01"/><c:y val="0.015"/>'
        '</c:manualLayout></c:layout><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'
    )


def _layout(chart: Chart) -> str:
    """Return where the values are drawn: in a radar the middle, for long names around it would leave no room."""
    if chart.kind is not ChartKind.RADAR:
        return "<c:layout/>"
    places = (("x", 0.28), ("y", 0.11), ("w", 0.44), ("h", 0.7))
    inner = "".join(f'<c:{side} val="{value}"/>' for side, value in places)
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{inner}</c:manualLayout></c:layout>"
    )


def _bars(chart: Chart, font: Font) -> str:
    stacked = chart.kind is ChartKind.STACKED
    overlap = 100 if stacked or _alone(chart) else -5
    return (
        f'<c:barChart><c:barDir val="{"bar" if chart.sideways else "col"}"/>'
        f'<c:grouping val="{"stacked" if stacked else "clustered"}"/><c:varyColors val="0"/>'
        f"{''.join(_each(chart, font, _bar))}"
        f'<c:gapWidth val="{60 if len(chart.series) == 1 or overlap == 100 else 80}"/>'
        f'<c:overlap val="{overlap}"/>{IDS}</c:barChart>'
    )


def _lines(chart: Chart, font: Font) -> str:
    series = "".join(_each(chart, font, _point))
    before = '<c:grouping val="standard"/><c:varyColors val="0"/>'
    return f'<c:lineChart>{before}{series}<c:marker val="1"/>{IDS}</c:lineChart>'


def _radar(chart: Chart, font: Font) -> str:
    series = "".join(_each(chart, font, _point))
    return f'<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>{series}{IDS}</c:radarChart>'


_PLOTS: dict[ChartKind, Callable[[Chart, Font], str]] = {
    ChartKind.BAR: _bars,
    ChartKind.STACKED: _bars,
    ChartKind.LINE: _lines,
    ChartKind.RADAR: _radar,
}


def _alone(chart: Chart) -> bool:
    """Whether no category has two values: then bars of different series need no room beside each other."""
    return all(
        sum(series.values[at] is not None for series in chart.series) <= 1 for at in range(len(chart.categories))
    )


def _each(chart: Chart, font: Font, draw: Callable[[Chart, Font, int], str]) -> Iterator[str]:
    """Yield the series that have a value."""
    for at, series in enumerate(chart.series):
        if any(value is not None for value in series.values):
            yield f"<c:ser>{_named(at, series)}{draw(chart, font, at)}{_data(chart, at)}</c:ser>"


def _bar(chart: Chart, font: Font, at: int) -> str:
    labels = _labels(chart, font, at) if _values(chart) <= _MOST_LABELS else ""
    return f'{look(at).fill()}<c:invertIfNegative val="0"/>{labels}'


def _point(chart: Chart, font: Font, at: int) -> str:
    return look(at).stroke() + _last_label(chart, chart.series[at])


def _labels(chart: Chart, font: Font, at: int) -> str:
    """Return a label for each value: over its bar, in a stack inside it."""
    inside = chart.kind is ChartKind.STACKED
    return (
        f'<c:dLbls><c:numFmt formatCode="{number_format(chart)}" sourceLinked="0"/>'
        f'{look(at).label(font) if inside else ""}<c:dLblPos val="{"ctr" if inside else "outEnd"}"/>'
        f"{_SHOWN.format(1)}</c:dLbls>"
    )


def _last_label(chart: Chart, series: Series) -> str:
    """Return a label for the last value of a line, so that it can be read without the axis."""
    if chart.kind is not ChartKind.LINE:
        return ""
    last = max(at for at, value in enumerate(series.values) if value is not None)
    place = _beside(chart, series, last)
    form = f'<c:numFmt formatCode="{number_format(chart)}" sourceLinked="0"/>'
    return (
        f'<c:dLbls><c:dLbl><c:idx val="{last}"/>{form}<c:dLblPos val="{place}"/>{_SHOWN.format(1)}</c:dLbl>'
        f"{_SHOWN.format(0)}</c:dLbls>"
    )


def _beside(chart: Chart, series: Series, last: int) -> str:
    """Return the side of the end of a line where its label stands: right, and of close ends above, right and below."""
    near = _NEAR * max(abs(value) for item in chart.series for value in item.values if value is not None)
    drawn = [item for item in chart.series if item.values[last] is not None]
    ordered = sorted(drawn, key=lambda item: item.values[last] or 0, reverse=True)
    ends = [item.values[last] or 0 for item in ordered]
    own = next(at for at, item in enumerate(ordered) if item is series)  # two may end at the same value
    above, below = _close(ends[own::-1], near), _close(ends[own:], near)
    return "t" if below and not above else "r" if above < 2 else "b"


def _close(ends: Sequence[float], near: float) -> int:
    """Return how many ends follow the first, each near the one before it."""
    return next((at for at, (one, other) in enumerate(pairwise(ends)) if abs(one - other) >= near), len(ends) - 1)


def _values(chart: Chart) -> int:
    return sum(value is not None for series in chart.series for value in series.values)


def _named(at: int, series: Series) -> str:
    cell = f"{SHEET}!${column_name(at + 2)}$1"
    return f'<c:idx val="{at}"/><c:order val="{at}"/><c:tx>{_texts(cell, [series.name])}</c:tx>'


def _data(chart: Chart, at: int) -> str:
    series, last, place = chart.series[at], len(chart.categories) + 1, column_name(at + 2)
    smooth = '<c:smooth val="0"/>' if chart.kind is ChartKind.LINE else ""
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{number(value)}</c:v></c:pt>'
        for index, value in enumerate(series.values)
        if value is not None
    )
    return (
        f"<c:cat>{_texts(f'{SHEET}!$A$2:$A${last}', chart.categories)}</c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${place}$2:${place}${last}</c:f>"
        f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(series.values)}"/>{points}'
        f"</c:numCache></c:numRef></c:val>{smooth}"
    )


def _texts(cells: str, texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>' for at, text in enumerate(texts))
    return f'<c:strRef><c:f>{cells}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'
