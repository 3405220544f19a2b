"""What is decided for the programme as a whole is as narrow as the answers that decided it."""

from datetime import date
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from planner.missing import Missing
from planner.programme.decide import decide
from planner.programme.effort import Effort
from planner.programme.facts import with_programme
from planner.programme.figures import YearLoad
from planner.programme.load import Catalogue
from planner.programme.model import NotDone, Programme
from planner.programme.others import parted
from planner.programme.reasons import WhyNot
from planner.programme.related import PLANS
from planner.questionnaire.condition import Condition
from planner.questionnaire.model import Disclosure
from planner.situation.model import Fact, Origin, OriginKind, Situation
from planner.situation.told import FINDINGS, ISSUES, PROJECTS, TASKS
from tests.programme.chosen import assessment, measure, situation
from tests.shipped import BASE

PATHS = (
    "programme",
    "programme.measures",
    "programme.not_done",
    "programme.put_off",
    "programme.declined",
    "programme.fulfilled",
    "programme.kept",
    "programme.loads.needed",
    "programme.orphans",
)
CAPACITY = {
    "organisation.it_staff_fulltime": 1,
    "organisation.it_staff_parttime": 0,
    "organisation.new_work_share": 10,
    "organisation.headquarters_meetings": 2,
    "stats.staff_general_admin_20240401": 300,
}
ASSUMED = {f"assumption.{entry.id.replace('-', '_')}": entry.data["value"] for entry in BASE.overlay("assumptions")}


def decided(release: str, **classes: Disclosure) -> Situation:
    """Return a situation with a programme that a restricted answer kept one measure out of."""
    answers = CAPACITY | ASSUMED | {"derived.plan_years": (2027,), "q.secret": False}
    facts = [
        Fact(path, value, "", Origin(OriginKind.ANSWER), disclosure=classes.get(path.rpartition(".")[2], Disclosure(0)))
        for path, value in answers.items()
    ]
    known = Situation(date(2026, 11, 23), MappingProxyType({fact.path: fact for fact in facts}))
    left_out = NotDone("m", measure(release=release), WhyNot.NOT_APPLICABLE, (), ("q.secret",))
    return with_programme(known, Programme((2027,), (), (left_out,), (YearLoad(2027, 0, 24),), (), "", ()))


@pytest.mark.parametrize("path", PATHS)
def test_every_list_of_the_programme_inherits_from_the_measures(path: str) -> None:
    narrow = {"secret": Disclosure.RESTRICTED}

    assert decided("", **narrow).disclosure(path) is Disclosure.RESTRICTED
    assert decided("理由", **narrow).disclosure(path) is Disclosure.PUBLIC


@pytest.mark.parametrize("path", ["programme.loads", "programme.loads.capacity", "programme.assumed"])
def test_the_load_of_the_years_inherits_from_the_staff(path: str) -> None:
    assert decided("", it_staff_fulltime=Disclosure.INTERNAL).disclosure(path) is Disclosure.INTERNAL


def test_the_years_of_the_plan_tell_nothing_else() -> None:
    assert decided("", secret=Disclosure.RESTRICTED).disclosure("programme.years") is Disclosure.PUBLIC


def test_what_is_practised_and_has_no_room_goes_on_and_is_not_put_off() -> None:
    large = tuple(replace(item, effort=Effort(1000, 0, "")) for item in measure().variants)
    both = (measure("done", variants=large, practised=Condition("q.no == false")), measure("late", variants=large))
    told = {path: Missing(path) for path in (PLANS, ISSUES.path, FINDINGS.path, PROJECTS.path, TASKS.path)}
    values = CAPACITY | ASSUMED | told | {"derived.plan_years": (2027, 2028)}
    facts = [Fact(path, value, "", Origin(OriginKind.ANSWER)) for path, value in values.items()]
    programme = decide(Catalogue(both, {}), assessment(), situation().with_facts(facts))
    assert [(item.id, item.shown_by) for item in programme.kept] == [("done", ("q.no",))]
    assert [item.id for item in programme.put_off] == ["late"]


def test_what_is_not_begun_is_put_off_or_declined_or_not_called_for() -> None:
    def left(name: str, why: WhyNot, *numbers: str) -> NotDone:
        return NotDone(name, measure(name), why, numbers, ())

    rest = (
        left("late", WhyNot.BOARD, "課題1"),
        left("unsure", WhyNot.UNDECIDED_FIT, "課題2"),
        left("refused", WhyNot.DECLINED, "課題1"),
        left("needless", WhyNot.NO_ISSUE),
        left("kept", WhyNot.KEPT, "課題1"),
        left("done", WhyNot.FULFILLED),
    )
    programme = parted(Programme((2027,), (), (), (), (), "", ()), rest)
    lists = (programme.put_off, programme.declined, programme.not_done, programme.kept, programme.fulfilled)
    names = [[item.id for item in items] for items in lists]
    assert names == [["late", "unsure"], ["refused"], ["needless"], ["kept"], ["done"]]
