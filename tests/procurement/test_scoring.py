"""The points of a proposal make a hundred with the price, whoever changes them."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.errors import PlannerError
from planner.missing import Missing
from planner.procurement.scoring import load_scoring
from planner.templateset.model import TemplateSet
from tests.shipped import BASE


@pytest.fixture(scope="module")
def base() -> TemplateSet:
    return BASE


def changed(base: TemplateSet, folder: Path, text: str) -> TemplateSet:
    (folder / "criteria.yaml").write_text(text, encoding="utf-8")
    return replace(base, chain=(folder, *base.chain))


def test_few_people_give_operation_and_migration_more_weight(base: TemplateSet) -> None:
    scoring = load_scoring(base)
    points = {staff: {item.id: item.points for item in scoring.criteria(staff)} for staff in (2, 3)}
    assert points[2]["operation"] > points[3]["operation"]
    assert points[2]["functions"] < points[3]["functions"]
    assert scoring.criteria(Missing()) == scoring.few


def test_points_that_do_not_add_up_are_told_at_their_line(base: TemplateSet, tmp_path: Path) -> None:
    with pytest.raises(PlannerError) as error:
        load_scoring(changed(base, tmp_path, "- id: record\n  points: 30\n"))
    assert [(problem.place.line, problem.what) for problem in error.value.problems] == [
        (2, "配点（points）と価格の点20の合計が120点です")
    ]


def test_a_child_may_move_points_from_one_criterion_to_another(base: TemplateSet, tmp_path: Path) -> None:
    moved = "- id: record\n  points: 5\n- id: exit\n  points: 10\n"
    points = {item.id: item.points for item in load_scoring(changed(base, tmp_path, moved)).usual}
    assert (points["record"], points["exit"]) == (5, 10)
