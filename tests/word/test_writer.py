import re
import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.errors import PlannerError
from planner.manuscript.elements import CheckBox, Heading, ItemList, ListItem, Paragraph, Reference, Ruby, Table, Text
from planner.manuscript.model import Scheme
from planner.word.check import check_package
from planner.word.properties import Origin
from planner.word.writer import write_document

HOSTILE = (
    "<w:p/>",
    "A & B",
    "a|b|c",
    "]]>",
    '"引用"',
    "&amp;",
    "<!--",
    "\x00\x08\x0b\x1f\ufffe\ud800終",
    "長" * 10_000,
)

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:10]))
def test_hostile_text_stays_text_in_every_block(text, plan, write):
    file = write(plan(text))
    expected = ILLEGAL.sub("", text)
    styles = (
        "Heading1",
        "BodyText",
        "ListNumber",
        "ListNumber2",
        "ListBullet",
        "TableText",
        "TableHeader",
        "TableNote",
    )
    for style in styles:
        assert any(expected in found for found in file.texts(style)), style
    assert expected in file.find("string(//w:footnote[@w:id='1'])", "word/footnotes.xml")
    assert len(file.find("(//w:tbl)[1]/w:tr[1]/w:tc")) == 2
    assert check_package(file.data) == ()


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:10]))
def test_hostile_text_stays_text_in_a_regulation(text, rules, write):
    file = write(rules(text))
    for style in ("BodyText", "Article", "Clause", "Item", "SubItem"):
        assert ILLEGAL.sub("", text) in file.texts(style)[0]
    assert check_package(file.data) == ()


@given(text=st.text(st.characters(exclude_categories=()), max_size=300))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_text_is_read_back_as_it_was_written(text, write):
    file = write(Paragraph((Text(text),)), Table("表", (), (((Text(text),),),)))
    expected = ILLEGAL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    assert file.texts("BodyText") == [expected]
    assert file.texts("TableText") == [expected]


@given(anchor=st.text(max_size=80), number=st.text(max_size=80), title=st.text(max_size=80))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_anchor_number_and_title_makes_a_sound_file(anchor, number, title, write):
    contents = (
        Heading(1, (Text(title),), anchor, number),
        Heading(2, (Text(title),), anchor + "x", number),
        Paragraph((Reference(anchor, number), Reference(anchor + "x"))),
        Table(title, (), (((Text(title),),),), anchor=anchor + "y", number=number),
        Paragraph((Reference(anchor + "y", number),), number),
    )
    for scheme in Scheme:
        assert check_package(write(*contents, scheme=scheme).data) == ()


def test_the_full_stop_of_an_article_stands_behind_its_bookmark(rules, write):
    """Behind a bookmark at its end, LibreOffice 7.4 adds an empty line where the stop hangs in the margin."""
    file = write(rules("この規程は、目的を定める。"))
    (article,) = file.find("//w:p[w:bookmarkStart][contains(., '目的を定める')]")[:1]
    *_, end, stop = article
    assert end.tag.endswith("}bookmarkEnd")
    assert "".join(stop.itertext()) == "。"
    assert file.texts("Article")[0] == "この規程は、目的を定める。"


def test_the_same_manuscript_gives_the_same_bytes(plan, rules, style_path):
    for manuscript in (plan(), rules()):
        assert write_document(manuscript, [style_path]) == write_document(manuscript, [style_path])


