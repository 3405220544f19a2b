import io
import re
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from planner.manuscript.elements import (
    Chart,
    ChartKind,
    CheckBox,
    Figure,
    Footnote,
    Heading,
    ItemList,
    ListItem,
    Merged,
    Paragraph,
    Reference,
    Ruby,
    Series,
    Table,
    TableKind,
    Text,
)
from planner.word.edits import Edit, edits
from planner.word.reader import changed_sections, read_sections
from planner.word.sections import section_key

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def rewritten(file, *changes):
    """Return the file with its text changed: pairs of old and new XML, or a pattern and what takes its place."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, blob in file.parts.items():
            text = blob.decode()
            if name == "word/document.xml":
                for old, new in changes:
                    text = re.sub(old, new, text) if isinstance(old, re.Pattern) else text.replace(old, new)
            archive.writestr(name, text)
    return buffer.getvalue()


def blocks(data):
    return [block for section in read_sections(data) for block in section.blocks]


# What a file does not hold: names of anchors, numbers that Word counts, and widths in any unit but twips


def inlines(content):
    found = []
    for item in (Text(item.text) if item == Reference("none", item.text) else item for item in content):
        last = found[-1] if found else None
        if isinstance(item, Text) and isinstance(last, Text) and replace(last, text="") == replace(item, text=""):
            found[-1] = replace(last, text=last.text + item.text)
        elif item.text:
            found.append(replace(item, target="") if isinstance(item, Reference) else item)
        elif isinstance(item, Merged):
            found.append(item)
    return tuple(found)


def items(content):
    lists = (ListItem(inlines(item.inlines), tuple(map(items, item.lists))) for item in content.items)
    return ItemList(content.ordered, tuple(lists))


def bare(content):
    """Return a block without what a file does not hold."""
    if isinstance(content, Heading):
        return Heading(content.level, inlines(content.inlines), numbered=content.numbered)
    if isinstance(content, Paragraph):
        return Paragraph(inlines(content.inlines))
    if isinstance(content, ItemList):
        return items(content)
    rows = tuple(tuple(map(inlines, row)) for row in content.rows)
    header = tuple(map(inlines, content.header))
    notes = tuple(map(inlines, content.notes))
    return Table(content.caption, header, rows, content.kind, notes=notes, number=content.number)


@pytest.mark.parametrize("text", ["本文である。", "<w:p/> & ]]> | ^^ <<"])
@pytest.mark.parametrize("kind", ["plan", "rules"])
def test_every_kind_of_block_comes_back(kind, text, request, write):
    manuscript = request.getfixturevalue(kind)(text)
    expected = [bare(block.content) for block in manuscript.blocks()]
    assert list(map(bare, blocks(write(manuscript).data))) == expected


TEXT = st.text(st.characters(exclude_categories=()), min_size=1, max_size=40).map(
    lambda text: ILLEGAL.sub("", text).replace("\r\n", "\n").replace("\r", "\n") or "文"
)
LINE = TEXT.map(lambda text: text.replace("\n", " "))
LOOKS = st.sampled_from([(False, False, False), (True, False, False), (False, True, False), (True, True, False)])
INLINES = st.lists(
    st.one_of(
        st.builds(lambda text, look: Text(text, *look), TEXT, LOOKS),
        st.builds(Ruby, LINE.map(lambda t: t.replace("\t", " ")), LINE.map(lambda t: t.replace("\t", " "))),
        st.builds(CheckBox, st.booleans()),
        st.builds(Footnote, LINE.map(lambda t: t.replace("\t", " ").strip(" ") or "注")),
    ),
    min_size=1,
    max_size=3,
).map(tuple)
ITEMS = st.lists(st.builds(ListItem, INLINES), min_size=1, max_size=3).map(tuple)
LISTS = st.builds(
    lambda ordered, found, below: ItemList(
        ordered, (*found, ListItem((Text("下"),), (ItemList(not ordered, below),)), *found)
    ),
    st.booleans(),
    ITEMS,
    ITEMS,
)
ROW = st.tuples(INLINES, INLINES)
TABLES = st.builds(
    lambda caption, header, rows, kind, notes: Table(
        caption, header, tuple(rows), kind, notes=tuple(notes), number="表1"
    ),
    LINE.map(lambda t: t.replace("\t", " ").strip("　")),
    ROW,
    st.lists(ROW | st.just(((Text("右"),), (Merged.LEFT,))), min_size=1, max_size=3),
    st.sampled_from(TableKind),
    st.lists(INLINES, max_size=2),
)
BLOCKS = st.lists(
    st.one_of(st.builds(Paragraph, INLINES), st.builds(Heading, st.integers(1, 4), INLINES), LISTS, TABLES), max_size=4
).map(lambda found: [item for at, item in enumerate(found) if not at or type(found[at - 1]) is not type(item)])


@given(BLOCKS)
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_people_write_comes_back_from_every_kind_of_block(write, found):
    contents = [replace(item, numbered=False) if isinstance(item, Heading) else item for item in found]
    file = write(*contents)
    assert list(map(bare, blocks(file.data))) == list(map(bare, contents))
    assert changed_sections(file.data) == ()


def test_a_fresh_file_has_no_changed_section(plan, rules, write):
    assert changed_sections(write(plan()).data) == ()
    assert changed_sections(write(rules()).data) == ()


def test_an_edited_sentence_marks_its_section_alone(plan, write):
    assert changed_sections(rewritten(write(plan()), ("実施", "見送り"))) == ("roadmap",)


def test_split_runs_and_updated_fields_are_no_change(plan, write):
    file = write(plan("本文である。"))
    split = '本文</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1"><w:t xml:space="preserve">である。'
    assert changed_sections(rewritten(file, ("本文である。</w:t>", f"{split}</w:t>"))) == ()
    assert changed_sections(rewritten(file, (">表1<", ">表8<"))) == ()


def test_split_runs_are_read_as_one_text(write):
    file = write(Paragraph((Text("本文である。"),)))
    split = '本文</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1"><w:t xml:space="preserve">である。'
    assert blocks(rewritten(file, ("本文である。</w:t>", f"{split}</w:t>"))) == [Paragraph((Text("本文である。"),))]


def test_tracked_changes_are_read_as_if_accepted(write):
    file = write(Paragraph((Text("本町は定める。"),)))
    author = 'w:id="900" w:author="担当" w:date="2026-11-25T00:00:00Z"'
    tracked = (
        f"本</w:t></w:r><w:del {author}><w:r><w:delText>町</w:delText></w:r></w:del>"
        f"<w:moveFrom {author}><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
        f"<w:ins {author}><w:r><w:t>市</w:t></w:r></w:ins><w:r><w:t>は定める。</w:t>"
    )
    data = rewritten(file, ("本町は定める。</w:t>", tracked))
    assert blocks(data) == [Paragraph((Text("本市は定める。"),))]
    assert changed_sections(data) == ("only",)


def test_deleted_paragraph_marks_and_rows_are_gone(write):
    file = write(
        Paragraph((Text("一"),)), Paragraph((Text("二"),)), Table("", (), (((Text("行"),),), ((Text("消"),),)))
    )
    joined = (
        re.compile(r'(<w:pStyle w:val="BodyText"/>)(</w:pPr><w:r><w:t xml:space="preserve">一)'),
        r"\1<w:rPr><w:del/></w:rPr>\2",
    )
    gone = (
        re.compile(r"<w:trPr><w:cantSplit/></w:trPr>(?=(?:(?!<w:tr>).)*消)"),
        "<w:trPr><w:cantSplit/><w:del/></w:trPr>",
    )
    paragraph, table = blocks(rewritten(file, joined, gone))
    assert paragraph == Paragraph((Text("一二"),))
    assert table.rows == (((Text("行"),),),)


def test_a_list_made_with_words_buttons_is_a_list(write):
    file = write(Paragraph((Text("一"),)), Paragraph((Text("二"),)))
    bound = '<w:pStyle w:val="BodyText"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>'
    assert blocks(rewritten(file, ('<w:pStyle w:val="BodyText"/>', bound))) == [
        ItemList(True, (ListItem((Text("一"),)), ListItem((Text("二"),))))
    ]


def test_what_was_set_by_hand_is_read_like_a_style(write):
    file = write(Paragraph((Text("太字"),)))
    by_hand = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">太字'
    assert blocks(rewritten(file, ('<w:r><w:t xml:space="preserve">太字', by_hand))) == [
        Paragraph((Text("太字", strong=True),))
    ]


def without_controls(file, *changes):
    """Return the file as LibreOffice leaves it: content controls gone, bookmarks inside the paragraphs behind them."""
    for control in file.find("//w:sdt[w:sdtPr/w:tag]"):
        for child in control.find("w:sdtContent", control.nsmap):
            control.addprevious(child)
        control.getparent().remove(control)
    for mark in file.find("//w:body/w:bookmarkStart[starts-with(@w:name, '_Sec_')]"):
        mark.getnext().insert(1, mark)
    file.parts["word/document.xml"] = etree.tostring(file.body, encoding="utf-8")
    return rewritten(file, *changes)


@pytest.mark.parametrize("kind", ["plan", "rules"])
def test_bookmarks_tell_sections_where_controls_were_dropped(kind, request, write):
    manuscript = request.getfixturevalue(kind)("本文")
    expected = [section.id for section in manuscript.sections]
    data = without_controls(write(manuscript))
    assert [section.id for section in read_sections(data)] == expected
    assert changed_sections(data) == ()
    assert changed_sections(without_controls(write(manuscript), (">本文<", ">別の文<")))[0] == expected[0]


def test_what_was_written_behind_a_section_belongs_to_it(plan, write):
    file = write(plan())
    added = "</w:sdtContent></w:sdt><w:p><w:r><w:t>追記</w:t></w:r></w:p>"
    data = rewritten(file, ("</w:sdtContent></w:sdt>", added))
    assert Paragraph((Text("追記"),)) in read_sections(data)[0].blocks
    assert "first" in changed_sections(data)


def test_section_ids_of_any_length_have_a_key_that_word_can_keep(write, plan):
    manuscript = plan()
    sections = tuple(replace(section, id=section.id * 30) for section in manuscript.sections)
    file = write(replace(manuscript, sections=sections))
    assert [section.id for section in read_sections(file.data)] == [section_key(section.id) for section in sections]
    assert max(map(len, file.find("//w:bookmarkStart/@w:name"))) <= 40


@pytest.mark.parametrize("data", [b"no zip", b""])
def test_what_is_no_word_file_is_refused(data):
    with pytest.raises(ValueError, match=r".*"):
        changed_sections(data)


def part_rewritten(file, part, old, new):
    """Return the file with the text of one part changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, blob in file.parts.items():
            archive.writestr(name, blob.replace(old.encode(), new.encode()) if name == part else blob)
    return buffer.getvalue()


