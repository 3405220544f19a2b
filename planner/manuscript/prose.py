"""A node of Markdown that is text becomes a heading, a paragraph or a list."""

from __future__ import annotations

from planner.manuscript.elements import Heading, Inlines, ItemList, ListItem, Paragraph, Text
from planner.manuscript.inline import inlines, on_one_line
from planner.manuscript.markdown import Node, attributes
from planner.manuscript.recorder import ManuscriptError


def heading(node: Node) -> Heading:
    """Return a heading of level 1 to 4; raises `ManuscriptError` for what a heading cannot be."""
    if node.token.markup in ("=", "-"):
        raise ManuscriptError("下線による見出しは使えません", "見出しは行の頭に # を書き、段落の間は1行空けてください")
    level = int(node.token.tag[1:])
    if level > 4:
        raise ManuscriptError("見出しは4段までです", "#### までにしてください")
    named = attributes(node)
    return Heading(level, on_one_line(content_of(node)), named.anchor, numbered="unnumbered" not in named.classes)


def paragraph(node: Node) -> Paragraph:
    """Return a paragraph; raises `ManuscriptError` for the row of a table that fell out of it, and for a class."""
    if any(child.token.content.startswith("|") for child in node.children if child.type == "inline"):
        raise ManuscriptError("表の行が表の外にあります", "表の行の間に、空の行を置かないでください")
    named = attributes(node)
    if named.classes or named.values:
        raise ManuscriptError("段落に付けられるのは名前だけです", "規程の項の終わりに {#名前} と書いてください")
    return Paragraph(content_of(node), anchor=named.anchor)


def item_list(node: Node) -> ItemList:
    """Return a list with the lists below its items; raises `ManuscriptError` where an item holds anything else."""
    return ItemList(node.type == "ordered_list", tuple(_item(item) for item in node.children))


def _item(node: Node) -> ListItem:
    content: Inlines = ()
    lists: list[ItemList] = []
    for child in node.children:
        if child.type == "paragraph":
            content = (*content, Text("\n"), *content_of(child)) if content else content_of(child)
        elif child.type in ("bullet_list", "ordered_list"):
            lists.append(item_list(child))
        else:
            raise ManuscriptError("箇条書の中に見出しや表は置けません", "箇条書を終えて1行空けてから書いてください")
    return ListItem(content, tuple(lists))


def content_of(node: Node) -> Inlines:
    """Return the text of a paragraph, a heading or a caption."""
    return tuple(item for child in node.children if child.type == "inline" for item in inlines(child.token.content))
