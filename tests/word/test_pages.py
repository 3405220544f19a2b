import re

import pytest
from msgspec.structs import replace

from planner.manuscript.elements import Footnote, Heading, Paragraph, Table, TableKind, Text
from planner.manuscript.model import Block, DocumentSection, Scheme
from planner.word.check import check_package
from planner.word.flow import Flow
from planner.word.heights import Grids
from planner.word.look import read_look
from planner.word.metrics import Measure

RELATIONS = "word/_rels/document.xml.rels"


def words(text):
    return (Text(text),)


def words_row(*cells):
    return tuple(map(words, cells))


def headers(file):
    """Return the header parts in their order."""
    return sorted(part for part in file.parts if part.startswith("word/header"))


def header_text(file, part):
    """Return what a header says, the tab between its two sides as a character."""
    return "".join(text.text if text.text else "\t" for text in file.find("//w:r/w:t | //w:r/w:tab", part))


def entries(file, level):
    return file.texts(f"TOC{level}")


def pages(file):
    """Return the page of each entry of the contents."""
    shown = [text for level in (1, 2, 3) for text in entries(file, level)]
    return {text.split("\t")[0]: int(text.rpartition("\t")[2]) for text in shown}


def test_the_contents_are_filled_in_and_a_genuine_field(plan, write):
    file = write(plan("本文"))
    assert entries(file, 1) == ["はじめに\t1", "第1章 本文\t2", "第2章 結び\t4"]
    assert entries(file, 2) == ["本文\t1", "1.1 人口\t2"]
    (toc,) = [field for field in file.fields() if field.startswith("TOC")]
    assert toc == 'TOC \\o "1-3" \\h \\z \\u'
    assert file.find("//w:docPartGallery[../w:docPartUnique]/@w:val") == ["Table of Contents"]


def test_entries_are_links_to_their_headings(plan, write):
    file = write(plan())
    anchors = file.find("//w:hyperlink/@w:anchor")
    assert set(anchors) <= set(file.find("//w:bookmarkStart/@w:name"))
    assert len(anchors) == len([field for field in file.fields() if field.startswith("PAGEREF")])


def test_contents_of_a_regulation_list_articles_under_chapters(rules, write):
    file = write(rules())
    assert entries(file, 1) == ["第1章 総則\t1", "第2章 対策\t1", "附則\t1"]
    assert entries(file, 2) == ["第1条 （目的）\t1", "第2条 （責務）\t1"]


def test_chapters_begin_a_page_and_articles_do_not(plan, rules, write):
    assert len(write(plan()).find("//w:pageBreakBefore")) == 3
    assert write(rules()).find("//w:pageBreakBefore") == []


def test_a_page_holds_about_forty_lines(write):
    lines = [Paragraph(words("行")) for _ in range(80)]
    found = pages(write(Heading(1, words("一"), "", "第1章"), *lines, Heading(2, words("後"), "", "1.1")))
    assert found["1.1 後"] == 3


def test_long_contents_leave_out_the_third_level(write):
    headings = [Heading(3, words(f"項目{at}"), "", f"({at})") for at in range(1, 100)]
    file = write(Heading(1, words("一"), "", "第1章"), Heading(2, words("二"), "", "1.1"), *headings)
    assert entries(file, 3) == []
    assert entries(file, 2) == ["1.1 二\t1"]


def test_a_heading_goes_to_the_page_of_what_it_heads(write):
    filler = [Paragraph(words("行")) for _ in range(31)]
    table = Table("表", (), tuple((words("長" * 400),) for _ in range(3)), number="表1")
    found = pages(write(Heading(1, words("一"), "", "第1章"), *filler, Heading(2, words("後"), "", "1.1"), table))
    assert found["1.1 後"] == 2


def test_a_paragraph_that_leads_to_a_table_goes_to_its_page_with_its_heading(write):
    filler = [Paragraph(words("行")) for _ in range(28)]
    table = Table("表", (), tuple((words("長" * 400),) for _ in range(3)), number="表1")

    def written(leads):
        below = (Heading(2, words("後"), "", "1.1"), Paragraph(words("表1に示す。"), leads=leads), table)
        return write(Heading(1, words("一"), "", "第1章"), *filler, *below)

    assert [pages(written(leads))["1.1 後"] for leads in (False, True)] == [1, 2]
    assert len(written(True).find("//w:p[.//w:t='表1に示す。']/w:pPr/w:keepNext")) == 1


