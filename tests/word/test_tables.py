import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.manuscript.elements import Heading, Merged, Paragraph, Table, TableKind, Text
from planner.manuscript.model import Block, DocumentSection, Scheme
from planner.word.check import check_package
from planner.word.reader import read_sections
from planner.word.widths import column_widths, shares
from tests.word.conftest import manuscript_with


def row(*cells):
    return tuple((Text(cell),) for cell in cells)


def chapter(number):
    """Return a section that begins a part of its own and ends with a table."""
    contents = (Heading(1, (Text("章"),), "", f"第{number}章"), Table("表", row("一"), (row("二"),)))
    blocks = (Block(f"plan.{number}.{at}", content, "") for at, content in enumerate(contents))
    return DocumentSection(number, tuple(blocks))


LEDGER = Table("台帳", row("業務", "経費"), (row("住民記録", "1,234"), row("税", "56")), number="表1")


def test_the_header_repeats_and_rows_do_not_split(write):
    file = write(LEDGER)
    assert len(file.find("//w:tr/w:trPr/w:tblHeader")) == 1
    assert len(file.find("//w:tr[1]/w:trPr/w:tblHeader")) == 1
    assert len(file.find("//w:tr/w:trPr/w:cantSplit")) == 3


def test_a_table_tells_those_who_cannot_see_it_what_it_holds(write):
    file = write(LEDGER)
    assert file.find("//w:tblCaption/@w:val") == ["表1 台帳"]
    assert file.find("//w:tblDescription/@w:val") == ["2行2列の表。列は「業務」「経費」"]


def test_a_sheet_is_told_by_the_heading_above_it(write):
    sheet = Table("", (), (row("目的", "守る"),), TableKind.SHEET)
    file = write(Heading(3, (Text("台帳"),), "", "施策1"), sheet)
    assert file.find("//w:tblCaption/@w:val") == ["施策1 台帳"]


def test_the_years_of_a_sheet_stay_with_what_is_done_in_them(write):
    wide = [(*row("項目", "長い。" * 60), (Merged.LEFT,))] * 12
    years = [row("年度", "令和9年度", "令和10年度"), row("工程", "準備", "実施")]
    rows = kept(write(Table("個票", (), (*wide, *years, *wide), TableKind.SHEET)))
    assert rows[12:14] == [True, False]


def test_columns_fill_the_text_width_exactly(write):
    file = write(Table("表", row("一", "二", "三"), (row("1", "2", "3"),), widths=(3, 2, 2)))
    widths = [int(width) for width in file.find("//w:gridCol/@w:w")]
    assert sum(widths) == 11906 - 1247 * 2
    assert widths[0] > widths[1]


def test_figures_stand_to_the_right_unless_the_author_says_otherwise(write):
    file = write(LEDGER)
    assert file.find("//w:tr[position()>1]/w:tc[2]/w:p/w:pPr/w:jc/@w:val") == ["right", "right"]
    told = Table("表", row("数"), (row("1,234"),), align=("center",))
    assert write(told).find("//w:tr[2]/w:tc/w:p/w:pPr/w:jc/@w:val") == ["center"]


def test_phases_of_a_roadmap_are_shaded_and_keep_their_word(write):
    phases = row("準備", "実施", "評価", "検討", "廃止", "ほか")
    file = write(Table("工程表", row(*"一二三四五六"), (phases,), TableKind.ROADMAP))
    shades = file.find("//w:tc/w:tcPr/w:shd/@w:fill")
    assert len(set(shades)) == 5
    assert file.texts("TableText") == ["準備", "実施", "評価", "検討", "廃止", "ほか"]


def test_a_sheet_has_its_header_in_the_first_column(write):
    file = write(Table("", row("", ""), (row("目的", "守る"), row("期限", "3月")), TableKind.SHEET))
    assert file.texts("TableSide") == ["目的", "期限"]
    assert file.find("//w:tblLook/@w:firstColumn") == ["1"]
    assert file.find("//w:tblHeader") == []
    assert file.texts("Caption") == []


