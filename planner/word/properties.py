"""Document properties: what Word shows under 情報, and what the planner reads back from a file."""

from __future__ import annotations

from msgspec import Struct

from planner.manuscript.model import Manuscript
from planner.missing import UNKNOWN
from planner.word.xml import DECLARATION, escape

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


class PropertyPart(Struct, frozen=True):
    """A part of docProps: its file name, content type, relationship and XML."""

    file: str
    content_type: str
    relationship: str
    xml: bytes


class Origin(Struct, frozen=True):
    """What a document was made from: a template set and its version, fingerprints, the version of the planner."""

    template_set: str = ""
    template_version: str = ""
    templates: str = ""
    answers: str = ""
    planner: str = ""


def property_parts(manuscript: Manuscript, origin: Origin) -> tuple[PropertyPart, ...]:
    """Return core, extended and custom properties; their date is that of the manuscript, never the clock's."""
    return (
        PropertyPart(
            "core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
            f"{_PACKAGE}/relationships/metadata/core-properties",
            _core(manuscript),
        ),
        PropertyPart(
            "app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            f"{_OFFICE}/relationships/extended-properties",
            _extended(manuscript),
        ),
        PropertyPart(
            "custom.xml",
            "application/vnd.openxmlformats-officedocument.custom-properties+xml",
            f"{_OFFICE}/relationships/custom-properties",
            _custom(manuscript, origin),
        ),
    )


def _core(manuscript: Manuscript) -> bytes:
    said = manuscript.cover
    moment = f"{said.on.isoformat()}T00:00:00Z"
    author = escape(said.municipality if UNKNOWN in said.made_by else said.made_by or said.municipality)
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(manuscript.title)}</dc:title><dc:subject>{escape(said.period)}</dc:subject>"
        f"<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"<cp:revision>1</cp:revision><cp:version>{escape(said.version)}</cp:version>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<dc:language>ja-JP</dc:language><cp:contentStatus>{'案' if manuscript.draft else '決定'}</cp:contentStatus>"
        "</cp:coreProperties>"
    ).encode()


def _extended(manuscript: Manuscript) -> bytes:
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties">'
        f"<Company>{escape(manuscript.cover.municipality)}</Company></Properties>"
    ).encode()


def _custom(manuscript: Manuscript, origin: Origin) -> bytes:
    values = (
        ("PlannerDocument", "lpwstr", manuscript.id),
        ("PlannerDisclosure", "lpwstr", manuscript.disclosure.name.lower()),
        ("公開区分", "lpwstr", manuscript.disclosure.label),  # what people read in Word, among names for programs
        ("PlannerDraft", "bool", "true" if manuscript.draft else "false"),
        ("PlannerMunicipality", "lpwstr", manuscript.cover.municipality),
        ("PlannerTemplateSet", "lpwstr", origin.template_set),
        ("PlannerTemplateVersion", "lpwstr", origin.template_version),
        ("PlannerTemplates", "lpwstr", origin.templates),
        ("PlannerAnswers", "lpwstr", origin.answers),
        ("PlannerVersion", "lpwstr", origin.planner),
    )
    inner = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{key}"><vt:{kind}>{escape(value)}</vt:{kind}></property>'
        for number, (key, kind, value) in enumerate(((key, kind, value) for key, kind, value in values if value), 2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{inner}</Properties>"
    ).encode()