def test_the_last_table_is_set_small_where_its_last_rows_would_begin_a_page(write):
    def small(rows):
        table = Table(
            "表", words_row("語", "意味"), tuple(words_row("語", "字" * 40) for _ in range(rows)), number="表1"
        )
        return bool(write(Heading(1, words("一"), "", "第1章"), table).find("//w:pStyle[@w:val='TableTextSmall']"))

    assert [small(rows) for rows in range(37, 42)] == [False, True, True, False, False]


def test_footnotes_in_the_cells_of_a_table_take_their_room_on_the_page(write):
    note = Footnote("注" * 2000)
    bare, noted = (Table("表", (), ((cell,),), number="表1") for cell in (words("値"), (*words("値"), note)))

    def page(table):
        blocks = (table, *[Paragraph(words("行")) for _ in range(10)], Heading(2, words("後"), "", "1.1"))
        return pages(write(Heading(1, words("一"), "", "第1章"), *blocks, Paragraph(words("終"))))["1.1 後"]

    assert (page(bare), page(noted)) == (1, 2)


def test_the_footnote_of_a_paragraph_that_leads_to_a_table_takes_its_room_with_it(write):
    note = Footnote("注" * 400)
    table = Table("表", (), (words_row("値"),) * 3, number="表1")

    def page(*lead):
        filling = [Paragraph(words("行")) for _ in range(27)]
        blocks = (Heading(2, words("後"), "", "1.1"), Paragraph(lead, leads=True), table)
        return pages(write(Heading(1, words("一"), "", "第1章"), *filling, *blocks))["1.1 後"]

    assert (page(Text("次に示す。")), page(Text("次に示す。"), note)) == (1, 2)


def test_a_mark_hangs_beyond_the_end_of_a_line_of_text_but_not_of_a_cell(style_path):
    look = read_look([style_path])
    grids, width = Grids(look.metrics), look.paper.text_width
    measure, cell = (look.metrics.of(style) for style in ("BodyText", "TableText"))
    line = int(measure.room(width / 20))
    assert measure.lines("字" * (line - 1) + "、" + "字" * line, width / 20) == 2
    sides, ends = look.metrics.cell_margins("PlanTable")
    line = int(cell.room(width / 20 - sides))
    rows = tuple(((Text("字" * line + mark + "字" * (line - 1)),),) for mark in ("", "、"))
    _, heights = grids.of(Table("表", (words("題"),), rows), width)
    assert heights.rows == pytest.approx((2 * cell.line + ends, 3 * cell.line + ends))


def test_a_paragraph_keeps_the_space_above_it_on_a_page_that_was_begun_on_purpose():
    flow, measure = Flow(100.0), Measure(size=10.0, before=20.0, after=0.0, line=10.0, left=0.0)
    flow.lines(1, measure)
    assert flow.at == 30.0
    flow.lines(7, replace(measure, before=0.0))
    flow.lines(1, measure)
    assert (flow.page, flow.at) == (2, 10.0)
    flow.new_page()
    flow.lines(1, measure)
    assert (flow.page, flow.at) == (3, 30.0)


def test_the_footer_gives_page_and_pages_of_the_body(plan, write):
    file = write(plan())
    footer = file.parts["word/footer-body.xml"].decode()
    assert "PAGE" in footer
    assert "PAGEREF _PlannerEnd" in footer
    assert re.findall(r">(\d+)</w:t>", footer) == ["1", "4"]


def test_the_body_begins_on_page_one_after_the_contents(plan, write):
    file = write(plan())
    starts = file.find("//w:sectPr/w:pgNumType")
    assert [(element.get(f"{{{element.nsmap['w']}}}fmt") or "decimal") for element in starts] == [
        "lowerRoman",
        "decimal",
    ]


def test_contents_that_fit_a_page_without_the_third_level_leave_it_out(write):
    chapters = [Heading(2, words("節"), "", f"1.{at}") for at in range(1, 51)]
    below = [Heading(3, words("項"), "", f"({at})") for at in range(1, 6)]
    assert len(write(*chapters, *below[:4]).texts("TOC3")) == 4
    assert write(*chapters, *below).texts("TOC3") == []


def test_landscape_sections_lie_on_their_side_with_a_header_as_wide(plan, write):
    file = write(plan())
    assert file.find("//w:sectPr/w:pgSz/@w:orient") == ["landscape"]
    upright, sideways = str(11906 - 1247 * 2), str(16838 - 1247 * 2)
    stops = [file.find("//w:tab/@w:pos", header) for header in headers(file)]
    assert sorted(stops) == [[sideways], [upright], [upright], [upright]]


