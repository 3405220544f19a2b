"""The steps of a measure lie in its phases and outside of the months in which nobody is free for them."""

from types import MappingProxyType

import pytest
from msgspec.structs import replace

from planner.missing import Missing, Reason
from planner.programme.course import APRIL, course
from planner.programme.load import load_catalogue
from planner.programme.measure import Step
from planner.programme.seasons import Season, load_seasons, seasons_here
from planner.questionnaire.condition import Condition
from planner.situation.departments import Department
from tests.shipped import BASE

COUNCIL = Season("council", "議会", ("general",), "答弁", months=(3, 6, 9, 12), own=("議案",))
SNOW = Season("snow", "積雪", (), "除雪", months=(12, 1, 2, 3), words=("現地を見て",))
OFFICES = {
    "general": Department("総務課", True, ()),
    "finance": Department("財政課", True, ()),
    "disaster": Department("防災課", True, ()),
}


def times(
    *told: str, who: str = "general", do: str = "測る", opens: int = APRIL, over_two_years: bool = False
) -> list[str]:
    steps = [Step(do, who, when) for when in told]
    return [step.when for step in course(steps, [COUNCIL, SNOW], lambda _: opens, over_two_years=over_two_years).steps]


@pytest.mark.parametrize(
    ("told", "put"),
    [
        ("1年目の4月から6月まで", "1年目の4月から5月まで"),
        ("1年目の9月から12月まで", "1年目の10月から11月まで"),
        ("1年目の5月から10月まで", "1年目の5月から10月まで"),
        ("1年目の6月", "1年目の7月"),
        ("1年目の3月", "2年目の4月"),
        ("1年目の9月から", "1年目の10月から"),
        ("毎年の6月", "毎年の7月"),
        ("2年目から毎年の2月から3月まで", "2年目から毎年の2月"),
        ("着手から1週間", "着手から1週間"),
        ("期限の日までと、毎年の9月", "期限の日までと、毎年の9月"),
    ],
)
def test_a_step_leaves_the_months_in_which_those_it_needs_are_not_free(told: str, put: str) -> None:
    assert times(told) == [put]
    assert times(told, who="it") == [told]


@pytest.mark.parametrize("told", ["毎年の6月", "1年目の4月から6月まで"])
def test_a_step_stays_as_told_where_no_month_of_the_year_is_free(told: str) -> None:
    always = replace(COUNCIL, months=tuple(range(1, 13)))
    (step,) = course([Step("測る", "general", told)], [always], lambda _: APRIL, over_two_years=False).steps
    assert step.when == told


def test_work_outdoors_leaves_the_snow_whoever_does_it() -> None:
    assert times("1年目の11月から2月まで", who="planning", do="現地を見て数える") == ["1年目の11月"]
    assert times("1年目の1月", who="planning", do="現地を見て数える") == ["2年目の4月"]


@pytest.mark.parametrize("do", ["議案を書く", "3か月試す"])
def test_the_work_of_the_season_and_what_tells_its_own_length_stay(do: str) -> None:
    assert times("1年目の6月から9月まで", do=do) == ["1年目の6月から9月まで"]


def test_what_comes_after_a_step_waits_for_it() -> None:
    told = ("1年目の4月から6月まで", "1年目の7月から9月まで", "1年目の11月")
    assert times(*told, who="it", opens=7) == ["1年目の7月から9月まで", "1年目の10月から12月まで", "1年目の1月"]


def test_a_set_up_over_two_years_begins_with_its_first_step_and_goes_on_a_year_later() -> None:
    told = ("1年目の5月", "1年目の7月から8月まで", "2年目から毎年の10月")
    assert times(*told, over_two_years=True) == ["1年目の5月", "2年目の7月から8月まで", "3年目から毎年の10月"]
    assert times("1年目の5月", "2年目の5月", over_two_years=True) == ["1年目の5月", "2年目の5月"]


