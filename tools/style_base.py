"""Writes the first `plan_templates/base/style.docx`; from then on Word is the editor of its look.

    python tools/style_base.py plan_templates/base/style.docx

The file holds named styles, the numbering bound to them, paper and margins, and one sample paragraph per style so
that whoever opens it in Word sees what they are changing. `planner.word.styles` lists the styles that must be there.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"
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


def ground_styles() -> str:
    """Return the defaults every other style stands on."""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(MINCHO)}"
        '<w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
        'w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/><w:kinsoku/><w:overflowPunct/>"
        '<w:jc w:val="both"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )


def heading_styles() -> str:
    """Return the headings; those of level 1 to 4 carry the numbering 第1章, 1.1, (1), ア, their twins carry none."""
    chapter = f"<w:pBdr>{border('bottom', 18, NAVY, 4)}</w:pBdr>"
    band = border("top", 4, BAND, 2) + border("left", 36, NAVY, 6) + border("bottom", 4, RULE, 4)
    section = f'<w:pBdr>{band}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{BAND}"/>'
    levels = (
        (chapter, spacing(14, 18, 26) + indent(), look(GOTHIC, 18, bold=True, color=NAVY)),
        (section, spacing(20, 8, 16) + indent(140), look(GOTHIC, 13, bold=True, color=NAVY)),
        ("", spacing(13, 4, 17) + indent(), look(GOTHIC, 11, bold=True)),
        ("", spacing(9, 3, 16) + indent(105), look(GOTHIC, 10.5)),
    )
    keep, following = "<w:keepNext/><w:keepLines/>", "BodyText"
    styles = []
    for at, (ground, place, run) in enumerate(levels):
        rest = f'{ground}<w:snapToGrid w:val="0"/>{place}<w:jc w:val="left"/><w:outlineLvl w:val="{at}"/>'
        number = str(at + 1) if at else ""
        twin = f"HeadingUnnumbered{number}|見出し{number}（番号なし）"
        bound = f"Heading{at + 1}|heading {at + 1}"
        styles.append(paragraph_style(bound, keep + numbered(1, at) + rest, run, following=following))
        styles.append(paragraph_style(twin, keep + rest, run, following=following))
    return "".join(styles)


def cover_styles() -> str:
    """Return the styles of the cover."""
    plate = "".join(border(side, 8, NAVY, 4) for side in ("top", "left", "bottom", "right"))
    centred = '<w:jc w:val="center"/>'
    return "".join(
        (
            paragraph_style(
                "DraftMark|表紙の区分",
                f'<w:keepLines/><w:pBdr>{plate}</w:pBdr><w:snapToGrid w:val="0"/>'
                + spacing(0, 0, 18)
                + indent(7230)
                + centred,
                look(GOTHIC, 12, color=NAVY),
            ),
            paragraph_style(
                "Title|Title",
                f"<w:pBdr>{border('top', 18, NAVY, 18)}{border('bottom', 18, NAVY, 18)}</w:pBdr>"
                '<w:snapToGrid w:val="0"/>' + spacing(170, 34, 36) + centred,
                look(GOTHIC, 22, bold=True, color=NAVY),
                following="Subtitle",
            ),
            paragraph_style(
                "Subtitle|Subtitle",
                '<w:snapToGrid w:val="0"/>' + spacing(0, 6, 24) + centred,
                look(GOTHIC, 14, color=NAVY),
                following="CoverLine",
            ),
            paragraph_style(
                "CoverLine|表紙の行",
                '<w:snapToGrid w:val="0"/>' + spacing(5, 0, 22) + centred,
                look(GOTHIC, 13),
            ),
            paragraph_style(
                "CoverDate|表紙の日付",
                '<w:snapToGrid w:val="0"/>' + spacing(190, 4, 24) + centred,
                look(GOTHIC, 14),
                following="CoverFoot",
            ),
            paragraph_style(
                "CoverFoot|表紙の作成者",
                '<w:snapToGrid w:val="0"/>' + spacing(4, 0, 24) + centred,
                look(GOTHIC, 15),
            ),
        )
    )


def contents_styles() -> str:
    """Return the styles of the table of contents."""
    entry = '<w:snapToGrid w:val="0"/>'
    return "".join(
        (
            paragraph_style(
                "TOCHeading|TOC Heading",
                f'<w:keepNext/><w:pBdr>{border("bottom", 18, NAVY, 4)}</w:pBdr><w:snapToGrid w:val="0"/>'
                + spacing(14, 14, 26)
                + '<w:jc w:val="left"/>',
                look(GOTHIC, 18, bold=True, color=NAVY),
            ),
            paragraph_style("TOC1|toc 1", entry + spacing(7, 1, 17) + indent(0), look(GOTHIC, 11, color=NAVY)),
            paragraph_style("TOC2|toc 2", entry + spacing(0, 0, 16.5) + indent(210), look(size=10.5)),
            paragraph_style("TOC3|toc 3", entry + spacing(0, 0, 15.5) + indent(525), look(size=10)),
            paragraph_style("TableofFigures|table of figures", entry + spacing(0, 0, 15.5) + indent(), look(size=10)),
        )
    )


def text_styles() -> str:
    """Return the styles of running text, notes, header and footer."""
    edge = '<w:snapToGrid w:val="0"/>' + spacing(0, 0, 13)
    rule = f"<w:pBdr>{border('bottom', 4, RULE, 3)}</w:pBdr>"
    small = look(GOTHIC, 8.5, color="404040")
    first = '<w:ind w:firstLineChars="100" w:firstLine="210"/>'
    return "".join(
        (
            paragraph_style("BodyText|Body Text", spacing(0, 3) + first),
            paragraph_style("Header|header", rule + edge + '<w:jc w:val="left"/>', small),
            paragraph_style(
                "Footer|footer",
                '<w:snapToGrid w:val="0"/>' + spacing(0, 0, 13) + '<w:jc w:val="center"/>',
                look(GOTHIC, 9),
            ),
            paragraph_style(
                "FootnoteText|footnote text",
                '<w:snapToGrid w:val="0"/>' + spacing(0, 1, 13) + indent(210, 210) + '<w:jc w:val="left"/>',
                look(size=9),
            ),
            paragraph_style(
                "SectionEnd|節の終わり", '<w:snapToGrid w:val="0"/>' + spacing(0, 0, 1, "exact"), look(size=1)
            ),
            character_style("FootnoteReference|footnote reference", '<w:vertAlign w:val="superscript"/>'),
            character_style("Hyperlink|Hyperlink", f'<w:color w:val="{NAVY}"/><w:u w:val="single"/>'),
            character_style("Strong|Strong", look(GOTHIC, bold=True)),
            character_style("Emphasis|Emphasis", '<w:em w:val="dot"/>'),
            character_style("StrongEmphasis|強調（太字と傍点）", look(GOTHIC, bold=True) + '<w:em w:val="dot"/>'),
            character_style("Shaded|網掛け", '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>'),
            character_style("Underlined|下線", '<w:u w:val="single"/>'),
            character_style("Ruby|ルビ", look(size=5)),
            character_style("CheckBox|チェックボックス", look(GOTHIC)),
        )
    )


def list_styles() -> str:
    """Return the styles of lists: name, list, level, left indent and hanging."""
    lists = (
        ("ListBullet|List Bullet", 3, 0, 420, 210),
        ("ListBullet2|List Bullet 2", 3, 1, 630, 210),
        ("ListBullet3|List Bullet 3", 3, 2, 840, 210),
        ("ListNumber|List Number", 4, 0, 630, 420),
        ("ListNumber2|List Number 2", 4, 1, 1050, 525),
        ("ListNumber3|List Number 3", 4, 2, 1365, 315),
    )
    return "".join(
        paragraph_style(name, numbered(list_id, level) + spacing(0, 1) + indent(left, hanging))
        for name, list_id, level, left, hanging in lists
    )


def regulation_styles() -> str:
    """Return the styles of regulations, placed as 例規 are: 見出し and 号 from the 2nd character, ア from the 3rd."""
    line = spacing(0, 0)
    return "".join(
        (
            paragraph_style(
                "ArticleCaption|条の見出し",
                "<w:keepNext/><w:keepLines/>"
                + spacing(9, 0)
                + indent(420, 210)
                + '<w:jc w:val="left"/><w:outlineLvl w:val="1"/>',
                look(GOTHIC),
                following="Article",
            ),
            paragraph_style(
                "Chapter|規程の章",
                "<w:keepNext/><w:keepLines/>"
                + numbered(6, 0)
                + spacing(16, 4)
                + indent(630)
                + '<w:jc w:val="left"/><w:outlineLvl w:val="0"/>',
                look(GOTHIC, 12, bold=True),
                following="ArticleCaption",
            ),
            paragraph_style("Article|条", numbered(2, 0) + line + indent(210, 210), following="Clause"),
            paragraph_style("Clause|項", numbered(2, 1) + line + indent(210, 210)),
            paragraph_style("Item|号", numbered(5, 0) + line + indent(420, 210)),
            paragraph_style("SubItem|号の細分", numbered(5, 1) + line + indent(630, 210)),
            paragraph_style("SubItem2|号の細分2", numbered(5, 2) + line + indent(840, 210)),
            paragraph_style(
                "Supplement|附則の見出し",
                "<w:keepNext/><w:keepLines/>"
                + spacing(18, 6)
                + indent(630)
                + '<w:jc w:val="left"/><w:outlineLvl w:val="0"/>',
                look(GOTHIC, 12, bold=True),
                following="BodyText",
            ),
        )
    )


def table_text_styles() -> str:
    """Return the paragraph styles inside and around tables."""
    cell = '<w:snapToGrid w:val="0"/>' + spacing(0, 0, 13.5)
    left = '<w:jc w:val="left"/>'
    return "".join(
        (
            paragraph_style(
                "Caption|caption",
                "<w:keepNext/><w:keepLines/>" + '<w:snapToGrid w:val="0"/>' + spacing(9, 4, 16) + left,
                look(GOTHIC, 10),
                following="BodyText",
            ),
            paragraph_style(
                "Figure|図",
                '<w:keepNext/><w:snapToGrid w:val="0"/>' + spacing(0, 2) + '<w:jc w:val="center"/>',
                look(GOTHIC, 9),
                following="BodyText",
            ),
            paragraph_style(
                "FigureText|図の文字",
                '<w:snapToGrid w:val="0"/>' + spacing(0, 0, 12) + '<w:jc w:val="center"/>',
                look(GOTHIC, 8.5),
            ),
            paragraph_style("TableText|表の本文", cell + left, look(size=9)),
            paragraph_style("TableTextSmall|表の本文（小）", spacing(0, 0, 12), look(size=8), based="TableText"),
            paragraph_style(
                "TableHeader|表の見出し", "<w:keepNext/>" + cell + '<w:jc w:val="center"/>', look(GOTHIC, 9, bold=True)
            ),
            paragraph_style("TableSide|表の行見出し", cell + left, look(GOTHIC, 9)),
            paragraph_style(
                "TableNote|表の注",
                "<w:keepLines/>" + '<w:snapToGrid w:val="0"/>' + spacing(2, 0, 13) + indent(270, 270) + left,
                look(size=9),
            ),
            paragraph_style(
                "TableEnd|表の終わり", '<w:snapToGrid w:val="0"/>' + spacing(0, 10, 1, "exact"), look(size=1)
            ),
            paragraph_style("CommentText|annotation text", left, look(size=10)),
            paragraph_style("CommentSubject|annotation subject", "", look(bold=True), based="CommentText"),
            paragraph_style("BalloonText|Balloon Text", left, look(size=9)),
            character_style("CommentReference|annotation reference", look(size=9)),
        )
    )


def table_style(id_and_name: str, based: str, table: str, *conditions: tuple[str, str]) -> str:
    """Return a table style; a condition shades the first row or the first column."""
    style_id, _, name = id_and_name.partition("|")
    custom = "" if name.isascii() else ' w:customStyle="1"'
    shaded = "".join(
        f'<w:tblStylePr w:type="{kind}"><w:tblPr/><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:tcPr></w:tblStylePr>'
        for kind, fill in conditions
    )
    return (
        f'<w:style w:type="table"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f'<w:uiPriority w:val="39"/><w:qFormat/><w:tblPr>{table}</w:tblPr>{shaded}</w:style>'
    )


def table_styles() -> str:
    """Return the table styles: thin lines, a stronger rule above and below, a shaded header."""

    def borders(edge: int, inner: int, color: str) -> str:
        around = border("top", edge, NAVY, 0), border("left", inner, color, 0), border("bottom", edge, NAVY, 0)
        inside = (
            border("right", inner, color, 0),
            border("insideH", inner, color, 0),
            border("insideV", inner, color, 0),
        )
        return f"<w:tblBorders>{''.join(around + inside)}</w:tblBorders>"

    def margins(top: int, side: int) -> str:
        # 行の高さの余りは文字の上に付くので、下の余白を広くすると上下がそろって見える
        bottom = top + 40
        return (
            f'<w:tblCellMar><w:top w:w="{top}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
            f'<w:bottom w:w="{bottom}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
        )

    grid = "".join(border(side, 4, "auto", 0) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    plan = borders(8, 4, "A6A6A6")
    return "".join(
        (
            table_style("TableGrid|Table Grid", "TableNormal", f"<w:tblBorders>{grid}</w:tblBorders>"),
            table_style("PlanTable|計画の表", "TableGrid", plan + margins(25, 100), ("firstRow", HEAD)),
            table_style(
                "SheetTable|様式の表", "TableGrid", plan + margins(50, 100), ("firstRow", HEAD), ("firstCol", SIDE)
            ),
            table_style("RoadmapTable|工程表", "TableGrid", plan + margins(25, 60), ("firstRow", HEAD)),
        )
    )


_KANA_STYLES = ("Heading4", "ListNumber3", "SubItem", "SubItem2")


def level(at: int, text: str, style: str, place: str, *, start: int = 1) -> str:
    """Return one level of a list; `place` repeats the style's indent, because Word lets the list win."""
    kind = "aiueoFullWidth" if style in _KANA_STYLES else "decimal" if "%" in text else "bullet"
    after = "space" if style.startswith(("Heading", "Chapter")) else "nothing" if kind == "bullet" else "tab"
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/>'
        f'<w:suff w:val="{after}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{place}</w:pPr></w:lvl>'
    )