def below_a_lead(rows, lines=1):
    """Return a plan whose third section is a roadmap, sideways, behind a heading and lines of text of a section."""
    road = Table(
        "工程表", words_row("施策", "年度"), tuple(words_row("名前", "準備") for _ in range(rows)), TableKind.ROADMAP
    )
    opening = (Heading(1, words("章"), "", "第1章"), *[Paragraph(words("行")) for _ in range(lines)])
    lead = (Heading(2, words("工程"), "", "1.1"), Paragraph(words("段階を次に示す。")))
    sections = [
        DocumentSection(key, tuple(Block(f"plan.{key}.{at}", content, "") for at, content in enumerate(contents)))
        for key, contents in (("one", opening), ("lead", lead), ("road", (replace(road, number="表1"),)))
    ]
    return (*sections[:2], replace(sections[2], landscape=True))


def paper_of(file, text):
    """Return whether the paragraph of that text lies on upright or sideways paper."""
    (sizes,) = [
        element.xpath("following::w:sectPr[1]/w:pgSz/@w:orient", namespaces=element.nsmap)
        for element in file.find(f"//w:body//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'Heading')]][.//w:t='{text}']")
    ]
    return "sideways" if sizes else "upright"


def test_what_leads_to_a_sideways_table_lies_with_it_where_both_fit_its_page(plan, write):
    file = write(replace(plan(), sections=below_a_lead(15)))
    assert paper_of(file, "工程") == "sideways"
    assert pages(file) == {"第1章 章": 1, "1.1 工程": 2}


def test_what_leads_to_a_sideways_table_stays_upright_where_the_table_would_take_another_page(plan, write):
    file = write(replace(plan(), sections=below_a_lead(26)))
    assert paper_of(file, "工程") == "upright"
    assert pages(file) == {"第1章 章": 1, "1.1 工程": 1}


def test_no_upright_page_is_left_for_the_heading_of_a_sideways_table(plan, write):
    file = write(replace(plan(), sections=below_a_lead(26, lines=33)))
    assert paper_of(file, "工程") == "sideways"
    assert pages(file) == {"第1章 章": 1, "1.1 工程": 2}


def test_a_sideways_table_goes_on_below_what_leads_to_it(plan, write):
    file = write(replace(plan(), sections=below_a_lead(26, lines=33)))
    kept = [bool(row.xpath(".//w:keepNext", namespaces=row.nsmap)) for row in file.find("//w:tbl/w:tr")]
    assert kept.count(False) > 10


def test_a_landscape_page_amid_a_running_chapter_names_it_too(plan, write):
    opening = DocumentSection("one", (Block("plan.one.0", Heading(1, words("章"), "", "第1章"), ""),))
    road = DocumentSection("road", (Block("plan.road.0", Paragraph(words("工程")), ""),), landscape=True)
    file = write(replace(plan(), sections=(opening, road), is_short=True))
    (part,) = [part for part in headers(file) if file.find("//w:tab/@w:pos", part) == [str(16838 - 1247 * 2)]]
    assert any("STYLEREF" in code for code in file.find("//w:instrText/text()", part))


def test_cover_and_header_say_draft_and_disclosure(plan, rules, write):
    draft, final = write(plan()), write(rules())
    assert draft.texts("DraftMark") == ["案", "公開"]
    assert final.texts("DraftMark") == ["取扱注意"]
    assert draft.texts("Title") == ["湯沢市地域情報化計画"]
    assert draft.texts("CoverDate") == ["令和8年11月23日"]
    assert draft.texts("CoverFoot") == ["湯沢市", "企画課"]
    assert all("湯沢市地域情報化計画（案）　［公開］" in header_text(draft, part) for part in headers(draft))
    assert all("［取扱注意］" in header_text(final, part) for part in headers(final))


def test_the_cover_tells_the_edition_of_a_draft_and_marks_what_is_not_known_on_it(plan, write):
    made = plan()
    unnamed = replace(made.cover, version="第2版（案）", made_by="企画担当課（課名は【未把握】）")
    file = write(replace(made, cover=unnamed))
    assert file.texts("CoverLine") == ["第2版（案）"]
    assert file.texts("CoverFoot") == ["湯沢市", "企画担当課（課名は【未把握】）"]
    cover = "//w:p[w:pPr/w:pStyle/@w:val='CoverFoot']//w:r[w:rPr/w:rStyle/@w:val='Unknown']/w:t/text()"
    assert file.find(cover) == ["【未把握】"]
    assert "<dc:creator>湯沢市</dc:creator>" in file.parts["docProps/core.xml"].decode()