def test_no_member_of_the_file_carries_a_date_of_its_own(plan, write):
    with zipfile.ZipFile(BytesIO(write(plan()).data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_properties_carry_the_date_of_the_manuscript(plan, write):
    manuscript = plan()
    made = write(replace(manuscript, cover=replace(manuscript.cover, on=date(2027, 3, 31)))).parts["docProps/core.xml"]
    assert made.decode().count("2027-03-31T00:00:00Z") == 2


def test_custom_properties_say_what_the_file_is(rules, read, style_path):
    origin = Origin("base", "2026.11", "a1", "b2", "0.1")
    custom = read(write_document(rules(), [style_path], origin)).parts["docProps/custom.xml"].decode()
    found = dict(re.findall(r'name="(\w+)"><vt:\w+>([^<]*)<', custom))
    assert found == {
        "PlannerDocument": "plan",
        "PlannerDisclosure": "restricted",
        "公開区分": "取扱注意",
        "PlannerDraft": "false",
        "PlannerMunicipality": "湯沢市",
        "PlannerTemplateSet": "base",
        "PlannerTemplateVersion": "2026.11",
        "PlannerTemplates": "a1",
        "PlannerAnswers": "b2",
        "PlannerVersion": "0.1",
    }


def test_no_run_has_a_font_or_a_size(plan, rules, write):
    for manuscript in (plan(), rules()):
        file = write(manuscript)
        written = [part for part in file.parts if re.match(r"word/(document|footnotes|header|footer)[^/]*\.xml", part)]
        assert len(written) >= 4
        assert [file.find("//w:r/w:rPr/*[not(self::w:rStyle)]", part) for part in written] == [[]] * len(written)


def test_every_style_used_is_defined(plan, rules, write):
    for manuscript in (plan(), rules()):
        file = write(manuscript)
        defined = {element for element in file.find("//w:style/@w:styleId", "word/styles.xml")}
        assert set(file.find("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")) <= defined


def test_nothing_asks_word_to_update_on_opening(plan, write):
    file = write(plan())
    assert file.find("//*[@w:dirty]") == []
    assert b"updateFields" not in file.parts["word/settings.xml"]


def test_a_document_without_a_block_is_still_a_word_file(write):
    assert check_package(write().data) == ()


def test_a_style_file_that_is_no_word_file_is_a_problem(tmp_path, plan):
    path = tmp_path / "style.docx"
    path.write_bytes(b"PK")
    with pytest.raises(PlannerError) as caught:
        write_document(plan(), [path])
    assert caught.value.problems[0].code == "word/style-unreadable"


def test_each_section_is_in_its_content_control_and_bookmark(plan, write):
    file = write(plan())
    tags = file.find("//w:sdt/w:sdtPr/w:tag/@w:val")
    bookmarks = file.find("//w:bookmarkStart[starts-with(@w:name, '_Sec_')]/@w:name")
    assert [tag.partition(";h=")[0] for tag in tags] == ["planner:first", "planner:roadmap", "planner:last"]
    assert [re.sub("_[0-9a-f]{12}$", "", name) for name in bookmarks] == ["_Sec_first", "_Sec_roadmap", "_Sec_last"]
    assert [tag.rpartition("=")[2] for tag in tags] == [name[-12:] for name in bookmarks]


def test_long_ids_keep_the_tag_within_words_limit(write, plan):
    manuscript = plan()
    sections = tuple(replace(section, id=section.id * 30) for section in manuscript.sections)
    tags = write(replace(manuscript, sections=sections)).find("//w:sdt/w:sdtPr/w:tag/@w:val")
    assert max(map(len, tags)) <= 64
    assert len(set(tags)) == 3


def test_nested_lists_of_any_depth_are_written(write):
    item = ListItem((Text("底"),))
    for _ in range(4):
        item = ListItem((Text("段"),), (ItemList(True, (item, item)), ItemList(False, (item,))))
    for ordered in (True, False):
        for scheme in Scheme:
            assert check_package(write(ItemList(ordered, (item, item)), scheme=scheme).data) == ()


def test_a_check_box_is_one_that_word_ticks(write):
    file = write(Paragraph((CheckBox(), Text("適"), CheckBox(True), Text("否"))))
    assert file.texts("BodyText") == ["□適■否"]
    assert [box.values() for box in file.find("//*[local-name()='checkbox']/*[local-name()='checked']")] == [
        ["0"],
        ["1"],
    ]


def test_ruby_and_shading_are_styles_and_ruby_stands_over_its_word(write):
    file = write(Paragraph((Ruby("湯沢", "ゆざわ"), Text("灰色", shaded=True))))
    assert file.find("string(//w:ruby/w:rubyBase)") == "湯沢"
    assert file.find("string(//w:ruby/w:rt)") == "ゆざわ"
    assert file.find("string(//w:r[w:rPr/w:rStyle/@w:val='Shaded'])") == "灰色"


def test_a_leaflet_has_neither_cover_nor_contents_and_its_headings_no_number(write):
    file = write(Heading(1, (Text("紛失したとき"),)), Heading(2, (Text("電話する"),)), scheme=Scheme.LEAFLET)
    assert [file.texts(style) for style in ("Title", "TOCHeading", "Heading1")] == [[], [], []]
    assert file.texts("HeadingUnnumbered") == ["紛失したとき"]
    assert check_package(file.data) == ()