def tab(at: int, left: int, hanging: int) -> str:
    """Return a number's tab stop and indent."""
    return f'<w:tabs><w:tab w:val="num" w:pos="{at}"/></w:tabs>' + indent(left, hanging)


def numbering() -> str:
    """Return the lists: headings, articles, bullets, numbers, items.

    Items have a list of their own: were they a level below 項, a list under 第1項 would make the next 項 a 3.
    """
    lists = (
        level(0, "第%1章", "Heading1", indent())
        + level(1, "%1.%2", "Heading2", indent(140))
        + level(2, "(%3)", "Heading3", indent())
        + level(3, "%4", "Heading4", indent(105)),
        level(0, "第%1条", "Article", tab(735, 210, 210)) + level(1, "%2", "Clause", tab(420, 210, 210), start=2),
        level(0, "・", "ListBullet", indent(420, 210))
        + level(1, "－", "ListBullet2", indent(630, 210))
        + level(2, "・", "ListBullet3", indent(840, 210)),
        level(0, "%1.", "ListNumber", indent(630, 420))
        + level(1, "(%2)", "ListNumber2", indent(1050, 525))
        + level(2, "%3", "ListNumber3", indent(1365, 315)),
        level(0, "(%1)", "Item", tab(735, 420, 210))
        + level(1, "%2", "SubItem", tab(840, 630, 210))
        + level(2, "(%3)", "SubItem2", tab(1260, 840, 210)),
        level(0, "第%1章", "Chapter", indent(630)),
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:nsid w:val="4A5B000{at}"/><w:multiLevelType w:val="multilevel"/>'
        f'<w:tmpl w:val="5C6D000{at}"/>{levels}</w:abstractNum>'
        for at, levels in enumerate(lists, 1)
    )
    used = "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(1, len(lists) + 1))
    return f'{XML}<w:numbering xmlns:w="{MAIN}">{abstract}{used}</w:numbering>'


