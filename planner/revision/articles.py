"""The articles (条) of a regulation: of one in force, from its lines, and of one just built, from its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from planner.manuscript.elements import Heading, ItemList, Paragraph, Table
from planner.manuscript.model import Block, Manuscript

_DIGITS = "0-9０-９〇一二三四五六七八九十百"
_ARTICLE = re.compile(rf"^#*\s*(?P<number>第[{_DIGITS}]+条(?:の[{_DIGITS}]+)*)(?:\s+|(?=[（(])|$)(?P<rest>.*)$")
_CAPTION = re.compile(r"^#*\s*[（(](?P<caption>[^（）()]{1,60})[）)]\s*$")
_CHAPTER = re.compile(rf"^#*\s*第[{_DIGITS}]+[編章節款]")
_SUPPLEMENT = re.compile(r"^#*\s*附\s*則")
_BEFORE_TEXT = re.compile(r"^[（(](?P<caption>[^（）()]{1,60})[）)]\s*(?P<rest>.*)$")
_PURPOSES = ("目的", "趣旨", "目的及び趣旨", "趣旨及び目的")  # of a first article


class Article(Struct, frozen=True):
    """One article: its number as written, its caption without brackets, and its lines, the number left out.

    `paths` are what an article that was built rests on, empty for one in force.
    """

    number: str
    caption: str
    lines: tuple[str, ...]
    paths: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All lines together."""
        return "\n".join(self.lines)


def articles_in(lines: Iterable[str]) -> tuple[Article, ...]:
    """Return the articles in the lines of regulations, each up to its 附則; what stands before the first is left out.

    A 附則 may have articles of its own, so that another regulation behind one is known by the purpose it begins with.
    """
    found: list[Article] = []
    caption, is_closed = "", False
    for line in (line.strip() for line in lines):
        opening, named = _ARTICLE.match(line), _CAPTION.match(line)
        if _SUPPLEMENT.match(line):
            is_closed = True
        elif opening:
            article, caption = _opened(opening["number"], opening["rest"], caption), ""
            is_closed = is_closed and article.caption not in _PURPOSES
            found += [] if is_closed else [article]
        elif named:
            caption = named["caption"].strip()
        elif line and found and not is_closed and not _CHAPTER.match(line):
            found[-1] = replace(found[-1], lines=(*found[-1].lines, line))
    return tuple(found)


def _opened(number: str, rest: str, caption: str) -> Article:
    """Return an article as its first line gives it: 第3条（用語）… has its caption behind the number."""
    behind = None if caption else _BEFORE_TEXT.match(rest)
    if behind:
        caption, rest = behind["caption"], behind["rest"]
    return Article(number, caption, (rest,) if rest else ())


def articles_of(manuscript: Manuscript) -> tuple[Article, ...]:
    """Return the articles of a regulation that was built, tables as lines, figures and annexes left out."""
    found: list[Article] = []
    for block in manuscript.blocks():
        content = block.content
        if isinstance(content, Heading):
            if content.level == 1 and not content.number and found:
                break
            if content.level == 2 and content.number:
                found.append(Article(content.number, block.text, (), block.trace.paths))
        elif found:
            last = found[-1]
            paths = (*last.paths, *block.trace.paths)
            found[-1] = replace(last, lines=(*last.lines, *_lines(block)), paths=tuple(dict.fromkeys(paths)))
    return tuple(found)


def _lines(block: Block) -> Iterator[str]:
    content, text = block.content, block.text
    if isinstance(content, Paragraph):
        yield text if content.number.startswith("第") else f"{content.number}　{text}".strip("　")
    elif isinstance(content, ItemList):
        yield from _items(text.split("\n"))
    elif isinstance(content, Table):
        yield from (line.replace("\t", "　") for line in text.split("\n"))


def _items(lines: Iterable[str]) -> Iterator[str]:
    number = 0
    for line in lines:
        number += not line.startswith(" ")
        yield line.replace("  ", "　") if line.startswith(" ") else f"({number})　{line}"
