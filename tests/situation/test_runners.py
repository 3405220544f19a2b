"""Who runs a work is found in the list of works, the ledger and the source of a count before it is guessed."""

from datetime import date
from types import MappingProxyType

import pytest

from planner.missing import Missing
from planner.situation.departments import department_of
from planner.situation.model import Fact, Origin, OriginKind, Situation

ROLES = ({"role": "welfare", "name": "市民福祉部福祉課"}, {"role": "education", "name": "教育委員会教育総務課"})
WORKS = (
    {"task": "図書館の貸出し", "department": "教育委員会図書館"},
    {"task": "公共施設の予約と使用料", "department": "教育委員会生涯学習課"},
    {"task": "見守りの訪問", "department": "各支所"},
)
LEDGER = ({"work": "校務支援", "department": "教育委員会学校教育課"},)


def situation(
    source: str = "",
    as_of: str = "2026",
    roles: tuple[dict[str, str], ...] = ROLES,
    works: tuple[dict[str, str], ...] = WORKS,
) -> Situation:
    answers = {
        "organisation.departments": (roles, "", "2026"),
        "work.inventory": (works, "", as_of),
        "systems.ledger": (LEDGER, "", as_of),
        "inclusion.lessons": (12, source, as_of),
        "inclusion.lesson_people": (Missing("x"), "", as_of),
    }
    facts = (
        Fact(path, value, "", Origin(OriginKind.ANSWER, source=where, as_of=on))
        for path, (value, where, on) in answers.items()
    )
    return Situation(date(2026, 11, 23), MappingProxyType({fact.path: fact for fact in facts}))


@pytest.mark.parametrize(
    ("role", "office"),
    [("library", "教育委員会図書館"), ("halls", "教育委員会生涯学習課"), ("schools", "教育委員会学校教育課")],
)
def test_the_office_of_a_work_or_a_system_runs_it(role: str, office: str) -> None:
    assert department_of(situation(), role).name == office


@pytest.mark.parametrize(
    ("role", "system", "office"),
    [
        ("highschool", "高校の端末", "高校事務室"),
        ("hospital", "診療所の電子カルテ", "診療所"),
        ("council", "議会の中継の機器", "議会事務局"),
    ],
)
def test_who_runs_a_high_school_a_clinic_and_the_council_is_told_by_its_works(
    role: str, system: str, office: str
) -> None:
    assert department_of(situation(works=({"task": system, "department": office},)), role).name == office


def test_help_for_pupils_of_high_schools_is_no_work_of_one() -> None:
    works = ({"task": "高校生の医療費の助成", "department": "子育て課"},)
    assert department_of(situation(works=works), "highschool").name == "教育委員会学校教育課"


@pytest.mark.parametrize("task", ["公民館の部屋貸しと鍵", "学校体育館の鍵の貸出し"])
def test_who_hands_out_the_keys_runs_the_halls(task: str) -> None:
    assert department_of(situation(works=({"task": task, "department": "公民館課"},)), "halls").name == "公民館課"


@pytest.mark.parametrize(
    ("source", "office"),
    [
        ("生涯学習課の報告書", "教育委員会生涯学習課"),
        ("福祉課の記録", "市民福祉部福祉課"),
        ("社会福祉協議会の報告書", "市民福祉部福祉課"),
        ("", "市民福祉部福祉課"),
    ],
)
def test_the_office_that_counts_the_lessons_holds_them(source: str, office: str) -> None:
    assert department_of(situation(source), "lessons").name == office


def test_the_office_of_the_fishery_is_found_by_its_name_then_by_its_works_and_else_is_that_of_farming() -> None:
    farming = {"role": "farming", "name": "農林課"}
    assert department_of(situation(roles=(farming, {"role": "farming", "name": "水産課"})), "fishery").name == "水産課"
    tide = {"task": "赤潮の知らせ", "department": "海の係"}
    assert department_of(situation(roles=(farming,), works=(tide,)), "fishery").name == "海の係"
    assert department_of(situation(roles=(farming,)), "fishery").name == "農林課"


def test_an_office_named_for_the_role_goes_before_what_is_found() -> None:
    named = situation(roles=(*ROLES, {"role": "library", "name": "文化課"}))
    assert department_of(named, "library").name == "文化課"


def test_several_offices_run_nothing() -> None:
    assert department_of(situation(), "elderly").name == "市民福祉部福祉課"


def test_what_was_told_of_offices_long_ago_is_not_taken_for_today() -> None:
    assert department_of(situation(as_of="2013"), "library").name == "教育委員会教育総務課"


def test_what_told_the_office_is_on_record() -> None:
    assert "work.inventory.department" in department_of(situation(), "library").reads
