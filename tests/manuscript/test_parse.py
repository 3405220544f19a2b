import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.errors import Place
from planner.manuscript.content import all_inlines
from planner.manuscript.elements import (
    CheckBox,
    Footnote,
    Heading,
    ItemList,
    Merged,
    Paragraph,
    Reference,
    Ruby,
    Table,
    TableKind,
    Text,
)
from planner.manuscript.marks import as_value
from planner.manuscript.model import Stretch
from planner.manuscript.parse import Parsed, parse

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), max_codepoint=0x10FEFF), min_size=1).filter(
    lambda text: bool(text.strip("\n"))
)
HOSTILE = [
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{#anchor}",
    "<w:p/>",
    "a & b &amp; c",
    "a|b",
    "`code`",
    "```\ncode\n```",
    "# x",
    "- x",
    "1. x",
    "1",
    "> x",
    "***",
    "---",
    "===",
    "[a](b)",
    "[](#t)",
    "![](x)",
    "^[note]",
    "a\n\nb",
    "    indented",
    "表：題",
    "注：題",
    "出典：題",
    "\\",
    "\\|",
    "|---|---|",
    "**a**",
    "_a_",
    "http://example.com",
    "\u3000\u3000a\u3000",
    " a ",
    "[a]: b",
    "あ" * 10_000,
    "\ue000",
]


def read(source: str) -> Parsed:
    return parse(source, "plan.text", Place("text.md.j2"))


def contents(source: str) -> list[object]:
    found = read(source)
    assert not found.problems
    return [block.content for block in found.blocks]


@pytest.mark.parametrize(
    ("frame", "kind"),
    [
        ("{}", Paragraph),
        ("前{}後", Paragraph),
        ("**{}**である", Paragraph),
        ("{}. 後", Paragraph),
        ("- {}", ItemList),
        ("1. {}", ItemList),
        ("- 親\n  - {}\n  - 次", ItemList),
        ("| a | b |\n|---|---|\n| {} | c |\n| d | {}|", Table),
        ("表：題 {{#t}}\n\n| {} |\n|---|\n| c |\n\n注：{}", Table),
    ],
)
@given(value=TEXT)
@example(value="# x").via("markup")
@example(value="|").via("markup")
@example(value="1").via("markup")
@example(value="\\").via("markup")
def test_any_answer_stays_text_and_makes_no_block(frame: str, kind: type, value: str) -> None:
    found = read(frame.format(*[str(as_value(value, ["a.b"]))] * 2))

    assert not found.problems
    assert [type(block.content) for block in found.blocks] == [kind]
    assert value.rstrip("\n") in found.blocks[0].text
    assert not [item for item in all_inlines(found.blocks[0].content) if not isinstance(item, Text)]
    assert found.blocks[0].trace.paths == ("a.b",)


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_text_comes_out_literally(value: str) -> None:
    found = read(f"前。\n\n{as_value(value, ['a.b'])}\n\n# 見出し{as_value(value, ['a.b'])}\n\n後。")

    assert [type(block.content) for block in found.blocks] == [Paragraph, Paragraph, Heading, Paragraph]
    assert found.blocks[1].text == value
    assert found.blocks[2].text == f"見出し{value}".replace("\n", " ")
    assert found.blocks[0].trace.paths == ()
    assert found.blocks[3].trace.paths == ()


@given(value=TEXT)
def test_an_answer_in_a_footnote_ends_no_footnote(value: str) -> None:
    content = contents(f"値^[出典 {as_value(value, ['a.b'])}]である")[0]

    assert isinstance(content, Paragraph)
    assert [type(item) for item in content.inlines] == [Text, Footnote, Text]
    assert content.inlines[1].text == f"出典 {value}".rstrip("\n").replace("\n", " ")


def test_headings_have_levels_anchors_and_may_be_unnumbered() -> None:
    assert contents("# 総則 {#general}\n\n## 附則 {.unnumbered #end}\n\n#### 細目") == [
        Heading(1, (Text("総則"),), "general"),
        Heading(2, (Text("附則"),), "end", numbered=False),
        Heading(4, (Text("細目"),)),
    ]


def test_an_anchor_may_have_a_value_in_it() -> None:
    headings = contents(f"## 個票 {{#sheet-{as_value('1', [])}}}\n\n[](#sheet-{as_value('1', [])})を見る。")

    assert headings[0] == Heading(2, (Text("個票"),), "sheet-1")
    assert headings[1] == Paragraph((Reference("sheet-1"), Text("を見る。")))


def test_emphasis_works_beside_japanese_punctuation() -> None:
    assert contents("本市は**「一つ」**を**12%**と*斜体*で") == [
        Paragraph(
            (
                Text("本市は"),
                Text("「一つ」", strong=True),
                Text("を"),
                Text("12%", strong=True),
                Text("と"),
                Text("斜体", emphasis=True),
                Text("で"),
            )
        )
    ]


def test_lines_of_a_paragraph_join_without_a_blank_unless_both_are_latin() -> None:
    assert contents("一行目\n二行目 Word\nand\n三") == [Paragraph((Text("一行目二行目 Word and三"),))]


def test_lists_nest() -> None:
    (content,) = contents("1. 一\n   1. ア\n   2. イ\n   - 点\n2. 二")

    assert isinstance(content, ItemList)
    assert content.ordered
    numbered, marked = content.items[0].lists
    assert (numbered.ordered, marked.ordered) == (True, False)
    assert [item.inlines[0].text for item in numbered.items] == ["ア", "イ"]


def test_a_sentence_right_below_a_table_is_no_row_of_it() -> None:
    table, after = contents("| a | b |\n|---|---|\n| c | d |\n後に続く文である。")

    assert isinstance(table, Table)
    assert len(table.rows) == 1
    assert after == Paragraph((Text("後に続く文である。"),))


def test_a_table_has_caption_widths_kind_alignment_and_notes() -> None:
    source = """表：工程 {#t widths=3,1 .roadmap}

| 施策 | 年 |
|---|--:|
| 甲 | 乙 |

注：予定
出典：台帳

次の段落"""
    table, after = contents(source)

    assert table == Table(
        caption="工程",
        header=((Text("施策"),), (Text("年"),)),
        rows=(((Text("甲"),), (Text("乙"),)),),
        kind=TableKind.ROADMAP,
        widths=(3, 1),
        align=("left", "right"),
        notes=((Text("注：予定"),), (Text("出典：台帳"),)),
        anchor="t",
    )
    assert after == Paragraph((Text("次の段落"),))


def test_a_table_folds_the_columns_that_its_caption_names() -> None:
    source = "表：題 {lead=1 without=4 widths=3,1}\n\n| a | b | c | d |\n|---|---|--:|---|\n| 甲 | 乙 | 1 | 丙 |"
    (table,) = contents(source)

    assert isinstance(table, Table)
    assert ["".join(item.text for item in cell) for cell in table.header] == ["a、b", "c"]
    assert ["".join(item.text for item in cell) for cell in table.rows[0]] == ["甲　乙", "1"]
    assert (table.widths, table.align) == ((3, 1), ("left", "right"))


def test_alignment_may_stand_with_the_caption() -> None:
    (table,) = contents("表：題 {align=center,right}\n\n| a | b |\n|---|---|\n| c | d |")

    assert isinstance(table, Table)
    assert table.align == ("center", "right")


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("```\ncode\n```", "コード"),
        ("> 引用", "引用"),
        ("a\n---", "下線による見出し"),
        ("前\n\n***\n\n後", "横線"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |", "表の外"),
        ("`a`", "バッククォート"),
        ("![](x)", "画像"),
        ("[文](http://example.com)", "リンク"),
        ("[文](#t)", "リンク"),
        ("**閉じない", "印のまま"),
        ("段落 {.t}", "名前だけ"),
        ("1. 項目 {#t}", "印のまま"),
        ("##### 深い", "4段まで"),
        ("表：題\n\n段落", "表がありません"),
        ("表：題 {widths=1}\n\n| a | b |\n|---|---|", "列の数"),
        ("表：題 {without=3}\n\n| a | b |\n|---|---|", "当たる列がありません"),
        ("表：題 {lead=2}\n\n| a | b |\n|---|---|", "当たる列がありません"),
        ("表：題 {align=up,up}\n\n| a | b |\n|---|---|", "列の数"),
        ("表：題 {.gantt}\n\n| a | b |\n|---|---|", "表の種類"),
        ("- 項目\n\n  # 見出し", "箇条書の中"),
    ],
)
def test_what_documents_cannot_hold_is_a_problem(source: str, what: str) -> None:
    (problem,) = read(source).problems

    assert re.search(what, problem.what)
    assert problem.place.file == "text.md.j2"
    assert problem.remedy


