"""Lists become paragraphs of list styles; an ordered list begins anew with its first number."""

from __future__ import annotations

from collections.abc import Iterator

from planner.manuscript.model import ItemList, ListItem, Scheme
from planner.word.composition import Composition
from planner.word.xml import paragraph, run

_BULLETS = ("ListBullet", "ListBullet2", "ListBullet3")
_NUMBERS = ("ListNumber", "ListNumber2", "ListNumber3")
_ITEMS = ("Item", "SubItem", "SubItem2")


def item_list(content: ItemList, composition: Composition) -> str:
    """Return the paragraphs of a list; in a regulation an ordered list holds 号 and, below them, ア."""
    return "".join(_items(content.items, list_styles(content, composition.scheme), content.ordered, composition))


def list_styles(content: ItemList, scheme: Scheme) -> tuple[str, str, str]:
    """Return the styles of a list's levels; deeper levels share the last."""
    if not content.ordered:
        return _BULLETS
    return _ITEMS if scheme is Scheme.REGULATION else _NUMBERS


def _items(
    items: tuple[ListItem, ...], styles: tuple[str, ...], ordered: bool, composition: Composition
) -> Iterator[str]:
    style = styles[0]
    for value, item in enumerate(items, 1):
        yield _item(item, style, value if ordered else 0, composition)
        yield from _items(item.children, styles[1:] or styles, ordered, composition)


def _item(item: ListItem, style: str, value: int, composition: Composition) -> str:
    runs = composition.runs(item.inlines)
    if not value:
        return paragraph(style, runs)
    printed = composition.numbering.printed(style, composition.numbering.label(style, value) or f"{value}.")
    typed = run(f"{printed.typed} ") if printed.typed else ""
    return paragraph(style, typed + runs, printed.properties)
