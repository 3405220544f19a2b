"""Measures for what only some towns tell: whoever told it has the measure, and a town of the same kind has not."""

from datetime import date
from pathlib import Path

import pytest

from planner.pipeline import check, decide_all
from planner.programme.model import Programme
from planner.programme.reasons import WhyNot
from tests.cities import workspace

ON = date(2026, 11, 25)
TOWN = (
    "format: 1\nbasics.municipality: '{code}'\nbasics.hazards: [storm, landslide, isolation]\nupper.plan_start: 2027\n"
)
TROUBLE = "voices.findings: {{value: [{{finding: {0}, value: 40%, source: アンケート, kind: trouble}}]}}\n"
WORK = "work.inventory: {{value: [{{task: {0}, department: 総務課, volume: 600, hours: 200, rework: 合わない}}]}}\n"
FLOODED = "basics.landscape: 川があふれると役場のある所で深さ約7mつかる\n"
LINES = (
    "systems.ledger: "
    "{{value: [{{work: {0}, contract: {1}, department: 放送課, started: 2012, renewal: {2}, standard: 'no'}}]}}\n"
)
MEASURES = frozenset(
    (
        *("power-cut-news", "stops-news", "visitor-hours", "away-care", "help-lists", "own-lines", "field-reports"),
        *("office-moves", "snow-news", "roof-snow", "animal-news", "flood-roads", "waste-visits"),
        *("water-rounds", "volcano-news", "school-notes"),
    )
)


def programme(told: str, folder: Path, code: str = "422100") -> Programme:
    answers = folder / "answers.yaml"
    answers.write_text(TOWN.format(code=code) + told, encoding="utf-8")
    here = workspace(answers, ON)
    return decide_all(here, check(here)).programme


def called_for(decided: Programme) -> frozenset[str]:
    """Return those of `MEASURES` that an issue calls for, whether the roadmap has room for them or not."""
    chosen = {item.id for item in decided.measures}
    late = {item.measure.id for item in decided.others if item.issue_numbers and item.why is not WhyNot.NOT_APPLICABLE}
    return MEASURES & (chosen | late)


@pytest.mark.parametrize(
    ("told", "measures"),
    [
        ("", set()),
        (TROUBLE.format("停電のときに知らせが届かないことが不安"), {"power-cut-news"}),
        (TROUBLE.format("停電でサーバーが止まり証明が出なかった"), set()),
        (TROUBLE.format("船の欠航を港で知る"), {"stops-news"}),
        (TROUBLE.format("観光客の多い日は買い物をずらしている"), {"visitor-hours"}),
        (TROUBLE.format("観光の案内の板が古い"), set()),
        (TROUBLE.format("欠航で通院の予約を取り直した"), {"stops-news", "away-care"}),
        (WORK.format("島外通院の交通費の助成"), {"away-care"}),
        (WORK.format("避難行動要支援者の名簿の更新"), {"help-lists"}),
        (WORK.format("農地台帳の更新"), set()),
        (FLOODED, {"office-moves"}),
        (FLOODED + WORK.format("避難行動要支援者の名簿の更新"), {"office-moves"}),
        ("basics.landscape: 川の近くで、役場は高台にある\n", set()),
        (WORK.format("道路の巡回の日報"), {"field-reports"}),
        (TROUBLE.format("除雪がいつ来るか分からない"), {"snow-news"}),
        (TROUBLE.format("除雪の担い手がいない"), set()),
        (WORK.format("雪の日の問合せの電話"), {"snow-news"}),
        (TROUBLE.format("屋根の雪下ろしを頼む人がいない"), {"roof-snow"}),
        (WORK.format("雪下ろしの補助の申請"), {"roof-snow"}),
        (TROUBLE.format("熊の情報が区長のところで止まる"), {"animal-news"}),
        (TROUBLE.format("熊本の親類から電話が来る"), set()),
        (WORK.format("有害鳥獣の目撃の受付"), {"animal-news"}),
        (TROUBLE.format("地下道の冠水が分からない"), {"flood-roads"}),
        (TROUBLE.format("ごみを持って行けない年寄りがいる"), {"waste-visits"}),
        (TROUBLE.format("外国人のごみの分け方が言葉で伝わらない"), set()),
        (WORK.format("ごみの運び出しの支援の受付"), {"waste-visits"}),
        (WORK.format("ごみ袋の販売"), set()),
        (WORK.format("水源と配水池の見回り"), {"water-rounds"}),
        (WORK.format("水源の見回りの記録"), {"water-rounds"}),
        (WORK.format("水道料金の収納"), set()),
        (TROUBLE.format("水源が遠く雪の日に見に行けない"), {"water-rounds"}),
        (TROUBLE.format("噴火の知らせが外国の人に届かない"), {"volcano-news"}),
        (TROUBLE.format("園のお便りが読めない"), {"school-notes"}),
        (TROUBLE.format("役場からの手紙が読めない"), set()),
        (LINES.format("ケーブルテレビ・告知放送", "bought", 2028), {"own-lines"}),
        (LINES.format("ケーブルテレビ・告知放送", "bought", 2040), set()),
        (LINES.format("ケーブルテレビの番組の配信", "service", 2028), set()),
    ],
)
def test_only_the_town_that_tells_a_matter_has_the_measure_for_it(
    told: str, measures: set[str], tmp_path: Path
) -> None:
    assert called_for(programme(told, tmp_path)) == measures


