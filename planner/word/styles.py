"""The named styles that a style.docx must have: the contract between our text and the look that others edit in Word.

Word renames style ids when it saves (a Japanese Word makes `Heading1` to `1`), but never the names of its own styles
nor of those a user made. So a style is known by its name, and gets our id back when the file is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from lxml import etree

from planner.errors import Place, PlannerError, Problem
from planner.word.xml import name

# Id and name. English names are Word's own styles; a Japanese Word shows them translated (見出し 1)
NAMES = MappingProxyType(
    {
        "Normal": "Normal",
        "Heading1": "heading 1",
        "Heading2": "heading 2",
        "Heading3": "heading 3",
        "Heading4": "heading 4",
        "HeadingUnnumbered": "見出し（番号なし）",
        "HeadingUnnumbered2": "見出し2（番号なし）",
        "HeadingUnnumbered3": "見出し3（番号なし）",
        "HeadingUnnumbered4": "見出し4（番号なし）",
        "Title": "Title",
        "Subtitle": "Subtitle",
        "CoverLine": "表紙の行",
        "CoverDate": "表紙の日付",
        "CoverFoot": "表紙の作成者",
        "DraftMark": "表紙の区分",
        "TOCHeading": "TOC Heading",
        "TOC1": "toc 1",
        "TOC2": "toc 2",
        "TOC3": "toc 3",
        "BodyText": "Body Text",
        "ListBullet": "List Bullet",
        "ListBullet2": "List Bullet 2",
        "ListBullet3": "List Bullet 3",
        "ListNumber": "List Number",
        "ListNumber2": "List Number 2",
        "ListNumber3": "List Number 3",
        "Caption": "caption",
        "Figure": "図",
        "FigureText": "図の文字",
        "TableofFigures": "table of figures",
        "TableText": "表の本文",
        "TableTextSmall": "表の本文（小）",
        "TableFigure": "表の大きな数字",
        "TableHeader": "表の見出し",
        "TableSide": "表の行見出し",
        "TableNote": "表の注",
        "TableEnd": "表の終わり",
        "TableGrid": "Table Grid",
        "PlanTable": "計画の表",
        "SheetTable": "様式の表",
        "RoadmapTable": "工程表",
        "FiguresTable": "数字の表",
        "Header": "header",
        "Footer": "footer",
        "FootnoteText": "footnote text",
        "FootnoteReference": "footnote reference",
        "Hyperlink": "Hyperlink",
        "Strong": "Strong",
        "Emphasis": "Emphasis",
        "StrongEmphasis": "強調（太字と傍点）",
        "Shaded": "網掛け",
        "Unknown": "未把握",
        "Underlined": "下線",
        "Ruby": "ルビ",
        "CheckBox": "チェックボックス",
        "ArticleCaption": "条の見出し",
        "Article": "条",
        "Clause": "項",
        "Item": "号",
        "SubItem": "号の細分",
        "SubItem2": "号の細分2",
        "Chapter": "規程の章",
        "Supplement": "附則の見出し",
        "SectionEnd": "節の終わり",
        "CommentText": "annotation text",
        "CommentReference": "annotation reference",
    }
)
_SPELLED = frozenset(NAMES.values())


def unreadable(path: Path) -> PlannerError:
    """Return the error for a style.docx that cannot be opened."""
    return PlannerError(
        [
            Problem(
                "word/style-unreadable",
                Place(str(path)),
                "書式ファイルをWordの文書として開けません",
                "ファイルがあるか、Wordの文書（.docx）として保存したものかを確かめてください",
            )
        ]
    )


def missing_styles(styles: etree._Element) -> tuple[str, ...]:
    """Return the names of the styles of the contract that a file lacks."""
    present = {style_name(style).casefold() for style in all_styles(styles)}
    return tuple(wanted for wanted in NAMES.values() if wanted.casefold() not in present)


def require_styles(styles: etree._Element, path: Path) -> None:
    """Raise `PlannerError` that names every style the file lacks."""
    missing = missing_styles(styles)
    if missing:
        what = f"書式ファイルに次のスタイルがありません: {'、'.join(missing)}"
        remedy = "Wordでこの名前のスタイルを作るか、plan_templates/base/style.docx を複製して直してください"
        raise PlannerError([Problem("word/style-missing", Place(str(path)), what, remedy)])


def our_ids(styles: etree._Element) -> dict[str, str]:
    """Return our id of each style of the contract, by the id that it has in a file.

    LibreOffice sets a `Caption` of its own beside our `caption`: of two the one that is spelled as we do is ours.
    """
    ours = {style_name.casefold(): style_id for style_id, style_name in NAMES.items()}
    found: dict[str, str] = {}
    for style in sorted(all_styles(styles), key=lambda style: style_name(style) in _SPELLED):
        our_id = ours.get(style_name(style).casefold())
        if our_id:
            found[our_id] = style.get(name("styleId"), "")
    return {file_id: our_id for our_id, file_id in found.items()}


def restore_ids(styles: etree._Element, numbering: etree._Element | None) -> None:
    """Give the styles of the contract our ids, and everything that points at them within the two parts."""
    ours = our_ids(styles)
    strangers = {old for style in all_styles(styles) if (old := style.get(name("styleId"), "")) not in ours}
    renamed = {old: f"{old}_" for old in strangers & set(ours.values())}
    renamed |= {old: our_id for old, our_id in ours.items() if old != our_id}
    for style in all_styles(styles):
        old = style.get(name("styleId"), "")
        style.set(name("styleId"), renamed.get(old, old))
    if renamed:
        _repoint(styles, ("basedOn", "next", "link"), renamed)
        if numbering is not None:
            _repoint(numbering, ("pStyle", "styleLink", "numStyleLink"), renamed)


def all_styles(styles: etree._Element) -> Iterator[etree._Element]:
    """Yield every style of a file."""
    return styles.iterfind(name("style"))


def style_name(style: etree._Element) -> str:
    """Return the name of a style."""
    element = style.find(name("name"))
    return "" if element is None else element.get(name("val"), "")


def _repoint(root: etree._Element, tags: tuple[str, ...], renamed: dict[str, str]) -> None:
    for element in root.iter(*map(name, tags)):
        old = element.get(name("val"), "")
        element.set(name("val"), renamed.get(old, old))
