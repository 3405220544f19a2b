"""Visits of an expert are counted as they are told, and who sells to the town advises on no purchase."""

from pathlib import Path

import pytest

from planner.missing import Missing, is_known
from planner.situation.visits import advises_on_buying, visits
from tests.told import plan_lines


@pytest.mark.parametrize(
    ("told", "times", "hours"),
    [("県の派遣（年6回、1回4時間、半分はオンライン）", 6, 4), ("月2回、1回当たり3時間の契約", 24, 3)],
)
def test_times_and_hours_are_read_from_the_role(told: str, times: int, hours: int) -> None:
    assert visits(told) == (times, hours)


@pytest.mark.parametrize("told", ["見積書の確認", "年6回の助言", "1回4時間"])
def test_one_number_alone_tells_no_visits(told: str) -> None:
    assert not is_known(visits(told))


@pytest.mark.parametrize(
    ("role", "advises"),
    [
        ("予算要求前の見積りの査定への助言", True),
        ("計画の策定への助言。契約の審査は除く", False),
        ("公開データの見立て（受注もするため調達には入れない）", False),
        ("市内の事業者の代表で、市の仕事を受注している", False),
        ("新しい事業の提案が中心で、契約は見ない", False),
        ("調達に入れる仕様書の確認", True),
        (Missing("organisation.external_role"), True),
    ],
)
def test_who_sells_to_the_town_or_is_kept_out_of_its_purchases_advises_on_none(role: object, advises: bool) -> None:
    assert advises_on_buying(True, role) is advises
    assert advises_on_buying(False, role) is False


@pytest.mark.parametrize(("role", "asked"), [("公開データの見立て。調達には入れない", False), ("データの見立て", True)])
def test_the_plan_leaves_the_hours_of_who_is_kept_out_to_the_role(role: str, asked: bool, tmp_path: Path) -> None:
    told = f"organisation.external_expert: true\norganisation.external_hours: 48\norganisation.external_role: {role}\n"
    town = "format: 1\nbasics.municipality: '182079'\nupper.plan_start: 2027\norganisation.it_staff_fulltime: 5\n"
    plan = "\n".join(plan_lines(town + told, tmp_path))
    assert ("時間を仕様書と見積りの確認" in plan) is asked
    assert ("は今の役割に充て、調達の相談には加えない" in plan) is not asked
