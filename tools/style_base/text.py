"""The styles of running text: the ground, headings, notes, lists and regulations."""

from __future__ import annotations

from tools.style_base.look import (
    BAND,
    GOTHIC,
    MINCHO,
    NAVY,
    RULE,
    UNNUMBERED,
    border,
    character_style,
    fonts,
    indent,
    look,
    numbered,
    paragraph_style,
    spacing,
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
        "<w:pPr><w:widowControl/><w:kinsoku/>"
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
    """Return the headings; those of level 1 to 4 carry the numbering 第1章, 1.1, (1), ア, their twins their look."""
    chapter = f"<w:pBdr>{border('bottom', 18, NAVY, 4)}</w:pBdr>"
    band = border("top", 4, BAND, 2) + border("left", 36, NAVY, 6) + border("bottom", 4, RULE, 4)
    section = f'<w:pBdr>{band}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{BAND}"/>'
    levels = (
        (chapter, spacing(14, 18, 26), indent(), look(GOTHIC, 18, bold=True, color=NAVY)),
        (section, spacing(15, 6, 16), indent(140), look(GOTHIC, 13, bold=True, color=NAVY)),
        ("", spacing(13, 4, 17), indent(), look(GOTHIC, 11, bold=True)),
        ("", spacing(9, 3, 16), indent(105), look(GOTHIC, 10.5)),
    )
    keep, following = "<w:keepNext/><w:keepLines/>", "BodyText"
    styles = []
    for at, (ground, around, place, run) in enumerate(levels):
        depth = f'<w:outlineLvl w:val="{at}"/>'
        rest = f'{ground}<w:snapToGrid w:val="0"/>{around}{place}<w:jc w:val="left"/>{depth}'
        number = str(at + 1) if at else ""
        twin = f"HeadingUnnumbered{number}|見出し{number}（番号なし）"
        bound = f"Heading{at + 1}|heading {at + 1}"
        styles.append(paragraph_style(bound, keep + numbered(1, at) + rest, run, following=following))
        styles.append(paragraph_style(twin, UNNUMBERED + place + depth, based=f"Heading{at + 1}", following=following))
    return "".join(styles)


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
            character_style("Unknown|未把握", '<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/>'),
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
                UNNUMBERED + spacing(18, 6) + indent(630) + '<w:outlineLvl w:val="0"/>',
                based="Chapter",
                following="BodyText",
            ),
        )
    )
