import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import Place
from planner.manuscript.elements import Box, Chart, ChartKind, Diagram, DiagramKind, Figure, Paragraph, Series, Text
from planner.manuscript.marks import as_value
from planner.manuscript.parse import Parsed, parse

POPULATION = """図：人口 {#fig-pop .line unit=人 max=50000}

| 年 | 実績 | 推計 |
|---|--:|--:|
| 2020年 | 42,091人 | ― |
| 2025年 | △3.5 | 該当なし |
| 2030年 | | ３３５００ |

出典：国勢調査

次の段落"""


def read(source: str) -> Parsed:
    return parse(source, "plan.text", Place("text.md.j2"))


def figure(source: str) -> Figure:
    found = read(source)
    assert not found.problems
    content = found.blocks[0].content
    assert isinstance(content, Figure)
    return content


def chart(kind: str, *rows: str) -> Figure:
    columns = rows[0].count("|") + 1
    lines = (rows[0], "|".join(["---"] * columns), *rows[1:])
    return figure(f"図：題 {{.{kind}}}\n\n" + "\n".join(f"| {line} |" for line in lines))


def notes(content: Figure) -> list[str]:
    return ["".join(item.text for item in note) for note in content.notes]


def test_a_table_after_a_figure_caption_is_a_chart() -> None:
    first, second = read(POPULATION).blocks

    assert first.content == Figure(
        caption="人口",
        drawing=Chart(
            kind=ChartKind.LINE,
            categories=("2020年", "2025年", "2030年"),
            series=(Series("実績", (42091, -3.5, None)), Series("推計", (None, None, 33500))),
            unit="人",
            top=50000,
        ),
        notes=((Text("出典：国勢調査"),),),
        anchor="fig-pop",
    )
    assert isinstance(second.content, Paragraph)


def test_a_chart_reads_as_text_for_audits_and_comparisons() -> None:
    assert read(POPULATION).blocks[0].text.splitlines() == [
        *("人口", "\t実績\t推計", "2020年\t42,091\t", "2025年\t-3.5\t", "2030年\t\t33,500"),
        "出典：国勢調査",
    ]


def test_a_list_after_a_figure_caption_is_a_diagram() -> None:
    content = figure("図：体制 {.tree}\n\n- **町長**\\\n  決める\n  - 企画課\n  - 総務課\n\n注：予定")

    assert content.drawing == Diagram(
        DiagramKind.TREE,
        (
            Box(
                (Text("町長", strong=True), Text("\n決める")),
                (Box((Text("企画課"),)), Box((Text("総務課"),))),
            ),
        ),
    )
    assert notes(content) == ["注：予定"]


def test_what_is_not_known_is_not_drawn_and_said() -> None:
    content = chart("bar", "年 | 実績", "2020年 | 1", "2025年 | 【未把握】", "2030年 | 3")

    assert isinstance(content.drawing, Chart)
    assert content.drawing.series[0].values == (1, None, 3)
    assert notes(content) == ["注：「2025年」は、値がないため図に描いていない。"]


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (("領域 | 今 | 目標", "窓口 | 未把握 | 未把握", "調達 | 1 | 2", "委託 | 1 | 2"), "「窓口」"),
        (("領域 | 今 | 目標", "窓口 | 1 | 未把握", "調達 | 1 | 2"), "「窓口の目標」"),
        (("領域 | 今 | 目標", "窓口 | 1 | 未把握", "調達 | 1 | 未把握"), "「目標」"),
        (
            ("領域 | 今", *(f"{at} | 未定" for at in range(8)), "8 | 1", "9 | 1"),
            "「0」「1」「2」「3」「4」「5」など8件",
        ),
    ],
)
def test_a_note_names_a_gap_as_shortly_as_it_can(rows: tuple[str, ...], named: str) -> None:
    assert notes(chart("bar", *rows)) == [f"注：{named}は、値がないため図に描いていない。"]


def test_a_chart_that_is_not_drawn_has_no_note_on_what_it_leaves_out() -> None:
    assert notes(chart("bar", "年 | 実績", "2020年 | 1", "2025年 | 【未把握】")) == []


def test_a_stack_that_lacks_a_part_is_not_drawn_at_all() -> None:
    content = chart("stacked", "年度 | 初期 | 経常", "9年度 | 5 | ―", "10年度 | 3 | 【未定】", "11年度 | 1 | 1")

    assert isinstance(content.drawing, Chart)
    assert [series.values for series in content.drawing.series] == [(5, None, 1), (None, None, 1)]
    assert notes(content) == ["注：「10年度」は、内訳に値のないものがあるため図に描いていない。"]


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("図：題 {.bar}\n\n段落", "値の表も箱の箇条書もありません"),
        ("図：題 {.pie}\n\n| a | b |\n|---|---|\n| c | 1 |", "図の種類が読めません.*pie"),
        ("図：題\n\n| a | b |\n|---|---|\n| c | 1 |", "図の種類が読めません.*なし"),
        ("図：題 {.bar colour=red}\n\n| a | b |\n|---|---|\n| c | 1 |", "図の種類が読めません.*colour"),
        ("図：題 {.tree}\n\n| a | b |\n|---|---|\n| c | 1 |", "図の種類が読めません.*tree"),
        ("図：題 {.bar}\n\n| a |\n|---|\n| c |", "値の列がありません"),
        ("図：題 {.bar max=0}\n\n| a | b |\n|---|---|\n| c | 1 |", "max=0"),
        ("図：題 {.bar}\n\n| a | b |\n|---|---|\n| c | 約500 |", "「約500」を数として読めません"),
        ("図：題 {.bar unit=千円}\n\n| a | b |\n|---|---|\n| c | 3億円 |", "「3億円」を数として読めません"),
        ("図：題 {.tree}\n\n- a\n- b", "一番上の箱は一つ"),
        ("図：題 {.tree}\n\n- a^[注]", "脚注は置けません"),
        ("図：題 {.zones}\n\n" + "- a\n" * 41, "41個"),
        ("図：題 {.zones}\n\n- a\n  - b\n    - c", "2段まで"),
    ],
)
def test_what_cannot_be_drawn_is_a_problem_with_line_and_remedy(source: str, what: str) -> None:
    problem = read(f"前。\n\n{source}").problems[0]

    assert re.search(what, problem.what)
    assert "3行目" in problem.what
    assert problem.remedy


@given(value=st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), max_codepoint=0x10FEFF), min_size=1))
def test_any_answer_in_a_figure_stays_text_and_leaves_its_trace(value: str) -> None:
    said = as_value(value, ["a.b"])
    bars, boxes = read(
        f"図：題{said} {{.bar}}\n\n| 年 | 値{said} |\n|---|---|\n| 甲{said} | {as_value('3', ['c.d'])} |\n"
        f"| 乙 | 4 |\n\n"
        f"図：題 {{.tree}}\n\n- 甲{said}\n  - 乙"
    ).blocks

    assert isinstance(bars.content, Figure)
    assert isinstance(bars.content.drawing, Chart)
    assert bars.content.drawing.series[0].values == (3, 4)
    assert bars.content.drawing.categories[0] == " ".join(f"甲{value}".split())
    assert bars.trace.paths == ("a.b", "c.d")
    assert isinstance(boxes.content, Figure)
    assert isinstance(boxes.content.drawing, Diagram)
    assert boxes.content.drawing.boxes[0].inlines == (Text(f"甲{value}".rstrip("\n")),)
    assert boxes.trace.paths == ("a.b",)
