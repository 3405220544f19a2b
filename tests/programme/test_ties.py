"""An issue or a voice that a work of the list tells too says which measure takes that work up, and when."""

from datetime import date
from types import MappingProxyType

import pytest

from planner.missing import Missing
from planner.programme.figures import Taken
from planner.programme.model import Meeting
from planner.programme.ties import is_work_of, tells_of, tied
from planner.situation.model import Fact, Origin, OriginKind, Situation
from planner.situation.told import FINDINGS, ISSUES, PROJECTS, TASKS

UNKNOWN = Missing("cell")
NOTHING = Meeting((), (), ())


def situation(**tables: tuple[dict[str, object], ...]) -> Situation:
    paths = {"issues": ISSUES.path, "findings": FINDINGS.path, "tasks": TASKS.path, "projects": PROJECTS.path}
    facts = {paths[name]: Fact(paths[name], rows, "", Origin(OriginKind.ANSWER)) for name, rows in tables.items()}
    return Situation(date(2026, 11, 28), MappingProxyType(facts))


def issue(topic: str, fact: object = UNKNOWN) -> dict[str, object]:
    return {"topic": topic, "fact": fact, "source": UNKNOWN}


@pytest.mark.parametrize(
    ("name", "topic", "fact"),
    [
        ("給付金の対象者の抜き出し", "給付金の誤支給", "対象者のデータの抜き出しを誤った"),
        ("水源の見回りの記録", "小さな水道の見回り", "水源を職員2人が毎日見て回る"),
        ("通学バスの乗り降りの名簿", "学校の統合", "通学バスの乗り降りを紙の名簿で確かめる"),
        ("除雪の日報の集計と支払", "雪かきの手", "除雪の日報が紙で、支払が5月になる"),
        ("熊の目撃の受付", "熊", "目撃の受付が年300件"),
        ("議会の答弁書", "議会の答弁は課長が夜に直す", ""),
    ],
)
def test_a_work_tells_of_an_issue_with_which_it_shares_its_words(name: str, topic: str, fact: str) -> None:
    assert tells_of(name, topic, f"{topic}。{fact}")


@pytest.mark.parametrize(
    ("name", "topic", "fact"),
    [
        ("乗合タクシーの予約の受付", "祭りの日の渋滞", "乗合タクシーが着けない"),
        ("転入・転出・転居の届出", "人口の減少", "転出が転入を上回る"),
        ("市民の健診の案内", "市民の足", "市民の3割が困る"),
        ("除雪の出動の記録", "除雪", "担い手が2割減った"),
    ],
)
def test_a_work_that_the_fact_only_touches_tells_of_something_else(name: str, topic: str, fact: str) -> None:
    assert not tells_of(name, topic, f"{topic}。{fact}")


TAX = {"task": "住民税の申告の受付", "department": "税務課", "rework": "会場で端末がつながらず持ち帰って入力"}


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("税務課は浦の申告会場から紙を持ち帰って夜に打つ", True),
        ("税務課では入力が夜になる", True),
        ("税務課は人が足りない", False),
        ("福祉課は申告の会場に出る", False),
        ("申告の会場が寒い", False),
    ],
)
def test_what_an_office_says_is_of_a_work_of_its_own_with_which_it_shares_a_word(said: str, own: bool) -> None:
    assert is_work_of(TAX, said) is own
    assert not is_work_of({**TAX, "department": UNKNOWN}, said)


def test_an_issue_is_settled_by_the_work_that_is_begun_first_and_by_none_that_nobody_takes_up() -> None:
    works = tuple({"task": f"見本券の{what}"} for what in ("配布の名簿", "精算の名簿", "販売の名簿"))
    here = situation(issues=(issue("見本券の名簿の誤り"),), tasks=works)
    taken = ((Taken("施策9", 2028),), (Taken("施策3", 2027),), ())
    (met,) = tied(here, ISSUES, (NOTHING,), taken)
    assert met.works == (1, 0)
    assert met.is_settled
    (unmet,) = tied(here, ISSUES, (NOTHING,), ((), (), ()))
    assert not unmet.works
    assert not unmet.is_settled


def test_a_project_that_goes_on_is_named_with_the_issue_but_does_not_settle_it() -> None:
    going, ended = "見本沢の盛土の水位の計器", "見本沢の盛土の計測の実証（続けていない）"
    here = situation(
        issues=(issue("見本沢の盛土", "計器を置く協定"),), tasks=(), projects=({"what": ended}, {"what": going})
    )
    (met,) = tied(here, ISSUES, (NOTHING,), ())
    assert met.projects == (1,)
    assert not met.is_settled


def test_praise_is_tied_to_nothing() -> None:
    row = {"finding": "見本バスの予約が早い", "value": UNKNOWN, "source": UNKNOWN}
    here = situation(
        findings=({**row, "kind": "praise"}, {**row, "kind": "trouble"}), tasks=({"task": "見本バスの予約"},)
    )
    praise, trouble = tied(here, FINDINGS, (NOTHING, NOTHING), ((Taken("施策1", 2027),),))
    assert (praise.works, trouble.works) == ((), (0,))
