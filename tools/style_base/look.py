"""The pieces every style is put together from: fonts and colours, spacing, indents, borders, and a style itself."""

from __future__ import annotations

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

MINCHO, GOTHIC = "BIZ UD明朝", "BIZ UDゴシック"
NAVY, RULE, BAND, HEAD, SIDE = "1F3864", "8496B0", "EDF1F7", "DCE4EF", "F0F3F8"


def fonts(name: str) -> str:
    """Name one font for all scripts, so that Word never mixes a Latin face into Japanese."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def look(font: str = "", size: float = 0, *, bold: bool = False, color: str = "") -> str:
    """Return run properties in the order of the schema; size in points."""
    return (
        (fonts(font) if font else "")
        + ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{color}"/>' if color else "")
        + (f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "")
    )


def spacing(before: float = 0, after: float = 0, line: float = 0, rule: str = "atLeast") -> str:
    """Return spacing in points; a line height of 0 leaves the grid to decide."""
    height = f' w:line="{round(line * 20)}" w:lineRule="{rule}"' if line else ""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{height}/>'


def indent(left: int = 0, hanging: int = 0) -> str:
    """Return an indent in twips."""
    return f'<w:ind w:left="{left}"' + (f' w:hanging="{hanging}"' if hanging else ' w:firstLine="0"') + "/>"


def border(side: str, size: int, color: str, space: int = 1) -> str:
    """Return one border; size in eighths of a point, space in points."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>'


UNNUMBERED = (
    '<w:numPr><w:numId w:val="0"/></w:numPr>'  # of a style based on one that is; LibreOffice then forgets the indent
)


def numbered(list_id: int, level: int) -> str:
    """Bind a style to a level of a list; level 0 goes unsaid, as Word writes it."""
    return f'<w:numPr>{f"""<w:ilvl w:val="{level}"/>""" if level else ""}<w:numId w:val="{list_id}"/></w:numPr>'


def paragraph_style(
    id_and_name: str, paragraph: str = "", run: str = "", *, based: str = "Normal", following: str = ""
) -> str:
    """Return a paragraph style. Names of Word's own styles are English, ours are Japanese: that is what users see."""
    style_id, _, name = id_and_name.partition("|")
    custom = "" if name.isascii() else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/>'
        + (f'<w:next w:val="{following}"/>' if following else "")
        + f'<w:uiPriority w:val="{9 if style_id.startswith("Heading") else 20}"/><w:qFormat/>'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def character_style(id_and_name: str, run: str) -> str:
    """Return a character style."""
    style_id, _, name = id_and_name.partition("|")
    custom = "" if name.isascii() else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="20"/><w:qFormat/>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )
