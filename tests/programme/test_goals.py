"""A domain is to rise only where chosen measures of it meet an answer that holds its next level back."""

from dataclasses import replace

import pytest

from planner.assessment.model import Assessment, DomainLevel, Issue, Judgement, Side, Sign, Verdict
from planner.programme.goals import goals
from planner.programme.model import Goal
from tests.programme.test_choose import measure
from tests.programme.test_costs import chosen


def goal(*lacks: tuple[str, ...], level: int | None = 2, verdict: Verdict = Verdict.NOT_MET, domain: str = "d") -> Goal:
    missing = tuple(Judgement(str(at), 3, verdict, "", reads) for at, reads in enumerate(lacks))
    known = DomainLevel(domain, "領域", Side.INSIDE, level, "", "", 1, 1, missing, missing)
    signs = (Sign("meetings", ("work.meetings", "basics.staff")), Sign("forms", ("work.forms",)))
    issue = Issue("i", "課題1", "d", "", "", "", 2, signs)
    measures = (
        replace(chosen(2027, None), number="施策1", measure=measure(addresses=("meetings",))),
        replace(chosen(2027, None), number="施策2", measure=measure(addresses=("forms", "absent"))),
    )
    (found,) = goals(Assessment((known,), (issue,), ()), measures)
    return found


def test_a_domain_rises_by_the_measures_that_meet_all_that_is_missing() -> None:
    assert goal(("work.forms",)) == Goal("d", "領域", 2, 3, ("施策2",))
    assert goal(("work.forms",), ("work.meetings",)) == Goal("d", "領域", 2, 3, ("施策1", "施策2"))


@pytest.mark.parametrize(
    "found",
    [
        goal(("work.forms",), ("work.paper",)),
        goal(("organisation.leaders", "basics.staff")),
        goal(("work.forms",), verdict=Verdict.UNKNOWN),
        goal(("work.forms",), domain="other"),
        goal(),
    ],
    ids=["part-is-put-off", "only-the-size-is-shared", "nobody-knows", "measures-of-another-domain", "highest-level"],
)
def test_else_it_stays_and_no_measure_is_named(found: Goal) -> None:
    assert (found.level, found.by) == (2, ())


def test_a_level_that_is_not_told_has_no_goal() -> None:
    assert goal(("work.forms",), level=None).level is None
