"""Every table and figure that follows a paragraph is named in the text of its document."""

import pytest

from planner.manuscript.elements import Content, Footnote, Heading, Paragraph, Reference, Table, Text
from planner.manuscript.mentions import mentioned, unnamed
from planner.manuscript.model import Block, DocumentSection

SAID = Paragraph((Text("件数は多い。"),))


def table(anchor: str, caption: str = "件数") -> Table:
    return Table(caption, (), (), anchor=anchor)


def named(*contents: Content) -> list[list[str]]:
    """Return for each paragraph what is named in it."""
    blocks = tuple(Block(f"d.s.{at}", content, "") for at, content in enumerate(contents))
    (section,) = mentioned([DocumentSection("s", blocks)])
    paragraphs = [block.content for block in section.blocks if isinstance(block.content, Paragraph)]
    return [[item.target for item in found.inlines if isinstance(item, Reference)] for found in paragraphs]


def leading(*contents: Content) -> list[bool]:
    """Return for each paragraph whether it leads."""
    (section,) = mentioned(
        [DocumentSection("s", tuple(Block(f"d.s.{at}", each, "") for at, each in enumerate(contents)))]
    )
    return [block.content.leads for block in section.blocks if isinstance(block.content, Paragraph)]


def test_the_paragraph_before_names_all_that_follows_it() -> None:
    assert named(SAID, SAID, table("a"), table("b")) == [[], ["a", "b"]]


def test_it_is_named_before_the_full_stop() -> None:
    (section,) = mentioned([DocumentSection("s", (Block("d.s.0", SAID, ""), Block("d.s.1", table("a"), "")))])
    said = section.blocks[0].content
    assert isinstance(said, Paragraph)
    assert said.inlines == (Text("件数は多い"), Text("（"), Reference("a"), Text("）"), Text("。"))


def test_it_is_named_before_the_footnotes_of_the_sentence() -> None:
    noted = Paragraph((Text("件数は多い。"), Footnote("2013年時点の情報による。")))
    (section,) = mentioned([DocumentSection("s", (Block("d.s.0", noted, ""), Block("d.s.1", table("a"), "")))])
    said = section.blocks[0].content
    assert isinstance(said, Paragraph)
    assert said.inlines[-2:] == (Text("。"), Footnote("2013年時点の情報による。"))


def test_what_the_text_names_anywhere_is_not_named_again() -> None:
    elsewhere = Paragraph((Text("値は"), Reference("a"), Text("に示す。")))
    assert named(SAID, table("a"), elsewhere) == [[], ["a"]]


@pytest.mark.parametrize(
    "before",
    [
        (SAID, Heading(2, (Text("件数"),))),
        (Paragraph((Text("次のとおり："),)),),
    ],
    ids=["a heading", "no sentence"],
)
def test_what_follows_no_sentence_stays_without(before: tuple[Content, ...]) -> None:
    assert named(*before, table("a")) == [[]]


def test_a_sentence_between_a_heading_and_the_table_it_names_leads() -> None:
    heading, naming = Heading(2, (Text("件数"),)), Paragraph((Text("値は"), Reference("a"), Text("に示す。")))
    assert leading(heading, naming, table("a")) == [True]
    assert leading(heading, naming, SAID, table("a")) == [False, False]
    assert leading(SAID, naming, table("a")) == [False, False]
    longer = Paragraph((Text("値は部署ごとに数え、毎年の点検で直し、その年度の初めに会議へ示す。" * 2), Reference("a")))
    assert leading(heading, longer, table("a")) == [False]


def test_a_table_that_stands_right_below_a_heading_is_found_where_no_text_names_it() -> None:
    blocks = [
        Block(f"d.s.{at}", item, "")
        for at, item in enumerate((Heading(2, (Text("件数"),)), table("a"), SAID, table("b")))
    ]
    assert [block.id for block in unnamed(mentioned([DocumentSection("s", tuple(blocks))]))] == ["d.s.1"]


def test_what_has_no_caption_has_no_number_to_name() -> None:
    assert named(SAID, table("a", caption="")) == [[]]