def test_html_is_text() -> None:
    assert contents("a <b>c</b>\n\n<div>x</div>") == [
        Paragraph((Text("a <b>c</b>"),)),
        Paragraph((Text("<div>x</div>"),)),
    ]


def test_the_trace_of_a_block_is_of_its_own_lines() -> None:
    blocks = read(
        f"定型。\n\n値は{as_value('3', ['org.staff'])}人。\n\n{as_value('湯沢市', ['town.name'])}の文。"
    ).blocks

    assert [block.trace.paths for block in blocks] == [(), ("org.staff",), ("town.name",)]
    assert [(block.trace.chars, block.trace.stretches) for block in blocks] == [
        (3, (Stretch((), 3),)),
        (5, (Stretch((), 4), Stretch(("org.staff",), 1, is_value=True))),
        (6, (Stretch((), 6),)),
    ]
    assert [block.trace.literal for block in blocks] == ["定型。", "値は人。", "の文。"]
    assert [block.id for block in blocks] == ["plan.text.1", "plan.text.2", "plan.text.3"]
    assert [block.line for block in blocks] == [1, 3, 5]


def test_ruby_shading_and_check_boxes_have_a_notation() -> None:
    (content,) = contents("{湯沢《ゆざわ》}は==灰色==、[ ] 適 [x] 否")

    assert content == Paragraph(
        (
            Ruby("湯沢", "ゆざわ"),
            Text("は"),
            Text("灰色", shaded=True),
            Text("、"),
            CheckBox(),
            Text(" 適 "),
            CheckBox(True),
            Text(" 否"),
        )
    )


