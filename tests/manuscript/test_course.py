"""Times that the catalogue counts from a start or a deadline are told by the calendar."""

from datetime import date

import pytest

from planner.manuscript.course import as_moved, by_deadline, in_fiscal_years
from planner.manuscript.marks import Marked, as_value, plain, unmarked


@pytest.mark.parametrize(
    ("counted", "told"),
    [
        ("1年目の4月から6月まで", "令和10年度の4月から6月まで"),
        ("1年目の10月から、2年目の3月まで", "令和10年度の10月から、令和11年度の3月まで"),
        ("2年続けて届かないとき", "2年続けて届かないとき"),
        ("使い始めて12年目の年度", "使い始めて12年目の年度"),
    ],
)
def test_years_from_the_start_are_fiscal_years(counted: str, told: str) -> None:
    assert in_fiscal_years(counted, 2028) == told


@pytest.mark.parametrize(
    ("counted", "told"),
    [
        ("期限の日の5か月前から2か月前まで", "令和9年2月から令和9年5月まで"),
        ("期限の日の7か月前まで", "令和8年12月まで"),
        ("初回は期限の日まで", "初回は令和9年7月1日まで"),
    ],
)
def test_months_before_a_deadline_are_months_of_the_calendar(counted: str, told: str) -> None:
    assert by_deadline(counted, date(2027, 7, 1)) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("1年目の6月までに測り、毎年8月に数える", "1年目の7月までに測り、毎年10月に数える"),
        ("16月、6か月、6月1日、令和9年6月", "16月、6か月、6月1日、令和9年6月"),
        ("5月", "5月"),
    ],
)
def test_the_months_of_a_moved_step_are_told_as_those_in_their_place(said: str, told: str) -> None:
    assert as_moved(said, {6: 7, 8: 10}) == told


def test_what_an_answer_says_stays_as_it_was_written() -> None:
    text = Marked(f"{as_value('1年目', ['a.note'])}、1年目")
    letters, spans = unmarked(in_fiscal_years(text, 2027))
    assert plain(letters) == "1年目、令和9年度"
    assert [span.paths for span in spans] == [("a.note",)]
