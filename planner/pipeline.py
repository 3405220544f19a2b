"""The stages in order: answers, situation, assessment, programme, manuscripts, audit, Word files. Nothing else.

What goes through whole template sets is imported when it is called: it takes long to import, and a build without
mistakes does not need it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from planner.answers.check import check_answers
from planner.answers.completeness import open_questions
from planner.answers.final import before_final
from planner.answers.model import Answers
from planner.answers.store import load_answers
from planner.answers.visibility import with_visibility
from planner.assessment.contradictions import contradictions, load_contradictions
from planner.assessment.judge import assess, with_assessment
from planner.assessment.load import load_assessment
from planner.assessment.model import Assessment
from planner.audit.agreement import disagreements
from planner.audit.document import audited
from planner.audit.model import DocumentAudit
from planner.errors import Place, PlannerError, Problem, Severity, raise_errors
from planner.manifest import BuiltFile, Manifest, manifest
from planner.manuscript.apart import parted
from planner.manuscript.compose import compose_all
from planner.manuscript.model import Manuscript
from planner.manuscript.names import Context
from planner.manuscript.review import review_copy
from planner.municipality.extra import with_extra
from planner.municipality.model import Municipality
from planner.municipality.table import MunicipalityTable
from planner.printing import Printed, printed_all
from planner.procurement.decide import decide_purchases
from planner.procurement.facts import with_purchases
from planner.procurement.load import load_material
from planner.programme.decide import decide
from planner.programme.facts import with_programme
from planner.programme.load import load_catalogue
from planner.programme.model import Programme
from planner.programme.own_figures import unmatched_figures
from planner.programme.rulings import unmatched_rulings
from planner.questionnaire.condition import ConditionError
from planner.questionnaire.load import load_questionnaire
from planner.questionnaire.model import Questionnaire
from planner.sidebyside import Each, InOneGo
from planner.situation.collect import collect, with_build_state
from planner.situation.model import Situation
from planner.situation.region import with_region
from planner.templateset.load import load_template_sets
from planner.templateset.model import TemplateSet
from planner.workbooks import workbooks
from planner.workspace import Workspace, sources_of


class Checked(Struct, frozen=True):
    """Answers that can be worked with, whose they are among whom, what is to be said about them, and what is known."""

    questionnaire: Questionnaire
    answers: Answers
    own: Municipality
    table: MunicipalityTable
    problems: tuple[Problem, ...]
    template_set: TemplateSet
    situation: Situation


class Decided(Struct, frozen=True):
    """Everything known and decided about one municipality, before a word of a document is written."""

    template_set: TemplateSet
    situation: Situation
    assessment: Assessment
    programme: Programme


class Composed(Struct, frozen=True):
    """The documents as manuscripts, before any of them is audited or printed; `template_set` writes those asked for.

    `leaflets` are the parts of them that are written as files of their own.
    """

    checked: Checked
    decided: Decided
    template_set: TemplateSet
    manuscripts: tuple[Manuscript, ...]
    leaflets: tuple[Manuscript, ...]

    @property
    def written(self) -> tuple[Manuscript, ...]:
        """What is written, each to a file."""
        return (*self.manuscripts, *self.leaflets)


class BuildResult(Struct, frozen=True):
    """The files of a build with its record, its audits and warnings."""

    checked: Checked
    decided: Decided
    files: tuple[BuiltFile, ...]
    record: Manifest
    audits: tuple[DocumentAudit, ...]
    printed: tuple[Printed, ...]


def check(workspace: Workspace) -> Checked:
    """Read and check the answers; raises `PlannerError` if they cannot be read or do not say whose they are."""
    questionnaire = load_questionnaire(workspace.questionnaires)
    return check_given(workspace, questionnaire, load_answers(workspace.answers, questionnaire))


def check_given(workspace: Workspace, questionnaire: Questionnaire, given: Answers) -> Checked:
    """Check answers that were read already, or that somebody might give, instead of the workspace's file."""
    answers = with_visibility(questionnaire, given)
    table = with_extra(workspace.municipalities)
    own = table.by_code(str(answers.value("basics.municipality") or ""))
    if own is None:
        raise_errors(check_answers(questionnaire, answers, workspace.on, table))
        raise PlannerError([_no_municipality(workspace)])
    template_set = _template_set(workspace, own)
    with _telling_every_mistake(template_set, questionnaire, workspace.on):
        known = collect(questionnaire, answers, own, table, template_set, workspace.on)
        known = with_region(known, template_set.overlay("region"))
        found = (
            *contradictions(load_contradictions(template_set), known),
            *unmatched_figures(template_set, known.values()),
            *unmatched_rulings(template_set, known.values()),
        )
    problems = check_answers(questionnaire, answers, workspace.on, table, found)
    return Checked(questionnaire, answers, own, table, problems, template_set, known)


def questions_by_document(workspace: Workspace) -> Mapping[str, Collection[str]]:
    """Return what `read_by_document` does for the workspace's answers; nothing if that cannot be told."""
    try:
        return read_by_document(check(workspace))
    except PlannerError:  # `planner check` tells why
        return {}


