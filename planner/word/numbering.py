"""The lists of style.docx, and the number that Word will print at each paragraph.

Word numbers by itself; we never type a number into a heading. This module counts along, as Word does, and where the
manuscript's number differs from Word's it starts a new instance of the list there (`w:num` with `w:startOverride`).
So the number on paper is always the one that the text refers to.
"""

from __future__ import annotations

import copy
import re
import unicodedata

from lxml import etree
from msgspec import Struct, field

from planner.word.xml import MAIN, escape, name, parsed

_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_SILENT = (
    f'<w:abstractNum xmlns:w="{MAIN}" w:abstractNumId="{{}}"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="none"/><w:suff w:val="nothing"/>'
    '<w:lvlText w:val=""/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
)
_PLACEHOLDER = re.compile("%([1-9])")


class Level(Struct, frozen=True):
    """One level of a list."""

    list_id: str
    at: int
    start: int
    kind: str
    text: str


class Printed(Struct, frozen=True):
    """How a number gets on paper: paragraph properties that make Word print it, or text to type."""

    properties: str = ""
    typed: str = ""


class _State(Struct):
    instance: str = ""
    counts: dict[int, int] = field(default_factory=dict)


class Lists:
    """The lists of a style.docx: which level of which list each style is bound to."""

    def __init__(self, styles: etree._Element, numbering: etree._Element | None) -> None:
        self.numbering = numbering
        self.levels = {} if numbering is None else _levels_by_style(styles, numbering)
        self.kinds = {(level.list_id, level.at): level for level in self.levels.values()}
        self.next = 1 + max(_ids(numbering), default=0)


class Numbering:
    """Counts along with Word over one document, and adds the list instances it needs to a copy of `lists`."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._part: etree._Element | None = None
        self._states: dict[str, _State] = {}
        self._none = ""
        self._next = lists.next

    def part(self) -> bytes | None:
        """Return the part with the instances that were added; None if none were."""
        return None if self._part is None else etree.tostring(self._part, encoding="UTF-8", standalone=True)

    def printed(self, style: str, label: str) -> Printed:
        """Return what prints `label` before the next paragraph of `style`."""
        level = self._lists.levels.get(style)
        if level is None:
            return Printed(typed=label)
        state = self._states.setdefault(level.list_id, _State())
        following = self._advanced(level, state.counts.get(level.at, level.start - 1) + 1, state)
        if _same(self._label(level, following), label):
            state.counts = following
            return Printed(self._properties(level, state))
        return self._jump(level, label, state)

    def label(self, style: str, value: int) -> str:
        """Return how the list bound to `style` writes its `value`; empty if the style is bound to no list."""
        level = self._lists.levels.get(style)
        return "" if level is None else self._label(level, {level.at: value})

    def _jump(self, level: Level, label: str, state: _State) -> Printed:
        value = _value(level, label)
        counts = self._advanced(level, value, state)
        if not value or not _same(self._label(level, counts), label):
            return Printed(_bound(0, self._silent()), label)
        state.counts, state.instance = counts, self._instance(level, value)
        return Printed(self._properties(level, state))

    def _properties(self, level: Level, state: _State) -> str:
        if not state.instance:
            return ""
        return _bound(level.at, state.instance)

    def _instance(self, level: Level, value: int) -> str:
        number, self._next = str(self._next), self._next + 1
        xml = (
            f'<w:num xmlns:w="{MAIN}" w:numId="{number}"><w:abstractNumId w:val="{escape(level.list_id)}"/>'
            f'<w:lvlOverride w:ilvl="{level.at}"><w:startOverride w:val="{value}"/></w:lvlOverride></w:num>'
        )
        self._append(xml)
        return number

    def _silent(self) -> str:
        """Return a list that prints nothing, for numbers that must be typed over a style with numbers (第4条の2)."""
        if not self._none:
            lists = self._opened().findall(name("abstractNum"))
            list_id = 1 + max(int(element.get(name("abstractNumId"), "0")) for element in lists)
            lists[-1].addnext(parsed(_SILENT.format(list_id)))
            self._none, self._next = str(self._next), self._next + 1
            self._append(f'<w:num xmlns:w="{MAIN}" w:numId="{self._none}"><w:abstractNumId w:val="{list_id}"/></w:num>')
        return self._none

    def _append(self, xml: str) -> None:
        self._opened().findall(name("num"))[-1].addnext(parsed(xml))

    def _opened(self) -> etree._Element:
        if self._part is None:
            assert self._lists.numbering is not None  # a level was found in it
            self._part = copy.deepcopy(self._lists.numbering)
        return self._part

    def _advanced(self, level: Level, value: int, state: _State) -> dict[int, int]:
        return {at: count for at, count in state.counts.items() if at < level.at} | {level.at: value}

    def _label(self, level: Level, counts: dict[int, int]) -> str:
        def part(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = self._lists.kinds.get((level.list_id, at), level)
            return _written(shown.kind, counts.get(at, shown.start))

        return _PLACEHOLDER.sub(part, level.text)


def _bound(at: int, instance: str) -> str:
    return f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{instance}"/></w:numPr>'


def _levels_by_style(styles: etree._Element, numbering: etree._Element) -> dict[str, Level]:
    abstract = {
        number.get(name("numId"), ""): _value_of(number, "abstractNumId") for number in numbering.iterfind(name("num"))
    }
    lists = {element.get(name("abstractNumId"), ""): element for element in numbering.iterfind(name("abstractNum"))}
    found: dict[str, Level] = {}
    for style in styles.iterfind(name("style")):
        binding = style.find(f"{name('pPr')}/{name('numPr')}")
        list_id = "" if binding is None else abstract.get(_value_of(binding, "numId"), "")
        if binding is not None and list_id in lists:
            level = _level(lists[list_id], list_id, int(_value_of(binding, "ilvl") or 0))
            found.update({style.get(name("styleId"), ""): level} if level else {})
    return found


def _level(element: etree._Element, list_id: str, at: int) -> Level | None:
    for level in element.iterfind(name("lvl")):
        if level.get(name("ilvl")) == str(at):
            start = int(_value_of(level, "start") or 1)
            return Level(list_id, at, start, _value_of(level, "numFmt"), _value_of(level, "lvlText"))
    return None


def _ids(numbering: etree._Element | None) -> list[int]:
    return [] if numbering is None else [int(e.get(name("numId"), "0")) for e in numbering.iterfind(name("num"))]


def _value_of(element: etree._Element, tag: str) -> str:
    child = element.find(name(tag))
    return "" if child is None else child.get(name("val"), "")


def _written(kind: str, value: int) -> str:
    if kind.startswith("aiueo"):
        return _KANA[(value - 1) % len(_KANA)] * (1 + (value - 1) // len(_KANA))
    return str(value)


def _value(level: Level, label: str) -> int:
    plain = unicodedata.normalize("NFKC", label)
    if level.kind.startswith("aiueo"):
        return next((_KANA.index(letter) + 1 for letter in plain if letter in _KANA), 0)
    numbers = re.findall("[0-9]{1,6}", plain)
    return int(numbers[-1]) if numbers else 0


def _same(one: str, other: str) -> bool:
    return unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other)