def test_a_section_is_changed_when_somebody_edits_the_data_of_its_chart_or_the_words_of_its_diagram(figures, write):
    file = write(figures("名前"))
    chart = min(part for part in file.parts if part.startswith("word/charts/chart"))
    assert changed_sections(file.data) == ()
    assert changed_sections(part_rewritten(file, chart, "<c:v>1</c:v>", "<c:v>5</c:v>")) == ("only",)
    assert changed_sections(part_rewritten(file, chart, "<c:v>名前</c:v>", "<c:v>別名</c:v>")) == ("only",)
    assert changed_sections(part_rewritten(file, chart, "<c:v>1</c:v>", "<c:v>1.0</c:v>")) == ()
    text = "word/document.xml"
    (box,) = set(re.findall("<wps:txbx>.*?>二</w:t>", file.parts[text].decode())[:1])
    assert changed_sections(part_rewritten(file, text, box, box.replace(">二<", ">他<"))) == ("only",)


def test_a_file_whose_chart_cannot_be_read_is_no_word_file(figures, write):
    file = write(figures("名前"))
    chart = min(part for part in file.parts if part.startswith("word/charts/chart"))
    with pytest.raises(ValueError, match="chartSpace"):
        changed_sections(part_rewritten(file, chart, "</c:chartSpace>", ""))


