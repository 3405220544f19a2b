"""What belongs to the next case is told by the names that people write for it."""

from datetime import date
from types import MappingProxyType

import pytest

from planner.missing import Missing
from planner.procurement.case import case_tasks, case_works
from planner.situation.model import Fact, Origin, OriginKind, Situation

NETWORK, GROUPWARE = "庁内ネットワーク・LGWAN接続", "グループウェア・ファイル共有"
LEDGER = [
    {"work": name}
    for name in (NETWORK, GROUPWARE, "税・収納", "財務会計", "事務環境（地図・文書）", "病院の電子カルテ", "施設の予約")
]
TASKS = [{"task": "伝票の起票", "system": "財務会計"}, {"task": "予約の受付", "system": Missing("s")}]


def situation(case: object) -> Situation:
    values = {"procurement.next_case": case, "systems.ledger": LEDGER, "work.inventory": TASKS}
    origin = Origin(OriginKind.ANSWER)
    facts = {path: Fact(path, value, path, origin) for path, value in values.items()}
    return Situation(date(2026, 11, 26), MappingProxyType(facts))


@pytest.mark.parametrize(
    ("case", "works", "tasks"),
    [
        ("庁内ネットワークとグループウェア", (NETWORK, GROUPWARE), ()),
        ("財務会計システム", ("財務会計",), ("伝票の起票",)),
        ("固定資産税の地図", (), ()),
        ("診療所の電子カルテ", ("病院の電子カルテ",), ()),
        ("図書館の予約", (), ()),
        (Missing("c"), (), ()),
        ("図書館と体育館の予約を一つにする", ("施設の予約",), ()),
    ],
)
def test_a_case_has_the_systems_and_tasks_that_its_name_tells(case: object, works: object, tasks: object) -> None:
    assert (case_works(situation(case)), case_tasks(situation(case))) == (works, tasks)
