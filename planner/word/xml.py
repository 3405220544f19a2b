"""Text becomes WordprocessingML: escaping, runs, paragraphs, fields. Only here do text and tags meet."""

from __future__ import annotations

import re

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONSHIPS}" xmlns:w14="{WORD_2010}"'

PARAGRAPH, PROPERTIES_END = "<w:p>", "</w:pPr>"
FIELD_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_BOX_FONT = "BIZ UDゴシック"
_SUNK = 3  # half points by which a reading stands lower than the text is high, as Word sets it

# Outside Char of XML 1.0: Word cannot open a document that holds them
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"))
_SPECIAL = str.maketrans(dict(_ENTITIES))
_UNFIT = re.compile(rf"{_ILLEGAL.pattern}|[\r&<>\"]")  # most text has none, and looking is quick
_SPECIAL_RUN = re.compile(f"{_UNFIT.pattern}|[\n\t]")
_BREAKS = re.compile("([\n\t])")
_BREAK_TAGS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def name(tag: str) -> str:
    """Return a tag or attribute of the main namespace as lxml spells it."""
    return f"{{{MAIN}}}{tag}"


def parsed(xml: str | bytes) -> etree._Element:
    """Return the root of an XML text; entities stay unresolved and nothing is fetched."""
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def legal(text: str) -> str:
    """Return `text` without what XML 1.0 cannot hold, and with U+000A as the only line break."""
    if text.isprintable():  # as most is, and nothing that is illegal
        return text
    return _ILLEGAL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def escape(text: str) -> str:
    """Return `text` fit for element content and attributes; illegal characters are dropped."""
    return legal(text).translate(_SPECIAL) if _UNFIT.search(text) else text


def unescape(text: str) -> str:
    """Return the text that was escaped."""
    for character, entity in reversed(_ENTITIES):
        text = text.replace(entity, character)
    return text


def attribute(text: str, limit: int) -> str:
    """Return `text` as one escaped line of at most `limit` characters."""
    return escape(" ".join(legal(text).split())[:limit])


def run(text: str, style: str = "") -> str:
    """Return a run; line breaks and tabs become `w:br` and `w:tab`. Its look is a character style or nothing."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    if not _SPECIAL_RUN.search(text):
        return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:r>{properties}{_content(escape(text))}</w:r>"


def _content(escaped: str) -> str:
    if "\n" not in escaped and "\t" not in escaped:
        return f'<w:t xml:space="preserve">{escaped}</w:t>'
    return "".join(
        _BREAK_TAGS.get(piece) or f'<w:t xml:space="preserve">{piece}</w:t>'
        for piece in _BREAKS.split(escaped)
        if piece
    )


def paragraph(style: str, inner: str, properties: str = "") -> str:
    """Return a paragraph; `properties` are those after `w:pStyle`, in the order of the schema."""
    return f'{PARAGRAPH}<w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inner}</w:p>'


def opened(style: str, properties: str = "") -> str:
    """Return the start of a paragraph, up to where its runs begin."""
    return f'{PARAGRAPH}<w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'


def field(instruction: str, cached: str) -> str:
    """Return a complex field that shows the runs `cached` until Word is asked to update it."""
    return f"{field_start(instruction)}{cached}{FIELD_END}"


def field_start(instruction: str) -> str:
    """Return the runs that open a field and leave it open at its result."""
    return (
        f'{FIELD_BEGIN}<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def ruby(text: str, reading: str, size: int, small: int) -> str:
    """Return a run with its reading above it; `size` of the text and that of the reading, `small`, in half points."""
    sizes = f'<w:hps w:val="{small}"/><w:hpsRaise w:val="{size - _SUNK}"/><w:hpsBaseText w:val="{size}"/>'
    return (
        f'<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/>{sizes}<w:lid w:val="ja-JP"/></w:rubyPr>'
        f"<w:rt>{run(reading, 'Ruby')}</w:rt><w:rubyBase>{run(text)}</w:rubyBase></w:ruby></w:r>"
    )


def check_box(shown: str, checked: bool, number: int) -> str:
    """Return a box that a click in Word ticks; `number` is that of its content control."""
    states = "".join(
        f'<w14:{state} w14:val="{ord(mark):04X}" w14:font="{_BOX_FONT}"/>'
        for state, mark in (("checkedState", "■"), ("uncheckedState", "□"))
    )
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="チェック"/><w:id w:val="{number}"/><w14:checkbox>'
        f'<w14:checked w14:val="{int(checked)}"/>{states}</w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run(shown, 'CheckBox')}</w:sdtContent></w:sdt>"
    )
