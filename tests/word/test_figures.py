"""Charts and diagrams in the saved file: the XML, the workbook behind it, captions, and what cannot be seen."""

import io
import zipfile
from itertools import pairwise

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.manuscript.elements import (
    Box,
    Chart,
    ChartKind,
    Diagram,
    DiagramKind,
    Figure,
    Heading,
    Paragraph,
    Reference,
    Series,
    Table,
    Text,
)
from planner.manuscript.model import Scheme
from planner.spreadsheet.sheet import column_name
from planner.word.check import check_package
from planner.word.reader import read_sections
from planner.word.workbook import workbook

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CHART = "word/charts/chart1.xml"
CATEGORIES = ("令和9年度", "令和10年度", "令和11年度")
SERIES = (Series("初期", (1200, None, 3.5)), Series("経常", (0, 300, -2)), Series("その他", (1, 2, 3)))


def words(text):
    return (Text(text),)


def figure(drawing, notes=(), number="図1"):
    return Figure("年度別の費用", drawing, notes, "fig", number)


def chart(kind=ChartKind.BAR, **options):
    return Chart(kind, CATEGORIES, SERIES, **options)


def box(text, *children):
    return Box(words(text), children)


TREE = Diagram(DiagramKind.TREE, (box("町長", box("企画課"), box("総務課", box("情報係"))),))
ZONES = Diagram(DiagramKind.ZONES, (box("番号系", box("住民記録")), box("通信しない"), box("LGWAN系", box("財務会計"))))


