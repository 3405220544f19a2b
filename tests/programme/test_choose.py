"""Measures are chosen for issues, in the variant that fits, or it is said why not."""

from datetime import date
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from planner.assessment.controls import Control, State
from planner.assessment.model import Issue, Sign
from planner.missing import Missing
from planner.programme.capacity import Capacity
from planner.programme.choose import candidates
from planner.programme.effort import Addition, Cost, Count, Effort, Growth
from planner.programme.measure import Measure, Step, Variant
from planner.programme.reasons import WhyNot
from planner.questionnaire.condition import Condition
from planner.situation.model import Fact, Origin, OriginKind, Situation
from planner.situation.told import ISSUES, RESULTS
from tests.programme.chosen import ON, STAFF, Duty, assessment, chosen, measure, situation


@pytest.mark.parametrize(
    ("level", "content"), [(None, "段階1まで"), (0, "段階1まで"), (1, "段階1まで"), (2, "段階5まで")]
)
def test_the_variant_is_the_one_for_todays_level(level: int | None, content: str) -> None:
    assert chosen(measure(), level=level)[0][0] == content


@pytest.mark.parametrize(("people", "setup"), [(9, (20, 60)), (10, (40, 120)), (Missing("x"), None)])
def test_what_one_unit_costs_is_taken_as_often_as_the_municipality_needs_it(
    people: object, setup: tuple[int, int] | None
) -> None:
    fact = Fact("stats.people", people, "", Origin(OriginKind.ANSWER))
    counts = (Count(2, Condition("stats.people < 10")), Count(4))
    variant = replace(measure().variants[1], cost=Cost((10, 30), None, "", sure=True, unit="か所", counts=counts))
    found, _ = candidates((measure(variants=(variant,)),), assessment(), situation().with_facts([fact]), Capacity(100))
    cost = found[0].variant.cost
    assert (cost and cost.setup) == setup


@pytest.mark.parametrize(("offices", "running"), [(0, (20, 30)), (3, (80, 120)), (Missing("x"), None)])
def test_an_addition_is_counted_with_the_towns_own_number(offices: object, running: tuple[int, int] | None) -> None:
    adds = Addition("端末を足す", (0, 0), (20, 30), "", "台", (Count(1, of="stats.offices"),))
    found = priced(Cost((0, 0), (0, 0), "職員が行う。", sure=False, adds=(adds,)), "stats.offices", offices)
    assert (found and found.running) == running


@pytest.mark.parametrize(("people", "known"), [(9, True), (10, False), (Missing("x"), False)])
def test_an_addition_is_known_only_where_its_source_tells_of_such_a_town(people: object, known: bool) -> None:
    adds = Addition("アプリを足す", (100, 200), None, "", when=Condition("stats.people < 10"))
    found = priced(Cost((0, 0), (0, 0), "職員が行う。", sure=False, adds=(adds,)), "stats.people", people)
    assert (found is not None and found.setup == (100, 200)) is known


@pytest.mark.parametrize(("people", "setup"), [(9, (1, 2)), (10, (3, 4)), (99, None)])
def test_of_several_additions_the_first_whose_source_tells_of_such_a_town_counts(
    people: int, setup: tuple[int, int] | None
) -> None:
    small = Addition("アプリを足す", (1, 2), (0, 0), "", when=Condition("stats.people < 10"))
    large = Addition("アプリを足す", (3, 4), (0, 0), "", when=Condition("stats.people < 50"))
    found = priced(Cost((0, 0), (0, 0), "職員が行う。", sure=False, adds=(small, large)), "stats.people", people)
    assert (found and found.setup) == setup


@pytest.mark.parametrize(("people", "known"), [(9, True), (10, False), (Missing("x"), False)])
def test_a_cost_is_known_only_where_its_source_tells_of_such_a_town(people: object, known: bool) -> None:
    cost = Cost((10, 30), (5, 5), "", sure=True, when=Condition("stats.people < 10"))
    fact = Fact("stats.people", people, "", Origin(OriginKind.ANSWER))
    variant = replace(measure().variants[1], cost=cost)
    found, _ = candidates((measure(variants=(variant,)),), assessment(), situation().with_facts([fact]), Capacity(100))
    assert (found[0].variant.cost is not None) is known


def priced(cost: Cost, path: str, value: object) -> Addition | None:
    """Return what is added in the measure chosen in a town that tells `value`."""
    variant = replace(measure().variants[1], cost=cost)
    told = situation().with_facts([Fact(path, value, "", Origin(OriginKind.ANSWER))])
    found, _ = candidates((measure(variants=(variant,)),), assessment(), told, Capacity(100))
    return found[0].variant.adds


