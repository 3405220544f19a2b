"""Figures: caption, then the chart or diagram in a line of its own, then notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from planner.japanese.number import grouped
from planner.manuscript.elements import Box, Chart, ChartKind, Diagram, DiagramKind, Figure, Inlines
from planner.word.captions import END, caption
from planner.word.chartdata import chart_data
from planner.word.charts import CHART, chart_rows, chart_xml
from planner.word.composition import Composition
from planner.word.diagrams import Drawing, drawing_of
from planner.word.drawing import DRAWING, Font, font_of
from planner.word.metrics import Metrics
from planner.word.outline import plain_text
from planner.word.package import Package
from planner.word.shapes import Shapes, inline
from planner.word.workbook import workbook
from planner.word.xml import attribute, paragraph, run

_STYLE, _TEXT = "Figure", "FigureText"
_HEIGHTS = {ChartKind.BAR: 120.0, ChartKind.STACKED: 135.0, ChartKind.LINE: 150.0, ChartKind.RADAR: 185.0}
_LYING, _FRAME = 13.0, 54.0  # points of a bar that lies, and of what stands around them all
_WIDE, _LOW = 550.0, 0.8
_NAMES = {
    ChartKind.BAR: "棒グラフ",
    ChartKind.STACKED: "積み上げ棒グラフ",
    ChartKind.LINE: "折れ線グラフ",
    ChartKind.RADAR: "レーダーチャート",
    DiagramKind.TREE: "組織や文書の上下を表す図",
    DiagramKind.ZONES: "区画とその境を表す図",
}
_LONGEST = 1000  # characters of a description


def undrawn(chart: Chart) -> str:
    """Return why a chart is not drawn; empty if it is."""
    if chart.known >= chart.needed:
        nothing = not any(value for series in chart.series for value in series.values)
        return "値が全て0のため、図は描いていない。" if nothing else ""
    known = f"が{chart.known}件だけの" if chart.known else "がない"
    return f"値のある項目{known}ため、図は描いていない（{chart.needed}件から描く）。"


def chart_height(chart: Chart, width: float, times: float) -> float:
    """Return the height of a chart as wide as the text, in points: so many `times` the usual one.

    On a page that lies, which is low, it is lower.
    """
    if not chart.sideways:
        return _HEIGHTS[chart.kind] * (_LOW if width > _WIDE else 1.0) * times
    bars = 1 if chart.kind is ChartKind.STACKED else len(chart.series)
    return _FRAME + times * len(chart.categories) * max(bars * _LYING, 1.3 * _LYING)


class Figures(Struct):
    """Writes the figures of one document and adds the parts of their charts to its package.

    `data` is what each chart shows, by the id that the text refers to it by.
    """

    package: Package
    metrics: Metrics
    data: dict[str, str] = field(default_factory=dict)
    _count: int = 0

    def xml(self, content: Figure, composition: Composition) -> str:
        """Return caption, figure, notes, and the small paragraph that follows tables too."""
        drawing = content.drawing
        if isinstance(drawing, Chart):
            why = undrawn(drawing)
            inner = run(why) if why else f"<w:r>{self._chart(content, drawing, composition)}</w:r>"
        else:
            inner = f"<w:r>{self._diagram(content, drawing, composition)}</w:r>"
        notes = "".join(paragraph("TableNote", composition.runs(note)) for note in content.notes)
        return caption(content, composition) + paragraph(_STYLE, inner) + notes + END

    def _chart(self, content: Figure, chart: Chart, composition: Composition) -> str:
        width = composition.paper.text_width / 20
        described = self._described(content, description(chart))
        font: Font = font_of(_TEXT, self.metrics)
        part = chart_xml(chart, font)
        number = self.package.add_chart(self._count, part, workbook(chart_rows(chart)))
        self.data[number] = chart_data(part)
        graphic = (
            f'<a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{CHART}">'
            f'<c:chart xmlns:c="{CHART}" r:id="{number}"/></a:graphicData></a:graphic>'
        )
        times = composition.grids.spread.charts.get(content.number, 1.0)
        return inline(graphic, width, chart_height(chart, width, times), described)

    def _diagram(self, content: Figure, diagram: Diagram, composition: Composition) -> str:
        width = composition.paper.text_width / 20
        drawing: Drawing = drawing_of(diagram, width, self.metrics.of(_TEXT))
        texts: dict[Inlines, str] = {box.inlines: composition.runs(box.inlines) for box in drawing.boxes}
        return Shapes(drawing, width).xml(self._described(content, description(diagram)), texts)

    def _described(self, content: Figure, words: str) -> str:
        """Return the attributes that name a drawing and say it to those who cannot see it."""
        self._count += 1
        title = attribute(f"{content.number} {content.caption}", 250)
        return f'id="{self._count}" name="図 {self._count}" descr="{attribute(words, _LONGEST)}" title="{title}"'


def description(drawing: Chart | Diagram) -> str:
    """Return a chart with all its values, or a diagram with who stands below whom, in words."""
    told = _chart_words(drawing) if isinstance(drawing, Chart) else _diagram_words(drawing)
    return "。".join((_NAMES[drawing.kind], *told)) + "。"


def _chart_words(chart: Chart) -> Iterator[str]:
    if chart.unit:
        yield f"単位は{chart.unit}"
    for series in chart.series:
        pairs = zip(chart.categories, series.values, strict=True)
        values = "".join(f"「{name}」{grouped(value)}" for name, value in pairs if value is not None)
        yield f"{series.name}：{values or '値なし'}"


def _diagram_words(diagram: Diagram) -> Iterator[str]:
    if diagram.kind is DiagramKind.TREE:
        yield from _below(diagram.boxes)
        return
    for box in diagram.boxes:
        inside = _quoted(box.children)
        yield f"区画「{plain_text(box.inlines)}」に{inside}" if inside else f"境「{plain_text(box.inlines)}」"


def _quoted(boxes: Iterable[Box]) -> str:
    """Return the names of boxes one after another, parted by no comma: which one is written is the municipality's."""
    return "".join(f"「{plain_text(box.inlines)}」" for box in boxes)


def _below(boxes: Iterable[Box]) -> Iterator[str]:
    for box in boxes:
        if box.children:
            yield f"{_quoted([box])}の下に{_quoted(box.children)}"
        yield from _below(box.children)
