"""A template set and everything decided become manuscripts, one per document."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.errors import Place, PlannerError, Problem, raise_errors
from planner.japanese.era import fiscal_year_label
from planner.manuscript.ageing import Ages, Old
from planner.manuscript.apart import stretches
from planner.manuscript.citations import with_citations
from planner.manuscript.display import printed
from planner.manuscript.evidence import evidence, with_places
from planner.manuscript.house_style import finished, in_house_style, told_by
from planner.manuscript.marks import with_bare_gaps
from planner.manuscript.mentions import mentioned
from planner.manuscript.model import Block, Cover, DocumentSection, Manuscript, Scheme, Trace
from planner.manuscript.names import Context
from planner.manuscript.numbering import number
from planner.manuscript.parse import parse
from planner.manuscript.quotes import with_inner_quotes
from planner.manuscript.remarks import Remarks, with_remarks
from planner.manuscript.render import Renderer
from planner.missing import UNKNOWN, is_known
from planner.questionnaire.model import Disclosure
from planner.sidebyside import Each
from planner.situation.departments import department_of
from planner.situation.model import Situation
from planner.templateset.model import DocumentSpec, SectionSpec, TemplateSet
from planner.writing import house_rules

_EDITIONS, _YEARS = "upper.editions", "assumption.plan_years"
_SHORT = 90_000  # characters, about 80 pages: below, many a page would be half empty if chapters began pages


def compose(template_set: TemplateSet, spec: DocumentSpec, context: Context) -> Manuscript:
    """Return one document alone; raises `PlannerError` with the problems of all its sections."""
    return compose_all(template_set.with_only((spec.id,)), context)[0]


def compose_all(template_set: TemplateSet, context: Context, each: Each = map) -> tuple[Manuscript, ...]:
    """Return all documents of the set in its order; raises `PlannerError` with the problems of all of them."""
    found = list(each(_Composer(template_set, context).tried, template_set.documents))
    raise_errors(dict.fromkeys(problem for item in found if not isinstance(item, Manuscript) for problem in item))
    return with_citations([item for item in found if isinstance(item, Manuscript)], template_set.left_out)


def template_path(document_id: str, section_id: str) -> str:
    """Return where a section's template lies in the folder of a set."""
    return f"documents/{document_id}/{section_id}.md.j2"


def shared_templates(folder: Path) -> list[Path]:
    """Return the templates of a set that are no sections themselves: sections import them."""
    return sorted((folder / "documents").glob("**/_*.md.j2"))


class _Written(Struct, frozen=True):
    """One section with its place, or with what kept it from being written."""

    section: DocumentSection
    place: Place
    problems: tuple[Problem, ...]


