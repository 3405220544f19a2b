"""What a municipality found out about a measure takes the place of what the catalogue assumes."""

from typing import Any

import pytest
from msgspec.structs import replace

from planner.missing import Missing
from planner.programme.effort import Cost
from planner.programme.measure import Measure
from planner.programme.own_figures import PATH, READ, unmatched_figures, with_own_figures
from planner.programme.varying import Reach
from planner.questionnaire.condition import Condition
from tests.programme.chosen import measure
from tests.shipped import BASE

TITLE = measure().title


def values(*rows: dict[str, object]) -> dict[str, Any]:
    blank = {path.rpartition(".")[2]: Missing(path) for path in READ}
    return {PATH: tuple({**blank, **row} for row in rows)}


def own(**told: object) -> Measure:
    (found,) = with_own_figures((measure(),), values({"measure": TITLE, **told}))
    return found


def test_the_days_told_take_the_place_of_the_days_assumed_and_the_other_stay() -> None:
    effort = own(setup_days=12.5, source="市民課の測定").variants[0].effort
    assumed = measure().variants[0].effort
    assert (effort.setup, effort.running, effort.grows) == (12.5, assumed.running, None)
    assert effort.basis == f"初めの日数は、市民課の測定による。{assumed.basis}"
    assert own(setup_days=0, running_days=0).variants[0].effort.none
    assert (effort.told, own(setup_cost=1).variants[0].effort.told) == (True, False)


def test_the_costs_told_are_sure_and_a_yearly_cost_that_is_not_told_stays_open() -> None:
    assert own(setup_cost=1980, running_cost=540).variants[0].cost == Cost(
        (1980, 1980), (540, 540), "担当課の見積りによる。", sure=True
    )
    assert own(setup_cost=1980).variants[0].unpriced
    assert own(running_cost=540).variants[0].cost == measure().variants[0].cost


def test_an_example_from_elsewhere_goes_once_the_amount_is_told() -> None:
    catalogue = measure()
    guided = replace(catalogue, variants=tuple(replace(item, guide="他の町の額") for item in catalogue.variants))

    def guide(**told: object) -> str:
        (found,) = with_own_figures((guided,), values({"measure": TITLE, **told}))
        return found.variants[0].guide

    assert guide(setup_cost=1980) == ""
    assert guide(setup_days=3) == guide(running_cost=540) == "他の町の額"


def test_a_measure_of_which_nothing_is_told_is_that_of_the_catalogue() -> None:
    assert with_own_figures((measure(),), values({"measure": "別の施策", "setup_days": 1})) == (measure(),)
    assert with_own_figures((measure(),), {PATH: Missing(PATH)}) == (measure(),)
    assert with_own_figures((measure(),), {}) == (measure(),)


@pytest.mark.parametrize("written", [f"施策12 {TITLE}", f"施策３　{TITLE}", f" {TITLE} "])
def test_a_measure_is_named_as_the_draft_prints_it(written: str) -> None:
    (found,) = with_own_figures((measure(),), values({"measure": written, "setup_days": 9}))
    assert found.variants[0].effort.setup == 9


def test_values_that_are_not_used_are_told() -> None:
    title = "窓口で書く量と滞在する時間の短縮"
    rows: tuple[dict[str, object], ...] = (
        {"measure": title, "running_cost": 5},
        {"measure": f"施策7　{title}", "baseline": "38分"},
        {"measure": "情報システム台帳による全体の把握と重なりの解決"},
    )
    found = list(unmatched_figures(BASE, values(*rows)))
    assert [item.what for item in found] == [
        f"1行目の施策「{title}」は、毎年の費用だけがあり、初期の費用がないので、費用は使いません",
        f"施策「施策7　{title}」の行が二つあり、後の2行目だけを使います",
        "3行目の施策「情報システム台帳による全体の把握と重なりの解決」は、ひな型の施策にないので、この行の値は使いません",
    ]
    assert "「情報システム台帳による全体の把握と重なりの解消」の書き誤りではありませんか" in found[2].remedy
    assert list(unmatched_figures(BASE, {PATH: Missing(PATH)})) == []


def test_a_target_of_ones_own_no_longer_reaches_what_the_target_of_the_catalogue_did() -> None:
    kept, counted = Reach("meetings"), Reach("lessons", Condition("q.lessons >= 6"))
    both = measure(reaches=(kept, counted))
    (found,) = with_own_figures((both,), values({"measure": TITLE, "target": "年3回"}))
    assert found.reaches == (kept,)
    (as_before,) = with_own_figures((both,), values({"measure": TITLE, "setup_days": 3}))
    assert as_before.reaches == (kept, counted)