# measure -> why it is not chosen
REJECTED = [
    (measure(issue="absent"), WhyNot.NO_ISSUE),
    (measure(issue="open"), WhyNot.UNDECIDED),
    (measure(applies=Condition("q.no")), WhyNot.NOT_APPLICABLE),
    (measure(applies=Condition("q.none == 'x'")), WhyNot.NOT_APPLICABLE),
    (measure(applies=Condition("q.open == 'x'")), WhyNot.UNDECIDED_FIT),
    (measure(issue="absent", fulfilled=Condition("q.no == false")), WhyNot.FULFILLED),
    (measure(issue="absent", fulfilled=Condition("q.open")), WhyNot.NO_ISSUE),
    (measure(issue="open", fulfilled=Condition("q.no == false")), WhyNot.UNDECIDED),
    (measure(fulfilled=Condition("q.no == false")), WhyNot.FULFILLED),
]


@pytest.mark.parametrize(("item", "why"), REJECTED)
def test_a_measure_that_is_not_chosen_says_why(item: Measure, why: WhyNot) -> None:
    found, rejected = candidates((item,), assessment(), situation(), Capacity(100))
    assert (found, [one.why for one in rejected]) == ((), [why])


def test_a_trial_of_what_is_left_is_no_candidate_where_others_meet_all_that_is_told() -> None:
    trial, other = measure("trial", tries_what_is_left=True), measure("other", relates=("空き家",))
    here = situation().with_facts(
        [Fact(ISSUES.path, ({"topic": "空き家", "fact": "312戸", "source": "議会"},), "", Origin(OriginKind.ANSWER))]
    )
    found, rejected = candidates((trial, other), assessment(), here, Capacity(100))
    assert [item.measure.id for item in found] == ["other"]
    assert [(item.measure.id, item.why) for item in rejected] == [("trial", WhyNot.NO_ISSUE)]
    found, _ = candidates((trial,), assessment(), here, Capacity(100))
    assert [item.measure.id for item in found] == ["trial"]


def test_a_measure_answers_the_issue_it_is_made_for_and_those_that_tell_what_it_meets() -> None:
    told = Issue("told", "課題2", "d", "", "", "", 2, (Sign("told", (), tells=ISSUES.path),))
    both = replace(assessment(), issues=(*assessment().issues, told))
    here = situation().with_facts(
        [Fact(ISSUES.path, ({"topic": "空き家", "fact": "312戸", "source": "議会"},), "", Origin(OriginKind.ANSWER))]
    )
    (found,), _ = candidates((measure(relates=("空き家",)),), both, here, Capacity(100))
    assert [issue.number for issue in found.issues] == ["課題1", "課題2"]


@pytest.mark.parametrize(("condition", "content"), [("q.no == false", "小さな団体"), ("q.no == true", "段階1まで")])
def test_a_variant_whose_condition_holds_goes_before_the_others(condition: str, content: str) -> None:
    item = measure()
    small = Variant(5, "小さな団体", (), Effort(1, 0, ""), None, Condition(condition))
    (found,), _ = candidates((measure(variants=(*item.variants, small)),), assessment(), situation(), Capacity(100))
    assert found.variant.content == content


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("独自のアプリとコンビニ交付は行わない。利用が見込めないため", WhyNot.DECLINED),
        ("独自のアプリは作らない。コンビニ交付で足りるため", None),
        ("独自のアプリは作らない", None),
        (Missing("priorities.not_do"), None),
    ],
)
def test_what_the_municipality_has_decided_not_to_do_is_no_candidate(told: object, why: WhyNot | None) -> None:
    here = situation().with_facts([Fact("priorities.not_do", told, "", Origin(OriginKind.ANSWER))])
    item = measure(declined_by=("コンビニ交付",))
    found, rejected = candidates((item,), assessment(), here, Capacity(100))
    assert [item.why for item in rejected] == ([why] if why else [])
    assert bool(found) != bool(why)


@pytest.mark.parametrize(
    ("told", "why"),
    [("RPAは使わない", WhyNot.DECLINED), ("RPAを新しく増やさない", None), ("RPAの本数を目標にしない", None)],
)
def test_a_measure_that_keeps_what_there_is_is_not_declined_by_having_no_more_of_it(
    told: str, why: WhyNot | None
) -> None:
    facts = [Fact("priorities.not_do", told, "", Origin(OriginKind.ANSWER))]
    item = measure(declined_by=("RPA -増や",))
    chosen, rejected = candidates((item,), assessment(), situation().with_facts(facts), Capacity(100))
    assert [found.why for found in rejected] == ([why] if why else [])
    assert bool(chosen) is not bool(why)


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ("コンビニ交付は令和10年度まで始めない。人手が足りないため", 2029),
        ("コンビニ交付は令和2年度まで始めない", 2021),
        ("コンビニ交付は令和12年度まで始めない", None),
        ("コンビニ交付は、国の補助があっても2年間は始めない", 2029),
        ("コンビニ交付は5年間は始めない", None),
    ],
)
def test_what_is_declined_up_to_a_year_is_a_candidate_after_it_if_the_plan_lasts(told: str, first: int | None) -> None:
    facts = [Fact("priorities.not_do", told, "", Origin(OriginKind.ANSWER))]
    years = {"derived.plan_first_year": 2027, "derived.plan_last_year": 2031}
    facts += [Fact(path, year, "", Origin(OriginKind.DERIVED)) for path, year in years.items()]
    found, rejected = candidates(
        (measure(declined_by=("コンビニ交付",)),), assessment(), situation().with_facts(facts), Capacity(100)
    )
    assert [item.not_before for item in found] == ([first] if first else [])
    assert [item.why for item in rejected] == ([] if first else [WhyNot.DECLINED])