def test_figures_stand_large_below_their_names_and_are_read_back(write):
    table = Table("", row("人口", "施策"), (row("1,234人", "13件"), row("令和7年", "庁内7件")), TableKind.FIGURES)
    file = write(table)
    assert file.texts("TableFigure") == ["1,234人", "13件"]
    assert file.texts("TableText") == ["令和7年", "庁内7件"]
    assert set(file.find("//w:tc/w:p/w:pPr/w:jc/@w:val")) == {"center"}
    (section,) = read_sections(file.data)
    assert section.blocks[0].kind is TableKind.FIGURES


def test_what_is_not_known_is_seen_at_once_and_stays_plain_text(write):
    said = Paragraph((Text("所管は【未把握】、審議は【未把握】である。"),))
    file = write(said)
    marked = "//w:r[w:rPr/w:rStyle/@w:val='Unknown']/w:t/text()"
    assert file.find(marked) == ["【未把握】", "【未把握】"]
    (section,) = read_sections(file.data)
    assert section.blocks == (said,)
    assert not section.changed


FORM = Table("", row("項目", "記入"), (row("件名", ""), row("種類", "□ 新規")), TableKind.SHEET)


def rooms(file, rows, least=680):
    return [len(file.find(f"//w:tr[{at}]/w:trPr/w:trHeight[@w:val>={least}]")) for at in range(1, rows + 1)]


def test_a_form_that_stands_alone_has_room_for_two_lines_by_hand_where_it_is_blank(write):
    assert rooms(write(FORM, scheme=Scheme.LEAFLET), 3) == [0, 1, 0]


def test_a_form_that_stands_alone_has_room_for_a_line_by_hand_beside_its_boxes(write):
    assert rooms(write(FORM, scheme=Scheme.LEAFLET), 3, least=520) == [0, 1, 1]


def test_a_list_to_be_ticked_in_a_leaflet_has_room_by_hand_where_it_is_blank(write):
    ticked = Table("点検表", row("確かめること", "済の日"), (row("台帳を見た", ""), row("納品", "4月")))
    assert rooms(write(ticked, scheme=Scheme.LEAFLET), 3) == [0, 1, 0]


def test_a_table_without_a_blank_is_as_high_as_its_words(write):
    told = Table("", row("項目", "値"), (row("件名", "更新"),))
    assert write(told, replace(told, kind=TableKind.SHEET), scheme=Scheme.LEAFLET).find("//w:trHeight") == []


def test_a_form_that_stands_alone_fills_its_page_and_no_more(write):
    def form(rows):
        blank = tuple(row(f"項目{at}", "") for at in range(rows))
        return write(Table("", row("項目", "記入"), blank, TableKind.SHEET), scheme=Scheme.LEAFLET)

    heights = {rows: int(form(rows).find("//w:tr[2]/w:trPr/w:trHeight/@w:val")[0]) for rows in (3, 20, 24, 60)}
    assert heights[3] == 840 > heights[20] > heights[24] >= 520
    assert all(rows * height < 14000 for rows, height in heights.items() if rows < 60)


def test_a_form_in_a_document_is_as_high_as_its_words(write):
    assert write(FORM).find("//w:trHeight") == []


def test_short_rows_are_filled_up(write):
    file = write(Table("表", row("一", "二", "三"), (row("1"),)))
    assert len(file.find("//w:tr[2]/w:tc")) == 3


@pytest.mark.parametrize("table", [Table("題だけ", (), ()), Table("", (), ()), Table("空の行", (), ((),))])
def test_a_table_without_cells_writes_no_table(table, write):
    assert write(table).find("//w:tbl") == []


def test_two_tables_in_a_row_stay_two(write):
    sheet = Table("", (), (row("目的", "守る"),), TableKind.SHEET)
    assert write(sheet, sheet, Paragraph(())).find("//w:tbl/following-sibling::*[1][self::w:tbl]") == []


