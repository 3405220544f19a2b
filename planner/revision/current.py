"""Reads a regulation that is in force: a text or Markdown file, or a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from planner.errors import Place, PlannerError, Problem, reason_of
from planner.manuscript.elements import Content, Heading, ItemList, Paragraph, Table
from planner.manuscript.inline import text_of
from planner.revision.articles import Article, articles_in
from planner.word.reader import read_contents, read_sections

_ENCODINGS = ("utf-8-sig", "cp932")
_WORD = ".docx"
_FIGURE = re.compile(r"図\d|注：")  # a figure and its notes are no part of what a 条 says


def read_current(path: Path) -> tuple[Article, ...]:
    """Return the articles of the file; raises `PlannerError` if it cannot be read or holds none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _error(
            path, f"ファイルを読めません（{reason_of(error)}）", "ファイルの名前と場所を確かめてください"
        ) from None
    found = _word(path, data) if path.suffix.lower() == _WORD else articles_in(_text(path, data).splitlines())
    if not found:
        remedy = (
            "「第1条」のように始まる行のある規程を指定してください。"
            "Word が番号を自動で付けている規程は、Word で「書式なし（.txt）」に保存すると番号が文字になります"
        )
        raise _error(path, "条（第○条）が見つかりません", remedy)
    return found


def _text(path: Path, data: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    what = "文字として読めません"
    raise _error(path, what, "テキスト（UTF-8 か Shift_JIS）、Markdown 又は Word（.docx）の規程を指定してください")


def _word(path: Path, data: bytes) -> tuple[Article, ...]:
    try:
        ours = [content for section in read_sections(data) for content in section.blocks]
        others = () if ours else read_contents(data)
    except ValueError:
        raise _error(path, "Word の文書として読めません", "Word で開いて .docx で保存し直してください") from None
    return articles_in(_counted(ours) if ours else (line for content in others for line in _lines(content)))


def _counted(contents: Iterable[Content]) -> Iterator[str]:
    """Yield the lines of a regulation that we wrote: Word counts its 条 and 項, and their numbers are no text."""
    article = clause = 0
    for content in contents:
        if isinstance(content, Heading) and content.level == 1:
            if article and not content.numbered:
                return
        elif isinstance(content, Heading) and content.level == 2 and content.numbered:
            article, clause = article + 1, 0
            yield f"（{text_of(content.inlines).strip('（）')}）"
            yield f"第{article}条"
        elif isinstance(content, Paragraph) and not _FIGURE.match(text_of(content.inlines)):
            clause += 1
            yield f"{clause}　{text_of(content.inlines)}" if clause > 1 else text_of(content.inlines)
        elif not isinstance(content, Paragraph):
            yield from _lines(content)


def _lines(content: Content) -> Iterator[str]:
    if isinstance(content, Heading | Paragraph):
        yield from text_of(content.inlines).split("\n")
    elif isinstance(content, ItemList):
        for number, item in enumerate(content.items, start=1):
            yield f"({number})　{text_of(item.inlines)}" if content.ordered else text_of(item.inlines)
            for below in item.lists:
                yield from _lines(below)
    elif isinstance(content, Table):
        yield content.caption
        for row in (content.header, *content.rows):
            yield "　".join(map(text_of, row))
        yield from map(text_of, content.notes)


def _error(path: Path, what: str, remedy: str) -> PlannerError:
    return PlannerError([Problem("revise/current", Place(str(path)), what, remedy)])