def test_cells_merge_to_the_left_and_above() -> None:
    (content,) = contents("| a | << |\n|---|---|\n| b | c |\n| ^^ | d |")

    assert isinstance(content, Table)
    assert content.header == ((Text("a"),), (Merged.LEFT,))
    assert content.rows[1] == ((Merged.ABOVE,), (Text("d"),))


@pytest.mark.parametrize("source", ["| << | a |\n|---|---|\n| b | c |", "| a |\n|---|\n| ^^ |"])
def test_a_cell_cannot_merge_with_what_is_not_there(source: str) -> None:
    assert "結合する相手" in read(source).problems[0].what


@pytest.mark.parametrize("value", ["<<", "^^", "[ ]", "[x]", "==灰色==", "{湯沢《ゆざわ》}", "《ゆざわ》"])
def test_an_answer_brings_no_notation_along(value: str) -> None:
    table = contents(f"| 見出し | 値 |\n|---|---|\n| a | {as_value(value, ['x'])} |\n| b | {as_value(value, ['x'])} |")[
        0
    ]

    assert isinstance(table, Table)
    assert [row[1] for row in table.rows] == [(Text(value),)] * 2
    assert contents(f"前{as_value(value, ['x'])}後") == [Paragraph((Text(f"前{value}後"),))]


def test_each_row_of_a_sheet_knows_what_it_rests_on_and_other_tables_know_it_as_a_whole() -> None:
    rows = f"| | |\n|---|---|\n| 理由 | 人口{as_value('39', ['stats.pop'])}人 |\n| 担当 | 総務課 |\n"
    (sheet,) = parse(f"表：題{{.sheet}}\n\n{rows}", "plan.x", Place()).blocks
    (plain,) = parse(f"表：題\n\n{rows}", "plan.x", Place()).blocks

    first, second = sheet.trace.rows
    assert Stretch(("stats.pop",), 2, True) in first
    assert [piece.paths for piece in second] == [()]
    assert plain.trace.rows == ()
