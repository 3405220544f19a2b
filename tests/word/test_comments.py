from msgspec.structs import replace

from planner.manuscript.elements import Heading, Paragraph, Table, Text
from planner.manuscript.model import Block, DocumentSection
from planner.word.check import check_package
from planner.word.reader import changed_sections


def commented(manuscript, *contents):
    """Return the manuscript with these blocks, each with a comment of two lines."""
    blocks = tuple(
        Block(f"plan.a.{at}", content, "", comment=f"回答：職員数 {at}人\n<w:p/> & 法令")
        for at, content in enumerate(contents)
    )
    return replace(manuscript, sections=(DocumentSection("a", blocks),))


def test_every_kind_of_block_can_carry_a_comment(plan, write):
    contents = [block.content for block in plan().blocks()]
    file = write(commented(plan(), *contents))
    ids = [str(number) for number in range(len(contents))]
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert file.find(f"//w:{tag}/@w:id") == ids
    assert file.find("//w:comment/@w:id", "word/comments.xml") == ids
    assert check_package(file.data) == ()


def test_a_comment_says_its_text_line_by_line(plan, write):
    file = write(commented(plan(), Paragraph((Text("本文"),))))
    lines = [
        "".join(paragraph.xpath(".//w:t/text()", namespaces=paragraph.nsmap))
        for paragraph in file.find("//w:comment/w:p", "word/comments.xml")
    ]
    assert lines == ["回答：職員数 0人", "<w:p/> & 法令"]


def test_a_comment_reaches_from_the_caption_of_a_table_to_its_end(plan, write):
    table = Table("題", (), (((Text("値"),),),), number="表1")
    file = write(commented(plan(), Heading(1, (Text("章"),), numbered=False), table))
    start, end = file.find("//w:commentRangeStart[@w:id='1'] | //w:commentRangeEnd[@w:id='1']")
    styles = [mark.xpath("string(../w:pPr/w:pStyle/@w:val)", namespaces=mark.nsmap) for mark in (start, end)]
    assert styles == ["Caption", "TableEnd"]


def test_comments_are_no_change_of_the_text(plan, write):
    assert changed_sections(write(commented(plan(), Paragraph((Text("本文"),)))).data) == ()


def test_without_comments_there_is_no_part_for_them(plan, write):
    assert "word/comments.xml" not in write(plan()).parts
