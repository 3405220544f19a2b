"""A manuscript becomes a Word file: text by us, looks by style.docx, numbers by Word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from lxml import etree

from planner.manuscript.model import Manuscript
from planner.word.body import Body
from planner.word.comments import CONTENT_TYPE as COMMENTS_TYPE
from planner.word.comments import Comments
from planner.word.composition import Composition
from planner.word.figures import Figures
from planner.word.filling import filled
from planner.word.look import read_look
from planner.word.notes import CONTENT_TYPE, SETTING, Footnotes
from planner.word.numbering import Numbering
from planner.word.outline import look_ahead
from planner.word.package import Package
from planner.word.pages import measured_pages
from planner.word.properties import Origin, property_parts
from planner.word.running import RunningTitles
from planner.word.xml import COMPATIBILITY, DECLARATION, NAMESPACES, name, parsed

_NOWHERE = Origin()
_OPENING = f'{DECLARATION}<w:document {NAMESPACES} xmlns:mc="{COMPATIBILITY}" mc:Ignorable="w14"><w:body>'
_CLOSING = "</w:body></w:document>"
# Elements of the settings that come after footnotePr (order of CT_Settings)
_AFTER_NOTES = ("compat", "docVars", "rsids", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator")


def write_document(
    manuscript: Manuscript, styles: Sequence[Path], origin: Origin = _NOWHERE, pages: Mapping[str, int] | None = None
) -> bytes:
    """Return the Word file of a manuscript in the look of a style.docx; the same input gives the same bytes.

    `styles` are that file and those that it takes styles from that it lacks, the nearest first.
    `origin` goes into the properties; `pages` are those of the body by bookmark, as `body_pages` measures them, and are
    estimated without. Raises `PlannerError` if a style file cannot be opened or a style of the contract is in none.
    """
    look = read_look(styles)
    package, comments = Package(look), Comments(manuscript.cover.on)
    numbering = Numbering(look.lists)
    outline = look_ahead(manuscript, numbering)
    filling = filled(manuscript, outline, look)
    manuscript, grids = filling.manuscript, filling.steps.grids
    composition = Composition(manuscript.scheme, numbering, outline, look.paper, grids, comments)
    numbers = measured_pages(outline, pages) if pages else filling.pages
    titles = RunningTitles(manuscript, package, outline, numbers.total)
    body = Body(manuscript, composition, titles, numbers, Figures(package, look.metrics))
    package.put_text(b"".join(map(str.encode, (_OPENING, *body.xml(), _CLOSING))))
    _add_notes(package, composition.notes)
    if comments.texts:
        package.add("/word/comments.xml", COMMENTS_TYPE, "comments", comments.part())
    lists = numbering.part()
    if lists is not None:
        package.replace("numbering", lists)
    for part in property_parts(manuscript, origin):
        package.add_property_part(f"/docProps/{part.file}", part.content_type, part.relationship, part.xml)
    return package.to_bytes()


def _add_notes(package: Package, notes: Footnotes) -> None:
    """Add the footnotes; without any, part and setting stay out, for a setting without its part is an error."""
    if not notes.texts:
        return
    package.add("/word/footnotes.xml", CONTENT_TYPE, "footnotes", notes.part())
    settings = parsed(package.get("settings"))
    setting = parsed(SETTING.replace("<w:footnotePr>", f"<w:footnotePr {NAMESPACES}>", 1))
    later = (settings.find(name(tag)) for tag in _AFTER_NOTES)
    following = next((element for element in later if element is not None), None)
    if following is None:
        settings.append(setting)
    else:
        following.addprevious(setting)
    package.replace("settings", etree.tostring(settings, encoding="UTF-8", standalone=True))
