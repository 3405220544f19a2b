"""Fictitious municipalities with complete answers: documents are built, valid, and no other municipality's."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.answers.completeness import open_questions
from planner.answers.model import AnswerState
from planner.manuscript.elements import Paragraph
from planner.municipality.table import load_municipalities
from planner.pipeline import BuildResult
from planner.programme.deadlines import year_of
from planner.programme.model import ChosenMeasure
from planner.questionnaire.model import Disclosure, QuestionType
from planner.yamlfile import load_yaml
from tests.kept_promises import unkept
from tests.reference.towns import GOLDEN, GROUP, SECTIONS, TOWNS, rows
from tests.validity import findings, own_findings, quick_findings

pytestmark = GROUP

NAMES = load_yaml(Path(__file__).parent / "names.yaml").data
PROSE = (QuestionType.TEXT, QuestionType.LONGTEXT, QuestionType.DEPARTMENT)
RENEWAL = "作り直すには python -m tests.reference.golden_files を実行し、差分を読んでから残してください"


# A month or a fiscal year of 令和, as the steps of a measure are dated
DATED = re.compile(r"令和(\d+)年(?:度|(\d+)月)")


def fiscal_years(steps: str) -> Iterator[int]:
    for year, month in DATED.findall(steps):
        yield 2018 + int(year) - (month != "" and int(month) < 4)


def narrow_texts(result: BuildResult) -> Iterator[str]:
    """Yield every text among the answers that is not for the public."""
    for question in result.checked.questionnaire:
        value: Any = result.checked.answers.value(question.id)
        if value is None:
            continue
        if question.type in PROSE and question.disclosure > Disclosure.PUBLIC:
            yield value
        for column in question.columns if question.type is QuestionType.TABLE else ():
            if column.type in PROSE and column.disclosure > Disclosure.PUBLIC:
                yield from (row[column.id] for row in value if row[column.id])


def public_texts(result: BuildResult, texts: dict[str, str]) -> str:
    public = [file.manuscript for file in result.files if file.manuscript.disclosure is Disclosure.PUBLIC]
    return "\n".join(texts[manuscript.id] for manuscript in public)


def test_no_row_of_a_table_has_fallen_out_of_it(result: BuildResult) -> None:
    blocks = [block for file in result.files if file.suffix == ".docx" for block in file.manuscript.blocks()]
    loose = [block.text for block in blocks if isinstance(block.content, Paragraph) and "| " in block.text]
    assert loose == []


def test_the_fictitious_municipalities_share_no_name_and_no_code_with_a_real_one() -> None:
    table = load_municipalities()
    assert [row["name"] for row in rows() if table.by_code(row["code"]) or table.search(row["name"])] == []
    assert len(rows()) == len(TOWNS) == len(NAMES)
    assert all("見本" in row["name"] and "架空" in row["source"] for row in rows())


def test_the_figures_of_a_fictitious_municipality_add_up() -> None:
    for row in rows():
        of_ages = [int(row[f"pop_{ages}_2020"]) for ages in ("under15", "15_64", "65plus")]
        assert 0.97 * int(row["pop_census_2020"]) <= sum(of_ages) <= int(row["pop_census_2020"])
        assert row["ratio_65plus_2020_pct"] == f"{of_ages[2] / sum(of_ages) * 100:.1f}"
        assert int(row["total_expenditure_fy2022_kyen"]) <= int(row["total_revenue_fy2022_kyen"])


def test_a_question_says_what_public_documents_tell_of_its_narrower_answer(result: BuildResult) -> None:
    public = {file.manuscript.id for file in result.files if file.manuscript.disclosure is Disclosure.PUBLIC}
    released = {item.path for audit in result.audits if audit.id in public for item in audit.released}
    questions = (result.checked.questionnaire.by_id.get(path) for path in released)
    assert [question.id for question in questions if question and not question.published] == []


def test_every_question_has_been_met_and_nothing_is_wrong(result: BuildResult) -> None:
    questionnaire, answers = result.checked.questionnaire, result.checked.answers
    met = [name for name, answer in answers.by_id.items() if answer.state is not AnswerState.LATER]
    assert [question.id for question in open_questions(questionnaire, answers) if question.id not in met] == []
    assert [str(problem) for problem in result.checked.problems if problem.code != "answers/open"] == []


def test_every_issue_without_a_measure_has_one_that_is_put_off_declined_done_or_going_on(result: BuildResult) -> None:
    programme = result.decided.programme
    others = (*programme.put_off, *programme.declined, *programme.fulfilled, *programme.kept)
    treated = {number for item in others for number in item.issue_numbers}
    assert [number for number in programme.orphans if number not in treated] == []


def test_every_sheet_tells_what_its_measure_costs(result: BuildResult, texts: dict[str, str]) -> None:
    rows = re.findall(r"^\| 費用と財源 \| *(\S)", texts["plan"], re.MULTILINE)
    assert len(rows) == len(result.decided.programme.measures)


def test_every_sheet_tells_what_follows_if_its_measure_is_left_and_what_is_done_every_year(result: BuildResult) -> None:
    measures = result.decided.programme.measures
    assert [item.id for item in measures if not item.unless and not item.unless_at and not item.measure.unless] == []
    assert [
        item.id for item in measures if not any("毎年" in step.when or "毎月" in step.when for step in item.steps)
    ] == []


def test_a_plan_that_cannot_keep_a_legal_day_says_so_and_who_decides(
    result: BuildResult, texts: dict[str, str]
) -> None:
    late = [item.number for item in result.decided.programme.measures if item.lacks]
    assert ("このままでは間に合わない。" in texts["plan"]) == bool(late)
    assert ("遅れる措置を認めるかを決める" in texts["plan"]) == bool(late)


def in_rounds(item: ChosenMeasure) -> bool:
    """Whether a measure is judged by rounds, of drills or audits, the first of which gives the baseline."""
    return (item.measure.indicator.progress.within or 1) > 1


def test_the_target_of_a_duty_is_met_in_the_year_of_its_legal_day_and_kept(result: BuildResult) -> None:
    programme, law = result.decided.programme, result.decided.situation.values()
    bound = [item for item in programme.measures if item.due and not in_rounds(item)]
    kept = {
        item.id: item.milestones[max(year_of(law[f"law.{item.measure.deadline}"].since) - programme.years[0], 0) :]
        for item in bound
    }
    assert kept
    assert [name for name, stones in kept.items() if any(stone.share < 100 for stone in stones)] == []
    assert [item.id for item in bound if "plan_last_year" in item.measure.indicator.target] == []


def test_what_only_a_round_of_a_duty_measures_is_measured_before_its_target_is_reached(result: BuildResult) -> None:
    shares = {
        item.id: [stone.share for stone in item.milestones]
        for item in result.decided.programme.measures
        if item.due and in_rounds(item)
    }
    assert shares.keys() <= {"incident-drill", "outsourcing-check"}
    assert [name for name, told in shares.items() if told[0] or 100 in told[:2] or told[-1] != 100] == []


def test_a_trouble_told_with_a_number_is_the_value_before_the_first_measure_that_meets_it(
    result: BuildResult, texts: dict[str, str]
) -> None:
    meetings, rows = result.decided.programme.voiced, result.decided.situation.value("voices.findings")
    told = [row for row, met in zip(rows, meetings, strict=True) if row["kind"] == "trouble" and met.numbers]
    quoted = [row["finding"].replace("「", "『").replace("」", "』") for row in told]
    heard = [f"「{said}」：{row['value']}（{row['source']}）。" for said, row in zip(quoted, told, strict=True)]
    asked = [f"基準値：「{said}」が{row['value']}（{row['source']}）" for said, row in zip(quoted, told, strict=True)]
    times = [
        (texts["plan"].count(by_voice), texts["plan"].count(own)) for by_voice, own in zip(heard, asked, strict=True)
    ]
    assert [sorted(both) for both in times] == [[0, 1]] * len(times)
    assert ("声の基準値" in texts["plan"]) == any(by_voice for by_voice, _ in times)


def test_no_municipality_is_asked_more_than_180_questions_before_a_draft(result: BuildResult) -> None:
    hidden = result.checked.answers.hidden
    asked = [item for item in result.checked.questionnaire if item.id not in hidden and not item.after_draft]
    assert len(asked) <= 180


def test_the_ledger_costs_no_more_than_all_information_systems(result: BuildResult) -> None:
    situation = result.decided.situation
    assert situation.value("derived.ledger_cost") <= situation.value("budget.it_cost")
    assert situation.value("derived.ledger_count") <= situation.value("budget.system_count")


def test_all_documents_are_final_and_say_whose_they_are(result: BuildResult, texts: dict[str, str]) -> None:
    assert [file.name for file in result.files if "（案）" in file.name] == []
    assert all(result.checked.own.name in file.manuscript.title for file in result.files if file.suffix == ".docx")
    assert "架空の値（見本）" in texts["plan"]


def test_every_document_is_a_valid_word_file(town: str, result: BuildResult, tmp_path: Path) -> None:
    found = []
    for number, file in enumerate(file for file in result.files if file.suffix == ".docx"):
        path = tmp_path / file.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(file.content)
        # the slowest validator looks at one document of each town, at the longest of them in the smallest town, and the
        # other from outside at every document in one town
        turn = TOWNS[::-1].index(town)
        look = findings if number == turn else quick_findings if number % len(TOWNS) == turn else own_findings
        found += look(path)
    assert found == []


def test_no_document_holds_a_name_of_another_municipality(town: str, texts: dict[str, str]) -> None:
    others = [name for other, names in NAMES.items() if other != town for name in names]
    assert [(name, document) for document, text in texts.items() for name in others if name in text] == []
    assert [name for name in NAMES[town] if name not in texts["plan"]] == []


def test_no_public_document_shows_what_is_not_public(result: BuildResult, texts: dict[str, str]) -> None:
    shown = public_texts(result, texts)
    narrow = {text for text in narrow_texts(result) if len(text) > 2}  # 人日 and 台 stand in any text
    assert len(narrow) >= 15
    public = {str(value) for value in result.decided.situation.values().values()}
    assert [text for text in narrow if text in shown and text not in public] == []


def test_no_document_prints_the_notation_of_templates(texts: dict[str, str]) -> None:
    assert [name for name, text in texts.items() if "[](#" in text or "{#" in text or "{{" in text] == []


def test_the_guideline_offers_no_method_that_the_own_rules_do_not_name(
    result: BuildResult, texts: dict[str, str]
) -> None:
    named = "".join(band["method"] for band in result.checked.answers.value("procurement.approvers"))
    for method, word in (("総合評価一般競争入札", "総合評価"), ("指名競争入札", "指名")):
        assert (f"{method}（施行令" in texts["form-method"]) == (word in named)


def test_no_document_states_a_figure_that_nothing_stands_behind(result: BuildResult) -> None:
    assert [problem.what for audit in result.audits for problem in audit.untraced] == []


def test_every_unfinished_measure_of_the_plan_before_says_what_becomes_of_it(
    result: BuildResult, texts: dict[str, str]
) -> None:
    rows = result.decided.situation.value("previous.results")
    unfinished = [row["measure"] for row in rows if row["result"] != "achieved"]
    told = {line.split(" | ")[0][2:]: line.split(" | ")[-1] for line in texts["plan"].splitlines() if "|" in line}
    assert all("終える" in told[measure] or "施策" in told[measure] for measure in unfinished)


def test_what_the_law_wants_early_in_the_plan_is_prepared_before_it_begins(
    result: BuildResult, texts: dict[str, str]
) -> None:
    early = [item for item in result.decided.programme.measures if item.ahead]

    assert "eight-measures" in {item.id for item in early}
    assert texts["plan"].count("令和8年度に準備する。") == len(early)


def test_the_months_left_before_the_plan_are_told_with_what_they_have_to_carry(
    result: BuildResult, texts: dict[str, str]
) -> None:
    eve = result.decided.programme.eve

    assert eve is not None
    assert eve.needed == sum(item.variant.effort.setup for item in result.decided.programme.measures if item.ahead)
    whole_year = result.decided.programme.loads[0].capacity
    assert eve.capacity == pytest.approx(whole_year * 4 / 12, abs=0.1)  # December to March
    assert "| 項目 | 令和8年度の残り |" in texts["plan"]
    assert f"| 施策に要る人日 | {eve.needed:g} |" in texts["plan"].replace(".0 |", " |")


@pytest.mark.parametrize("document", list(SECTIONS))
def test_the_text_of_chosen_sections_is_the_golden_text(town: str, chosen: dict[str, str], document: str) -> None:
    golden = (GOLDEN / town / f"{document}.txt").read_text(encoding="utf-8")
    assert chosen[document].splitlines() == golden.splitlines(), RENEWAL


def test_a_way_of_selecting_that_begins_after_the_notice_of_the_next_case_is_said_to_serve_the_one_after(
    result: BuildResult, texts: dict[str, str]
) -> None:
    begins = [item.first_year for item in result.decided.programme.measures if item.id == "renewal-proposal"]
    standard, shortest = (result.decided.situation.value(f"purchases.{name}") for name in ("standard", "shortest"))
    stages = (standard if standard.late_weeks == 0 else shortest).stages
    notice = next(stage.first for stage in stages if stage.id == "notice")
    late = [year for year in begins if (notice.year, notice.month) <= (year, 6)]
    assert ("公告に間に合わないため" in texts["plan"]) == bool(late)


def test_the_plan_says_that_it_holds_what_is_unknown_only_where_an_answer_is_missing(
    result: BuildResult, texts: dict[str, str]
) -> None:
    missing = open_questions(result.checked.questionnaire, result.checked.answers)
    assert bool(missing) or "未把握の事項を含む" not in texts["plan"]


def test_what_cannot_wait_without_records_is_done_with_a_system_of_the_ledger(
    result: BuildResult, texts: dict[str, str]
) -> None:
    value = result.decided.situation.value
    works = {row["work"] for row in value("systems.ledger")}
    paper = [row["task"] for row in value("work.inventory") if row["system"] not in works]
    told = re.findall(r"「([^」]*)」（[^）]*）は、記録が使えない日も待てない", texts["plan"])
    assert [task for task in told if task in paper] == []


def test_a_measure_of_welfare_is_measured_by_no_task_of_another_office(
    result: BuildResult, texts: dict[str, str]
) -> None:
    value = result.decided.situation.value
    owners = {item.owner for item in result.decided.programme.measures if item.id == "welfare-consult"}
    others = [row["task"] for row in value("work.inventory") if row["department"] not in owners]
    sheet = texts["plan"].split("福祉の相談の記録と引継ぎの負担の軽減")[-1]
    assert [task for task in others if owners and f"「{task}」に職員が使うのは" in sheet] == []


def test_a_measure_that_the_answers_want_finished_in_a_year_has_its_target_in_that_year(result: BuildResult) -> None:
    wanted = result.decided.situation.value("standardization.target")
    moving = [item for item in result.decided.programme.measures if item.id == "standard-finish"]
    years = result.decided.programme.years
    assert all(item.milestones[years.index(wanted)].share == 100 for item in moving if wanted in years)


def test_no_step_of_a_measure_is_dated_before_the_measure_begins(result: BuildResult, texts: dict[str, str]) -> None:
    sheets = texts["plan"].split("\n施策")
    for item in result.decided.programme.measures:
        (sheet,) = [text for text in sheets if text.startswith(f"{item.number[2:]} {item.measure.title}\n|")]
        (steps,) = [line for line in sheet.splitlines() if line.startswith("| 手順 |")]
        assert min(fiscal_years(steps), default=item.first_year) >= item.first_year - item.ahead, steps


def test_the_measures_said_to_have_a_value_before_they_begin_are_those_whose_sheets_print_one(
    texts: dict[str, str],
) -> None:
    told = re.search(r"始める前の値があるものは(\d+)件", texts["plan"])
    if told is None:
        pytest.skip("no lesson of the plan before is about measuring")
    baselines = re.findall(r"基準値：(.*?)目標値：", texts["plan"])
    known = [text for text in baselines if not any(word in text for word in ("【未把握】", "公開しない", "値なし"))]
    assert int(told[1]) == len(known)


def test_the_summary_tells_from_when_the_plan_answers_the_heaviest_issue(
    result: BuildResult, texts: dict[str, str]
) -> None:
    heaviest = result.decided.assessment.issues[0].number
    years = [item.first_year for item in result.decided.programme.measures if heaviest in item.issue_numbers]
    (told,) = [line for line in texts["plan"].splitlines() if "最も重いのは" in line and "課題は" in line]
    assert ("後回しにする" in told) is (not years)
    assert re.findall(r"令和(\d+)年度から", told) == [str(year - 2018) for year in sorted(years)[:1]]


def test_each_promise_for_the_year_stands_in_the_schedule_of_the_year(texts: dict[str, str]) -> None:
    assert unkept(texts["plan"].splitlines()) == []
