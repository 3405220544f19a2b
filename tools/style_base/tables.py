"""The styles of tables and figures, and of the text in and around them."""

from __future__ import annotations

from tools.style_base.look import (
    GOTHIC,
    HEAD,
    NAVY,
    SIDE,
    border,
    character_style,
    indent,
    look,
    paragraph_style,
    spacing,
)


def table_text_styles() -> str:
    """Return the paragraph styles inside and around tables."""
    cell = '<w:snapToGrid w:val="0"/>' + spacing(0, 0, 13)
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
                "TableFigure|表の大きな数字",
                '<w:snapToGrid w:val="0"/>' + spacing(3, 1, 22) + '<w:jc w:val="center"/>',
                look(GOTHIC, 16, bold=True, color=NAVY),
            ),
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
                "TableEnd|表の終わり", '<w:snapToGrid w:val="0"/>' + spacing(0, 6, 2, "exact"), look(size=1)
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
        bottom = top + 30
        return (
            f'<w:tblCellMar><w:top w:w="{top}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
            f'<w:bottom w:w="{bottom}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
        )

    grid = "".join(border(side, 4, "auto", 0) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    plan = borders(8, 4, "A6A6A6")
    apart = plan.replace(border("insideH", 4, "A6A6A6", 0), "")  # a figure and what is said of it are one
    return "".join(
        (
            table_style("TableGrid|Table Grid", "TableNormal", f"<w:tblBorders>{grid}</w:tblBorders>"),
            table_style("PlanTable|計画の表", "TableGrid", plan + margins(20, 100), ("firstRow", HEAD)),
            table_style(
                "SheetTable|様式の表", "TableGrid", plan + margins(20, 100), ("firstRow", HEAD), ("firstCol", SIDE)
            ),
            table_style("RoadmapTable|工程表", "TableGrid", plan + margins(0, 60), ("firstRow", HEAD)),
            table_style("FiguresTable|数字の表", "TableGrid", apart + margins(20, 60), ("firstRow", HEAD)),
        )
    )
