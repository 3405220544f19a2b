"""What the town ruled about a matter told in it goes before what the words of the matter were found to mean."""

from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from msgspec.structs import replace

from planner.missing import Missing
from planner.programme.measure import Measure
from planner.programme.related import is_asked_for, is_left_to_try, met, unmet
from planner.programme.rulings import PATH, READ, ruling_on, unmatched_rulings, with_rulings
from planner.situation.model import Fact, Origin, OriginKind, Situation
from planner.situation.told import ISSUES
from tests.programme.chosen import measure
from tests.programme.test_costs import chosen
from tests.shipped import BASE

CHILDREN = replace(measure(relates=("保育",)), title="子育ての手続と連絡の一本化")
COUNTER = replace(measure(relates=("窓口",)), title="窓口で書く量の短縮")
CLOSING = "へき地の保育所を閉じる話"


def rows(*told: dict[str, object]) -> tuple[dict[str, object], ...]:
    blank = {path.rpartition(".")[2]: Missing(path) for path in READ}
    return tuple({**blank, **row} for row in told)


def town(*told: dict[str, object], topic: str = CLOSING, fact: object = None) -> Situation:
    issue = {"topic": topic, "fact": fact or Missing("fact"), "source": Missing("source")}
    values: dict[str, Any] = {PATH: rows(*told), ISSUES.path: (issue,)}
    facts = {path: Fact(path, value, "", Origin(OriginKind.ANSWER)) for path, value in values.items()}
    return Situation(date(2026, 11, 27), MappingProxyType(facts))


def meeting_in(here: Situation) -> Any:
    measures = with_rulings((CHILDREN, COUNTER), here.values())
    begun = tuple(replace(chosen(2027, None), number=f"施策{n}", measure=m) for n, m in enumerate(measures, start=1))
    (found,) = met(here, ISSUES, (), begun, ())
    return found


def test_a_matter_of_which_nothing_is_ruled_is_met_by_the_measure_with_its_word() -> None:
    assert meeting_in(town()).numbers == ("施策1",)
    assert meeting_in(town({"told": "待ち時間", "measure": "なし"})).numbers == ("施策1",)


def test_a_matter_ruled_to_be_met_by_none_is_settled_by_its_row_and_no_word_counts() -> None:
    here = town({"told": "待ち時間", "measure": "なし"}, {"told": "保育所を閉じる", "measure": "なし"})
    found = meeting_in(here)
    assert (found.numbers, found.ruling, found.is_settled) == ((), 1, True)
    assert unmet((found,), ()) == ()
    assert not is_asked_for(with_rulings((CHILDREN,), here.values())[0], here.values())


@pytest.mark.parametrize("written", ["窓口で書く量の短縮", "施策12 窓口で書く量の短縮", "施策１２　窓口で書く量の短縮"])
def test_a_matter_ruled_to_another_measure_is_met_by_that_one_alone(written: str) -> None:
    found = meeting_in(town({"told": CLOSING, "measure": written}))
    assert (found.numbers, found.ruling) == (("施策2",), None)


def test_two_rows_on_one_matter_name_two_measures() -> None:
    ruled = ({"told": CLOSING, "measure": COUNTER.title}, {"told": CLOSING, "measure": CHILDREN.title})
    assert meeting_in(town(*ruled)).numbers == ("施策1", "施策2")


def test_a_matter_ruled_to_be_met_by_none_is_not_left_for_a_trial() -> None:
    def left(*told: dict[str, object]) -> bool:
        here = town(*told, topic="買い物に行けない人", fact="43人が困っている")
        return is_left_to_try(here, (CHILDREN,))

    assert left()
    assert not left({"told": "買い物", "measure": "なし"})


@pytest.mark.parametrize("blank", ["", " ", "　"])
def test_a_row_whose_matter_is_blank_rules_nothing(blank: str) -> None:
    assert meeting_in(town({"told": blank, "measure": "なし"})).numbers == ("施策1",)


@pytest.mark.parametrize("misspelled", ["窓口の短縮", "施策3", "？"])
def test_a_row_that_names_no_measure_of_the_catalogue_rules_nothing(misspelled: str) -> None:
    here = town({"told": CLOSING, "measure": misspelled})
    assert (meeting_in(here).numbers, meeting_in(here).ruling) == (("施策1",), None)
    assert [item.code for item in unmatched_rulings(BASE, here.values())] == ["unknown-measure"]


def test_each_row_that_cannot_be_used_is_told_with_what_to_write() -> None:
    told = rows(
        {"told": "保育所", "measure": "子育てと手続"},
        {"told": "町にない話", "measure": "なし"},
        {"told": "保育所", "measure": "なし"},
    )
    here = {**town().values(), PATH: told}
    found = [(item.code, item.what) for item in unmatched_rulings(BASE, here)]
    assert found == [
        ("unknown-measure", "1行目の施策「子育てと手続」は、ひな型の施策にないので、「保育所」の行は使いません"),
        (
            "unknown-matter",
            "2行目の「町にない話」は、回答の課題、声、業務又は前の計画のどれにもないので、使いません",
        ),
    ]


def test_without_rows_the_measures_stay_as_they_are() -> None:
    measures: tuple[Measure, ...] = (CHILDREN, COUNTER)
    for values in ({}, {PATH: Missing(PATH)}, {PATH: ()}):
        assert with_rulings(measures, values) == measures
        assert ruling_on((CLOSING,), values) is None
