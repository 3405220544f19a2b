"""The axes of a chart. Values begin at zero, so that lengths and heights do not exaggerate."""

from __future__ import annotations

from planner.manuscript.elements import Chart, ChartKind
from planner.spreadsheet.sheet import number
from planner.word.drawing import GRID, RULE, line

_CATEGORIES, _VALUES = 500000001, 500000002
IDS = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'
_NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
_GRID = f"<c:majorGridlines><c:spPr>{line(GRID, 0.5)}</c:spPr></c:majorGridlines>"
_AXIS = f"<c:spPr>{line(RULE, 0.75)}</c:spPr>"


def axes(chart: Chart) -> str:
    """Return the category axis and the value axis."""
    return _category_axis(chart) + _value_axis(chart)


def number_format(chart: Chart) -> str:
    """Return the format of the values: grouped by three, with as many decimals as they have, at most two."""
    texts = [number(value) for series in chart.series for value in series.values if value is not None]
    decimals = min(max((len(text.partition(".")[2]) for text in texts), default=0), 2)
    form = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    return f"{form};-{form};" if chart.kind is ChartKind.STACKED else form  # a part of nothing has no label


def _category_axis(chart: Chart) -> str:
    radar = chart.kind is ChartKind.RADAR
    order = "maxMin" if chart.sideways else "minMax"  # the first category stands at the top
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if chart.sideways else "b"}"/>{_GRID if radar else ""}'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_NO_TICKS}<c:tickLblPos val="low"/>{_AXIS}'
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: Chart) -> str:
    radar = chart.kind is ChartKind.RADAR
    unit = '<c:majorUnit val="1"/>' if radar else ""
    crosses = "max" if chart.sideways else "autoZero"  # at the bottom, though the categories run downwards
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/>{_scaling(chart)}<c:delete val="0"/>'
        f'<c:axPos val="{"b" if chart.sideways else "l"}"/>{_GRID}'
        f'<c:numFmt formatCode="{_axis_format(chart)}" sourceLinked="0"/>{_NO_TICKS}'
        f'<c:tickLblPos val="nextTo"/>{_AXIS}<c:crossAx val="{_CATEGORIES}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="between"/>{unit}</c:valAx>'
    )


def _axis_format(chart: Chart) -> str:
    return "General" if largest(chart) < 1000 else "#,##0"


def _scaling(chart: Chart) -> str:
    top = f'<c:max val="{number(chart.top)}"/>' if chart.top else ""
    bottom = '<c:min val="0"/>' if smallest(chart) >= 0 else ""
    return f'<c:scaling><c:orientation val="minMax"/>{top}{bottom}</c:scaling>'


def largest(chart: Chart) -> float:
    """Return the largest value, 0 if there is none."""
    return max((value for series in chart.series for value in series.values if value is not None), default=0)


def smallest(chart: Chart) -> float:
    """Return the smallest value, 0 if there is none."""
    return min((value for series in chart.series for value in series.values if value is not None), default=0)
