"""The numbering bound to the styles."""

from __future__ import annotations

from tools.style_base.look import MAIN, XML, indent

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