class _Composer:
    def __init__(self, template_set: TemplateSet, context: Context) -> None:
        self._set = template_set
        self._context = context
        self._situation = context.situation
        self._ages = Ages(context.situation)
        self._rules = house_rules(template_set)
        self._told = told_by(context.situation) if self._rules else ""

    def tried(self, spec: DocumentSpec) -> Manuscript | tuple[Problem, ...]:
        """Return one document, or what keeps it from being written."""
        try:
            return self._document(spec)
        except PlannerError as error:
            return error.problems

    def _document(self, spec: DocumentSpec) -> Manuscript:
        disclosure = Disclosure[spec.disclosure.upper()]
        renderer = Renderer(self._set.chain, self._context, disclosure)
        scheme = Scheme(spec.scheme)
        written = self._remarked(self._dated(self._sections(renderer, spec), spec), disclosure, scheme)
        places = {item.section.id: item.place for item in written}
        plain = [item.section for item in written]
        if scheme is Scheme.CHAPTERS:
            plain = list(mentioned(plain))
        sections, problems = number(plain, scheme, places)
        found = [problem for item in written for problem in item.problems]
        # While a section is missing, references to its anchors are no mistake of their own
        raise_errors(found or problems)
        title = f"{_text(self._situation, 'town.name')}{spec.title}"
        draft = self._context.draft
        cover = _cover(self._situation, title, draft, spec)
        sections = tuple(finished(sections, self._rules, spec.kind, self._told))
        length = sum(len(block.text) for section in sections for block in section.blocks)
        short = spec.kind == "plan" and length < _SHORT
        return Manuscript(spec.id, title, spec.path, disclosure, scheme, draft, cover, sections, spec.kind, short)

    def _sections(self, renderer: Renderer, spec: DocumentSpec) -> list[_Written]:
        """Return the sections in order; those that list evidence or terms are written when the others are known."""
        last = {item.id for item in spec.sections if renderer.gathers(template_path(spec.id, item.id))}
        written = {item.id: self._section(renderer, spec, item) for item in spec.sections if item.id not in last}
        blocks = [block for item in written.values() for block in item.section.blocks]
        if last:
            paths = dict.fromkeys(path for block in blocks for path in block.trace.paths)
            rows = evidence(self._situation, paths, Disclosure[spec.disclosure.upper()])
            rows = with_places(self._situation, rows, blocks)
            renderer.gathered(rows, self._terms("".join(block.text for block in blocks)))
        written |= {item.id: self._section(renderer, spec, item) for item in spec.sections if item.id in last}
        return [written[item.id] for item in spec.sections]

    def _dated(self, written: list[_Written], spec: DocumentSpec) -> list[_Written]:
        """Tell how old answers are; what is written to a file of its own tells it again, as it stands alone."""
        told: set[Old] = set()
        alone = {item.id for item in spec.sections if item.apart}
        dated: list[tuple[Block, ...]] = []
        for id_, blocks in ((item.section.id, item.section.blocks) for item in written):
            parts = ((part, set[Old]()) for part in stretches(blocks)) if id_ in alone else ((blocks, told),)
            dated.append(tuple(block for part, known in parts for block in self._ages.dated(part, known)))
        return _with_blocks(written, dated)

    def _remarked(self, written: list[_Written], disclosure: Disclosure, scheme: Scheme) -> list[_Written]:
        if scheme is Scheme.LEAFLET:  # a page or two, whose document has the notes
            return written
        remarks = Remarks(self._situation, disclosure, below_tables=scheme is Scheme.REGULATION)
        notes = remarks.told([item.section for item in written])
        if not notes:
            return written
        return _with_blocks(written, [tuple(with_remarks(item.section.blocks, notes)) for item in written])

    def _terms(self, text: str) -> tuple[Mapping[str, Any], ...]:
        """Return the entries of the glossary whose term is in `text`."""
        return tuple(entry.data for entry in self._set.overlay("glossary") if str(entry.data.get("term", "")) in text)

    def _section(self, renderer: Renderer, spec: DocumentSpec, section: SectionSpec) -> _Written:
        path = template_path(spec.id, section.id)
        place = Place(renderer.file(path), None, f"{spec.title} {section.id}")
        try:
            rendered = with_inner_quotes(with_bare_gaps(renderer.render(path, place.label)))
            marked = in_house_style(rendered, self._rules, spec.kind, self._told)
        except PlannerError as error:
            return _Written(DocumentSection(section.id, (), section.landscape), place, error.problems)
        found = parse(marked, f"{spec.id}.{section.id}", place)
        blocks = tuple(replace(block, disclosure=self._disclosure(block.trace)) for block in found.blocks)
        return _Written(DocumentSection(section.id, blocks, section.landscape, found.unsaid), place, found.problems)

    def _disclosure(self, trace: Trace) -> Disclosure:
        """Return the narrowest class among the paths of a block that no template released."""
        released = {release.path for release in trace.released}
        kept = (path for path in trace.paths if path not in released)
        return max(map(self._situation.disclosure, kept), default=Disclosure.PUBLIC)


def _with_blocks(written: list[_Written], blocks: list[tuple[Block, ...]]) -> list[_Written]:
    pairs = zip(written, blocks, strict=True)
    return [replace(item, section=replace(item.section, blocks=changed)) for item, changed in pairs]


def _cover(situation: Situation, title: str, draft: bool, spec: DocumentSpec) -> Cover:
    return Cover(
        title=title,
        municipality=_text(situation, "town.name"),
        period=_period(situation) if spec.period else "",
        version=f"第{_edition(situation, spec.id)}版{'（案）' if draft else ''}",
        made_by=(_text(situation, "upper.owner") if spec.kind == "plan" else "") or _office(situation, spec.kind),
        on=situation.on,
    )


def _edition(situation: Situation, document: str) -> int:
    """Return which edition is being made: one more than were decided on, as the town told."""
    told = situation.value(_EDITIONS) if _EDITIONS in situation else ()
    decided = [row["document"] for row in told] if is_known(told) else []
    return 1 + decided.count(document.replace("-", "_"))


def _office(situation: Situation, kind: str) -> str:
    """Return the 課 that makes a document of a kind; where its name is not known that is to be seen."""
    found = [department_of(situation, role) for role in ("it", "plan" if kind == "plan" else "it")]
    return next((office.name for office in found if office.known), f"{found[-1].name}（課名は{UNKNOWN}）")


def _period(situation: Situation) -> str:
    """Return the years of the plan, said to be assumed where they are not answered."""
    answers = [situation.value(path) for path in ("upper.plan_start", "upper.plan_years") if path in situation]
    if len(answers) == 2 and all(map(is_known, answers)):
        return _from_until(answers[0], answers[0] + answers[1] - 1)
    assumed = situation.value(_YEARS) if _YEARS in situation else ()
    return f"{_from_until(assumed[0], assumed[-1])}（仮に置いた期間）" if assumed else ""


def _from_until(first: int, last: int) -> str:
    return f"{fiscal_year_label(first)}から{fiscal_year_label(last)}まで"


def _text(situation: Situation, path: str) -> str:
    if path not in situation or not is_known(situation.value(path)):
        return ""
    return printed(situation.value(path))
