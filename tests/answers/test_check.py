"""The check says what is missing, stale, contradictory or odd, and what to do about it."""

from datetime import date

import pytest
from msgspec.structs import replace

from planner.answers.check import check_answers
from planner.answers.completeness import missing_required, open_questions, told_open
from planner.answers.model import Answer, Answers, AnswerState
from planner.answers.respondents import respondent_name, still_to_ask
from planner.answers.staleness import stale_year
from planner.errors import Problem, Severity
from planner.municipality.table import load_municipalities
from planner.questionnaire.minutes import MINUTES
from planner.questionnaire.model import Questionnaire

ON = date(2026, 11, 23)
ANSWERED = AnswerState.ANSWERED
SOUND = {
    "basics.municipality": "052078",
    "basics.total_staff": 312,
    "organisation.headquarters": False,
    "upper.plan_start": 2027,
}


def given(extra: dict[str, object]) -> Answers:
    return Answers(
        {
            name: value
            if isinstance(value, Answer)
            else Answer(value)
            if isinstance(value, AnswerState)
            else Answer(ANSWERED, value)
            for name, value in (SOUND | extra).items()
        },
        file="answers.yaml",
    )


def checked(questionnaire: Questionnaire, extra: dict[str, object]) -> tuple[Problem, ...]:
    return check_answers(questionnaire, given(extra), ON, load_municipalities())


def row(**cells: object) -> dict[str, object]:
    return {"work": None, "started": None, "renewal": None, "cost": None} | cells


# answers -> code and a part of what is said
FOUND: list[tuple[dict[str, object], str, str]] = [
    ({"basics.total_staff": AnswerState.LATER}, "required", "「後で」のまま"),
    ({"basics.share": AnswerState.UNKNOWN}, "open", "「分からない」のまま"),
    ({"organisation.headquarters": True}, "required", "回答されていません"),
    ({"organisation.headquarters": False, "organisation.headquarters_name": "本部"}, "unused", "対象外"),
    ({"basics.municipality": "052079"}, "unknown-municipality", "052079"),
    ({"upper.general_plan": "ある"}, "yesno-as-text", "「ある」だけ"),
    ({"upper.general_plan": "0"}, "yesno-as-text", "「0」だけ"),
    ({"systems.ledger": (row(started=1925),)}, "odd-year", "1925年度"),
    ({"basics.share": Answer(ANSWERED, 3, as_of="2013")}, "stale", "2013年の値です"),
    ({"basics.share": Answer(ANSWERED, 3, on="2020-01-01")}, "stale", "2020年の値です"),
    ({"basics.share": Answer(ANSWERED, 3, as_of="2030")}, "future", "2030"),
    ({"basics.expected": Answer(ANSWERED, 3, on="2030-01-01")}, "future", "回答した日の「2030-01-01」"),
    ({"basics.share": Answer(ANSWERED, 3, source="同上")}, "pointing-source", "出典が「同上」だけ"),
    ({"basics.share": Answer(ANSWERED, 3, source="同上の自由な意見")}, "pointing-source", "同上の自由な意見"),
    ({"upper.process": ({"date": "8/27"}, {"date": "R7.8"})}, "no-year", "「8/27」に年がありません"),
    ({"basics.share": Answer(ANSWERED, 3, source="同（10月の分）")}, "pointing-source", "出典が「同（10月の分）」だけ"),
    ({"basics.share": Answer(ANSWERED, 3, source="同年の調査")}, "pointing-source", "出典が「同年の調査」だけ"),
    ({"basics.share": Answer(ANSWERED, 3, source="同アンケート 問12")}, "pointing-source", "「同アンケート 問12」だけ"),
    ({"upper.general_plan": "分からない"}, "state-as-text", "分からない"),
    ({"upper.general_plan": "\ue000橋計画"}, "private-character", "外字"),
    ({"systems.ledger": (row(work="\ue000"),)}, "private-character", "外字"),
    ({"systems.ledger": Answer(ANSWERED, (row(work="税"),), unfinished=True)}, "unfinished", "1行まで"),
    ({"systems.ledger": (row(work="税", cost=AnswerState.UNKNOWN),)}, "open-cells", "1行目の経費"),
    ({"systems.ledger": (row(work="税"), row(work="住基"), row(work="税"))}, "repeated-row", "3行目が1行目と同じ"),
]


