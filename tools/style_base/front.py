"""The styles of what stands before the text: the cover and the contents."""

from __future__ import annotations

from tools.style_base.look import GOTHIC, NAVY, UNNUMBERED, border, indent, look, paragraph_style, spacing


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
                UNNUMBERED + spacing(14, 14, 26) + '<w:outlineLvl w:val="9"/>',
                based="Heading1",
            ),
            paragraph_style("TOC1|toc 1", entry + spacing(7, 1, 17) + indent(0), look(GOTHIC, 11, color=NAVY)),
            paragraph_style("TOC2|toc 2", entry + spacing(0, 0, 16.5) + indent(210), look(size=10.5)),
            paragraph_style("TOC3|toc 3", entry + spacing(0, 0, 15.5) + indent(525), look(size=10)),
            paragraph_style("TableofFigures|table of figures", entry + spacing(0, 0, 15.5) + indent(), look(size=10)),
        )
    )
