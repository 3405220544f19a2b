"""The questionnaires, template sets and examples that travel with the planner pass their own checks."""

import re

import pytest
from msgspec.structs import replace

from planner.answers.model import Answers
from planner.answers.visibility import with_visibility
from planner.assessment.judge import assess, with_assessment
from planner.assessment.load import AssessmentModel, load_assessment
from planner.assessment.model import Verdict
from planner.audit.document import audit_document
from planner.manuscript.compose import compose_all
from planner.manuscript.names import Context
from planner.manuscript.plaintext import block_lines
from planner.municipality.table import load_municipalities
from planner.procurement.decide import decide_purchases
from planner.procurement.facts import with_purchases
from planner.procurement.load import load_material
from planner.programme.decide import decide
from planner.programme.facts import with_programme
from planner.programme.fit import fitting
from planner.programme.load import Catalogue, load_catalogue
from planner.questionnaire.model import Disclosure, QuestionType
from planner.roots import ROOTS, head
from planner.shipped import shipped_folder
from planner.situation.collect import collect, with_build_state
from planner.situation.model import Fact, Origin, OriginKind, Situation
from planner.situation.region import with_region
from planner.templateset.model import BASE, TemplateSet
from tests.cities import EXAMPLES, GROUP, ON, checked, composed, decided, written
from tests.shipped import QUESTIONS, SETS

pytestmark = GROUP

# Measures of which a later way goes on from what an earlier one begins, and no level of a domain tells whether it did
_GROWING = {
    *("entry-automation", "expert-spot", "forms-by-staff", "mobility", "okuyami", "recovery-drill", "second-person"),
    *("two-way", "visits-pay", "ishikawa-outside-register", "kumamoto-early-call", "osaka-block-evacuation"),
    *("osaka-evening-counter", "tohoku-snow-records", "tohoku-winter-counter", "tokyo-home-stay"),
}
CITIES = sorted(path.parent.name for path in EXAMPLES.glob("*/answers.yaml"))


@pytest.fixture(scope="module", params=sorted(SETS.by_id))
def template_set(request: pytest.FixtureRequest) -> TemplateSet:
    return SETS.named(request.param)


@pytest.fixture(scope="module")
def catalogue(template_set: TemplateSet) -> Catalogue:
    return load_catalogue(template_set)


@pytest.fixture(scope="module")
def model(template_set: TemplateSet) -> AssessmentModel:
    return load_assessment(template_set)


def nothing_answered(template_set: TemplateSet) -> Situation:
    """Return the situation of a municipality that has answered no question."""
    table = load_municipalities()
    own = table.in_prefecture((*template_set.serves, "32")[0])[-1]
    answers = with_visibility(QUESTIONS, Answers())
    known = collect(QUESTIONS, answers, own, table, template_set, ON)
    return with_build_state(with_region(known, template_set.overlay("region")), draft=True)


def changed_by(template_set: TemplateSet) -> TemplateSet:
    """Return the set with the documents that it may write otherwise than its parent: the plan tells of its region."""
    own = {path.name for path in (template_set.folder / "documents").glob("*")}
    return template_set if template_set.id == BASE else template_set.with_only({"plan", *own})


def test_every_question_says_why_it_is_asked_how_to_answer_and_who_knows() -> None:
    assert all(section.questions for section in QUESTIONS.sections)
    assert all(question.why and question.help and question.respondent for question in QUESTIONS)


def test_every_yes_or_no_question_says_how_a_document_puts_it() -> None:
    unsaid = [item.id for item in QUESTIONS if item.type is QuestionType.YESNO and item.words == ("はい", "いいえ")]
    assert unsaid == []


def test_every_first_name_is_a_section_of_the_questionnaire_or_known_as_something_else() -> None:
    known = decided(CITIES[0])
    sections = {question.section_id for question in QUESTIONS}
    assert {head(path) for path in known.situation.facts} <= sections | ROOTS.keys()