def test_notes_stay_with_their_table(write):
    file = write(Table("表", row("一"), (row("1"), row("2")), notes=((Text("出典：台帳"),),)))
    assert file.texts("TableNote") == ["出典：台帳"]
    assert len(file.find("//w:tr[last()]//w:keepNext")) == 1


@given(st.lists(st.integers(-5, 1000), min_size=1, max_size=20), st.integers(2000, 20000))
def test_shares_add_up_and_leave_no_column_out(relative, total):
    widths = shares(relative, total)
    assert sum(widths) == total
    assert min(widths) > 0


@given(st.lists(st.lists(st.text(max_size=60), min_size=1, max_size=5), min_size=1, max_size=12), st.data())
def test_columns_without_given_widths_fill_the_page(columns, data):
    given_widths = data.draw(st.lists(st.integers(-1, 9), max_size=12))
    widths = column_widths(given_widths, columns, 9070)
    assert sum(widths) == 9070
    assert min(widths) > 0


def test_a_short_word_is_not_broken_however_narrow_its_column_was_wanted():
    narrow, wide = column_widths((1, 30), (("実現性", "3"), ("長い説明" * 9,)), 9070)
    assert narrow >= 3 * 180
    assert narrow + wide == 9070


def test_a_number_is_not_broken_where_there_is_no_room_for_every_short_cell():
    counted, other = ("件数（年）", "214,000"), ("長い説明" * 9,)
    widths = column_widths((9, 7, 4, 4, 4, 7, 13), (other, other, *[counted] * 3, other, other), 9412)
    assert sum(widths) == 9412
    assert min(widths[2:5]) >= 3.5 * 180 + 216


def test_a_date_is_not_broken_in_a_column_of_longer_text():
    narrow, *_ = column_widths((3, 12, 12), (("令和10年12月14日に着手する。",), *[("長い説明" * 9,)] * 2), 9412)
    assert narrow >= 9.5 * 180 + 216


def test_the_items_of_a_short_list_of_numbers_stay_on_a_line():
    (_, narrow, _) = column_widths((3, 1, 11), (("担当",), ("号", "2、3、5、6、7"), ("長い説明" * 9,)), 9412)
    assert narrow >= 6.5 * 180 + 216


def test_a_row_that_heads_others_stays_with_the_row_below(write):
    heading = (*row("余力に収まらない（3件）"), (Merged.LEFT,))
    rows = [row("点", str(at)) for at in range(20)]
    file = write(Table("表", row("一", "二"), (*rows[:8], heading, *rows[8:15], heading, heading, *rows[15:])))
    assert [at for at, stays in enumerate(kept(file)) if stays and 3 < at < 20] == [8, 17]


def test_merged_cells_span_columns_and_rows(write):
    left, above = (Merged.LEFT,), (Merged.ABOVE,)
    rows = ((*row("一"), *row("二"), left), (above, *row("三", "四")), (above, *row("五", "六")))
    file = write(Table("表", (*row("題"), left, left), rows, widths=(1, 1, 1)))
    assert file.find("//w:gridSpan/@w:val") == ["3", "2"]
    assert [len(row.findall("w:tc", row.nsmap)) for row in file.find("//w:tr")] == [1, 2, 3, 3]
    assert [mark.get(f"{{{mark.nsmap['w']}}}val") for mark in file.find("//w:vMerge")] == ["restart", None, None]
    assert check_package(file.data) == ()


LONG = "長い説明の文が続く。" * 12


def kept(file):
    """Return for each row of the body whether it stays on the page of the next."""
    rows = file.find("//w:tr[not(w:trPr/w:tblHeader)]")
    return [row.find(".//w:keepNext", row.nsmap) is not None for row in rows]


def test_where_the_first_and_the_last_rows_are_all_only_the_last_stay_together(write):
    """LibreOffice 7.4 loses the last rows where the page ends right behind kept first ones."""
    high = row("長い説明" * 14)
    assert kept(write(Table("表", row("一"), (high, high, high, high)))) == [False, False, True, False]