def settings() -> str:
    """Return the settings; punctuation is compressed, line breaking follows Japanese rules, Word 2013 layout."""
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'{XML}<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
        '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="840"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        f"<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>{compatibility}"
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table() -> str:
    """Return the fonts with the other names they go by: the 明朝 of Windows is called "Medium", the free one is not."""
    table = ((MINCHO, "BIZ UD明朝 Medium", "roman"), (GOTHIC, "BIZ UDGothic", "swiss"))
    return (
        f'{XML}<w:fonts xmlns:w="{MAIN}">'
        + "".join(
            f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="80"/><w:family w:val="{family}"/>'
            '<w:pitch w:val="fixed"/></w:font>'
            for name, other, family in table
        )
        + "</w:fonts>"
    )


SAMPLES = (
    ("Heading1", "章の見出し"),
    ("Heading2", "節の見出し"),
    ("BodyText", "本文。ここを変えると、全ての文書の本文が変わる。"),
    ("Heading3", "項目の見出し"),
    ("Heading4", "細目の見出し"),
    ("ListBullet", "箇条書き"),
    ("ListNumber", "番号付きの箇条書き"),
    ("Caption", "表の題"),
    ("Figure", "図の置き場所"),
    ("FigureText", "図の中の文字"),
    ("TableNote", "注：表と図の注"),
    ("HeadingUnnumbered", "番号のない見出し"),
    ("ArticleCaption", "（条の見出し）"),
    ("Article", "条の第1項"),
    ("Clause", "第2項からの項"),
    ("Item", "号"),
    ("SubItem", "号の細分"),
    ("Supplement", "附　則"),
)


