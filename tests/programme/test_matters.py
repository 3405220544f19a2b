"""One matter that a source tells twice, as an issue of the region and as a finding, has one answer in both places."""

from datetime import date
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from planner.missing import Missing
from planner.programme.matters import Matter, matters
from planner.situation.local_issues import COUNTED_FIRST, TRIED
from planner.situation.model import Fact, Origin, OriginKind, Situation
from planner.situation.told import FINDINGS, ISSUES, PROJECTS, STAFF, TASKS, Table

UNKNOWN = Missing("cell")
NEWS = "議会だより"
REPAIRS = {"topic": "要望・苦情への対応", "fact": "補修の要望と苦情が年に約1,000件ある", "source": NEWS}


def situation(**tables: tuple[dict[str, object], ...]) -> Situation:
    paths = {
        "issues": ISSUES.path,
        "findings": FINDINGS.path,
        "tasks": TASKS.path,
        "projects": PROJECTS.path,
        "staff": STAFF.path,
    }
    facts = {paths[name]: Fact(paths[name], rows, "", Origin(OriginKind.ANSWER)) for name, rows in tables.items()}
    return Situation(date(2026, 11, 25), MappingProxyType(facts))


def told(here: Situation, table: Table) -> tuple[Matter, ...]:
    """Return the matters of a table, wherever they are told."""
    return tuple(replace(matter, source="") for matter in matters(here, table))


def voice(finding: str, value: object = UNKNOWN, source: object = NEWS) -> dict[str, object]:
    return {"finding": finding, "value": value, "source": source, "kind": "trouble"}


@pytest.mark.parametrize("same", [voice("補修の要望が多い", "年に約1,000件"), voice("要望・苦情への対応が遅い")])
def test_what_the_same_source_tells_with_the_same_value_or_name_is_the_matter_of_the_issue(
    same: dict[str, object],
) -> None:
    here = situation(issues=(REPAIRS,), findings=(same,))
    assert told(here, FINDINGS) == told(here, ISSUES)
    assert told(here, ISSUES) == (Matter((REPAIRS["topic"], same["finding"]), REPAIRS["topic"], TRIED),)


@pytest.mark.parametrize(
    "other",
    [
        voice("補修の要望が多い", "年に約1,000件", "市民アンケート"),
        voice("補修の要望が多い", "年に約1,000件", UNKNOWN),
        voice("補修の要望が多い", "5割"),
        voice("補修の要望が多い"),
    ],
)
def test_what_another_source_tells_or_neither_name_nor_value_ties_is_a_matter_of_its_own(
    other: dict[str, object],
) -> None:
    here = situation(issues=(REPAIRS,), findings=(other,))
    assert told(here, FINDINGS) == (Matter(("補修の要望が多い",)),)
    assert [matter.said for matter in told(here, ISSUES)] == [(REPAIRS["topic"],)]


TIDE = {"topic": "赤潮と魚病の知らせ", "fact": "電話で1件ずつ知らせ、昨年は12回かかった", "source": "水産課"}


def test_a_voice_that_begins_with_what_an_issue_is_of_is_of_the_issue() -> None:
    here = situation(issues=(TIDE,), findings=(voice("赤潮の情報を船の上で見たい", source="漁協"),))
    assert told(here, FINDINGS) == told(here, ISSUES)
    assert told(here, ISSUES)[0].said == (TIDE["topic"], "赤潮の情報を船の上で見たい")


def test_what_an_office_says_of_an_issue_is_of_it_too() -> None:
    said = "水産課は赤潮の間は土日も電話番"
    (matter,) = told(situation(issues=(TIDE,), staff=(said,)), STAFF)
    assert (matter.said, matter.topic, matter.treatment) == ((said, TIDE["topic"]), TIDE["topic"], TRIED)


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("高校の存続", "高校のそばに店がない"),  # of a place where much happens
        ("空き家", "空き家を壊す補助の窓口"),
        ("バス", "バスケットの会場"),
        ("見本川の水", "見本川が近い"),
    ],
)
def test_only_the_very_word_ties_and_none_that_topics_of_all_kinds_begin_with(topic: str, said: str) -> None:
    here = situation(issues=({"topic": topic, "fact": UNKNOWN, "source": UNKNOWN},), staff=(said,))
    tied = topic.startswith(("空き家", "見本川"))
    assert [matter.topic for matter in told(here, STAFF)] == [topic if tied else ""]


def test_a_project_that_is_told_to_have_ended_is_no_matter_but_one_that_is_to_end_is() -> None:
    ended, going = "登山口での届出の実証（令和6年度で終了）", "予約の実証（令和10年度に終了する予定）"
    assert told(situation(projects=({"what": ended}, {"what": going})), PROJECTS) == (Matter(()), Matter((going,)))


def test_a_voice_that_has_the_quoted_name_of_a_project_is_also_about_what_the_project_does() -> None:
    ride = "電動カート「のりあい号」の予約"
    here = situation(
        projects=({"what": ride}, {"what": "「見本祭」の地図"}), findings=(voice("のりあい号は電話が多い"),)
    )
    assert told(here, FINDINGS) == (Matter(("のりあい号は電話が多い", ride)),)


def test_an_issue_whose_fact_and_source_nobody_knows_is_counted_first() -> None:
    here = situation(issues=({"topic": "空き家", "fact": UNKNOWN, "source": UNKNOWN},))
    assert told(here, ISSUES) == (Matter(("空き家",), "空き家", COUNTED_FIRST),)


def test_a_task_is_no_issue_and_what_nobody_answered_tells_of_no_matter() -> None:
    assert told(situation(tasks=({"task": "窓口"},)), TASKS) == (Matter(("窓口",)),)
    assert told(situation(), ISSUES) == ()


def test_praise_is_no_matter_that_a_measure_could_meet() -> None:
    praise = {**voice("補修の知らせが早い"), "kind": "praise"}
    assert told(situation(findings=(praise, voice("補修が遅い"))), FINDINGS) == (Matter(()), Matter(("補修が遅い",)))


def test_a_voice_that_begins_with_the_name_of_an_issue_is_of_that_issue_whatever_tells_it() -> None:
    here = situation(
        issues=({"topic": "熊", "fact": "目撃が73件", "source": "農林課"},),
        findings=(voice("熊の情報が区長のところで止まる", "174人のうち37人", "車座"),),
    )
    assert told(here, FINDINGS) == told(here, ISSUES)
    assert told(here, FINDINGS)[0].treatment == TRIED