def test_every_issue_has_a_measure_and_every_measure_an_issue(catalogue: Catalogue, model: AssessmentModel) -> None:
    rules = model.rules
    telling = {rule.id for rule in rules if rule.tells}  # what meets a row of its table meets it
    measures = catalogue.measures
    addressed = {issue for measure in measures for issue in measure.addresses}
    assert addressed | telling == {rule.id for rule in rules}
    assert all(measure.addresses for measure in measures)


def test_a_duty_has_steps_before_its_legal_day_however_far_a_town_is(catalogue: Catalogue) -> None:
    measures = catalogue.measures
    before = {
        item.id: [any("期限の日" in step.when for step in way.steps) for way in item.variants] for item in measures
    }
    assert [name for name, ways in before.items() if any(ways) and not all(ways)] == []


def test_every_way_of_a_measure_tells_what_is_done_in_the_years_after_it_is_set_up(catalogue: Catalogue) -> None:
    ways = [(item.id, way.steps) for item in catalogue.measures for way in item.variants]
    assert [name for name, steps in ways if not any("毎年" in step.when or "毎月" in step.when for step in steps)] == []


def test_a_guide_to_an_amount_stands_with_an_amount_that_is_open_somewhere(catalogue: Catalogue) -> None:
    guided = [(item.id, way) for item in catalogue.measures for way in item.variants if way.guide]
    assert guided
    assert [name for name, way in guided if not (way.guided or way.may_add or (way.cost and way.cost.when))] == []


def test_the_days_of_a_measure_tell_the_work_at_first_and_that_of_each_year_apart(catalogue: Catalogue) -> None:
    ways = [(m.id, v) for m in catalogue.measures for v in m.variants]
    assert [name for name, way in ways if not way.effort.none and len(way.effort.parts) < 2] == []


def test_a_source_that_issues_leave_out_stands_in_the_table_of_basic_data() -> None:
    plan = shipped_folder("plan_templates") / "base" / "documents" / "plan"
    left_out = re.search(r"{% set basic = \[(.*?)\]", (plan / "_words.md.j2").read_text("utf-8"))
    told = re.findall(r'words\.dated_source\("(.+?)"\)', (plan / "own_situation.md.j2").read_text("utf-8"))
    assert left_out
    assert re.findall(r'"(.+?)"', left_out[1]) == told


def test_every_way_of_a_measure_begins_in_its_first_year_and_goes_forward(catalogue: Catalogue) -> None:
    ways = [(item.id, way.steps) for item in catalogue.measures for way in item.variants]
    assert [name for name, steps in ways if all(re.match("[2-9]年目", step.when) for step in steps)] == []
    begun = [(name, [_begins(step.when) for step in steps if _begins(step.when)]) for name, steps in ways]
    assert [name for name, months in begun if months != sorted(months)] == []


def _begins(when: str) -> tuple[int, int] | None:
    """Return the year and the month after March in which a step taken once begins, None if it is told otherwise."""
    found = re.match(r"([1-9])年目の(\d+)月", when)
    return (int(found[1]), (int(found[2]) - 4) % 12) if found else None


def test_nobody_goes_on_from_what_was_never_begun_however_high_the_level(
    template_set: TemplateSet, catalogue: Catalogue, model: AssessmentModel
) -> None:
    situation = nothing_answered(template_set)
    known = assess(model, situation)
    highest = replace(known, domains=tuple(replace(domain, level=5) for domain in known.domains))
    measures = [item for item in catalogue.measures if item.id in _GROWING]
    later = {item.id: next(way for way in item.variants if way.when) for item in measures}
    chosen = {item.id: fitting(item, highest, situation.values(), by_it=False)[0] for item in measures}
    assert measures
    assert [name for name in later if chosen[name].steps == later[name].steps] == []


def test_no_case_names_another_municipality_for_a_fault_of_its_staff_or_contractor(catalogue: Catalogue) -> None:
    fault = re.compile("打ち間違え|誤送信|紛失|無断|人為ミス|怠っ")
    told = {case.id: f"{case.what}{case.result}" for case in catalogue.cases.values()}
    assert {name: text for name, text in told.items() if fault.search(text)} == {}


