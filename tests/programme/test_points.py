"""The points of a measure follow the printed criteria and can be recounted."""

import pytest
from msgspec.structs import replace

from planner.missing import Missing
from planner.programme.capacity import Capacity
from planner.programme.choose import candidates
from planner.programme.effort import Cost
from planner.programme.points import cost
from planner.programme.score import Points
from planner.situation.model import Fact, Origin, OriginKind
from tests.programme.chosen import assessment, chosen, measure, situation

FREE, PAID, OPEN = (
    Cost((once, once), yearly, "", sure=False) for once, yearly in ((0, (0, 0)), (9, (0, 0)), (9, None))
)
EARLIER = ("before", "after")

# what differs -> effect, urgency, lightness, cost, feasibility, wish
POINTS = [
    ({}, {}, Points(2, 1, 3, 3, 3, 0)),
    ({"prerequisites": ("x",)}, {}, Points(2, 1, 3, 3, 3, 0)),
    ({}, {"days": 40}, Points(2, 1, 2, 3, 3, 0)),
    ({}, {"days": 50}, Points(2, 1, 3, 3, 3, 0)),
    ({}, {"days": 20}, Points(2, 1, 2, 3, 3, 0)),
    ({}, {"days": 0}, Points(2, 1, 1, 3, 3, 0)),
    ({}, {"top": ("d",)}, Points(2, 1, 3, 3, 3, 1)),
    ({}, {"top": Missing("priorities.top")}, Points(2, 1, 3, 3, 3, 0)),
    ({"relates": ("津波",)}, {"told": "津波の避難"}, Points(2, 1, 3, 3, 3, 1)),
    ({"relates": ("津波",)}, {"told": "津波の避難", "top": ("d",)}, Points(2, 1, 3, 3, 3, 2)),
]


@pytest.mark.parametrize(("changes", "here", "points"), POINTS)
def test_points_follow_the_printed_criteria(
    changes: dict[str, object], here: dict[str, object], points: Points
) -> None:
    assert chosen(measure(**changes), **here)[0][1] == points  # type: ignore[arg-type]


def test_what_was_decided_on_the_way_to_the_plan_counts_as_an_issue_told_in_the_town_does() -> None:
    decided = Fact("derived.decided", ("台帳を一度そろえる",), "", Origin(OriginKind.RULE))
    here = situation(top=("d",), told="台帳の不足").with_facts([decided])
    (asked, other), _ = candidates(
        (measure("asked", relates=("台帳",)), measure("other", relates=("津波",))), assessment(), here, Capacity(100)
    )
    assert [(item.points.wish, item.decided) for item in (asked, other)] == [(2, True), (1, False)]


@pytest.mark.parametrize(("severities", "urgency"), [((1, 2), 1), ((3, 2), 2), ((3, 3), 3), ((3, 3, 3), 3)])
def test_urgency_grows_with_the_heaviest_issues_that_a_measure_answers(
    severities: tuple[int, ...], urgency: int
) -> None:
    judged = assessment()
    issues = tuple(replace(judged.issues[0], number=f"課題{at}", severity=it) for at, it in enumerate(severities, 1))
    found, _ = candidates((measure(),), replace(judged, issues=issues), situation(), Capacity(100))
    assert found[0].points.urgency == urgency
    assert len(found[0].points.pressed.issues) == severities.count(3)


def urgency(severity: int, unconfirmed: bool, life: str) -> int:
    """Return the points for urgency of a measure for one issue."""
    (issue,) = assessment().issues
    of_issues = replace(assessment(), issues=(replace(issue, severity=severity, unconfirmed=unconfirmed),))
    (found,), _ = candidates((measure(life=life),), of_issues, situation(), Capacity(100))
    return found.points.urgency


def test_what_nobody_has_confirmed_presses_no_measure() -> None:
    assert urgency(3, True, "") == urgency(3, True, "逃げ遅れる") == 1


def test_of_equal_points_the_more_urgent_goes_first() -> None:
    (issue,) = assessment().issues
    of_issues = replace(assessment(), issues=(replace(issue, severity=3),))
    both = (measure("strong", effect=3), measure("urgent", effect=2, life="逃げ遅れる"))
    found, _ = candidates(both, of_issues, situation(), Capacity(100))
    assert [item.measure.id for item in found] == ["urgent", "strong"]
    assert len({item.points.total for item in found}) == 1


def test_what_lives_depend_on_is_urgent_for_one_of_the_heaviest_issues() -> None:
    assert urgency(3, False, "逃げ遅れる") == 3
    assert urgency(2, False, "逃げ遅れる") == 1


@pytest.mark.parametrize(
    ("year", "urgency", "finish"), [(2027, 3, 2027), (2029, 1, 2029), (Missing("q.year"), 1, None)]
)
def test_what_is_to_be_finished_within_two_years_is_urgent(year: object, urgency: int, finish: int | None) -> None:
    fact = Fact("q.year", year, "", Origin(OriginKind.ANSWER))
    found, _ = candidates((measure(finish="q.year"),), assessment(), situation().with_facts([fact]), Capacity(100))
    assert (found[0].points.urgency, found[0].finish) == (urgency, finish)
    assert bool(found[0].points.pressed.day) is (urgency == 3)


def test_only_what_must_come_before_and_is_not_done_costs_a_point() -> None:
    ranked = (measure("before"), measure("after", prerequisites=("before",)), measure("last", prerequisites=EARLIER))
    found, _ = candidates(ranked, assessment(1), situation(()), Capacity(100))
    assert {item.measure.id: item.points.feasibility for item in found} == {"before": 3, "after": 2, "last": 1}


@pytest.mark.parametrize(
    ("paid", "schemes", "points"),
    [(FREE, (), 3), (PAID, (), 2), (OPEN, (), 1), (None, (), 1), (None, ("scheme",), 2), (FREE, ("scheme",), 3)],
)
def test_what_is_not_paid_or_can_be_said_or_helped_with_costs_less(
    paid: Cost | None, schemes: tuple[str, ...], points: int
) -> None:
    (variant, *_) = measure().variants
    assert cost(replace(variant, cost=paid), schemes) == points


def supported(waiting: int, days: float, cost: Cost | None) -> int:
    """Return the points that a measure of 10 person-days has because others ought to wait for it."""
    first = measure("first")
    first = replace(first, variants=tuple(replace(item, cost=cost) for item in first.variants))
    others = (measure(f"after{number}", prerequisites=("first",)) for number in range(waiting))
    found, _ = candidates((first, *others), assessment(1), situation(()), Capacity(days))
    return next(item.points.support for item in found if item.measure.id == "first")


def test_what_two_others_rest_on_comes_earlier_if_it_is_short_and_free() -> None:
    assert supported(2, 40, FREE) == 1
    assert [supported(1, 40, FREE), supported(2, 39, FREE), supported(2, 40, None)] == [0, 0, 0]
    assert supported(2, 40, Cost((0, 9), (0, 0), "", sure=False)) == 0


def test_the_total_counts_effect_urgency_wish_and_support_twice() -> None:
    assert Points(3, 2, 1, 3, 2, 1, 1).total == 3 * 2 + 2 * 2 + 1 + 3 + 2 + 1 * 2 + 1 * 2
