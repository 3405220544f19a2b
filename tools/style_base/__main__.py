"""Writes the first `plan_templates/base/style.docx`; from then on Word is the editor of its look.

    python -m tools.style_base plan_templates/base/style.docx

The file holds named styles, the numbering bound to them, paper and margins, and one sample paragraph per style so
that whoever opens it in Word sees what they are changing. `planner.word.styles` lists the styles that must be there.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from tools.style_base.front import contents_styles, cover_styles
from tools.style_base.lists import numbering
from tools.style_base.look import MAIN, XML
from tools.style_base.parts import document, font_table, settings, theme
from tools.style_base.tables import table_styles, table_text_styles
from tools.style_base.text import ground_styles, heading_styles, list_styles, regulation_styles, text_styles

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"


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
