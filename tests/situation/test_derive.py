"""Derived values follow from what they read, and stay missing where that is missing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

import pytest

from planner.answers.model import Answers
from planner.answers.visibility import with_visibility
from planner.missing import Missing, Reason, is_known
from planner.municipality.table import load_municipalities
from planner.questionnaire.model import Column, Disclosure, Question, QuestionType
from planner.situation.collect import collect, plan_years
from planner.situation.derivations import DERIVATIONS
from planner.situation.derive import derive
from planner.situation.ledger import (
    OUTAGES,
    ZONES,
    closest_office,
    evenly,
    main_vendor,
    most_in_a_year,
    peak_year,
    standard_cost,
)
from planner.situation.model import Fact, Origin, OriginKind, Situation, inputs_of
from tests.shipped import BASE, QUESTIONS

UNPLACED = {name: Missing(name) for name in ("zone", "outage", "personal", "contract", "department")}
NOT_TOLD = UNPLACED | {"vendor": Missing("vendor")}
KNOWN = {
    "stats.pop_census_2015": 1000,
    "stats.pop_census_2025_prelim": 900,
    "stats.pop_census_2020": 950,
    "stats.pop_proj_2050": 475,
    "stats.workers_primary_2020": 10,
    "stats.workers_secondary_2020": 30,
    "stats.workers_tertiary_2020": 60,
    "stats.pop_juki_20250101": 900,
    "organisation.it_staff_fulltime": 1,
    "organisation.it_staff_parttime": 2,
    "organisation.new_work_share": 10,
    "assumption.workdays": 240,
    "assumption.parttime_share": 25,
    "assumption.plan_years": (2027, 2028),
    "systems.ledger": (
        {"work": "税", "renewal": 2028, "cost": 100, "standard": "yes", **NOT_TOLD},
        {"work": "住基", "renewal": 2027, "cost": Missing("cost"), "standard": "yes", **NOT_TOLD},
        {"work": "福祉", "renewal": 2035, "cost": 50, "standard": Missing("standard"), **NOT_TOLD},
    ),
}


def derived(**changes: object) -> dict[str, object]:
    inputs = {path for rule in DERIVATIONS for path in rule.inputs if path.split(".")[0] != "derived"}
    paths = {path for path in inputs if path.rpartition(".")[0] not in inputs | set(changes)}  # no columns
    values = {path: KNOWN.get(path, Missing(path)) for path in paths} | changes
    facts = {path: Fact(path, value, path, Origin(OriginKind.ANSWER)) for path, value in values.items()}
    situation = derive(Situation(date(2026, 11, 23), MappingProxyType(facts)))
    return {rule.id: situation.value(f"derived.{rule.id}") for rule in DERIVATIONS}


def topics(rows: object, column: str = "topic") -> list[str]:
    return [row[column] for row in rows]  # type: ignore[attr-defined]


def test_the_cost_of_the_standard_systems_is_known_once_all_of_them_have_migrated() -> None:
    cost = {"standardization.cost_after": 391_000}
    assert derived(**cost, **{"standardization.status": "done"})["standard_cost"] == 391_000
    assert not is_known(derived(**cost, **{"standardization.status": "partly"})["standard_cost"])


@pytest.mark.parametrize(
    ("last", "months"),
    [
        ("2028年1月", (3, 12, 12, 12, 12)),
        ("2028-04", (0, 12, 12, 12, 12)),
        ("2026-10", (7, 12, 12, 12, 12)),
        ("2040-01", (0, 0, 0, 0, 0)),
        ("2028", None),
    ],
)
def test_the_months_of_a_year_count_from_when_the_last_work_has_moved(
    last: str, months: tuple[int, ...] | None
) -> None:
    rest = {"specified": Missing("specified")}
    rows = ({"task": "選挙人名簿", "month": "令和9年9月", **rest}, {"task": "戸籍", "month": last, **rest})
    years = {"assumption.plan_years": (2027, 2028, 2029, 2030, 2031)}
    found = derived(**years, **{"standardization.schedule": rows})["moved_months"]
    assert found == months if months else not is_known(found)


def test_the_costs_of_the_ledger_are_summed_only_where_no_single_cost_shows() -> None:
    row = NOT_TOLD | {"work": "税", "renewal": 2028, "standard": "no"}
    rows = tuple(row | {"cost": cost} for cost in (100, 50, Missing("cost"), 30))
    assert derived(**{"systems.ledger": rows})["ledger_cost"] == 180
    assert not is_known(derived(**{"systems.ledger": rows[:3]})["ledger_cost"])


def test_the_works_of_the_standard_are_summed_only_where_no_single_cost_shows() -> None:
    costs = [(1000, "yes"), (2000, "yes"), (Missing("cost"), "yes"), (9000, "no"), (400, "yes")]
    assert standard_cost(*zip(*costs, strict=True)) == 3400
    assert not is_known(standard_cost(*zip(*costs[:4], strict=True)))


def test_only_what_was_achieved_counts_among_the_words_of_what_is_there_already() -> None:
    rows = ({"measure": "選考の自動化", "result": "achieved"}, {"measure": "電子決裁", "result": "delayed"})
    assert derived(**{"previous.results": rows})["achieved_words"] == "選考の自動化"


def test_what_more_than_half_of_those_asked_told_is_a_share_in_percent() -> None:
    told = (
        ("欠航", "71.2%"),
        ("半分", "50%"),
        ("雨の夜", "26人中17人"),
        ("値なし", Missing("value")),
        ("全角", "５８％"),
    )
    rows = tuple({"finding": finding, "value": value, "kind": Missing("kind")} for finding, value in told)
    found = derived(**{"voices.findings": rows})["most_told"]
    assert topics(found, "finding") == ["欠航", "全角"]


def test_what_is_told_as_praise_is_no_trouble_however_many_tell_it() -> None:
    told = (("満足している", "praise"), ("窓口が遠い", "trouble"), ("待つ", Missing("kind")))
    rows = tuple({"finding": finding, "value": "70%", "kind": kind} for finding, kind in told)
    found = derived(**{"voices.findings": rows})
    assert topics(found["troubles_told"], "finding") == ["窓口が遠い", "待つ"]
    assert topics(found["most_told"], "finding") == ["窓口が遠い", "待つ"]


def test_changes_and_shares_are_in_percent_with_one_decimal() -> None:
    values = derived()
    assert (values["pop_change_2015_2025_pct"], values["pop_change_2020_2050_pct"]) == (-10.0, -50.0)
    assert values["tertiary_workers_share_pct"] == 60.0


def test_capacity_counts_part_time_staff_by_their_share() -> None:
    assert derived()["capacity_days"] == 36.0
    assert not is_known(derived(**{"organisation.new_work_share": Missing("x")})["capacity_days"])


def test_residents_per_person_do_not_apply_without_staff() -> None:
    values = derived(**{"organisation.it_staff_fulltime": 0, "organisation.it_staff_parttime": 0})
    assert str(values["residents_per_it_staff"]) == "【未把握】"
    assert derived()["residents_per_it_staff"] == 300


def test_renewals_within_the_plan_come_in_the_order_of_their_years() -> None:
    values = derived()
    assert [row["work"] for row in values["ledger_renewals"]] == ["住基", "税"]  # type: ignore[attr-defined]
    assert (values["ledger_count"], values["ledger_priced"]) == (3, 2)


@pytest.mark.parametrize(("running", "works"), [(2024, ["例規", "税"]), (2025, ["税"]), (2026, ["税"]), (2027, [])])
def test_what_ends_before_the_plan_is_told_from_the_running_year_on(running: int, works: list[str]) -> None:
    ledger = tuple(
        NOT_TOLD | {"work": work, "renewal": year, "cost": 1, "standard": "no"}
        for work, year in (("税", 2026), ("例規", 2024), ("住基", 2027), ("図書", Missing("r")))
    )
    found = derived(**{"systems.ledger": ledger, "build.fiscal_year": running})
    assert [row["work"] for row in found["ledger_ending"]] == works


def test_the_year_with_most_renewals_counts_those_within_the_plan_only() -> None:
    ledger = tuple(
        NOT_TOLD | {"work": "税", "renewal": year, "cost": 1, "standard": "no"} for year in (2027, 2028, 2028, 2040)
    )
    assert derived(**{"systems.ledger": ledger})["renewals_at_most"] == 2
    assert not is_known(derived(**{"systems.ledger": ()})["renewals_at_most"])


def test_the_year_with_most_renewals_leaves_out_what_others_buy() -> None:
    row = NOT_TOLD | {"work": "税", "renewal": 2028, "cost": 1, "standard": "no"}
    ledger = (row, row | {"contract": "joint"}, row | {"contract": "joint"}, row | {"contract": "lease"})
    assert derived(**{"systems.ledger": ledger})["renewals_at_most"] == 2


def test_renewals_are_spread_over_the_years_after_the_one_in_which_their_table_is_drawn_up() -> None:
    renewals, years = (*[2027] * 9, *[2028] * 4, 2030, 2030, 2040, Missing("renewal")), tuple(range(2027, 2032))
    contracts = (*["lease"] * 14, "joint", "lease", "lease")
    assert most_in_a_year(renewals, contracts, years) == 4
    assert peak_year(renewals, contracts, years) == 2028
    assert evenly(renewals, contracts, years) == 2  # five contracts of one's own in four years
    assert not any(map(is_known, (f((2027,), ("lease",), years) for f in (most_in_a_year, peak_year, evenly))))


@pytest.mark.parametrize(
    ("results", "share"),
    [
        (("achieved", "achieved", "delayed", "unclear"), 66.7),
        (("stopped", "delayed", "delayed"), 0.0),
        (("achieved", "delayed", "unclear", Missing("result")), None),
    ],
)
def test_the_share_achieved_before_is_told_of_three_known_results_or_more(
    results: tuple[object, ...], share: float | None
) -> None:
    told = derived(**{"previous.results": tuple({"measure": "施策", "result": result} for result in results)})[
        "previous_done_pct"
    ]
    assert (told if is_known(told) else None) == share


def test_a_system_stands_and_waits_as_the_ledger_says_and_nobody_guesses_by_its_name() -> None:
    systems = (
        ("財務会計", "internet", "hour"),
        ("人事給与", Missing("zone"), Missing("outage")),
        ("住民記録", Missing("zone"), Missing("outage")),
        ("庁内ネットワーク", Missing("zone", Reason.NOT_APPLICABLE), Missing("outage")),
        ("端末の賃貸借", Missing("zone", Reason.NOT_APPLICABLE), Missing("outage", Reason.NOT_APPLICABLE)),
        ("公園の予約", Missing("zone", Reason.UNKNOWN), "half_day"),
    )
    rows = [
        {"work": work, "zone": zone, "outage": outage, "standard": "yes" if work == "住民記録" else Missing("standard")}
        for work, zone, outage in systems
    ]
    values = derived(**{"systems.ledger": tuple(NOT_TOLD | row | {"renewal": 2027, "cost": 1} for row in rows)})
    told = {name: [row["work"] for row in values[f"ledger_{name}"]] for name in (*ZONES, "unplaced")}  # type: ignore[attr-defined]
    assert told == {
        "mynumber": ["住民記録"],
        "lgwan": [],
        "internet": ["財務会計"],
        "outside": [],
        "alone": [],
        "unplaced": ["人事給与", "公園の予約"],
    }
    back = [[row["work"] for row in values[f"ledger_back_{outage}"]] for outage in (*OUTAGES, "unsaid")]  # type: ignore[attr-defined]
    assert back == [["財務会計"], ["公園の予約"], [], [], ["人事給与", "住民記録", "庁内ネットワーク"]]


def test_the_share_of_the_largest_vendor_is_told_from_a_complete_ledger_only() -> None:
    costs = (("甲", 60), ("乙", 20), ("甲", 20), (Missing("vendor"), 900))
    rows = tuple(
        {"work": "税", "renewal": 2027, "standard": "no", "vendor": vendor, "cost": cost, **UNPLACED}
        for vendor, cost in costs
    )
    complete = {"systems.ledger": rows, "systems.ledger_state": "complete"}
    assert derived(**complete)["largest_vendor_pct"] == 80.0
    assert not is_known(derived(**complete | {"systems.ledger_state": "partial"})["largest_vendor_pct"])
    few_told = rows[:1] + rows[3:] * 2
    assert not is_known(derived(**complete | {"systems.ledger": few_told})["largest_vendor_pct"])


def test_the_vendor_of_most_systems_and_the_office_with_the_closest_data_are_told_if_there_is_one() -> None:
    unknown = Missing("cell")
    assert main_vendor(("甲", "乙", "甲", unknown)) == "甲"
    assert not is_known(main_vendor(("甲", "乙", unknown)))
    assert not is_known(main_vendor(("甲", "甲", "乙", "乙")))
    offices = ("総務課", "住民課", "住民課", "福祉課", unknown)
    data = ("number", "number", unknown, "resident", "number")
    standard = ("yes", "yes", "yes", "no", "yes")
    assert closest_office(offices, data, standard, "総務課情報係") == "住民課"
    assert not is_known(closest_office(offices[:1], data[:1], standard[:1], "総務課情報係"))


def test_a_system_is_kept_closely_for_the_personal_data_it_holds_or_else_because_it_is_standardized() -> None:
    systems = (
        ("住民記録", Missing("personal"), "yes"),
        ("診療所", "sensitive", "no"),
        ("戸籍", "resident", "yes"),
        ("例規", "none", "yes"),
        ("図書館", "resident", "no"),
        ("施設の鍵", Missing("personal"), Missing("standard")),
    )
    rows = tuple(
        NOT_TOLD | {"work": work, "personal": data, "standard": standard, "renewal": 2027, "cost": 1}
        for work, data, standard in systems
    )
    values = derived(**{"systems.ledger": rows})
    told = {name: [row["work"] for row in values[f"ledger_{name}"]] for name in ("close", "other")}  # type: ignore[attr-defined]
    assert told == {"close": ["住民記録", "診療所", "戸籍"], "other": ["例規", "図書館", "施設の鍵"]}


def test_a_division_by_nothing_is_missing_and_no_error() -> None:
    assert not is_known(derived(**{"stats.pop_census_2015": 0})["pop_change_2015_2025_pct"])


def answered(question: Question, number: int) -> Any:
    """Return some answer to a question, another one for another number."""
    if question.type is QuestionType.TABLE:
        rows = range(number, number + 3)
        return tuple({column.id: cell(column, row) for column in question.columns} for row in rows)
    return cell(question, number)


def cell(item: Question | Column, number: int) -> Any:
    if item.type in (QuestionType.TEXT, QuestionType.LONGTEXT, QuestionType.DEPARTMENT, QuestionType.CHOICE):
        return f"{item.id}{number}"
    if item.type is QuestionType.CHOICES:
        return (item.choices[number].id,)
    return 2027 + number if item.type is QuestionType.YEAR else 10 + number


@cache
def nothing_answered() -> Situation:
    table = load_municipalities()
    own = table.by_code("052078")
    assert own is not None
    return collect(QUESTIONS, with_visibility(QUESTIONS, Answers()), own, table, BASE, date(2026, 11, 23))


def situation_of(answers: dict[str, Any]) -> Situation:
    """Return the situation of 湯沢市 with the values of answers replaced."""
    known = nothing_answered()
    changed = known.with_facts(replace(known[path], value=value) for path, value in answers.items())
    return derive(changed.with_facts([plan_years(changed)]))


def derived_values(situation: Situation) -> dict[str, Any]:
    """Return every derived value by path, of rows each column by its own."""
    found: dict[str, Any] = {}
    for path, fact in situation.facts.items():
        if fact.origin.kind is not OriginKind.DERIVED and path != "assumption.plan_years":
            continue
        if fact.origin.rows_of and fact.value:
            found |= {f"{path}.{name}": [row[name] for row in fact.value] for name in fact.value[0]}
        else:
            found[path] = fact.value if is_known(fact.value) else None
    return found


def rests_on(situation: Situation, path: str) -> set[str]:
    """Return every path that a value names as an input, of its inputs too."""
    fact = situation.fact_behind(path)
    inputs = inputs_of(fact, path) if fact else ()
    return {path, *(deeper for item in inputs for deeper in rests_on(situation, item))}


ALL = {question.id: answered(question, 0) for question in QUESTIONS if question.type is not QuestionType.MUNICIPALITY}


def test_no_derived_value_changes_with_an_answer_that_it_does_not_name() -> None:
    before = situation_of(ALL)
    values = derived_values(before)
    names = {path: rests_on(before, path) for path in values}
    assert any(path.startswith("derived.ledger_renewals.") for path in names)
    for question in QUESTIONS:
        for path, value in changes(question):
            after = derived_values(situation_of(ALL | {question.id: value}))
            changed = {name for name, found in values.items() if after.get(name) != found}
            assert {name for name in changed if path not in names[name]} == set(), path


def changes(question: Question) -> Iterator[tuple[str, Any]]:
    """Yield another answer to a question, or for a table one with other cells in a single column."""
    if question.id not in ALL:
        return
    if question.type is not QuestionType.TABLE:
        yield question.id, answered(question, 1)
        return
    for column in question.columns:
        rows = zip(ALL[question.id], answered(question, 1), strict=True)
        yield f"{question.id}.{column.id}", tuple(row | {column.id: other[column.id]} for row, other in rows)


def test_the_sum_of_costs_is_as_narrow_as_the_costs() -> None:
    situation = situation_of(ALL)
    assert situation.disclosure("derived.ledger_cost") is Disclosure.INTERNAL
    assert situation.disclosure("derived.ledger_renewals.vendor") is Disclosure.INTERNAL
    assert situation.disclosure("derived.ledger_renewals.work") is Disclosure.PUBLIC


def test_the_reflection_on_the_plan_before_is_taken_sentence_by_sentence() -> None:
    assert derived(**{"previous.lessons": "機器を入れただけだった。 時間は減らない。\n"})["lessons"] == (
        "機器を入れただけだった",
        "時間は減らない",
    )


def test_a_sentence_that_goes_on_with_the_one_before_is_no_remark_of_its_own() -> None:
    told = "施策は早く動いた。だから逆に、台帳が後回しになった。点検は一度だけであった。次は、毎年点検する"
    assert derived(**{"previous.lessons": told})["lessons"] == (
        "施策は早く動いた。だから逆に、台帳が後回しになった",
        "点検は一度だけであった。次は、毎年点検する",
    )


def test_a_sentence_that_only_names_one_of_those_before_is_no_remark_of_its_own() -> None:
    told = "作った人がいなくなると止まる。集計の表がそう。一覧もそうだった。計画は3年空いた"
    assert derived(**{"previous.lessons": told})["lessons"] == (
        "作った人がいなくなると止まる。集計の表がそう。一覧もそうだった",
        "計画は3年空いた",
    )


def test_a_bare_count_belongs_to_the_voice_that_it_counts() -> None:
    told = "伝票を二度打つ。12課中9課。\n12課中3課が、夏は休めないと答えた。\nしかし祭りは続ける"
    assert derived(**{"voices.staff_findings": told})["staff_told"] == (
        "伝票を二度打つ。12課中9課",
        "12課中3課が、夏は休めないと答えた",
        "しかし祭りは続ける",
    )


def test_decided_is_what_the_head_of_the_town_or_a_meeting_decided_and_not_what_was_heard() -> None:
    rows = [
        ("町長との打合せ", "台帳を一度そろえる"),
        ("村長への報告", "骨子を説明した"),
        ("第1回推進会議", "外部監査を受けることを決定"),
        ("推進会議", "官民データ活用推進計画を兼ねることを決めた"),
        ("懇談会", "40人から転入の手続について"),
    ]
    told = [{"date": "2026-05", "meeting": meeting, "decided": decided} for meeting, decided in rows]
    assert derived(**{"upper.process": told})["decided"] == (
        "台帳を一度そろえる",
        "外部監査を受けることを決定",
        "計画を兼ねることを決めた",
    )


# topic and fact of an issue of the region -> whether it is a hazard that took lives or from which all have to flee
DEADLY = [
    ("平成27年の豪雨", "493棟が浸水し、1人が死亡", True),
    ("大きな川の氾濫", "21万人が区の外へ避難する想定である", True),
    ("川の氾濫からの全町の避難", None, True),
    ("大雪", "雪下ろしの死者はなかった", False),
    ("多死社会", "死亡者が2割増え、おくやみの手続が増える", False),
    ("団地の高齢化", "孤独死は9件であった", False),
    ("谷の孤立", "6集落が最長3日孤立した", False),
]


@pytest.mark.parametrize(("topic", "fact", "deadly"), DEADLY)
def test_deadly_is_a_hazard_that_took_lives_or_makes_all_flee(topic: str, fact: str | None, deadly: bool) -> None:
    told = [{"topic": topic, "fact": fact}]
    assert bool(derived(**{"basics.local_issues": told})["deadly_hazards"]) is deadly


# what is told of the land and in an issue -> the clause on the water at the town hall
FLOODING = [
    ("平らな町", "町役場も約3mつかるので、本部ごと移す", "町役場も約3mつかるので"),
    ("平らな町。川があふれると役場のある所で深さ約7m、引くまで2週間", None, "川があふれると役場のある所で深さ約7m"),
    ("庁舎は標高62mの台地にある", "川沿いの家が2m浸水する", None),
]


@pytest.mark.parametrize(("landscape", "fact", "clause"), FLOODING)
def test_how_deep_the_town_hall_is_flooded_is_known_where_a_clause_tells_it(
    landscape: str, fact: str | None, clause: str | None
) -> None:
    told = {"basics.landscape": landscape, "basics.local_issues": [{"topic": "氾濫", "fact": fact}]}
    found = derived(**told)["office_flooding"]
    assert (found if is_known(found) else None) == clause


def test_a_reflection_in_bullets_is_taken_bullet_by_bullet_with_all_its_sentences() -> None:
    told = "・会議を開かなかった。担当が2年で替わった。\n・予算の前に話を進めた。\n"
    assert derived(**{"previous.lessons": told})["lessons"] == (
        "会議を開かなかった。担当が2年で替わった",
        "予算の前に話を進めた",
    )


def test_what_is_told_line_by_line_is_taken_line_by_line_and_a_reason_ends_a_point() -> None:
    told = "独自のアプリ。直す人がいない\n・窓口の機器は置かない。1日に7件のため。庁内の放送は続ける"
    assert derived(**{"priorities.not_do": told})["declined"] == (
        "独自のアプリ。直す人がいない",
        "窓口の機器は置かない。1日に7件のため",
        "庁内の放送は続ける",
    )


def test_each_sentence_that_decides_is_a_point_and_any_other_belongs_to_the_one_before_it() -> None:
    told = (
        "村だけのアプリは作らない（入れてもらえない）。機器は増やさない。1日40人しか来ないので、書けば足りる。"
        "直せる人が残らない。視察は月4件までにする。出張所は戻さない（1日に8人だった）"
    )
    assert derived(**{"priorities.not_do": told})["declined"] == (
        "村だけのアプリは作らない（入れてもらえない）",
        "機器は増やさない。1日40人しか来ないので、書けば足りる。直せる人が残らない",
        "視察は月4件までにする",
        "出張所は戻さない（1日に8人だった）",
    )


@pytest.mark.parametrize(("told", "decider"), [("庁議（課長会議）", "庁議"), ("見本町DX推進本部", "見本町DX推進本部")])
def test_who_decides_is_a_meeting_without_its_remark(told: str, decider: str) -> None:
    assert derived(**{"upper.decided_by": told})["decider"] == decider


@pytest.mark.parametrize(
    ("told", "declining"),
    [
        (
            "工業のまち。ただ茶は、農家が1,093戸から702戸に減り、茶園が荒れている",
            "茶は、農家が1,093戸から702戸に減り、茶園が荒れている",
        ),
        ("港のまち。水揚げは3万トンを割った。加工は続く", "水揚げは3万トンを割った"),
    ],
)
def test_the_industry_that_grows_less_is_the_first_sentence_that_tells_so(told: str, declining: str) -> None:
    assert derived(**{"basics.industries": told})["declining_industry"] == declining


def test_industries_of_which_none_is_told_to_grow_less_have_no_declining_one() -> None:
    assert not is_known(derived(**{"basics.industries": "米の割合が高い。手間を減らす"})["declining_industry"])


def test_a_decision_of_the_mayor_is_no_meeting() -> None:
    assert not is_known(derived(**{"upper.decided_by": "町長の決裁（庁議に報告）"})["decider"])


@pytest.mark.parametrize(
    ("told", "meeting"),
    [
        ("庁議（課長会議）", "庁議"),
        ("町長の決裁（庁議に報告）", "庁議"),
        ("町長決裁（見本町DX推進会議の議を経て）", "見本町DX推進会議"),
        ("課長会（村長が決裁する）", "課長会"),
    ],
)
def test_a_decision_is_talked_over_in_the_meeting_it_names(told: str, meeting: str) -> None:
    assert derived(**{"upper.decided_by": told})["meeting"] == meeting


def test_a_decision_that_names_no_meeting_is_talked_over_in_none() -> None:
    assert not is_known(derived(**{"upper.decided_by": "町長の決裁"})["meeting"])
