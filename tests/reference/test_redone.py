"""The years settled by the limit of an office come out again when the turns are taken as the plan prints them."""

from collections.abc import Iterable

import pytest

from planner.programme.model import ChosenMeasure, Programme
from planner.programme.reasons import SettledBy, WhyNot
from planner.situation.departments import department_of
from tests.reference.towns import GROUP, TOWNS, built, document_text

pytestmark = GROUP

PRESSED = (SettledBy.LAW, SettledBy.ENDS, SettledBy.FOUNDATION, SettledBy.AWAITED)


def counted(programme: Programme) -> list[ChosenMeasure]:
    """Return the measures that count against the limits, by their numbers, that is by points."""
    rest = (item for item in programme.measures if not item.kept_for and not item.alone)
    return [item for item in rest if item.settled_by not in PRESSED]


def turns(measures: Iterable[ChosenMeasure]) -> list[str]:
    """Return the ids in the printed order: timed, leading, by number; none before what it waits for."""
    waiting = sorted(measures, key=lambda item: (not item.measure.finish, not item.leads))
    taken: list[str] = []
    while waiting:
        names = {item.id for item in waiting}
        chosen = next(item for item in waiting if not names & set(item.measure.prerequisites))
        waiting.remove(chosen)
        taken.append(chosen.id)
    return taken


def room(programme: Programme, office: str, it_office: str, year: int) -> int:
    """Return how many an office begins in a year: one more in the last one whose set-up can be looked back on."""
    most = programme.starts_in_it if office == it_office else programme.starts_in_office
    return most + (year == programme.years[max(len(programme.years) - 3, 0)])


@pytest.mark.parametrize("town", TOWNS)
def test_what_the_limit_of_its_office_held_up_comes_after_as_many_as_the_office_begins(town: str) -> None:
    decided = built(town).decided
    programme, it_office = decided.programme, department_of(decided.situation, "it").name
    measures = counted(programme)
    order = turns(measures)
    for item in measures:
        if item.settled_by is SettledBy.OFFICE:
            year = item.first_year - 1
            beside = [other for other in measures if (other.owner, other.first_year) == (item.owner, year)]
            before = [other for other in beside if order.index(other.id) < order.index(item.id)]
            assert len(before) == room(programme, item.owner, it_office, year), item.number


@pytest.mark.parametrize("town", TOWNS)
def test_what_the_limit_of_its_office_leaves_out_has_no_better_one_before_it(town: str) -> None:
    decided = built(town).decided
    for late in decided.programme.put_off:
        office = department_of(decided.situation, late.measure.owner).name
        if late.why is WhyNot.OFFICE and late.points is not None:
            begun = [item for item in counted(decided.programme) if item.owner == office and not item.leads]
            assert begun, late.id
            assert all(item.points.total >= late.points.total for item in begun if not item.measure.finish), late.id


@pytest.mark.parametrize("town", TOWNS)
def test_the_plan_prints_by_when_the_preparation_is_to_end_and_what_a_limit_says(town: str) -> None:
    (plan,) = (document_text(file.content) for file in built(town).files if file.id == "plan")
    programme = built(town).decided.programme
    assert "までに準備を終える" in plan
    counts = {WhyNot.COUNT, WhyNot.BOARD, WhyNot.OFFICE, WhyNot.UNRAISED}
    limited = any(item.why in counts for item in programme.put_off)
    assert ("件数による理由は、人日の収まる年度について示す" in plan) == limited
