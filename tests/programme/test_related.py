"""A measure meets another plan where its relation has one of the measure's words, or else its name."""

from datetime import date
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from planner.assessment.model import Issue, Sign
from planner.missing import Missing
from planner.programme.model import Answered, NotDone
from planner.programme.reasons import WhyNot
from planner.programme.related import PLANS, is_asked_for, is_left_to_try, met, related, told_by, unmet
from planner.situation.model import Fact, Origin, OriginKind, Situation
from planner.situation.told import FINDINGS, ISSUES, MOST_TOLD, PROJECTS, RESULTS, Table
from tests.programme.chosen import measure
from tests.programme.test_costs import chosen

MEASURES = (
    replace(chosen(2027, None), number="施策1", measure=measure(relates=("防災", "避難所"))),
    replace(chosen(2027, None), number="施策2", measure=measure(relates=("窓口",))),
    replace(chosen(2027, None), number="施策3", measure=measure()),
)


UNKNOWN = Missing("x")
OF_SNOW = (Issue("snow", "課題7", "data", "", "", "", 2, (), about=("雪",)),)


def issue(topic: str, fact: object = UNKNOWN) -> dict[str, object]:
    return {"topic": topic, "fact": fact, "source": UNKNOWN}


def telling(table: Table, rows: object) -> Situation:
    fact = Fact(table.path, rows, "", Origin(OriginKind.ANSWER))
    return Situation(date(2026, 11, 23), MappingProxyType({table.path: fact}))


def among(plans: object, rest: tuple[NotDone, ...] = ()) -> tuple[tuple[Answered, ...], ...]:
    fact = Fact(PLANS, plans, "", Origin(OriginKind.ANSWER))
    return related(Situation(date(2026, 11, 23), MappingProxyType({PLANS: fact})), MEASURES, rest)


@pytest.mark.parametrize(
    ("name", "relation", "answered"),
    [
        ("地域防災計画", Missing("x"), [("地域防災計画", ("施策1",))]),
        ("行政改革大綱", "支所の窓口の見直し", [("支所の窓口の見直し", ("施策2",))]),
        ("教育振興基本計画", "校務の支援", [("校務の支援", ())]),
        ("地域防災計画", "窓口の応援", [("窓口の応援", ("施策2",))]),
        ("地域防災計画", "通信の断", [("通信の断", ()), ("地域防災計画", ("施策1",))]),
        ("学校再編計画", "学校の回線と避難所", [("学校の回線", ()), ("避難所", ("施策1",))]),
        ("学校再編計画", "避難所と窓口", [("避難所", ("施策1",)), ("窓口", ("施策2",))]),
        ("こども計画", "ひとり親の窓口", [("ひとり親の窓口", ("施策2",))]),
    ],
)
def test_each_part_of_a_relation_is_met_by_its_words_and_where_nothing_meets_any_the_plan_by_its_name(
    name: str, relation: object, answered: list[tuple[str, tuple[str, ...]]]
) -> None:
    (found,) = among([{"name": name, "relation": relation}])
    assert [(part.said, part.numbers) for part in found] == answered


def test_a_plan_whose_relation_asks_for_what_is_put_off_is_not_met_by_its_name() -> None:
    plan = {"name": "地域防災計画", "relation": "紙の削減"}
    late = NotDone("later", measure(relates=("紙の削減",)), WhyNot.CAPACITY, ("課題1",), ())
    unfit = NotDone("unfit", measure(relates=("紙の削減",)), WhyNot.NOT_APPLICABLE, (), ())
    assert [[part.numbers for part in found] for found in among([plan], (late,))] == [[()]]
    assert [[part.numbers for part in found] for found in among([plan], (unfit,))] == [[(), ("施策1",)]]


def test_a_part_of_a_relation_tells_what_is_put_off_for_it() -> None:
    late = NotDone("later", measure(relates=("独居",)), WhyNot.COUNT, ("課題1",), ())
    (found,) = among([{"name": "高齢者福祉計画", "relation": "独居の世帯と輸送の財源"}], (late,))
    assert [part.later for part in found] == [(late,), ()]
    assert [part.kernel for part in found] == ["世帯", "輸送の財源"]  # 財源 is in what many measures do