def test_a_source_that_points_to_the_answer_before_it_is_not_asked_about(questionnaire: Questionnaire) -> None:
    answers = {
        "basics.share": Answer(ANSWERED, 3, source="決算"),
        "basics.expected": Answer(ANSWERED, 3, source="同上"),
    }
    assert "pointing-source" not in {problem.code.split("/")[-1] for problem in checked(questionnaire, answers)}
    times = {"upper.process": ({"date": "令和8年5月"}, {"date": "同年7月"})}
    assert "no-year" not in {problem.code.split("/")[-1] for problem in checked(questionnaire, times)}


@pytest.mark.parametrize(("extra", "code", "part"), FOUND)
def test_each_fault_is_found_and_has_a_remedy(
    extra: dict[str, object], code: str, part: str, questionnaire: Questionnaire
) -> None:
    problems = checked(questionnaire, extra)
    assert [(problem.code, part in problem.what) for problem in problems] == [(f"answers/{code}", True)]
    assert problems[0].remedy
    assert problems[0].place.file == "answers.yaml"
    assert problems[0].place.label


NOTHING_WRONG: list[dict[str, object]] = [
    {},
    {"organisation.it_staff_fulltime": 2, "organisation.it_staff_parttime": 3},
    {"budget.contracts": 4, "budget.single_bids": 4},
    {"basics.share": Answer(ANSWERED, 3, as_of="2021", on="2010-01-01")},
    {"basics.share": Answer(ANSWERED, 3, as_of="2021-11-23")},
    {"upper.plan_start": 2026, "upper.general_plan_until": 2030},
    {"security.policy_revised": ON, "budget.it_cost_year": 2026},
    {"basics.share": AnswerState.NOT_APPLICABLE},
    {"basics.expected": Answer(ANSWERED, 3, as_of="2027年度")},
    {"basics.share": Answer(ANSWERED, 3, source="同窓会の名簿")},
    {"systems.ledger": (row(started=2020, renewal=2020),)},
]


@pytest.mark.parametrize("extra", NOTHING_WRONG)
def test_sound_answers_are_left_in_peace(extra: dict[str, object], questionnaire: Questionnaire) -> None:
    assert checked(questionnaire, extra) == ()


def test_errors_come_before_warnings(questionnaire: Questionnaire) -> None:
    problems = checked(questionnaire, {"basics.share": AnswerState.LATER, "basics.municipality": "052079"})
    assert [problem.severity for problem in problems] == [Severity.ERROR, Severity.WARNING]


def test_an_unknown_code_is_answered_with_the_municipalities_it_may_mean(questionnaire: Questionnaire) -> None:
    (problem,) = checked(questionnaire, {"basics.municipality": "052079"})
    assert "湯沢市（秋田県、052078" in problem.remedy


def test_an_open_answer_names_who_knows_it(questionnaire: Questionnaire) -> None:
    own = ({"role": "it", "name": "総務課情報係", "staff": None, "since": None},)
    assert "情報担当課に" in checked(questionnaire, {"basics.share": AnswerState.LATER})[0].remedy
    known = {"basics.share": AnswerState.LATER, "organisation.departments": own}
    assert "総務課情報係に" in checked(questionnaire, known)[0].remedy
    assert respondent_name(questionnaire["organisation.headquarters"], given(known)) == "企画担当課"


def test_a_role_without_an_office_of_its_own_is_asked_where_its_work_is_done(questionnaire: Questionnaire) -> None:
    rows = ({"role": "works", "name": "建設課"}, {"role": "resident", "name": "町民課"})
    own = given({"organisation.departments": rows, "organisation.it_department": "総務課"})
    asked = questionnaire["basics.share"]
    names = [respondent_name(replace(asked, respondent=role), own) for role in ("water", "environment", "it", "tax")]
    assert names == ["建設課", "町民課", "総務課", "税担当課"]


