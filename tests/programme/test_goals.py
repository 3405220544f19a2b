"""A domain is to rise only where the targets of chosen measures meet all that holds its next level back."""

import pytest
from msgspec.structs import replace

from planner.assessment.model import Assessment, DomainLevel, Judgement, Side, Verdict
from planner.programme.goals import goals
from planner.programme.model import Goal
from planner.programme.varying import Reach
from planner.questionnaire.condition import Condition
from tests.programme.chosen import measure
from tests.programme.test_costs import chosen

MEETINGS, FORMS = Reach("meetings"), Reach("forms", Condition("work.forms >= 3"))


def goal(*lacks: str, level: int | None = 2, verdict: Verdict = Verdict.NOT_MET, forms: int = 3) -> Goal:
    missing = tuple(Judgement(name, 3, verdict, "", ()) for name in lacks)
    known = DomainLevel("d", "領域", Side.INSIDE, level, "", "", 1, 1, missing, missing)
    measures = (
        replace(chosen(2027, None), number="施策1", measure=measure(reaches=(MEETINGS,), domain="other")),
        replace(chosen(2027, None), number="施策2", measure=measure(reaches=(FORMS, Reach("absent")))),
    )
    (found,) = goals(Assessment((known,), (), ()), measures, {"work.forms": forms})
    return found


def test_a_domain_rises_by_the_measures_whose_targets_meet_all_that_is_missing() -> None:
    assert goal("forms") == Goal("d", "領域", 2, 3, ("施策2",))
    assert goal("forms", "meetings") == Goal("d", "領域", 2, 3, ("施策1", "施策2"))


@pytest.mark.parametrize(
    "found",
    [
        goal("forms", "leaders"),
        goal("forms", forms=2),
        goal("forms", verdict=Verdict.UNKNOWN),
        goal(),
    ],
    ids=["part-is-not-reached", "the-target-falls-short", "nobody-knows", "highest-level"],
)
def test_else_it_stays_and_no_measure_is_named(found: Goal) -> None:
    assert (found.level, found.by) == (2, ())


def test_a_level_that_is_not_told_has_no_goal() -> None:
    assert goal("forms", level=None).level is None
