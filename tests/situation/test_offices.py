"""One office that was told in two ways is one office, wherever it is counted or printed."""

from typing import Any

from planner.answers.model import Answer, Answers, AnswerState
from planner.answers.visibility import answer_values
from planner.missing import is_known
from planner.situation.offices import with_offices_written_alike
from tests.shipped import QUESTIONS

OWNER, IT, TABLE = "upper.owner", "organisation.it_department", "organisation.departments"


def told(**answers: Any) -> dict[str, Any]:
    given = Answers({key.replace("__", "."): Answer(AnswerState.ANSWERED, value) for key, value in answers.items()})
    return with_offices_written_alike(QUESTIONS, answer_values(QUESTIONS, given))


def test_names_that_differ_in_spaces_and_brackets_are_written_as_the_plainest() -> None:
    values = told(
        upper__owner="企画部 企画課（情報係）",
        organisation__it_department="企画部企画課情報係",
        organisation__departments=({"role": "pr", "name": "企画部企画課　情報係"},),
    )
    assert {values[OWNER], values[IT], values[TABLE][0]["name"]} == {"企画部企画課情報係"}


def test_offices_of_other_letters_stay_two() -> None:
    values = told(upper__owner="企画課", organisation__it_department="企画課（情報係）")
    assert (values[OWNER], values[IT]) == ("企画課", "企画課（情報係）")


def test_a_remark_behind_a_name_is_cut_and_the_name_of_a_part_is_not() -> None:
    values = told(upper__owner="教育総務課（給食は学校教育課）", organisation__it_department="総務課（情報係）")
    assert (values[OWNER], values[IT]) == ("教育総務課", "総務課（情報係）")


def test_what_nobody_told_stays_unknown() -> None:
    assert not any(is_known(told()[path]) for path in (OWNER, IT, TABLE))


def test_a_name_without_its_division_is_that_of_the_only_division_told_to_have_it() -> None:
    works = ({"task": "課税", "department": "税務課"}, {"task": "証明", "department": "税務課・各支所"})
    values = told(upper__owner="市民部税務課", work__inventory=works)
    assert [row["department"] for row in values["work.inventory"]] == ["市民部税務課", "市民部税務課・各支所"]


def test_a_name_that_two_divisions_have_or_that_ends_another_name_stays_as_it_is() -> None:
    two = ({"role": "pr", "name": "第一支所市民部税務課"}, {"role": "tax", "name": "市民部税務課"})
    assert told(upper__owner="税務課", organisation__departments=two)[OWNER] == "税務課"
    assert told(upper__owner="総務課", organisation__it_department="教育総務課")[OWNER] == "総務課"