def test_open_cells_are_asked_of_the_office_that_their_row_names(questionnaire: Questionnaire) -> None:
    unknown = AnswerState.UNKNOWN
    rows = (
        {"role": "planning", "name": "総務課", "staff": unknown, "since": None},
        {"role": "planning", "name": "企画課", "staff": 3, "since": None},
        {"role": "planning", "name": None, "staff": unknown, "since": None},
    )
    (problem,) = checked(questionnaire, {"organisation.departments": rows})
    assert problem.what == "「分からない」のままの欄が2か所あります（1行目の職員数、3行目の職員数）"
    assert problem.remedy == "総務課、情報担当課に確かめて、planner interview で値を入れてください"


def test_an_answer_older_than_what_it_depends_on_is_to_be_confirmed(questionnaire: Questionnaire) -> None:
    (problem,) = checked(questionnaire, {"basics.share": Answer(ANSWERED, 30, confirm=True)})
    assert "確認が必要" in problem.what


def test_what_is_still_open_is_told_by_the_department_that_knows(questionnaire: Questionnaire) -> None:
    own = (
        {"role": "it", "name": "総務課", "staff": None, "since": None},
        {"role": "planning", "name": "総務課", "staff": None, "since": None},
    )
    both = still_to_ask(questionnaire, Answers())
    assert [item.department for item in both] == ["情報担当課", "企画担当課"]
    assert [question.id for question in both[1].questions] == ["organisation.headquarters"]
    (one,) = still_to_ask(questionnaire, given({"organisation.departments": own, "basics.share": AnswerState.UNKNOWN}))
    ids = [question.id for question in one.questions]
    assert one.department == "総務課"
    assert "basics.share" in ids
    assert not {"basics.total_staff", "organisation.headquarters_name", "organisation.headquarters"} & set(ids)
    assert one.minutes == sum(MINUTES[question.type] for question in one.questions)
    told = told_open(questionnaire, given({"basics.share": AnswerState.UNKNOWN}))
    assert told == "値のない設問: 19問（未回答18、分からない1）"


# as_of, on -> year if stale on 2026-11-23
STALE = [
    ("2013", "", 2013),
    ("2021", "", None),
    ("2020", "", 2020),
    ("2021-11-22", "", 2021),
    ("2021-11-23", "", None),
    ("", "2020-02-29", 2020),
    ("2025", "2010-04-01", None),
    ("2018年頃", "", 2018),
    ("", "", None),
]


@pytest.mark.parametrize(("as_of", "on", "year"), STALE)
def test_a_value_older_than_five_years_is_stale(as_of: str, on: str, year: int | None) -> None:
    answer = Answer(ANSWERED, 3, as_of=as_of, on=on)
    assert stale_year(answer, ON) == year
    assert stale_year(replace(answer, state=AnswerState.UNKNOWN), ON) is None


def test_a_question_is_open_while_it_is_asked_and_has_neither_a_value_nor_a_word_that_it_does_not_apply(
    questionnaire: Questionnaire,
) -> None:
    answers = given(
        {
            "organisation.headquarters": False,
            "organisation.headquarters_name": "本部",
            "organisation.it_department": AnswerState.NOT_APPLICABLE,
            "organisation.it_staff_fulltime": AnswerState.UNKNOWN,
            "organisation.it_staff_parttime": AnswerState.LATER,
        }
    )
    section = next(item for item in questionnaire.sections if item.id == "organisation")
    found = open_questions(questionnaire, answers, {question.id for question in section.questions})
    shown = {question.id for question in found}
    assert {"organisation.it_staff_fulltime", "organisation.it_staff_parttime"} < shown
    assert len(shown) == 3
    assert not shown & {"organisation.headquarters", "organisation.headquarters_name", "organisation.it_department"}


def test_what_a_final_build_needs_is_what_is_asked_or_may_yet_be(questionnaire: Questionnaire) -> None:
    assert [question.id for question in missing_required(questionnaire, Answers())] == [
        "basics.municipality", "basics.total_staff", "organisation.headquarters_name",
    ]  # fmt: skip
    answers = given({"organisation.headquarters": False, "basics.total_staff": 100})
    assert missing_required(questionnaire, answers) == ()
    answers = given({"organisation.headquarters": True, "basics.total_staff": AnswerState.NOT_APPLICABLE})
    assert [question.id for question in missing_required(questionnaire, answers)] == [
        "basics.total_staff", "organisation.headquarters_name",
    ]  # fmt: skip
