"""The Markdown of templates: CommonMark without HTML and code, with pipe tables, captions, anchors and footnotes.

What is our own addition is settled between the block and the inline stage, while values are still made of safe
characters: a `{#anchor}`, `表：` or `図：` that came out of an answer is never taken for one of the template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, inline
from markdown_it.token import Token
from msgspec import Struct, field

from planner.manuscript.marks import LINE_BREAK, plain
from planner.manuscript.notation import add_notation
from planner.manuscript.pipetable import read_table

CAPTION = "caption"
NOTE = "note"
ATTRIBUTES = "attributes"

TABLE, FIGURE = "表：", "図："
_NOTES = ("注：", "出典：", "資料：")
_NEXT_NOTE = re.compile(rf"\n(?={'|'.join(_NOTES)})")
_BRACES = re.compile(r"[ \t]*\{(?P<written>[#.a-z][^{}]*)\}[ \t]*$")
_MARKUP = re.compile(r"[\n!#$%&*+\-:<=>@\[\]\\^_`{}~]")  # the parser passes over all else, so no rule begins there
ANY_ATTRIBUTES = re.compile(r"\{[#.a-z][^{}\n]*\}|\]\([a-z-]*#[^)\n]*\)")


class Attributes(Struct, frozen=True):
    """What stands in braces after a heading, a caption or a paragraph: `{#anchor .class key=value}`."""

    anchor: str = ""
    classes: frozenset[str] = frozenset()
    values: Mapping[str, str] = field(default_factory=dict)


class Node(NamedTuple):
    """A piece of Markdown with the pieces inside it; its first token tells the rest."""

    type: str
    token: Token
    children: list[Node]


def parsed(text: str) -> list[Node]:
    """Return the blocks of Markdown without scope marks; what is inside their lines stays text."""
    return _nested(_PARSER.parse(text))


def parsed_line(text: str) -> list[Node]:
    """Return the pieces inside a line, a cell or the lines of a paragraph."""
    return _nested(_PARSER.parseInline(text))[0].children


def may_be_marked_up(text: str) -> bool:
    """Whether there can be anything but letters inside a line, a cell or the lines of a paragraph."""
    return _MARKUP.search(text) is not None


def _nested(tokens: Iterable[Token]) -> list[Node]:
    found: list[Node] = []
    inside = [found]
    for token in tokens:
        if token.nesting < 0:
            inside.pop()
            continue
        node = Node(token.type.removesuffix("_open"), token, _nested(token.children or ()))
        inside[-1].append(node)
        if token.nesting:
            inside.append(node.children)
    return found


def attributes(node: Node) -> Attributes:
    """Return the attributes of a heading, a caption or a paragraph."""
    found = node.token.meta.get(ATTRIBUTES)
    return found if isinstance(found, Attributes) else Attributes()


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable("table")
    parser.disable(["code", "reference", "autolink"])
    parser.block.ruler.at("table", read_table, {"alt": ["paragraph", "reference"]})
    parser.core.ruler.before("inline", "planner_attributes", _settle)
    parser.core.ruler.at("inline", _inline)
    add_notation(parser)
    return parser


def _settle(state: StateCore) -> None:
    """Take captions, notes and attributes out of the text of headings and of paragraphs that stand by themselves."""
    for opening, token in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type != "inline":
            continue
        content = token.content
        if opening.type == "heading_open":
            content = _without_attributes(content, opening)
        elif opening.type == "paragraph_open" and content.startswith((TABLE, FIGURE)):
            opening.meta[CAPTION] = content[: len(TABLE)]
            content = _without_attributes(content[len(TABLE) :], opening).strip(" ")
        elif opening.type == "paragraph_open" and content.startswith(_NOTES):
            opening.meta[NOTE] = True
            content = _NEXT_NOTE.sub(LINE_BREAK, content)
        elif opening.type == "paragraph_open" and not opening.level:
            content = _without_attributes(content, opening)
        token.content = content


def _inline(state: StateCore) -> None:
    """Leave the text of a whole section as it is: what reads a block asks for the pieces inside its lines."""
    if state.inlineMode:
        inline(state)


def _without_attributes(content: str, opening: Token) -> str:
    found = _BRACES.search(content)
    if not found:
        return content
    anchor, classes, values = "", set(), {}
    for word in plain(found["written"]).split():
        key, equals, value = word.partition("=")
        if word.startswith("#"):
            anchor = word[1:]
        elif equals:
            values[key] = value
        else:
            classes.add(word.removeprefix("."))
    opening.meta[ATTRIBUTES] = Attributes(anchor, frozenset(classes), values)
    return content[: found.start()]


_PARSER = _parser()