def read_by_document(checked: Checked) -> Mapping[str, Collection[str]]:
    """Return by the title of each document the ids of the questions that it reads; of no use where none is open.

    Then nobody waits for all templates to be read.
    """
    if not open_questions(checked.questionnaire, checked.answers):
        return {spec.title: () for spec in checked.template_set.documents}
    from planner.manuscript.economy import documents_reading

    return documents_reading(checked.questionnaire, checked.template_set, checked.situation)


def _template_set(workspace: Workspace, own: Municipality) -> TemplateSet:
    sets = load_template_sets(workspace.templates)
    return sets.named(workspace.region) if workspace.region else sets.serving(own.code)


def decide_all(workspace: Workspace, checked: Checked) -> Decided:
    """Work out situation, assessment and programme with the template set of the municipality's region."""
    with _telling_every_mistake(checked.template_set, checked.questionnaire, workspace.on):
        return _decided(checked, draft=not workspace.final)


@contextmanager
def _telling_every_mistake(template_set: TemplateSet, questionnaire: Questionnaire, on: date) -> Iterator[None]:
    """Let a mistake in the template set be told with all others there are, not alone."""
    try:
        yield
    except (ConditionError, PlannerError):
        from planner.manuscript.lint_sets import lint_set

        raise_errors(lint_set(template_set, questionnaire, on))
        raise


def _decided(checked: Checked, draft: bool) -> Decided:
    template_set, known = checked.template_set, with_build_state(checked.situation, draft)
    assessment = assess(load_assessment(template_set), known)
    known = with_assessment(known, assessment)
    programme = decide(load_catalogue(template_set), assessment, known)
    known = with_programme(known, programme)
    known = with_purchases(known, decide_purchases(load_material(template_set), known))
    return Decided(template_set, known, assessment, programme)


def compose_documents(workspace: Workspace, each: Each = map) -> Composed:
    """Write the documents as manuscripts; raises `PlannerError` with all problems of answers and templates."""
    return compose_checked(workspace, check(workspace), each)


def compose_checked(workspace: Workspace, checked: Checked, each: Each = map) -> Composed:
    """Write the documents that follow from answers already checked."""
    raise_errors(checked.problems)
    if workspace.final:
        raise_errors(before_final(checked.questionnaire, checked.answers))
    decided = decide_all(workspace, checked)
    template_set = _asked_for(decided.template_set, workspace.documents)
    context = Context(decided.situation, decided.assessment, decided.programme)
    written = zip(compose_all(template_set, context, each), template_set.documents, strict=True)
    pairs = [parted(manuscript, spec) for manuscript, spec in written]
    leaflets = tuple(leaflet for _, apart in pairs for leaflet in apart)
    return Composed(checked, decided, template_set, tuple(manuscript for manuscript, _ in pairs), leaflets)


def build(workspace: Workspace, each: Each = map) -> BuildResult:
    """Build the documents by `each`; raises `PlannerError` with all problems, and then nothing is to be written."""
    composed = compose_documents(workspace, each)
    checked, situation, manuscripts = composed.checked, composed.decided.situation, composed.manuscripts
    if workspace.review:
        manuscripts = (*manuscripts, *(review_copy(item, situation) for item in manuscripts))
    template_set, sources = composed.template_set, sources_of(workspace, composed.template_set)
    at_once, asked = InOneGo(each), (*manuscripts, *composed.leaflets)
    auditing = audited(composed.written, situation, at_once)
    sheets = workbooks(composed.leaflets, situation, template_set, at_once)
    printing = printed_all(asked, template_set.style_paths, sources, workspace.exact_pages, at_once)
    audits = tuple(auditing)
    raise_errors((*(problem for audit in audits for problem in audit.problems), *disagreements(composed.written)))
    results = tuple(printing)
    if workspace.strict:
        raise_errors(replace(problem, severity=Severity.ERROR) for item in results for problem in item.barriers)
    files = (*(item.file for item in results), *sheets)
    return BuildResult(checked, composed.decided, files, manifest(files, checked.own, sources), audits, results)


def _no_municipality(workspace: Workspace) -> Problem:
    what = "どの団体の回答か分かりません"
    remedy = "全国地方公共団体コードを答えてください（planner interview では名前から選べます）"
    return Problem("answers/no-municipality", Place(str(workspace.answers), None, "basics.municipality"), what, remedy)


def _asked_for(template_set: TemplateSet, names: Collection[str]) -> TemplateSet:
    if not names:
        return template_set
    singly = (f"{spec.id}（{spec.title}）" for spec in template_set.documents if not spec.folder)
    folders = (f"{spec.folder}（中の全て）" for spec in template_set.documents if spec.folder)
    remedy = f"次から選んでください: {'、'.join((*singly, *dict.fromkeys(folders)))}"
    raise_errors(
        Problem("build/unknown-document", Place(), f"文書「{name}」はありません", remedy)
        for name in names
        if not template_set.with_only((name,)).documents
    )
    return template_set.with_only(names)
