"""Days that miss are made up for by the first way that brings enough, and what each way brings can be recounted."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.pipeline import build
from planner.programme.capacity import capacity
from planner.programme.relief import relief
from tests.programme.test_capacity import situation
from tests.reference.towns import GROUP, built, document_text, workspace

# full-time, part-time, share of time -> days of one percent, of one with freed part-time people, of one person more
WAYS = [(1, 1, 10, 3.0, 4.8, 120.0), (0, 2, 10, 1.2, 4.8, 120.0), (2, 0, 60, 4.8, 0, 144.0)]


@pytest.mark.parametrize(("full", "part", "share", "of_percent", "freed", "hired"), WAYS)
def test_what_each_way_brings_is_told_in_days_a_year(
    full: int, part: int, share: int, of_percent: float, freed: float, hired: float
) -> None:
    known = situation(full, part, share)
    found = relief(known, capacity(known))
    assert (found.now, round(found.of_percent, 2)) == (share, of_percent)
    assert (found.of_percent_freed, found.hired) == (freed, hired)


def test_where_nobody_works_on_it_a_percent_of_their_time_brings_nothing() -> None:
    known = situation(0, 0, 0)
    assert relief(known, capacity(known)).of_percent == 0


@pytest.mark.parametrize("town", ["mihonzawa", "mihonjima"])
@GROUP
def test_a_plan_with_too_few_days_recommends_one_way(town: str) -> None:
    text = next(document_text(file.content) for file in built(town).files if file.id == "plan")
    assert text.count("初めに足りる次の方法を勧める") == 1
    assert "のいずれかとし" not in text


@pytest.mark.parametrize("town", ["mihonzawa", "mihonjima"])
@GROUP
def test_work_that_is_moved_away_is_given_to_staff_by_name(town: str) -> None:
    text = next(document_text(file.content) for file in built(town).files if file.id == "plan")
    assert text.count("移す仕事と受ける職員の名を書いた案を作り") == 1


@GROUP
def test_the_daily_work_that_is_moved_is_shared_among_those_named_for_it_in_each_office() -> None:
    text = next(document_text(file.content) for file in built("mihonjima").files if file.id == "plan")
    found = re.search(r"日々の仕事の([\d.]+)人日分を各課の推進担当9人（1人当たり([\d.]+)人日）に移す", text)
    assert found
    assert round(float(found[1]) / 9, 1) == float(found[2])


@GROUP
def test_where_an_own_set_lets_the_share_rise_less_one_person_more_is_recommended_and_the_bound_is_told(
    tmp_path: Path,
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "template.yaml").write_text("id: own\ntitle: 見本の圏域\nparent: nagano\n", encoding="utf-8")
    (own / "assumptions.yaml").write_text(
        '- id: most-share\n  value: 12\n  unit: "%"\n  label: 割合の上限\n  reason: 圏域の会議で決めた。\n',
        encoding="utf-8",
    )
    asked = replace(workspace("mihonzawa"), templates=tmp_path, region="own", documents=("plan-questions",))
    (text,) = (document_text(file.content) for file in build(asked).files if file.id == "plan-questions")
    assert "割合を上げるのは12%までとみて、専任を1人増やし、年120人日を加える案を勧める" in text