@pytest.mark.parametrize(
    ("told", "result", "next_", "why"),
    [
        ("施策3 証明書を近くで", "stopped", "ended", WhyNot.ENDED),
        ("証明書を近くで", "achieved", "ended", WhyNot.ENDED),
        ("証明書を近くで", "stopped", "changed", None),
        ("証明書を近くで", "achieved", Missing("previous.results.next"), None),
        ("証明書を近くで出す店", "stopped", "ended", None),
    ],
)
def test_a_measure_that_the_town_ends_as_the_plan_before_names_it_is_no_candidate(
    told: str, result: str, next_: object, why: WhyNot | None
) -> None:
    rows = ({"measure": told, "result": result, "next": next_},)
    here = situation().with_facts([Fact("previous.results", rows, "", Origin(OriginKind.ANSWER))])
    found, rejected = candidates((replace(measure(), title="証明書を近くで"),), assessment(), here, Capacity(100))
    assert [item.why for item in rejected] == ([why] if why else [])
    assert bool(found) != bool(why)


@pytest.mark.parametrize(
    ("taken_by", "cost", "is_within"),
    [
        (("tax", "it"), (0, 0), True),
        (("tax",), (10, 10), False),
        (("tax", "audit"), (0, 0), False),
        (("tax", "all"), (0, 0), False),
    ],
)
def test_the_head_of_an_office_decides_about_what_it_does_without_paying_and_without_others(
    taken_by: tuple[str, ...], cost: tuple[int, int], is_within: bool
) -> None:
    steps = tuple(Step("数える", who, "毎年の5月") for who in taken_by)
    variant = Variant(5, "", steps, Effort(1, 1, ""), Cost(cost, (0, 0), "", sure=True))
    room = Capacity(100, it_office="デジタル課")
    rows = [{"role": "tax", "name": "税務課"}, {"role": "audit", "name": "監査委員事務局"}]
    answers = {"organisation.departments": rows, "organisation.it_department": room.it_office}
    told = [Fact(path, value, "", Origin(OriginKind.ANSWER)) for path, value in answers.items()]
    named = situation().with_facts(told)
    (found,), _ = candidates((measure(owner="tax", variants=(variant,)),), assessment(), named, room)
    assert found.within_office is is_within


@pytest.mark.parametrize(("condition", "shown_by"), [("q.no == false", ("q.no",)), ("q.no", ()), ("q.open", ())])
def test_what_the_town_practises_already_is_known_by_the_answers(condition: str, shown_by: tuple[str, ...]) -> None:
    (found,), _ = candidates((measure(practised=Condition(condition)),), assessment(), situation(), Capacity(100))
    assert found.practised == shown_by


# condition of a met duty -> deadline, paths that show it
DUTIES = [("q.no == false", None, ("q.no",)), ("q.no", ON, ()), ("q.open", ON, ())]


@pytest.mark.parametrize(("fulfilled", "deadline", "shown_by"), DUTIES)
def test_a_duty_that_is_known_to_be_met_presses_no_more(
    fulfilled: str, deadline: date | None, shown_by: tuple[str, ...]
) -> None:
    here = situation().with_facts([Fact("law.duty", Duty(ON), "", Origin(OriginKind.LAW))])
    item = measure(deadline="duty", fulfilled=Condition(fulfilled))
    (found,), _ = candidates((item,), assessment(), here, Capacity(100))
    assert (found.deadline, found.fulfilled) == (deadline, shown_by)
    assert found.points.urgency == (1 if shown_by else 3)