def test_the_header_of_each_part_names_its_chapter_by_fields_with_their_text_in_place(plan, write):
    file = write(plan("役割"))
    named = [header_text(file, part).partition("\t")[2] for part in headers(file)]
    assert named == ["", "はじめに", "はじめに", "第2章 結び"]
    fields = [file.find("//w:instrText/text()", part) for part in headers(file)]
    assert [len(found) for found in fields] == [0, 1, 1, 2]
    assert check_package(file.data) == ()


def test_chapters_of_a_regulation_run_on_and_word_finds_the_one_of_the_page(rules, write):
    file = write(rules())
    assert len(file.find("//w:sectPr")) == 3
    assert any("STYLEREF" in text for part in headers(file) for text in file.find("//w:instrText/text()", part))
    assert file.find("//w:p[w:pPr/w:pStyle/@w:val='Chapter']/w:pPr/w:pageBreakBefore") == []


def test_chapters_of_a_guideline_run_on_and_word_finds_the_one_of_the_page(plan, write):
    file = write(replace(plan(), kind="guideline"))
    assert file.find("//w:pageBreakBefore") == []
    codes = {code.strip() for part in headers(file) for code in file.find("//w:instrText/text()", part)}
    assert {"STYLEREF 1 \\n", "STYLEREF 1", "REF PlannerChapter"} <= codes
    assert next(code for code in file.fields() if code.startswith("SET")) == 'SET PlannerChapter "はじめに"'
    assert check_package(file.data) == ()


def test_where_the_chapter_of_a_page_is_not_known_the_one_last_set_is_printed(rules, write):
    """LibreOffice before 7.6 prints the result of STYLEREF, in which the variable stands that each heading sets."""
    file = write(rules())
    codes = [code.strip() for part in headers(file) for code in file.find("//w:instrText/text()", part)]
    assert codes == ['STYLEREF "規程の章" \\n', 'STYLEREF "規程の章"', "REF PlannerChapter"]
    assert [code for code in file.fields() if code.startswith("SET")] == [
        'SET PlannerChapter "第1章 総則"',
        'SET PlannerChapter "第2章 対策"',
        'SET PlannerChapter "附則"',
    ]
    assert check_package(file.data) == ()


def test_a_title_with_marks_of_fields_stays_one_text(write):
    file = write(Heading(1, words('通称"甲\\乙"'), "", "第1章"), scheme=Scheme.REGULATION)
    assert 'SET PlannerChapter "第1章 通称\\"甲\\\\乙\\""' in file.fields()


def test_a_preamble_has_its_own_header_on_its_first_page(write, rules):
    preamble = DocumentSection("p", (Block("r.p.0", Heading(1, words("前文"), numbered=False), ""),))
    file = write(replace(rules(), sections=(preamble, *rules().sections)))
    (first,) = file.find("//w:sectPr[w:titlePg]/w:headerReference[@w:type='first']/@*[local-name()='id']")
    (target,) = file.find(f"//*[@Id='{first}']/@Target", RELATIONS)
    assert header_text(file, f"word/{target}").endswith("\t前文")
    assert check_package(file.data) == ()


def test_chapters_of_a_short_plan_run_on_within_a_page(plan, write):
    assert write(replace(plan(), is_short=True)).find("//w:pageBreakBefore") == []


def test_the_annex_of_a_short_plan_follows_on_the_page_of_its_last_chapter(plan, write):
    short = replace(plan(), is_short=True)
    annex = DocumentSection("annex", (Block("p.annex.0", Heading(1, words("付録"), numbered=False), ""),))
    file = write(replace(short, sections=(*short.sections, annex)))
    *_, last = file.find("//w:sectPr")
    assert [kind.get(f"{{{last.nsmap['w']}}}val") for kind in last.findall("w:type", last.nsmap)] == ["continuous"]


def test_what_comes_behind_the_articles_of_a_regulation_runs_on_under_headers_of_its_own(write, rules):
    def section(name, *contents):
        return DocumentSection(name, tuple(Block(f"r.{name}.{at}", item, "") for at, item in enumerate(contents)))

    rule = section("rule", Heading(1, words("総則"), "", "第1章"), Paragraph(words("本文")))
    supplement = section("supplement", Heading(1, words("附則"), numbered=False), Paragraph(words("施行")))
    annex = section("annex", Heading(1, words("実施の状況"), numbered=False), Paragraph(words("表")))
    file = write(replace(rules(), sections=(rule, supplement, annex)))
    kinds = [len(properties.findall("w:type", properties.nsmap)) for properties in file.find("//w:sectPr")]
    assert kinds == [0, 0, 0, 1, 1]
    assert header_text(file, headers(file)[-1]).endswith("実施の状況")
    assert pages(file) == {"第1章 総則": 1, "附則": 1, "実施の状況": 1}
