"""A renewal that cannot be ready on its day is told first, with the ways out, and with the same days everywhere."""

import pytest

from planner.japanese.era import era_date as era
from tests.reference.towns import GROUP, built, document_text

pytestmark = GROUP


READ_BY_THE_COUNCIL = ("plan", "plan-summary", "plan-questions")


def texts(town: str) -> dict[str, str]:
    files = (file for file in built(town).files if file.manuscript.id in READ_BY_THE_COUNCIL)
    return {file.manuscript.id: document_text(file.content) for file in files}


def test_a_renewal_that_comes_too_late_opens_the_plan_and_stands_in_what_the_council_reads() -> None:
    town = "mihondate"
    (late,) = built(town).decided.situation.value("purchases.late")
    written = texts(town)
    plan = written["plan"]
    first = plan[plan.rindex("この計画の要点") :].splitlines()[1]
    assert late.works[0] in first
    for text in (first, written["plan-summary"], written["plan-questions"]):
        assert f"（早くて{era(late.live)}）。直ちに着手し、" in text
        assert f"{era(late.decide_by)}までに決める" in text
    assert f"{'、'.join(late.works)}は直ちに" in plan  # in the table of renewals, where the others have a day


@pytest.mark.parametrize("town", ["mihonjima", "mihonzawa"])
def test_a_town_whose_renewals_can_all_be_in_time_is_told_of_none(town: str) -> None:
    assert not built(town).decided.situation.value("purchases.late")
    assert "直ちに着手し" not in texts(town)["plan"]