def said(text):
    return Paragraph((Text(text),))


def cells(*texts):
    return tuple((Text(text),) for text in texts)


def test_a_file_that_nobody_changed_has_no_edit(plan, rules, write):
    for manuscript in (plan(), rules()):
        data = write(manuscript).data
        assert set(edits(data, data).values()) == {()}


def test_a_changed_paragraph_is_told_as_it_was_and_as_it_is(write):
    file = write(said("本町は定める。"), said("以上である。"))
    changed = rewritten(file, ("本町は", "本市は"))
    assert edits(changed, file.data) == {"only": (Edit("本町は定める。", "本市は定める。"),)}


def test_a_changed_cell_is_told_alone(write):
    file = write(Table("表", cells("課", "人"), (cells("総務課", "3人"), cells("税務課", "5人"))))
    assert edits(rewritten(file, ("5人", "6人")), file.data)["only"] == (Edit("5人", "6人"),)


def test_fields_that_were_updated_are_no_edit(plan, write):
    file = write(plan())
    assert set(edits(rewritten(file, (">表1<", ">表8<")), file.data).values()) == {()}


def test_a_section_that_was_written_otherwise_is_not_compared(write):
    assert edits(write(said("前の文。")).data, write(said("今の文。")).data) == {}


def test_a_value_changed_in_a_chart_is_told_with_its_series_and_category(write):
    chart = Chart(ChartKind.BAR, ("令和7年", "令和8年"), (Series("人口", (10.0, 20.0)),))
    file = write(Figure("人口", chart, number="図1"))
    part = min(part for part in file.parts if part.startswith("word/charts/chart"))
    changed = part_rewritten(file, part, "<c:v>20</c:v>", "<c:v>25</c:v>")
    assert edits(changed, file.data)["only"] == (Edit("人口 令和8年 20", "人口 令和8年 25"),)


def test_what_is_no_word_file_is_no_file_to_compare(write):
    with pytest.raises(ValueError, match="zip"):
        edits(b"text", write(said("文。")).data)