def test_only_the_seasons_that_moved_a_step_are_told() -> None:
    steps = [Step("測る", "general", "1年目の6月"), Step("現地を見て数える", "it", "1年目の5月")]
    assert course(steps, [COUNCIL, SNOW], lambda _: APRIL, over_two_years=False).avoided == ("council",)


@pytest.mark.parametrize(
    ("told", "moved"),
    [
        (("1年目の4月から6月まで",), {6: 5}),
        (("1年目の3月", "1年目の5月"), {3: 4}),
        (("1年目の6月", "毎年の5月から7月まで"), {}),
        (("1年目の5月",), {}),
    ],
)
def test_a_month_in_which_no_step_is_taken_any_more_has_one_in_its_place(
    told: tuple[str, ...], moved: dict[int, int]
) -> None:
    steps = [Step("測る", "general", when) for when in told]
    assert dict(course(steps, [COUNCIL], lambda _: APRIL, over_two_years=False).moved) == moved


def test_the_months_of_a_season_are_those_that_the_answers_give() -> None:
    asked = Season("budget", "査定", ("finance",), "", of="budget.request_month", lasts=4)
    sat = Season("council", "議会", ("general",), "", of="procurement.council_months")
    where = Season("snow", "積雪", (), "", months=(1,), when=Condition('"snow" in basics.hazards'))
    values = {"budget.request_month": 11, "procurement.council_months": ("m3", "m12"), "basics.hazards": ("flood",)}
    assert [item.months for item in seasons_here([asked, sat, where], values, OFFICES)] == [(11, 12, 1, 2), (3, 12)]


def test_a_season_has_its_usual_months_where_the_answers_give_none() -> None:
    storm = Season("storm", "大雨", ("disaster",), "", months=(8, 9), of="derived.storm_months")
    told = [{"derived.storm_months": months} for months in ((6, 7), Missing(reason=Reason.UNKNOWN))]
    assert [seasons_here([storm], values, OFFICES)[0].months for values in told] == [(6, 7), (8, 9)]


def test_a_season_whose_months_nobody_told_moves_nothing() -> None:
    asked = Season("budget", "査定", ("finance",), "", of="budget.request_month")
    unknown = Missing("budget.request_month", Reason.UNKNOWN)
    assert seasons_here([asked], MappingProxyType({"budget.request_month": unknown}), OFFICES) == ()


@pytest.mark.parametrize(
    ("office", "held"),
    [("総務課情報係", True), ("総務課", False), ("企画課情報係", False), ("総務部総務課情報係", False)],
)
def test_a_part_of_an_office_is_as_busy_as_the_whole(office: str, held: bool) -> None:
    sat = Season("council", "議会", ("general",), "", months=(3, 6))
    offices = OFFICES | {"it": Department(office, True, ("organisation.departments",))}
    (here,) = seasons_here([sat], {}, offices)
    assert here.holds_back(Step("測る", "it", "1年目の6月")) is held
    assert here.holds_back(Step("測る", "general", "1年目の6月"))
    assert here.reads == (("organisation.departments",) if held else ())


def test_an_office_that_nobody_named_has_no_parts() -> None:
    sat = Season("council", "議会", ("general",), "", months=(3, 6))
    offices = {"general": Department("総務", False, ()), "it": Department("総務課情報係", True, ())}
    assert seasons_here([sat], {}, offices)[0].who == ("general",)


def test_a_step_of_the_shipped_catalogue_is_moved_by_no_season_into_another_one_of_its_own() -> None:
    seasons = [item for item in load_seasons(BASE) if item.months]
    for measure in load_catalogue(BASE).measures:
        for way in measure.variants:
            for step in course(way.steps, seasons, lambda _: APRIL, over_two_years=False).steps:
                busy = {month for item in seasons if item.holds_back(step) for month in item.months}
                single = [month for month in range(1, 13) if step.when == f"1年目の{month}月"]
                assert not busy & set(single), (measure.id, step)


def test_a_day_told_by_the_law_is_moved_by_nothing() -> None:
    assert times("期限の日の2か月前まで", opens=7) == ["期限の日の2か月前まで"]