def test_a_low_table_stays_whole_and_in_a_high_one_few_rows_do_not_stand_alone(write):
    assert kept(write(Table("表", row("一"), (row("1"), row("2"), row("3"))))) == [True, True, False]
    high = Table("表", row("一"), tuple(row(LONG) for _ in range(8)))
    assert kept(write(high)) == [True, *[False] * 5, True, False]
    single = Table("表", row("一"), tuple(row("短い") for _ in range(12)))
    assert kept(write(single)) == [True, True, *[False] * 7, True, True, False]


def test_an_eighth_of_a_page_of_a_sheet_stands_below_its_heading(write):
    rows = kept(write(Table("個票", (), tuple(row("項目", "短い") for _ in range(30)), TableKind.SHEET)))
    assert rows == [*[True] * 5, *[False] * 22, True, True, False]


def test_a_roadmap_goes_on_over_the_page_of_what_leads_to_it_but_no_few_rows_stand_alone(write):
    rows = tuple(row("施策", "準備") for _ in range(20))
    torn = kept(write(Table("工程表", row("施策", "年"), rows, TableKind.ROADMAP)))
    assert torn == [True, True, True, *[False] * 13, True, True, True, False]


def test_a_form_that_fits_a_page_is_not_torn_and_a_sheet_of_text_runs_over_its_end(write):
    text = tuple(row("項目", LONG) for _ in range(8))
    assert kept(write(Table("個票", (), text, TableKind.SHEET))) == [*[True] * 2, *[False] * 4, True, False]
    rows = (*text[1:], row("記入", ""))
    assert kept(write(Table("票", (), rows, TableKind.SHEET))) == [*[True] * 7, False]
    assert not all(kept(write(Table("票", (), rows * 4, TableKind.SHEET)))[:-1])


def test_widths_that_make_a_table_much_higher_give_way_to_what_its_cells_hold(write):
    def columns(content):
        return [int(width) for width in write(content).find("//w:gridCol/@w:w")]

    rows = tuple(row(LONG, "短い") for _ in range(4))
    narrow, wide = columns(Table("表", row("説明", "印"), rows, widths=(1, 4)))
    assert narrow > wide
    blank = tuple(row(LONG, "") for _ in range(4))
    narrow, wide = columns(Table("表", row("説明", "記入"), blank, widths=(1, 4)))
    assert narrow < wide


def test_tables_of_many_columns_are_set_smaller_on_upright_paper(write):
    cells = tuple("一二三四五六七八")
    assert len(write(Table("表", row(*cells), (row(*cells),))).texts("TableTextSmall")) == 8
    assert write(Table("表", row(*cells[:7]), (row(*cells[:7]),))).texts("TableTextSmall") == []


def test_long_text_without_a_place_to_break_stays_in_its_column(write):
    file = write(Table("表", row("住所", "名"), (row("https://example.com/" + "a" * 300, "名" * 200),)))
    assert sum(int(width) for width in file.find("//w:gridCol/@w:w")) == 11906 - 1247 * 2
    assert file.find("//w:noWrap") == []
    assert min(int(width) for width in file.find("//w:gridCol/@w:w")) > 1000


def test_one_small_paragraph_stands_between_a_last_table_and_the_end_of_its_pages(write):
    """Two of them had no room behind a table that fills its page, and opened one with nothing on it."""
    file = write(manuscript_with(*(chapter(number) for number in "12")))
    behind = "//w:body/w:p[preceding::w:tbl]/w:pPr/w:pStyle/@w:val | //w:sdt//w:tbl/following-sibling::w:p"
    assert file.find(behind) == ["TableEnd", "TableEnd"]
    assert len(file.find("//w:body/w:p[preceding::w:tbl]/w:pPr/w:sectPr")) == 1
    assert check_package(file.data) == ()


def test_below_a_last_paragraph_the_pages_end_with_a_lower_one(write):
    file = write(Paragraph((Text("終わり"),)))
    assert file.find("(//w:body//w:p)[last()]/w:pPr/w:pStyle/@w:val") == ["SectionEnd"]
