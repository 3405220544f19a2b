"""A role is given to the 課 that has it today."""

from datetime import date
from types import MappingProxyType

import pytest

from planner.missing import Missing
from planner.situation.departments import department_of
from planner.situation.model import Fact, Origin, OriginKind, Situation

ROWS = ({"role": "tax", "name": "税務課"}, {"role": "audit", "name": Missing("x")})
FISHERY = {"role": "farming", "name": "水産課"}
GENERAL = ({"role": "general", "name": "総務課"},)

# role, table of departments, its date, IT department, its date -> how a document names the 課
NAMED = [
    ("tax", ROWS, "2026-04-01", "情報課", "2026", "税務課"),
    ("audit", ROWS, "2026-04-01", "情報課", "2026", "監査担当課"),
    ("it", ROWS, "2026-04-01", "情報課", "2026", "情報課"),
    ("it", ROWS, "2026-04-01", "情報統計班", "2013", "情報担当課"),
    ("it", GENERAL, "2026", "総務課情報係", "2026", "総務課情報係"),
    ("tax", ROWS, "2013", "情報課", "2026", "税担当課"),
    ("personnel", GENERAL, "2026", "情報課", "2026", "総務課"),
    ("personnel", (*GENERAL, {"role": "personnel", "name": "人事課"}), "2026", "情報課", "2026", "人事課"),
    ("personnel", ROWS, "2026", "情報課", "2026", "総務担当課"),
    ("children", ({"role": "welfare", "name": "福祉課"},), "2026", "情報課", "2026", "福祉課"),
    ("children", ({"role": "children", "name": "こども課"},), "2026", "情報課", "2026", "こども課"),
    ("tourism", ({"role": "industry", "name": "産業課"},), "2026", "情報課", "2026", "産業課"),
    ("tourism", ({"role": "tourism", "name": "観光課"},), "2026", "情報課", "2026", "観光課"),
    ("transport", ({"role": "planning", "name": "企画課"},), "2026", "情報課", "2026", "企画課"),
    ("water", ({"role": "works", "name": "建設課"},), "2026", "情報課", "2026", "建設課"),
    ("water", GENERAL, "2026", "情報課", "2026", "建設担当課"),
    ("plan", ({"role": "planning", "name": "企画課"},), "2026", "情報課", "2026", "企画課"),
    ("farming", ({"role": "farming", "name": "農林課"}, FISHERY), "2026", "情報課", "2026", "農林課及び水産課"),
    ("all", ROWS, "2026", "情報課", "2026", "各課"),
]


@pytest.mark.parametrize(("role", "rows", "on", "it", "it_on", "expected"), NAMED)
def test_a_role_is_named_by_the_towns_own_word_if_it_is_of_today(
    role: str, rows: object, on: str, it: str, it_on: str, expected: str
) -> None:
    facts = (
        Fact("organisation.departments", rows, "", Origin(OriginKind.ANSWER, as_of=on)),
        Fact("organisation.it_department", it, "", Origin(OriginKind.ANSWER, as_of=it_on)),
    )
    situation = Situation(date(2026, 11, 23), MappingProxyType({fact.path: fact for fact in facts}))
    assert department_of(situation, role).name == expected


def test_the_plan_is_looked_after_by_the_owner_that_was_answered_not_by_the_planners() -> None:
    facts = (
        Fact("organisation.departments", ({"role": "planning", "name": "企画課"},), "", Origin(OriginKind.ANSWER)),
        Fact("upper.owner", "総務課", "", Origin(OriginKind.ANSWER)),
    )
    situation = Situation(date(2026, 11, 23), MappingProxyType({fact.path: fact for fact in facts}))
    assert department_of(situation, "plan").name == "総務課"


def test_a_role_there_is_not_is_refused() -> None:
    with pytest.raises(KeyError):
        department_of(Situation(date(2026, 11, 23), MappingProxyType({})), "king")
