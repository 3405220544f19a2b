"""Lists become paragraphs of list styles; an ordered list begins anew with its first number."""

from __future__ import annotations

from collections.abc import Iterator

from planner.manuscript.elements import ItemList, ListItem
from planner.manuscript.model import Scheme
from planner.word.composition import Composition
from planner.word.xml import paragraph, run

_BULLETS = ("ListBullet", "ListBullet2", "ListBullet3")
_NUMBERS = ("ListNumber", "ListNumber2", "ListNumber3")
_ITEMS = ("Item", "SubItem", "SubItem2")


def item_list(content: ItemList, composition: Composition) -> str:
    """Return the paragraphs of a list; in a regulation an ordered list holds 号 and, below them, ア."""
    return "".join(_items(content, 0, composition))


def list_style(ordered: bool, depth: int, scheme: Scheme) -> str:
    """Return the style of an item `depth` levels down; deeper levels share the last."""
    numbers = _ITEMS if scheme is Scheme.REGULATION else _NUMBERS
    styles = numbers if ordered else _BULLETS
    return styles[min(depth, len(styles) - 1)]


def _items(content: ItemList, depth: int, composition: Composition) -> Iterator[str]:
    style = list_style(content.ordered, depth, composition.scheme)
    for value, item in enumerate(content.items, 1):
        yield _item(item, style, value if content.ordered else 0, composition)
        for below in item.lists:
            yield from _items(below, depth + 1, composition)


def _item(item: ListItem, style: str, value: int, composition: Composition) -> str:
    runs = composition.runs(item.inlines)
    if not value:
        return paragraph(style, runs)
    printed = composition.numbering.printed(style, composition.numbering.label(style, value) or f"{value}.")
    typed = run(f"{printed.typed} ") if printed.typed else ""
    return paragraph(style, typed + runs, printed.properties)