def test_a_case_is_told_in_one_sentence_each_for_what_was_done_and_what_came_of_it(catalogue: Catalogue) -> None:
    told = [text for case in catalogue.cases.values() for text in (case.what, case.result) if text]
    assert [text for text in told if "。" in text.rstrip("。")] == []


def test_a_baseline_that_nobody_knows_yet_says_who_finds_it_out_and_when(catalogue: Catalogue) -> None:
    for item in catalogue.measures:
        for gap in item.indicator.baseline.split("【未把握】")[1:]:
            told = gap.partition("）")[0]
            assert "department(" in told or "所管する課" in told, item.id
            assert re.search(r"年目の|か月後|着手から|次の案件", told), item.id


def test_the_office_that_a_plan_lists_for_a_baseline_is_the_one_that_its_sheet_names(catalogue: Catalogue) -> None:
    for item in catalogue.measures:
        roles = {item.counted_by} if item.counted_by else {item.owner, item.owner_where and item.owner_where.role}
        for gap in item.indicator.baseline.split("【未把握】")[1:]:
            named = re.search(r'department\("(\w+)"', gap.partition("）")[0])
            assert named is None or named[1] in roles, item.id


def test_a_voice_is_no_baseline_unless_the_indicator_asks_its_question(catalogue: Catalogue) -> None:
    same_question = {"wide-evacuation", "visitor-hours"}
    measures = catalogue.measures
    assert {item.id for item in measures if "voices.findings" in item.indicator.baseline} <= same_question


def test_what_a_duty_is_measured_by_in_its_first_round_has_time_to_improve(catalogue: Catalogue) -> None:
    rounds = re.compile("初回の訓練で測|1年目の点検で")
    duties = (item for item in catalogue.measures if item.deadline)
    first = {item.id: item.indicator.progress.within for item in duties if rounds.search(item.indicator.baseline)}
    assert first.keys() == {"incident-drill", "outsourcing-check"}
    assert all(within and within > 1 for within in first.values())


def test_measures_inside_and_outside_are_in_balance(catalogue: Catalogue) -> None:
    measures = catalogue.measures
    sides = [measure.side.name for measure in measures]
    assert 0.35 <= sides.count("INSIDE") / len(sides) <= 0.65


def test_every_domain_can_be_put_first_and_has_issues_and_measures(
    catalogue: Catalogue, model: AssessmentModel
) -> None:
    domains = {domain.id for domain in model.domains}
    offered = QUESTIONS["priorities.top"].choices
    assert {choice.id for choice in offered} == domains
    assert {rule.domain for rule in model.rules} == domains
    assert {measure.domain for measure in catalogue.measures} == domains


def test_every_domain_has_criteria_on_all_five_levels_and_says_what_these_follow(model: AssessmentModel) -> None:
    for domain in model.domains:
        assert {criterion.level for criterion in domain.criteria} == {1, 2, 3, 4, 5}
        assert len(domain.criteria) >= 5
        assert domain.source


@pytest.mark.parametrize("name", [BASE, *sorted(SETS.by_id.keys() - {item.parent_id for item in SETS.by_id.values()})])
def test_a_town_without_answers_gets_all_documents_and_no_level(name: str) -> None:
    template_set = changed_by(SETS.named(name))  # what others stand on is met in them
    known = nothing_answered(template_set)
    assessment = assess(load_assessment(template_set), known)
    known = with_assessment(known, assessment)
    programme = decide(load_catalogue(template_set), assessment, known)
    known = with_programme(known, programme)
    known = with_purchases(known, decide_purchases(load_material(template_set), known))
    manuscripts = compose_all(template_set, Context(known, assessment, programme))
    assert len(manuscripts) == len(template_set.documents)
    assert {domain.level for domain in assessment.domains} == {None}
    assert [problem for item in manuscripts for problem in audit_document(item, known).errors] == []


def test_one_known_person_in_charge_is_enough_evidence_that_there_is_one() -> None:
    known = nothing_answered(SETS.named(BASE)).with_facts(
        [Fact("organisation.it_staff_fulltime", 3, "", Origin(OriginKind.ANSWER))]
    )
    (domain,) = (item for item in assess(load_assessment(SETS.named(BASE)), known).domains if item.id == "organisation")
    assert {item.id: item.verdict for item in domain.judgements}["org-staff"] is Verdict.MET


