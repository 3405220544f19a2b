import pytest

from planner.manuscript.elements import Heading, ItemList, ListItem, Paragraph, Reference, Table, Text
from planner.manuscript.model import Scheme
from planner.word.check import check_package


def words(text):
    return (Text(text),)


def ordered(*texts):
    return ItemList(True, tuple(ListItem(words(text)) for text in texts))


def instances(file, style):
    """Return the list instance of each paragraph of a style; empty where the style's own list counts on."""
    return [
        (paragraph.xpath("string(w:pPr/w:numPr/w:numId/@w:val)", namespaces=paragraph.nsmap))
        for paragraph in file.find(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")
    ]


def test_numbers_of_headings_are_words_own(plan, write):
    file = write(plan())
    assert file.texts("Heading1") == ["本文である。", "結び"]
    assert instances(file, "Heading1") == ["", ""]
    assert file.find("//w:style[@w:styleId='Heading2']/w:pPr/w:numPr/w:ilvl/@w:val", "word/styles.xml") == ["1"]


def test_unnumbered_headings_have_a_style_of_their_own(plan, write):
    file = write(plan())
    assert file.texts("HeadingUnnumbered") == ["はじめに"]
    assert file.texts("HeadingUnnumbered2") == ["本文である。"]


def test_an_article_is_its_caption_and_its_first_paragraph(rules, write):
    file = write(rules("文"))
    assert file.texts("ArticleCaption") == ["（目的）", "（責務）"]
    assert file.texts("Article") == ["文", "文第1条"]
    assert file.texts("Clause") == ["文", "文", "文"]
    assert file.texts("Supplement") == ["附則"]
    assert file.texts("BodyText") == ["文", "この規程は、令和9年4月1日から施行する。"]


def test_articles_run_on_across_chapters_without_a_new_start(rules, write):
    file = write(rules())
    assert set(instances(file, "Article") + instances(file, "Clause")) == {""}


def test_each_list_of_items_starts_anew(rules, write):
    file = write(rules())
    first, second = instances(file, "Item")[0], instances(file, "Item")[2]
    assert first == ""
    start = f"//w:num[@w:numId='{second}']/w:lvlOverride[@w:ilvl='0']/w:startOverride/@w:val"
    assert file.find(start, "word/numbering.xml") == ["1"]


def test_a_second_ordered_list_starts_anew_and_stays_together(write):
    file = write(ordered("一", "二"), ordered("三", "四"))
    one, two, three, four = instances(file, "ListNumber")
    assert one == two == ""
    assert three == four != ""


@pytest.mark.parametrize(("number", "start"), [("第5章", "5"), ("第３章", "3")])
def test_a_number_that_word_would_not_reach_starts_the_list_there(number, start, write):
    file = write(Heading(1, words("総則"), "", number))
    (instance,) = instances(file, "Heading1")
    assert file.find(f"//w:num[@w:numId='{instance}']//w:startOverride/@w:val", "word/numbering.xml") == [start]


def test_a_number_that_no_list_can_print_is_typed(write):
    file = write(
        Heading(2, words("特例"), "special", "第4条の2"),
        Paragraph(words("市長は、"), "第4条の2"),
        Paragraph((Reference("special", "第4条の2"),), "2"),
        scheme=Scheme.REGULATION,
    )
    assert file.texts("Article") == ["第4条の2　市長は、"]
    assert any(field.endswith(" \\h") and "\\n" not in field for field in file.fields() if field.startswith("REF"))
    assert file.texts("Clause")[0].endswith("第4条の2")


def test_references_show_the_number_now_and_after_an_update(plan, write):
    file = write(plan())
    references = [field for field in file.fields() if field.startswith("REF")]
    assert [field.split()[2:] for field in references] == [["\\h"], ["\\n", "\\h"], ["\\w", "\\h"]]
    assert file.texts("BodyText")[1].endswith("第1章1.1(1)表9")


def test_a_reference_to_an_article_points_at_its_number(rules, write):
    file = write(rules())
    (reference,) = [field for field in file.fields() if field.startswith("REF")]
    bookmark = reference.split()[1]
    style = f"//w:p[.//w:bookmarkStart[@w:name='{bookmark}']]/w:pPr/w:pStyle/@w:val"
    assert file.find(style) == ["Article"]


def test_the_numbers_of_a_reference_to_a_paragraph_of_an_article_are_fields(manuscript, write):
    first, second = (Reference(name, text) for name, text in (("one", "第1条第1項"), ("two", "第1条第2項")))
    file = write(
        manuscript(
            Heading(2, words("目的"), "", "第1条"),
            Paragraph(words("一"), "第1条", anchor="one"),
            Paragraph(words("二"), "2", anchor="two"),
            Heading(2, words("組織"), "here", "第2条"),
            Paragraph((first, Text("及び"), second), "第2条"),
            Heading(1, words("附則"), numbered=False),
            Paragraph((Reference("one", "第1条第1項"), Reference("end", "第2項")), "1"),
            Paragraph((Reference("end", "附則第2項"),), "2", anchor="end"),
            scheme=Scheme.REGULATION,
        )
    )
    told = [field.split() for field in file.fields() if field.startswith("REF _Ref")]
    assert {tuple(words[2:]) for words in told} == {("\\n", "\\h")}
    places = [file.find(f"//w:p[.//w:bookmarkStart[@w:name='{words[1]}']]")[0] for words in told]
    assert ["".join(place.itertext(f"{{{place.nsmap['w']}}}t")) for place in places] == [
        *("一", "一", "二"),
        *("一", "附則第2項"),
        "附則第2項",
    ]
    assert file.texts("Article")[1] == "第1条第1項及び第1条第2項"
    assert check_package(file.data) == ()


def test_tables_are_numbered_by_a_sequence_field(write):
    file = write(
        Table("一", (), ((words("甲"),),), number="表1"),
        Table("二", (), ((words("乙"),),), number="表2"),
        Table("九", (), ((words("丙"),),), number="表9"),
    )
    assert file.texts("Caption") == ["表1　一", "表2　二", "表9　九"]
    assert [field for field in file.fields() if field.startswith("SEQ")] == [
        "SEQ 表 \\* ARABIC",
        "SEQ 表 \\* ARABIC",
        "SEQ 表 \\* ARABIC \\r 9",
    ]
