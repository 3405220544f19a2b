"""One look ahead over a manuscript: which number each block gets, what can be referred to, what the contents list."""

from __future__ import annotations

from itertools import zip_longest

from msgspec import Struct, field

from planner.manuscript.elements import Figure, Footnote, Heading, Inlines, Paragraph, Table, Text
from planner.manuscript.model import Block, Manuscript, Scheme
from planner.word.bookmarks import bookmark_name
from planner.word.numbering import Numbering, Printed
from planner.word.xml import legal


class Target(Struct, frozen=True):
    """A bookmark that a reference points at; `by_number` if it shows the paragraph's number and not its text."""

    bookmark: str
    by_number: bool
    text: str


class ClauseTarget(Struct, frozen=True):
    """The anchors whose numbers name a 項: of its article, and its own; empty where no such number is printed."""

    article: str
    own: str


class Entry(Struct, frozen=True):
    """A heading as the contents list it, or the caption of a table or figure.

    `position` is the block's place in the manuscript, `level` counts from 1.
    """

    position: int
    level: int
    number: str
    text: str
    bookmark: str


class Outline(Struct):
    """What the writers of blocks must know before they begin. Positions count the blocks of the manuscript from 0.

    `styles` and `numbers` belong to headings and to paragraphs of a regulation; `anchors` are the anchors that a
    block carries, an article's first paragraph carrying those of its caption; `clauses` are the named 項 by anchor.
    `captions` go by their number.
    `opening` are the headings that begin a page.
    """

    styles: dict[int, str] = field(default_factory=dict)
    numbers: dict[int, Printed] = field(default_factory=dict)
    anchors: dict[int, str] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    clauses: dict[str, ClauseTarget] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    captions: dict[str, Entry] = field(default_factory=dict)
    opening: set[int] = field(default_factory=set)


def plain_text(inlines: Inlines) -> str:
    """Return the characters of inlines without the footnotes, references as their number."""
    if len(inlines) == 1 and type(inlines[0]) is Text:  # as most are
        text = inlines[0].text
        return text if text.isprintable() else legal(text)
    return legal("".join([inline.text for inline in inlines if not isinstance(inline, Footnote)]))


def paragraph_style(paragraph: Paragraph, scheme: Scheme) -> str:
    """Return the style of a paragraph: 条 and 項 in a regulation where they have a number, else running text."""
    if scheme is not Scheme.REGULATION or not paragraph.number:
        return "BodyText"
    return "Article" if paragraph.number.startswith("第") else "Clause"


def heading_style(heading: Heading, scheme: Scheme) -> str:
    """Return the style of a heading."""
    level, regulation = min(max(heading.level, 1), 4), scheme is Scheme.REGULATION
    if regulation and level == 2:
        return "ArticleCaption"
    if regulation and level == 1:
        return "Chapter" if heading.number else "Supplement"
    return f"Heading{level}" if heading.number else f"HeadingUnnumbered{level if level > 1 else ''}"


def heading_text(heading: Heading, style: str) -> str:
    """Return a heading as printed without its number: the caption of an article in brackets."""
    text = plain_text(heading.inlines)
    return f"（{text}）" if style == "ArticleCaption" and not text.startswith("（") else text


def look_ahead(manuscript: Manuscript, numbering: Numbering) -> Outline:
    """Return the outline; counts `numbering` along over headings and articles."""
    outline, scheme = Outline(), manuscript.scheme
    article: int | None = None
    blocks = manuscript.blocks()
    for position, (block, following) in enumerate(zip_longest(blocks, blocks[1:])):
        content = block.content
        if isinstance(content, Heading):
            article = None
            _take_heading(content, position, following, scheme, outline)
            if manuscript.opens_pages and content.level == 1:
                outline.opening.add(position)
        elif isinstance(content, Paragraph):
            if scheme is Scheme.REGULATION:
                outline.styles[position] = paragraph_style(content, scheme)
                article = position if outline.styles[position] == "Article" else article
                _take_clause(content, position, article, outline)
        elif isinstance(content, (Table, Figure)) and (content.number or content.caption):
            _take_caption(content, position, outline)
        if position in outline.styles:
            _take_number(content, position, numbering, outline)
    return outline


def _take_heading(heading: Heading, position: int, following: Block | None, scheme: Scheme, outline: Outline) -> None:
    style = heading_style(heading, scheme)
    text = heading_text(heading, style)
    outline.styles[position] = style
    bookmark = f"_Toc{100000001 + len(outline.entries)}"
    outline.entries.append(Entry(position, heading.level, heading.number, text, bookmark))
    if style == "ArticleCaption" and _is_article(following):
        _take_target(heading.anchor, position + 1, Target("", True, heading.number), outline)
    else:
        by_number = bool(heading.number) and style != "ArticleCaption"
        _take_target(heading.anchor, position, Target("", by_number, heading.number or text), outline)


def _take_caption(content: Table | Figure, position: int, outline: Outline) -> None:
    _take_target(content.anchor, position, Target("", False, content.number or content.caption), outline)
    if content.number and content.number not in outline.captions:
        bookmark = f"_Toc{200000001 + len(outline.captions)}"
        entry = Entry(position, 1, content.number, legal(content.caption), bookmark)
        outline.captions[content.number] = entry


def _take_target(anchor: str, position: int, target: Target, outline: Outline) -> None:
    if anchor and anchor not in outline.targets:
        outline.anchors[position] = anchor
        outline.targets[anchor] = Target(bookmark_name("Ref", anchor), target.by_number, target.text)


def _take_clause(paragraph: Paragraph, position: int, article: int | None, outline: Outline) -> None:
    """Take in a named 項. The first of an article prints the number of that, and shares its bookmark."""
    anchor = paragraph.anchor
    if not anchor or anchor in outline.clauses:
        return
    if article is not None and article not in outline.anchors:
        _take_target(f"{anchor} 条", article, Target("", True, ""), outline)
    if article != position:
        _take_target(anchor, position, Target("", True, paragraph.number), outline)
    of_article = "" if article is None else outline.anchors[article]
    outline.clauses[anchor] = ClauseTarget(of_article, anchor if article != position else "")


def _take_number(content: object, position: int, numbering: Numbering, outline: Outline) -> None:
    style = outline.styles[position]
    if style == "ArticleCaption" or not isinstance(content, Heading | Paragraph) or not content.number:
        return
    printed = numbering.printed(style, content.number)
    outline.numbers[position] = printed
    anchor = outline.anchors.get(position, "")
    if printed.typed and anchor:
        outline.targets[anchor] = Target(outline.targets[anchor].bookmark, False, printed.typed)


def _is_article(block: Block | None) -> bool:
    return block is not None and isinstance(block.content, Paragraph) and block.content.number.startswith("第")