def part(file, path, name=CHART):
    """Return what an XPath over a chart part finds; `c:` and `a:` are its namespaces."""
    spaces = {"c": C[1:-1], "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    return file.find("/*", name)[0].xpath(path, namespaces=spaces)


def cached(file):
    """Return the rows that the chart shows without its workbook."""
    names = part(file, "//c:ser/c:tx//c:v/text()")
    categories = part(file, "(//c:ser)[1]/c:cat//c:v/text()")
    rows = [["", *names]] + [[category] + [None] * len(names) for category in categories]
    for at, series in enumerate(part(file, "//c:ser"), 1):
        for point in series.iterfind(f"{C}val/{C}numRef/{C}numCache/{C}pt"):
            rows[int(point.get("idx")) + 1][at] = float(point.findtext(f"{C}v"))
    return rows


def sheet(file, number=1):
    """Return the rows of the workbook behind a chart, as a spreadsheet program reads them."""
    data = file.parts[f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"]
    rows = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)
    return [["" if value is None and not at else value for at, value in enumerate(row)] for row in rows]


@pytest.mark.parametrize(
    ("kind", "element"),
    [
        (ChartKind.BAR, "barChart"),
        (ChartKind.STACKED, "barChart"),
        (ChartKind.LINE, "lineChart"),
        (ChartKind.RADAR, "radarChart"),
    ],
)
def test_each_kind_is_a_chart_of_word_over_a_workbook_with_the_same_values(kind, element, write):
    file = write(figure(chart(kind)))
    assert len(part(file, f"//c:plotArea/c:{element}/c:ser")) == 3
    assert cached(file) == sheet(file)
    assert sheet(file)[1:] == [["令和9年度", 1200, 0, 1], ["令和10年度", None, 300, 2], ["令和11年度", 3.5, -2, 3]]
    assert part(file, "//c:ser[2]/c:val//c:f/text()") == ["Sheet1!$C$2:$C$4"]


def test_a_chart_leads_to_its_workbook(write):
    file = write(figure(chart()), figure(chart(ChartKind.LINE), number="図2"))
    for number in (1, 2):
        (target,) = file.find("//*[@Id='rId1']/@Target", f"word/charts/_rels/chart{number}.xml.rels")
        assert target == f"../embeddings/Microsoft_Excel_Sheet{number}.xlsx"
        assert part(file, "//c:externalData/c:autoUpdate/@val", f"word/charts/chart{number}.xml") == ["0"]


def test_a_bar_of_a_missing_value_has_no_point(write):
    assert part(write(figure(chart())), "//c:ser[1]/c:val//c:pt/@idx") == ["0", "2"]


def test_a_series_without_values_is_in_the_workbook_alone(write):
    file = write(figure(Chart(ChartKind.BAR, ("一", "二"), (Series("甲", (None, None)), Series("乙", (1, 2))))))
    assert part(file, "//c:ser/c:tx//c:v/text()") == ["乙"]
    assert sheet(file)[0] == ["", "甲", "乙"]
    assert part(file, "//c:ser/c:tx//c:f/text()") == ["Sheet1!$C$1"]


def test_neighbouring_series_differ_in_more_than_colour(write):
    bars, lines = write(figure(chart())), write(figure(chart(ChartKind.LINE)))
    assert part(bars, "//c:ser[2]/c:spPr/a:pattFill/@prst") == ["wdUpDiag"]
    assert part(bars, "//c:ser[1]/c:spPr/a:pattFill | //c:ser[3]/c:spPr/a:pattFill") == []
    assert len(set(part(lines, "//c:ser/c:spPr/a:ln/a:prstDash/@val"))) == 3
    assert len(set(part(lines, "//c:ser/c:marker/c:symbol/@val"))) == 3


def test_values_are_written_at_the_bars_and_at_the_end_of_lines(write):
    bars, lines = write(figure(chart())), write(figure(chart(ChartKind.LINE)))
    assert part(bars, "//c:ser/c:dLbls/c:showVal/@val") == ["1", "1", "1"]
    assert part(lines, "//c:ser/c:dLbls/c:dLbl/c:idx/@val") == ["2", "2", "2"]


@pytest.mark.parametrize(
    ("ends", "places"),
    [
        ((90, 60, 30), ["r", "r", "r"]),
        ((83, 82, 72), ["t", "r", "r"]),
        ((84, 82, 80), ["t", "r", "b"]),
        ((76, 80, 84), ["b", "r", "t"]),
        ((42, 55, 55), ["r", "t", "r"]),
        ((55, 55, 55), ["t", "r", "b"]),
    ],
)
def test_labels_of_lines_that_end_close_to_each_other_stand_apart(ends, places, write):
    series = tuple(Series(name, (100, end)) for name, end in zip("甲乙丙", ends, strict=True))
    drawn = write(figure(Chart(ChartKind.LINE, ("始", "終"), series)))
    assert part(drawn, "//c:dLbl/c:dLblPos/@val") == places


def test_values_begin_at_zero_unless_some_lie_below(write):
    assert part(write(figure(chart())), "//c:valAx/c:scaling/c:min") == []
    positive = Chart(ChartKind.BAR, ("一", "二"), (Series("甲", (50, 60)),), top=80)
    assert part(write(figure(positive)), "//c:valAx/c:scaling/c:min/@val") == ["0"]
    assert part(write(figure(positive)), "//c:valAx/c:scaling/c:max/@val") == ["80"]


def test_steps_of_a_radar_are_whole(write):
    assert part(write(figure(chart(ChartKind.RADAR))), "//c:valAx/c:majorUnit/@val") == ["1"]


def test_bars_may_lie_for_long_names(write):
    file = write(figure(chart(sideways=True)))
    assert part(file, "//c:barDir/@val") == ["bar"]
    assert part(file, "//c:catAx/c:scaling/c:orientation/@val") == ["maxMin"]


def test_the_letters_of_a_chart_are_those_of_the_style_file(write, plan, tmp_path, style_path):
    file = write(figure(chart(unit="千円")))
    assert set(part(file, "//a:ea/@typeface")) == {"BIZ UDゴシック"}
    restyled = tmp_path / "style.docx"
    with zipfile.ZipFile(style_path) as source, zipfile.ZipFile(restyled, "w") as copy:
        for name in source.namelist():
            copy.writestr(name, source.read(name).replace("BIZ UDゴシック".encode(), "メイリオ".encode()))
    assert set(part(write(figure(chart()), style=restyled), "//a:ea/@typeface")) == {"メイリオ"}


def test_a_figure_has_a_caption_with_its_own_sequence_and_references_to_it(write):
    table = Table("表", (), ((words("1"),),), number="表1")
    file = write(Paragraph((Reference("fig", "図1"),)), table, figure(chart(), (words("出典：台帳"),)))
    assert file.texts("Caption") == ["表1　表", "図1　年度別の費用"]
    assert [field for field in file.fields() if field.startswith("SEQ")] == ["SEQ 表 \\* ARABIC", "SEQ 図 \\* ARABIC"]
    assert file.texts("TableNote") == ["出典：台帳"]
    (reference,) = [field.split()[1] for field in file.fields() if field.startswith("REF")]
    assert reference in file.find("//w:bookmarkStart/@w:name")


def test_a_chart_says_all_its_values_to_those_who_cannot_see_it(write):
    (said,) = write(figure(chart(unit="千円"))).find("//*[local-name()='docPr']/@descr")
    assert said == (
        "棒グラフ。単位は千円。初期：「令和9年度」1,200「令和11年度」3.5。"
        "経常：「令和9年度」0「令和10年度」300「令和11年度」-2。その他：「令和9年度」1「令和10年度」2「令和11年度」3。"
    )


@pytest.mark.parametrize(
    ("diagram", "said"),
    [
        (TREE, "組織や文書の上下を表す図。「町長」の下に「企画課」「総務課」。「総務課」の下に「情報係」。"),
        (
            ZONES,
            "区画とその境を表す図。区画「番号系」に「住民記録」。境「通信しない」。区画「LGWAN系」に「財務会計」。",
        ),
    ],
)
def test_a_diagram_is_shapes_with_text_in_styles_and_a_description(diagram, said, write):
    file = write(figure(diagram))
    assert file.find("//*[local-name()='docPr']/@descr") == [said]
    shown = file.find("//*[local-name()='txbx']//w:p/w:pPr/w:pStyle/@w:val")
    assert set(shown) == {"FigureText"}
    assert all(text in said for text in file.texts("FigureText"))
    assert check_package(file.data) == ()


def test_boxes_are_read_from_the_top_down(write):
    assert write(figure(TREE)).texts("FigureText") == ["町長", "企画課", "総務課", "情報係"]
    assert write(figure(ZONES)).texts("FigureText") == ["番号系", "住民記録", "通信しない", "LGWAN系", "財務会計"]


def test_boxes_lie_inside_the_drawing_and_no_two_of_a_level_overlap(write):
    many = box("町長", *(box(f"{at}課", *(box(f"{at}の{below}係") for below in range(3))) for at in range(6)))
    for diagram in (Diagram(DiagramKind.TREE, (many,)), TREE, ZONES):
        file = write(figure(diagram))
        width, height = (int(file.find(f"//*[local-name()='extent']/@{side}")[0]) for side in ("cx", "cy"))
        shapes = file.find("//*[local-name()='wsp'][.//w:txbxContent]//*[local-name()='xfrm']")
        places = [tuple(int(value) for child in shape for value in child.attrib.values()) for shape in shapes]
        assert all(0 <= x <= x + w <= width + 1 and 0 <= y <= y + h <= height + 1 for x, y, w, h in places)
        level = sorted(place for place in places if place[1] == places[1][1])
        assert all(left[0] + left[2] <= right[0] for left, right in pairwise(level))


def test_many_boxes_of_one_parent_hang_in_columns_side_by_side(write):
    board = box("町長", box("推進会議", *(box(f"{at}課") for at in range(9))))
    file = write(figure(Diagram(DiagramKind.TREE, (board,))))
    shapes = file.find("//*[local-name()='wsp'][.//w:txbxContent]//*[local-name()='off']")
    assert len({shape.get("x") for shape in shapes[2:]}) == 3
    assert len({shape.get("y") for shape in shapes[2:]}) == 3
    assert file.texts("FigureText")[2:] == [f"{at}課" for at in range(9)]
    assert check_package(file.data) == ()


@pytest.mark.parametrize(
    ("kind", "known", "needed"), [(ChartKind.BAR, 1, 2), (ChartKind.LINE, 1, 2), (ChartKind.RADAR, 2, 3)]
)
def test_a_chart_of_too_few_values_says_so_in_its_place(kind, known, needed, write):
    values = (1.0,) * known + (None,) * 3
    file = write(figure(Chart(kind, tuple("一二三四五"[: len(values)]), (Series("甲", values),))))
    assert file.texts("Figure") == [f"値のある項目が{known}件だけのため、図は描いていない（{needed}件から描く）。"]
    assert file.texts("Caption") == ["図1　年度別の費用"]
    assert CHART not in file.parts


def test_a_chart_of_zeros_alone_says_so(write):
    file = write(figure(Chart(ChartKind.STACKED, ("一", "二"), (Series("甲", (0, 0)), Series("乙", (0, None))))))
    assert file.texts("Figure") == ["値が全て0のため、図は描いていない。"]


def test_a_chart_of_no_value_says_so(write):
    file = write(figure(Chart(ChartKind.BAR, ("一",), (Series("甲", (None,)),))))
    assert file.texts("Figure") == ["値のある項目がないため、図は描いていない（2件から描く）。"]


def test_five_figures_or_tables_are_listed_after_the_contents(write):
    tables = [Table(f"表の題{at}", (), ((words("1"),),), number=f"表{at}") for at in range(1, 6)]
    file = write(Heading(1, words("章"), "", "第1章"), *tables, figure(chart()))
    assert file.texts("TOCHeading") == ["目次", "図表目次"]
    assert file.texts("TableofFigures") == [
        "図1　年度別の費用\t1",
        *(f"表{at}　表の題{at}\t1" for at in range(1, 6)),
    ]
    fields = [field for field in file.fields() if field.startswith("TOC")]
    assert fields[1:] == ['TOC \\h \\z \\c "図"', 'TOC \\h \\z \\c "表"']
    assert set(file.find("//w:hyperlink/@w:anchor")) <= set(file.find("//w:bookmarkStart/@w:name"))


def test_four_figures_and_tables_are_not_listed(write):
    tables = [Table("表", (), ((words("1"),),), number=f"表{at}") for at in range(1, 4)]
    assert write(*tables, figure(chart())).texts("TableofFigures") == []


def test_a_short_plan_lists_its_figures_too(manuscript, write):
    figures = [figure(chart(), number=f"図{at}") for at in range(1, 6)]
    assert write(replace(manuscript(*figures), is_short=True)).texts("TOCHeading") == ["目次", "図表目次"]


def test_tables_are_listed_without_a_figure_beside_them(write):
    tables = [Table("表", (), ((words("1"),),), number=f"表{at}") for at in range(1, 6)]
    assert write(*tables).texts("TableofFigures") == [f"表{at}　表\t1" for at in range(1, 6)]


def test_a_figure_takes_its_height_on_the_page(write):
    figures = [figure(chart(ChartKind.RADAR), number=f"図{at}") for at in range(1, 8)]
    file = write(*figures, Heading(2, words("後"), "", "1.1"))
    assert [text.rpartition("\t")[2] for text in file.texts("TableofFigures")] == ["1", "1", "1", "2", "2", "2", "3"]


@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_in_a_chart_is_read_back_from_chart_and_workbook(text, write):
    file = write(figure(Chart(ChartKind.STACKED, (text, "二"), (Series(text, (1, 2)), Series("乙", (3, 4))), text)))
    kept = "".join(char for char in text if char not in "\ufffe\uffff")
    assert cached(file) == [["", kept, "乙"], [kept, 1, 3], ["二", 2, 4]]
    assert check_package(file.data) == ()
    data = file.parts["word/embeddings/Microsoft_Excel_Sheet1.xlsx"]
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "inlineStr", "n"}
    assert [cell.value or "" for cell in cells if cell.coordinate in ("A2", "B1")] == [kept, kept]


@pytest.mark.parametrize("text", ["<w:p/>", "A & B", "]]>", '"引用"', "&amp;", "=1+1", "\x00\ud800終", "長" * 5_000])
def test_hostile_text_stays_text_in_every_figure(text, figures, write):
    file = write(figures(text))
    expected = text.replace("\x00", "").replace("\ud800", "")
    assert check_package(file.data) == ()
    assert sum(expected in found for found in file.texts("FigureText")) == 5  # of zones the first two levels
    assert set(part(file, "//c:ser[1]/c:tx//c:v/text()")) == {expected}
    assert sheet(file)[0][1] == expected


def test_a_drawing_is_passed_over_when_a_file_is_read_back(figures, write):
    (section,) = read_sections(write(figures("甲")).data)
    assert not section.changed
    assert {type(block) for block in section.blocks} == {Paragraph}


def test_a_formula_in_a_label_stays_a_label():
    rows = [["", "=1+1"], ['=HYPERLINK("http://x")', 1]]
    made = openpyxl.load_workbook(io.BytesIO(workbook(rows))).active
    assert made["B1"].data_type == made["A2"].data_type == "s"
    assert made["B1"].value == "=1+1"


def test_the_same_figures_give_the_same_bytes(write):
    assert write(figure(chart()), figure(TREE)).data == write(figure(chart()), figure(TREE)).data
    assert workbook([["", "甲"]]) == workbook([["", "甲"]])


@pytest.mark.parametrize(("at", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_have_the_letters_of_a_spreadsheet(at, letters):
    assert column_name(at) == letters


def test_charts_of_a_leaflet_take_the_room_that_its_page_has_left(write):
    def heights(paragraphs, scheme):
        text, bars = Paragraph(words("説明の文。" * 40)), figure(chart(ChartKind.BAR))
        file = write(*[text] * paragraphs, bars, scheme=scheme)
        return int(file.find("//*[local-name()='inline']/*[local-name()='extent']/@cy")[0])

    usual = heights(1, Scheme.CHAPTERS)
    assert heights(1, Scheme.LEAFLET) == pytest.approx(1.6 * usual, rel=0.001)
    assert heights(6, Scheme.LEAFLET) == pytest.approx(1.2 * usual, rel=0.001)