def test_a_part_of_a_relation_that_is_done_already_is_told_to_be() -> None:
    done = NotDone("done", measure(relates=("回線",)), WhyNot.FULFILLED, (), ())
    (found,) = among([{"name": "学校再編計画", "relation": "学校の回線と避難所"}], (done,))
    assert [part.going_on for part in found] == [(done,), ()]
    assert [part.kernel for part in found] == ["回線", "避難所"]


def test_a_policy_on_the_digital_as_such_is_carried_out_by_the_whole_plan() -> None:
    ((answered,),) = among(({"name": "市DX推進基本方針", "relation": "手段に縛られない市役所"},))
    assert (answered.by_all, answered.numbers) == (True, ())


def test_nobody_knows_of_other_plans() -> None:
    assert among(Missing(PLANS)) == ()


def test_an_issue_of_the_region_is_met_by_chosen_measures_and_by_those_put_off_for_an_issue() -> None:
    rows = (issue("窓口の待ち時間", "防災の日に延びる"), issue("除雪"))
    situation = telling(ISSUES, rows)
    late = NotDone("later", measure(relates=("除雪",)), WhyNot.CAPACITY, ("課題1",), ())
    done = NotDone("done", measure(relates=("除雪",)), WhyNot.FULFILLED, ("課題1",), ())
    unfit = NotDone("unfit", measure(relates=("除雪",)), WhyNot.NOT_APPLICABLE, (), ())
    first, second = met(situation, ISSUES, OF_SNOW, MEASURES, (done, late, unfit))
    assert (first.numbers, first.later) == (("施策2",), ())
    assert (second.numbers, second.later) == ((), (late,))
    assert (first.issues, second.issues) == ((), ("課題7",))
    assert (first.going_on, second.going_on) == ((), (done,))


def test_a_voice_is_met_by_what_its_own_words_say_before_all_that_is_told_of_its_matter() -> None:
    voices = tuple(
        {**issue("防災", UNKNOWN), "finding": said, "value": UNKNOWN, "kind": "trouble"}
        for said in ("防災の知らせが遅い", "防災の訓練")
    )
    rows = {ISSUES.path: (issue("防災と窓口"),), FINDINGS.path: voices}
    facts = {path: Fact(path, told, "", Origin(OriginKind.ANSWER)) for path, told in rows.items()}
    here = Situation(date(2026, 11, 23), MappingProxyType(facts))
    (told,) = met(here, ISSUES, (), MEASURES, ())
    first, _ = met(here, FINDINGS, (), MEASURES, ())
    assert (told.numbers, first.numbers) == (("施策1", "施策2"), ("施策1",))


def test_an_issue_whose_own_measure_waits_is_not_answered_by_what_meets_a_voice_about_it() -> None:
    voice = {**issue("", UNKNOWN), "finding": "共同店で窓口の用も済ませたい", "value": UNKNOWN, "kind": "wish"}
    rows = {ISSUES.path: (issue("共同店"),), FINDINGS.path: (voice,)}
    facts = {path: Fact(path, told, "", Origin(OriginKind.ANSWER)) for path, told in rows.items()}
    late = NotDone("shop", measure(relates=("共同店",)), WhyNot.COUNT, ("課題1",), ())
    (local,) = met(Situation(date(2026, 11, 23), MappingProxyType(facts)), ISSUES, (), MEASURES, (late,))
    assert (local.numbers, local.later) == ((), (late,))


def test_an_issue_that_no_measure_meets_chosen_or_put_off_is_left_for_a_trial() -> None:
    here = telling(ISSUES, (issue("窓口の待ち時間"), issue("除雪"), issue("空き家")))
    late = NotDone("later", measure(relates=("空き家",)), WhyNot.CAPACITY, ("課題1",), ())
    assert [meeting.topic for meeting in unmet(met(here, ISSUES, (), MEASURES, (late,)), ())] == ["除雪"]
    done = NotDone("done", measure(relates=("除雪",)), WhyNot.KEPT, ("課題1",), ())
    assert unmet(met(here, ISSUES, (), MEASURES, (late, done)), ()) == ()


def test_an_issue_of_the_region_that_is_quoted_where_a_measure_answers_is_not_left() -> None:
    found = met(telling(ISSUES, (issue("空き家"), issue("除雪"))), ISSUES, OF_SNOW, (), ())
    assert [meeting.topic for meeting in unmet(found, ())] == ["空き家"]
    assert [meeting.topic for meeting in unmet(found, ("課題7",))] == ["空き家", "除雪"]


