"""What somebody in the town raised, and what alone meets an issue, begins before what only levels and figures want."""

import pytest
from msgspec.structs import replace

from planner.assessment.model import Issue, Sign
from planner.programme.candidate import Candidate
from planner.programme.capacity import Capacity
from planner.programme.measure import Measure, Ruled
from planner.programme.raised import raised, with_needed
from planner.programme.reasons import SettledBy, WhyNot
from planner.programme.schedule import schedule
from tests.programme.ranked import YEARS, candidate, starts

ROW = {
    "topic": "",
    "fact": "",
    "measure": "",
    "status": "delayed",
    "carried": "continue",
    "finding": "",
    "kind": "trouble",
}
PLAN = {"name": "空き家対策計画", "relation": ""}


def measure(name: str, *, after: tuple[str, ...] = (), **changes: object) -> Measure:
    return replace(candidate(name, 1, after=after).measure, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "told", "found"),
    [
        ("basics.local_issues", ({**ROW, "topic": "空き家が増える"},), True),
        ("basics.local_issues", ({**ROW, "topic": "橋が古い"},), False),
        ("voices.findings", ({**ROW, "finding": "空き家の草が道に出る"},), True),
        ("voices.findings", ({**ROW, "finding": "空き家の相談が親切", "kind": "praise"},), False),
        ("work.inventory", ({"task": "空き家の調査", "rework": ""},), True),
        ("upper.related_plans", ({**PLAN, "relation": "防災と空き家の一覧"},), True),
        ("upper.related_plans", (PLAN,), False),  # that there is a plan asks for nothing
        ("derived.lessons", ("空き家の一覧を直す人がいなかった",), True),
        ("derived.decided", ("空き家の一覧を作る",), True),
    ],
)
def test_a_measure_is_raised_by_what_is_told_of_its_matter(path: str, told: object, found: bool) -> None:
    assert raised([measure("houses", relates=("空き家",))], {path: told}) == ({"houses"} if found else set())


def test_what_the_town_ruled_to_meet_something_is_raised() -> None:
    assert raised([measure("houses", ruled=Ruled(met=("雨漏り",)))], {}) == {"houses"}


def test_what_a_raised_measure_waits_for_is_raised_with_it() -> None:
    every = [measure("houses", relates=("空き家",), after=("map",)), measure("map", after=("base",)), measure("base")]
    told = {"basics.local_issues": ({**ROW, "topic": "空き家"},)}
    assert raised([*every, measure("other")], told) == {"houses", "map", "base"}


def _for(name: str, *issues: str, **changes: object) -> Candidate:
    called = tuple(Issue(item, item, "d", "", "", "", 2, (Sign(item, ()),)) for item in issues)
    return replace(candidate(name, 1), issues=called, **changes)  # type: ignore[arg-type]


def test_the_best_for_an_issue_that_nothing_called_for_meets_counts_as_raised() -> None:
    ranked = [_for("told", "a", raised=True), _for("b1", "a", "b"), _for("b2", "b"), _for("a2", "a")]
    assert [item.measure.id for item in with_needed(ranked) if item.raised] == ["told", "b1"]


def test_of_what_nobody_raised_only_so_many_begin_in_a_year_and_the_rest_is_left_out() -> None:
    ranked = [
        *(candidate(name, 1, office=name) for name in "abcd"),
        replace(candidate("e", 1, office="e"), raised=True),
    ]
    plan = schedule(ranked, YEARS, Capacity(30, unraised=1))
    assert starts(plan) == {"a": 2027, "b": 2028, "c": 2029, "e": 2027}
    assert [(item.measure.id, why) for item, why in plan.left_out] == [("d", WhyNot.UNRAISED)]
    assert [item.settled_by for item in plan.placements][1] is SettledBy.UNRAISED


def test_what_the_town_put_first_begins_beside_what_nobody_raised() -> None:
    wished = replace(candidate("b", 1), wished=True)
    plan = schedule(
        [candidate("a", 1, office="x"), replace(wished, measure=replace(wished.measure, domain="first"))],
        YEARS,
        Capacity(30, unraised=1),
    )
    assert starts(plan) == {"b": 2027, "a": 2027}
    assert plan.placements[0].candidate.raised
