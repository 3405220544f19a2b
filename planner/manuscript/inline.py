"""The text of one paragraph, heading or cell: Markdown's inline nodes become texts, references and footnotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote

from msgspec.structs import replace

from planner.manuscript.elements import CheckBox, Citation, Footnote, Inline, Inlines, Reference, Ruby, Text
from planner.manuscript.markdown import Node, may_be_marked_up, parsed_line
from planner.manuscript.marks import plain
from planner.manuscript.notation import CHECK_BOX, FOOTNOTE, RUBY, SHADED
from planner.manuscript.recorder import ManuscriptError

_MOST_KEPT = 20_000  # many cells of a document are alike
_LEFTOVER = re.compile(r"\*\*|==|\]\(|\{[#.]|\{[^{}]*《|\^\[")
_REFUSED = {
    "image": "画像",
    "code_inline": "バッククォートのコード",
    "html_inline": "HTML",
    "link": "リンク",
}


@lru_cache(maxsize=_MOST_KEPT)
def inlines(written: str) -> Inlines:
    """Return what a line or a cell holds; raises `ManuscriptError` for markup that documents do not have."""
    if not may_be_marked_up(written):  # as most is not
        return (Text(plain(written)),) if written else ()
    return tuple(_merged(_read(parsed_line(written), False, False)))


def text_of(content: Iterable[Inline]) -> str:
    """Return the characters as a reader sees them, footnotes in brackets where their mark stands."""
    return "".join([f"［{item.text}］" if isinstance(item, Footnote) else item.text for item in content])


def on_one_line(content: Inlines) -> Inlines:
    """Return texts without line breaks, for headings and captions."""
    return tuple(
        replace(item, text=item.text.replace("\n", " ")) if isinstance(item, Text) and "\n" in item.text else item
        for item in content
    )


def _read(nodes: Iterable[Node], strong: bool, emphasis: bool) -> Iterator[Inline]:
    for node in nodes:
        if node.type == "strong":
            yield from _read(node.children, True, emphasis)
        elif node.type == "em":
            yield from _read(node.children, strong, True)
        elif node.type in _READERS:
            yield _READERS[node.type](node)
        elif node.type in _REFUSED:
            raise _refused(node.type)
        else:
            yield Text(_literal(node), strong, emphasis)


def _ruby(node: Node) -> Ruby:
    return Ruby(plain(node.token.content), plain(str(node.token.meta["reading"])))


def _literal(node: Node) -> str:
    if node.type == "softbreak":
        return "\v"
    if node.type == "hardbreak":
        return "\n"
    found = _LEFTOVER.search(node.token.content)
    if found:
        what = f"「{found[0]}」が印のまま残っています（{plain(node.token.content)[:30]}）"
        raise ManuscriptError(what, "強調、参照、脚注、{#名前} の書き方を確かめてください")
    return plain(node.token.content)


def _reference(node: Node) -> Reference | Citation:
    document, sign, target = plain(unquote(str(node.token.attrs.get("href", "")))).partition("#")
    if not sign or ":" in document or bool(document) != bool(node.children):
        raise _refused("link")
    if not document:
        return Reference(target)
    return Citation(document, target, text_of(_merged(_read(node.children, False, False))))


def _refused(kind: str) -> ManuscriptError:
    remedy = (
        "見出し、表及び図への参照は [](#名前)、ほかの文書のものは [見出し](文書のid#名前)、"
        "出典の住所は脚注の文字として書いてください"
    )
    return ManuscriptError(f"{_REFUSED[kind]}は文書に入りません", remedy)


def _merged(content: Iterable[Inline]) -> Iterator[Inline]:
    """Join texts of the same look, and the lines of a template's paragraph: without a blank unless both are Latin."""
    waiting: Text | None = None
    for item in content:
        if isinstance(item, Text) and waiting and _look(waiting) == _look(item):
            waiting = replace(item, text=waiting.text + item.text)
            continue
        if waiting:
            yield from _settled(waiting)
        waiting = item if isinstance(item, Text) else None
        if waiting is None:
            yield item
    if waiting:
        yield from _settled(waiting)


def _look(text: Text) -> tuple[bool, bool, bool]:
    return text.strong, text.emphasis, text.shaded


def _settled(text: Text) -> Iterator[Text]:
    if text.text and "\v" not in text.text:
        yield text
        return
    pieces = text.text.split("\v")
    joined = pieces[0]
    for piece in pieces[1:]:
        blank = " " if joined and piece and not (_is_wide(joined[-1]) or _is_wide(piece[0])) else ""
        joined += blank + piece
    if joined:
        yield replace(text, text=joined)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WFA"


_READERS: dict[str, Callable[[Node], Inline]] = {
    "link": _reference,
    FOOTNOTE: lambda node: Footnote(plain(node.token.content).replace("\n", " ")),
    RUBY: _ruby,
    SHADED: lambda node: Text(plain(node.token.content), shaded=True),
    CHECK_BOX: lambda node: CheckBox(node.token.content == "x"),
}