@pytest.mark.parametrize("city", CITIES)
def test_the_documents_of_an_example_leak_nothing_and_say_the_year_of_old_figures(city: str) -> None:
    audits = [audit_document(item, decided(city).situation) for item in written(city)]
    found = {problem.code for audit in audits for problem in audit.problems}
    assert found <= {"audit/untraced"}
    assert all(audit.slogan_share <= 0.1 for audit in audits)


def reasons(city: str) -> set[str]:
    """Return why each measure is in the plan of a city, as its sheet says it."""
    lines = (line for block in composed(city)[0].blocks() for line in block_lines(block))
    return {line for line in lines if line.startswith("| 現状と理由 |")}


def test_the_two_cities_share_no_reason_of_a_measure() -> None:
    found = [reasons(city) for city in CITIES]
    assert min(map(len, found)) >= 5
    assert set.intersection(*found) == set()


def test_a_matter_that_one_source_tells_twice_has_the_same_answer_in_both_tables() -> None:
    lines = [line for block in composed("katano")[0].blocks() for line in block_lines(block)]
    told = [
        line for line in lines if line.startswith(("| 要望・苦情への対応 |", "| 公共施設と道路の補修の要望と苦情が"))
    ]
    issue, finding = (line.rstrip(" |").rpartition(" | ")[2] for line in told)
    assert issue == finding


def test_figures_of_2013_say_so() -> None:
    assert "564人（2013年の値）" in "\n".join(block.text for block in composed("yuzawa")[0].blocks())
    told = [problem.what for problem in checked("yuzawa").problems]
    assert len([what for what in told if "2013年の値です" in what]) >= 5


@pytest.mark.parametrize("city", CITIES)
def test_every_block_knows_its_class_and_none_is_narrower_than_its_document(city: str) -> None:
    narrowest = {
        item.id: (item.disclosure, max(block.disclosure for block in item.blocks())) for item in composed(city)
    }
    assert narrowest["security-standards"] == (Disclosure.RESTRICTED, Disclosure.RESTRICTED)
    assert all(block <= document for document, block in narrowest.values())


@pytest.mark.parametrize("city", CITIES)
def test_no_issue_is_left_without_a_measure_or_a_reason(city: str) -> None:
    programme = decided(city).programme
    explained = {number for item in programme.others for number in item.issue_numbers}
    assert set(programme.orphans) <= explained


@pytest.mark.parametrize("city", CITIES)
def test_every_known_answer_of_an_example_names_its_source_and_date(city: str) -> None:
    given = checked(city).answers
    known = {name: given.get(name) for name in given if name != "basics.municipality"}
    missing = [name for name, item in known.items() if item and item.is_answered and not (item.source and item.as_of)]
    assert missing == []


def test_the_schedule_of_what_remains_offers_the_tasks_of_the_question_before() -> None:
    questions = checked("yuzawa").questionnaire
    (task,) = (column for column in questions["standardization.schedule"].columns if column.id == "task")
    assert task.offers == tuple(choice.label for choice in questions["standardization.remaining"].choices)


def test_the_changes_count_what_is_shipped() -> None:
    text = (EXAMPLES.parent / "CHANGELOG.md").read_text(encoding="utf-8")
    told = re.search(
        r"(\d+)分野(\d+)問の質問票.*課題の判定(\d+)件、(\d+)件の施策（全国共通(\d+)件、地域の(\d+)件）", text
    )
    rules, measures = (
        {item.id: {entry.id for entry in item.overlay(name)} for item in SETS.by_id.values()}
        for name in ("issues", "measures")
    )
    sections = {item.section_id for item in QUESTIONS}
    every, common = set().union(*measures.values()), measures[BASE]
    counts = (len(sections), len(list(QUESTIONS)), len(set().union(*rules.values())), len(every), len(common))
    assert told is not None
    assert tuple(map(int, told.groups())) == (*counts, len(every - common))
