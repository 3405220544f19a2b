"""Styles that a style.docx lacks, taken from that of a parent set, so that it need not be redone when a style comes."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree
from msgspec import Struct

from planner.word.styles import NAMES, all_styles, missing_styles, style_name
from planner.word.xml import name

_NUMBERS = f"{name('pPr')}/{name('numPr')}"


def inherit_styles(styles: etree._Element, parents: etree._Element) -> None:
    """Add the styles of the contract that `styles` lack and `parents` have, and what these are based on.

    Both have our ids. A style that numbers its paragraphs is left out, for its list does not come along.
    """
    heir = _Heir(styles, {style.get(name("styleId"), ""): style for style in all_styles(parents)})
    wanted = {called.casefold() for called in missing_styles(styles)}
    for style in all_styles(parents):
        if style_name(style).casefold() in wanted and not heir.numbers(style):
            heir.take(style)


class _Heir(Struct, frozen=True):
    """Styles that get others from those of a parent, which are given by id."""

    styles: etree._Element
    parents: dict[str, etree._Element]

    def numbers(self, style: etree._Element) -> bool:
        """Whether a style numbers its paragraphs, by itself or as one below it does; the list 0 is none."""
        own, below = style.find(_NUMBERS), self._below(style)
        if own is None:
            return below is not None and self.numbers(below)
        return any(found.get(name("val")) != "0" for found in own.iterfind(name("numId")))

    def take(self, style: etree._Element) -> str:
        """Return the id that a style has here, where it is added, with those below it, unless there is one so named."""
        own = {style_name(item).casefold(): item.get(name("styleId"), "") for item in all_styles(self.styles)}
        if style_name(style).casefold() in own:
            return own[style_name(style).casefold()]
        taken, style_id = deepcopy(style), style.get(name("styleId"), "")
        if style_name(style) not in NAMES.values() and style_id in own.values():
            style_id = f"{style_id}_"
        taken.set(name("styleId"), style_id)
        self.styles.append(taken)
        self._connect(taken, self._below(style))
        return style_id

    def _connect(self, taken: etree._Element, below: etree._Element | None) -> None:
        """Point a style at the one below it; what follows it when somebody types is left out."""
        for element in [taken.find(name(tag)) for tag in ("basedOn", "next", "link")]:
            if element is not None and element.tag == name("basedOn") and below is not None:
                element.set(name("val"), self.take(below))
            elif element is not None:
                taken.remove(element)

    def _below(self, style: etree._Element) -> etree._Element | None:
        """Return the style that one is based on."""
        based = style.find(name("basedOn"))
        return None if based is None else self.parents.get(based.get(name("val"), ""))