def test_lines_that_are_due_within_the_plan_are_renewed_in_time(tmp_path: Path) -> None:
    (lines,) = (
        item
        for item in programme(LINES.format("光ファイバーの設備", "lease", 2028), tmp_path).measures
        if item.id == "own-lines"
    )
    assert (lines.first_year, lines.settled_by.name) == (2027, "ENDS")
    assert lines.owner == "放送課"


def test_where_snow_has_its_own_measure_reports_of_the_ploughs_are_left_to_it(tmp_path: Path) -> None:
    assert called_for(programme(WORK.format("除雪の日報の集計"), tmp_path, "052078")) == set()
    assert called_for(programme(WORK.format("除雪の日報の集計"), tmp_path, "212032")) == {"field-reports"}
    assert called_for(programme(WORK.format("公園の巡回の日報"), tmp_path, "052078")) == {"field-reports"}


def test_a_volcano_among_the_hazards_is_told_too(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(TOWN.format(code="422100").replace("isolation", "volcano"), encoding="utf-8")
    here = workspace(answers, ON)
    assert called_for(decide_all(here, check(here)).programme) == {"volcano-news"}


def test_where_others_run_the_water_nobody_of_the_town_goes_round(tmp_path: Path) -> None:
    run = "organisation.departments: {value: [{role: water, name: 見本広域水道企業団}]}\n"
    assert called_for(programme(run + TROUBLE.format("水源の見回りに行けない"), tmp_path)) == set()


@pytest.mark.parametrize(
    ("told", "steps"),
    [
        ("電算の係長が2年後に定年で、後任がいない", True),
        ("保健師が2年後に定年で、後任がいない", False),
        ("情報の担当が1人で忙しい", False),
    ],
)
def test_whoever_is_to_leave_hands_over_before_that_day(told: str, steps: bool, tmp_path: Path) -> None:
    issue = f"basics.local_issues: {{value: [{{topic: {told}}}]}}\norganisation.it_staff_fulltime: 1\n"
    decided = programme(issue, tmp_path)
    everything = (*decided.measures, *decided.others)
    (second,) = (item for item in everything if item.measure.id == "second-person")
    assert any("辞める日" in step.do for step in second.variant.steps) is steps


def test_papers_asked_for_again_are_met_by_what_their_own_issue_calls_for_wherever_they_are_told(
    tmp_path: Path,
) -> None:
    work = "work.inventory: {value: [{task: ふるさと納税, department: 税務課, rework: ワンストップの書類の催促}]}\n"
    for told, table in ((work, "rework"), (TROUBLE.format("ワンストップの書類を郵便で出した"), "voiced")):
        (meeting,) = getattr(programme(told, tmp_path), table)
        assert meeting.issues, "the words raise an issue"
        assert meeting.numbers or meeting.later, "and a measure for it is begun or put off"