def test_a_project_that_has_ended_is_met_by_nothing() -> None:
    rows = ({"what": "避難所の開設の共有（実証だけで終わった）", "partner": "自治会"},)
    assert [meeting.numbers for meeting in met(telling(PROJECTS, rows), PROJECTS, (), MEASURES, ())] == [()]


def test_a_project_with_a_partner_is_met_by_what_is_done_in_it() -> None:
    rows = ({"what": "避難所の開設の共有", "partner": "窓口の会"}, {"what": "水位の公開", "partner": "自治会"})
    assert [meeting.numbers for meeting in met(telling(PROJECTS, rows), PROJECTS, (), MEASURES, ())] == [("施策1",), ()]


@pytest.mark.parametrize(
    ("topics", "left"),
    [
        ([("窓口の待ち時間", "年に300件")], False),  # another measure meets it
        ([("空き家", "312戸")], True),
        ([("空き家", UNKNOWN)], True),  # first to be counted
        ([("庁舎の耐震化", UNKNOWN)], False),  # no district tries it out
        ([], False),
        (Missing(ISSUES.path), True),
    ],
)
def test_a_trial_is_for_what_no_other_measure_meets_and_one_district_can_try(topics: object, left: bool) -> None:
    rows = topics if isinstance(topics, Missing) else tuple(issue(*row) for row in topics)  # type: ignore[attr-defined]
    assert is_left_to_try(telling(ISSUES, rows), [item.measure for item in MEASURES]) is left


def test_what_most_residents_told_and_no_other_measure_meets_is_left_to_try() -> None:
    voices = [{"finding": "夜道が暗い"}, {"finding": "窓口で待つ"}]
    assert is_left_to_try(telling(MOST_TOLD, voices), [measure(relates=("窓口",))])
    assert not is_left_to_try(telling(MOST_TOLD, voices), [measure(relates=("窓口", "夜道"))])


@pytest.mark.parametrize(
    ("issues", "voices", "asked"),
    [
        (["大規模な水害", "空き家"], [], True),
        (["空き家", "大規模な水害"], [], True),
        (["空き家"], [], False),
        ([], ["水害のとき、どこへ行くかを決めていない"], True),
        (Missing(ISSUES.path), Missing(MOST_TOLD.path), False),
    ],
)
def test_a_measure_is_asked_for_by_an_issue_told_in_the_town_or_by_most_of_the_residents(
    issues: list[str] | Missing, voices: list[str] | Missing, asked: bool
) -> None:
    rows = {
        ISSUES.path: issues if isinstance(issues, Missing) else [{"topic": topic} for topic in issues],
        MOST_TOLD.path: voices if isinstance(voices, Missing) else [{"finding": finding} for finding in voices],
    }
    assert is_asked_for(measure(relates=("水害",)), rows) is asked


def test_a_measure_is_called_for_by_the_issue_that_tells_a_trouble_which_it_meets() -> None:
    voices = Issue("voices", "課題3", "d", "", "", "", 2, (Sign("voices", (), tells=FINDINGS.path),))
    rows = {FINDINGS.path: [{"finding": "窓口で待つ", "kind": "trouble"}, {"finding": "鍵が楽", "kind": "praise"}]}
    assert told_by((voices,), measure(relates=("窓口",)), rows) == (voices,)
    assert told_by((voices,), measure(relates=("鍵",)), rows) == ()  # nobody wants other than what is praised
    assert told_by((voices,), measure(relates=("道",)), rows) == ()


def test_what_the_plan_before_left_undone_goes_on_in_what_takes_it_up() -> None:
    rows = [{"measure": "窓口の集約", "result": "delayed", "next": "continue"}]
    before = Issue("before", "課題3", "d", "", "", "", 2, (Sign("before", (), tells=RESULTS.path),))
    taking_up = measure(takes_up=("集約",))
    assert told_by((before,), taking_up, {RESULTS.path: rows}) == (before,)
    late = (NotDone("later", taking_up, WhyNot.COUNT, ("課題3",), ()),)
    assert [meeting.later for meeting in met(telling(RESULTS, rows), RESULTS, (), (), late)] == [late]
    assert [meeting.later for meeting in met(telling(ISSUES, [issue("窓口の集約")]), ISSUES, (), (), late)] == [()]
