"""The other parts of the file: settings, fonts, colours, and the page with a sample of each style."""

from __future__ import annotations

from tools.style_base.look import BAND, GOTHIC, HEAD, MAIN, MINCHO, NAVY, RULE, XML

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


def document() -> str:
    """Return the body: one paragraph per style to look at, and the paper."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>' for style, text in SAMPLES
    )
    # 本文の高さは行送り18ポイントの39行と1ポイント。ちょうどにすると、0.01ミリに丸めるソフトで1行減る
    paper = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1531" w:right="1418" w:bottom="1247" '
        'w:left="1418" w:header="794" w:footer="624" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="340"/>'
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