def document() -> str:
    """Return the body: one paragraph per style to look at, and the paper."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>' for style, text in SAMPLES
    )
    # 本文の高さは行送り18ポイントの39行と1ポイント。ちょうどにすると、0.01ミリに丸めるソフトで1行減る
    paper = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1531" w:right="1418" w:bottom="1247" '
        'w:left="1418" w:header="794" w:footer="624" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="360"/>'
        "</w:sectPr>"
    )
    return f'{XML}<w:document xmlns:w="{MAIN}"><w:body>{body}{paper}</w:body></w:document>'


def theme() -> str:
    """Return a theme of our colours and fonts; Word offers them in its menus."""
    colors = (
        ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", NAVY), ("lt2", BAND), ("accent1", NAVY), ("accent2", RULE),
        ("accent3", "7F7F7F"), ("accent4", HEAD), ("accent5", "5B7BA5"), ("accent6", "404040"), ("hlink", NAVY),
        ("folHlink", "7F7F7F"),
    )  # fmt: skip
    palette = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colors)
    faces = "".join(
        f'<a:{kind}Font><a:latin typeface="{font}"/><a:ea typeface="{font}"/><a:cs typeface=""/></a:{kind}Font>'
        for kind, font in (("major", GOTHIC), ("minor", MINCHO))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    formats = (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst>"
        f'<a:lnStyleLst>{f"""<a:ln w="6350">{fill}</a:ln>""" * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    )
    return (
        f'{XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="計画">'
        f'<a:themeElements><a:clrScheme name="計画">{palette}</a:clrScheme>'
        f'<a:fontScheme name="計画">{faces}</a:fontScheme>'
        f'<a:fmtScheme name="計画">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    )


def relationships(entries: Iterable[tuple[str, str]]) -> str:
    """Return a relationships part."""
    inside = "".join(
        f'<Relationship Id="rId{at}" Type="{RELATIONSHIPS}/{kind.partition("/")[0]}" Target="{target}"/>'
        for at, (kind, target) in enumerate(entries, 1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def content_types() -> str:
    """Return the content types."""
    kinds = ("document.main", "styles", "numbering", "settings", "fontTable")
    overrides = "".join(
        f'<Override PartName="/word/{kind.partition(".")[0]}.xml" ContentType="{WORD_PART}.{kind}+xml"/>'
        for kind in kinds
    )
    themed = "application/vnd.openxmlformats-officedocument.theme+xml"
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        f'<Override PartName="/word/theme/theme1.xml" ContentType="{themed}"/></Types>'
    )


def write(path: Path) -> None:
    """Write the style file."""
    groups = (
        ground_styles,
        heading_styles,
        cover_styles,
        contents_styles,
        text_styles,
        list_styles,
        regulation_styles,
        table_text_styles,
        table_styles,
    )
    styles = "".join(group() for group in groups)
    members = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships((("officeDocument", "word/document.xml"),)),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": relationships(
            (name, f"{name}.xml") for name in ("styles", "numbering", "settings", "fontTable", "theme/theme1")
        ),
        "word/styles.xml": f'{XML}<w:styles xmlns:w="{MAIN}">{styles}</w:styles>',
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": theme(),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
