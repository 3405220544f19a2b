"""Reads the text of a paragraph back as inlines, whatever runs and fields Word has made of it."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from msgspec import Struct, field
from msgspec.structs import replace

from planner.manuscript.elements import CheckBox, Footnote, Inline, Inlines, Reference, Ruby, Text
from planner.word.xml import WORD_2010, name

SEQUENCE = "SEQ "
_LOOKS = {
    "Strong": (True, False, False),
    "Emphasis": (False, True, False),
    "StrongEmphasis": (True, True, False),
    "Shaded": (False, False, True),
}
_INSIDE = frozenset(map(name, ("hyperlink", "smartTag", "sdtContent", "customXml", "dir", "bdo")))
_CHARACTERS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
_OFF = ("0", "false", "off", "none", "nil")


class Source(Struct, frozen=True):
    """What the paragraphs of a file refer to: our ids of its styles, its footnotes, and which lists have numbers.

    `lists` gives for each list the definition that it counts along with; those in `begun` count anew.
    """

    styles: Mapping[str, str]
    notes: Mapping[str, str]
    ordered: frozenset[tuple[str, int]] = frozenset()
    lists: Mapping[str, str] = field(default_factory=dict)
    begun: frozenset[str] = frozenset()

    def goes_on(self, list_id: str, before: str) -> bool:
        """Whether a list counts on where the one before it ended, as LibreOffice writes each item of a list."""
        return list_id not in self.begun and self.lists.get(list_id, list_id) == self.lists.get(before, "")


class _Field(Struct):
    instruction: str = ""
    has_result: bool = False
    shown: str = ""


class _Line(Struct):
    source: Source
    found: list[Inline] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)

    def read(self, element: etree._Element) -> None:
        for child in element:
            if child.tag == name("r"):
                self._run(child)
            elif child.tag == name("sdt"):
                self._control(child)
            elif child.tag == name("fldSimple"):
                self.fields.append(_Field(child.get(name("instr"), ""), has_result=True))
                self.read(child)
                self._end_field()
            elif child.tag in _INSIDE:
                self.read(child)

    def _control(self, control: etree._Element) -> None:
        box = control.find(f"{name('sdtPr')}/{{{WORD_2010}}}checkbox/{{{WORD_2010}}}checked")
        if box is not None:
            self.found.append(CheckBox(box.get(f"{{{WORD_2010}}}val") not in _OFF))
        else:
            self.read(control)

    def _run(self, run: etree._Element) -> None:
        look = _look(run, self.source)
        for part in run:
            kind = etree.QName(part).localname
            if kind == "t":
                self._add(replace(look, text=part.text or ""))
            elif kind in _CHARACTERS:
                self._add(replace(look, text=_CHARACTERS[kind]))
            elif kind == "br" and part.get(name("type"), "textWrapping") == "textWrapping":
                self._add(replace(look, text="\n"))
            else:
                self._part(kind, part)

    def _part(self, kind: str, part: etree._Element) -> None:
        if kind == "fldChar":
            self._mark(part.get(name("fldCharType"), ""))
        elif kind == "instrText" and self.fields:
            self.fields[-1].instruction += part.text or ""
        elif kind == "footnoteReference":
            self.found.append(Footnote(self.source.notes.get(part.get(name("id"), ""), "")))
        elif kind == "ruby":
            self.found.append(Ruby(_characters(part, "rubyBase"), _characters(part, "rt")))

    def _add(self, text: Text) -> None:
        last = self.found[-1] if self.found else None
        if self.fields:
            self.fields[0].shown += text.text if self.fields[-1].has_result else ""
        elif isinstance(last, Text) and replace(last, text="") == replace(text, text=""):
            self.found[-1] = replace(last, text=last.text + text.text)
        elif text.text:
            self.found.append(text)

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].has_result = True
        elif kind == "end" and self.fields:
            self._end_field()

    def _end_field(self) -> None:
        ended = self.fields.pop()
        words = ended.instruction.split()
        if self.fields or not words:
            return
        if words[0].upper() in ("REF", "SEQ"):
            kind = SEQUENCE if words[0].upper() == "SEQ" else ""
            self.found.append(Reference(kind + "".join(words[1:2]), ended.shown))
        elif ended.shown:
            self._add(Text(ended.shown))


def read_inlines(paragraph: etree._Element, source: Source) -> Inlines:
    """Return what a paragraph holds; a reference has the name of its bookmark as target."""
    line = _Line(source)
    line.read(paragraph)
    return tuple(line.found)


def _look(run: etree._Element, source: Source) -> Text:
    """Return an empty text of the look of a run, by its character style or by what somebody set by hand."""
    properties = run.find(name("rPr"))
    if properties is None:
        return Text("")
    style = properties.find(name("rStyle"))
    named = "" if style is None else source.styles.get(style.get(name("val"), ""), "")
    strong, emphasis, shaded = _LOOKS.get(named, (False, False, False))
    return Text(
        "",
        strong=strong or _on(properties, "b"),
        emphasis=emphasis or _on(properties, "em"),
        shaded=shaded or _on(properties, "shd"),
        underlined=named == "Underlined" or _on(properties, "u"),
    )


def _on(properties: etree._Element, tag: str) -> bool:
    element = properties.find(name(tag))
    return element is not None and element.get(name("val"), "1") not in _OFF


def _characters(element: etree._Element, tag: str) -> str:
    return "".join(text.text or "" for part in element.iterfind(name(tag)) for text in part.iter(name("t")))
