"""The notation inside a line that Markdown does not have: footnotes, ruby, shading and check boxes.

It is read while values are still made of safe characters, so that no answer can bring it along.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

FOOTNOTE, RUBY, SHADED, CHECK_BOX = "footnote", "ruby", "shaded", "check_box"

_RUBY = re.compile(r"\{(?P<content>[^{}《》\n]+)《(?P<reading>[^{}《》\n]+)》\}")
_SHADED = re.compile(r"==(?P<content>[^=\s](?:[^=\n]*[^=\s])?)==")
_CHECK_BOX = re.compile(r"\[(?P<content>[ x])\](?!\()")


def add_notation(parser: MarkdownIt) -> None:
    """Add the rules to a parser of CommonMark."""
    parser.inline.ruler.at("emphasis", _emphasis)
    for rule, read in (("footnote", _footnote), ("check_box", _check_box), ("ruby", _ruby), ("shaded", _shaded)):
        parser.inline.ruler.before("link", f"planner_{rule}", read)


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Let `*` open before and close after anything but a blank.

    CommonMark does not let `**` touch a letter on one side and punctuation on the other, which it does all the time
    where words are not parted by blanks: 本市は**「一つ」**を. Underscores stay underscores.
    """
    if silent or state.src[state.pos] != "*":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == "*":
        end += 1
    can_open = end < state.posMax and not state.src[end].isspace()
    can_close = state.pos > 0 and not state.src[state.pos - 1].isspace()
    for _ in range(end - state.pos):
        token = state.push("text", "", 0)
        token.content = "*"
        state.delimiters.append(
            Delimiter(ord("*"), end - state.pos, len(state.tokens) - 1, end=-1, open=can_open, close=can_close)
        )
    state.pos = end
    return True


def _footnote(state: StateInline, silent: bool) -> bool:
    """Read `^[text]` as one token; its text is not parsed further."""
    if not state.src.startswith("^[", state.pos):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    if not silent:
        token = state.push(FOOTNOTE, "", 0)
        token.content = state.src[state.pos + 2 : end]
    state.pos = end + 1
    return True


def _check_box(state: StateInline, silent: bool) -> bool:
    """Read `[ ]` and `[x]` as a box to be ticked."""
    return _matched(state, silent, _CHECK_BOX, CHECK_BOX)


def _ruby(state: StateInline, silent: bool) -> bool:
    """Read `{漢字《かんじ》}` as a word with its reading above it."""
    return _matched(state, silent, _RUBY, RUBY)


def _shaded(state: StateInline, silent: bool) -> bool:
    """Read `==text==` as text on a grey ground; it is not parsed further."""
    return _matched(state, silent, _SHADED, SHADED)


def _matched(state: StateInline, silent: bool, pattern: re.Pattern[str], kind: str) -> bool:
    found = pattern.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.content = found["content"]
        token.meta = found.groupdict()
    state.pos = found.end()
    return True
