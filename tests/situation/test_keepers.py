"""What no measure meets is kept by the office that counted it, else by the one in whose field it is."""

from datetime import date
from types import MappingProxyType

import pytest

from planner.answers.respondents import DEPARTMENTS
from planner.situation.keepers import keeper
from planner.situation.model import Fact, Origin, OriginKind, Situation

ROLES = (
    {"role": "welfare", "name": "市民部福祉課"},
    {"role": "education", "name": "教育委員会学校教育課"},
    {"role": "health", "name": "健康課"},
    {"role": "farming", "name": "農林課"},
)


def situation() -> Situation:
    ledger = ({"work": "ふるさと納税", "department": "企画課"}, {"work": "戸籍", "department": "健康課"})
    told = {DEPARTMENTS: ROLES, "systems.ledger": ledger}
    facts = {path: Fact(path, rows, "", Origin(OriginKind.ANSWER)) for path, rows in told.items()}
    return Situation(date(2026, 11, 25), MappingProxyType(facts))


@pytest.mark.parametrize(
    ("said", "source", "office"),
    [
        ("買い物の困難", "福祉課の推計", "市民部福祉課"),  # as it is told in full
        ("部活動が地域に移る", "教育委員会", "教育委員会学校教育課"),
        ("診療所の体制", "過疎計画", "健康課"),  # nobody told who counted it
        ("予算の二重計上", "6月の会議", ""),  # of no field
        ("熊の足跡", "6月の会議", "農林課"),
        ("熊本の親類との行き来", "6月の会議", ""),  # a place, no animal
        ("鹿児島への出張", "6月の会議", ""),
        ("視察の日に仕事が止まる（福祉課）", "", "市民部福祉課"),  # whose trouble it is
        ("農林課は土日も電話番", "6月の会議", "農林課"),  # who says it
        ("農林課長会での話", "6月の会議", ""),
        ("ふるさと納税の年末の応援に人が出る", "", "企画課"),  # it has the system of that name
        ("観光客の集中", "6月の会議", ""),  # of an office that nobody named
    ],
)
def test_the_office_that_keeps_what_is_told(said: str, source: str, office: str) -> None:
    assert keeper(situation(), (said,), source) == office