@pytest.mark.parametrize(
    ("when", "left"),
    [
        (("期限の日の1か月前まで", "毎年の5月"), ("毎年の5月",)),
        (("期限の日までと、毎年の11月",), ("毎年の11月",)),
        (("期限の日まで",), ("期限の日まで",)),
    ],
)
def test_a_duty_that_is_met_goes_on_without_what_is_done_up_to_its_day(
    when: tuple[str, ...], left: tuple[str, ...]
) -> None:
    steps = tuple(Step("する", "it", item) for item in when)
    variant = replace(measure().variants[1], steps=steps)
    item = measure(deadline="duty", variants=(variant,), fulfilled=Condition("q.no == false"))
    duty = Fact("law.duty", Duty(date(2027, 7, 1)), "", Origin(OriginKind.LAW))
    (found,), _ = candidates((item,), assessment(), situation().with_facts([duty]), Capacity(100))
    assert tuple(step.when for step in found.variant.steps) == left


# size of the municipality -> person-days for set-up and running
GROWN = [(299, (10, 1)), (300, (13, 2)), (2684, (34, 9)), (Missing("q.size"), (10, 1))]


@pytest.mark.parametrize(("size", "days"), GROWN)
def test_the_effort_grows_with_every_full_step_of_size(size: object, days: tuple[float, float]) -> None:
    here = situation().with_facts([Fact("q.size", size, "", Origin(OriginKind.ANSWER))])
    effort = Effort(10, 1, "", Growth("q.size", 300, 3, 1, ""))
    (found,), _ = candidates(
        (measure(variants=(Variant(5, "", (), effort, None),)),), assessment(), here, Capacity(100)
    )
    assert (found.variant.effort.setup, found.variant.effort.running) == days
    assert (found.variant.effort.grows is None) is (days == (10, 1))


# staff of the town hall -> person-days for set-up and running of a measure whose growth is not told by itself
BY_STAFF = [(499, (3, 0.5)), (500, (4.5, 0.7)), (1049, (6, 0.9)), (Missing(STAFF), (3, 0.5))]


@pytest.mark.parametrize(("staff", "days"), BY_STAFF)
def test_days_of_which_nothing_tells_the_growth_grow_with_the_staff(staff: object, days: tuple[float, float]) -> None:
    here = situation().with_facts([Fact(STAFF, staff, "", Origin(OriginKind.ANSWER))])
    item = measure(variants=(Variant(5, "", (), Effort(3, 0.5, ""), None),))
    (found,), _ = candidates((item,), assessment(), here, Capacity(100))
    assert (found.variant.effort.setup, found.variant.effort.running) == days
    assert STAFF in found.reads


@pytest.mark.parametrize("effort", [Effort(3, 0.5, "", told=True), Effort(0, 0, "")])
def test_days_that_the_town_told_and_work_of_another_office_do_not_grow(effort: Effort) -> None:
    here = situation().with_facts([Fact(STAFF, 1049, "", Origin(OriginKind.ANSWER))])
    (found,), _ = candidates((measure(variants=(Variant(5, "", (), effort, None),)),), assessment(), here, Capacity(9))
    assert found.variant.effort == effort


@pytest.mark.parametrize(("left", "setup", "gaps"), [((4, 3), 10, 0), ((8, 5), 13, 3)])
def test_a_measure_that_closes_gaps_takes_the_days_of_the_controls_left_to_it(
    left: tuple[float, float], setup: float, gaps: float
) -> None:
    own, other = '{{ department("it") }}', '{{ department("general") }}'
    owners = [(left[0], own, 1), (left[1], own, 2), (50, other, 1), (50, own, 0)]
    controls = tuple(
        Control(f"c{at}", "", area, "", "", State.NOT_DONE, days, owner, "", None, ())
        for at, (days, owner, area) in enumerate(owners)
    )
    here = replace(assessment(), controls=controls)
    (found,), _ = candidates((measure(closes_gaps=True),), here, situation(), Capacity(100))
    assert (found.variant.effort.setup, found.variant.effort.gaps) == (setup, gaps)
    assert {"controls.c0", "controls.c1"} <= set(found.reads)


@pytest.mark.parametrize(
    ("result", "after", "done"),
    [("delayed", "continue", False), ("delayed", "ended", True), ("achieved", "continue", True)],
)
def test_what_the_plan_before_left_undone_is_not_done_whatever_the_answers_show(
    result: str, after: str, done: bool
) -> None:
    rows = [{"measure": "電子決裁の全庁での利用", "result": result, "next": after}]
    results = Fact(RESULTS.path, rows, "", Origin(OriginKind.ANSWER))
    here = Situation(ON, MappingProxyType({**situation().facts, RESULTS.path: results}))
    shown = Condition("q.no == false")
    item = measure(fulfilled=shown, applies=Condition("q.no"), takes_up=("電子決裁",))
    found, rejected = candidates((item,), assessment(), here, Capacity(100))
    assert [left.why for left in rejected] == ([WhyNot.FULFILLED] if done else [])
    assert [RESULTS.path in candidate.reads for candidate in found] == ([] if done else [True])
