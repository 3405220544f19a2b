"""A village whose one official buys beside all other work: dates, months, helpers and days are those that it told."""

import re

import pytest
from msgspec.structs import replace

from planner.pipeline import build
from tests.reference.towns import document_text, workspace

NOT_DO = re.compile(r"^priorities\.not_do: .*$", re.MULTILINE)
SHARED = re.compile(r"^priorities\.shared_with: .*$", re.MULTILINE)
EXPERT = "organisation.external_expert: false\n"
TOLD = """organisation.external_expert: true
organisation.external_hours: 80
organisation.external_authority: advice
organisation.external_cost: 0
organisation.external_role: 県の派遣（年20回、1回4時間）。見積書を見てもらっている
"""


@pytest.fixture(scope="module")
def guideline(tmp_path_factory: pytest.TempPathFactory) -> str:
    asked = workspace("mihonzawa")
    answers = asked.answers.read_text(encoding="utf-8")
    assert EXPERT in answers
    answers = answers.replace(EXPERT, TOLD)
    answers = NOT_DO.sub("priorities.not_do: りんごの収穫の10月から12月には新しい仕組みを始めない", answers)
    answers = SHARED.sub(
        "priorities.shared_with: 深戸郡広域連合（グループウェアを一緒に買えないか話し始めた）", answers
    )
    path = tmp_path_factory.mktemp("village") / "answers.yaml"
    path.write_text(answers, encoding="utf-8")
    files = build(replace(asked, answers=path, documents=("procurement-guideline",))).files
    return next(document_text(file.content) for file in files if file.manuscript.id == "procurement-guideline")


def rows(text: str, start: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(f"| {start}")]


def test_each_way_to_buy_has_its_own_dates_beside_the_sums(guideline: str) -> None:
    for way in (
        "今ある予算で買うア（見積合せ）",
        "今ある予算で買うイ（入札）",
        "これから要求する当初予算で買うイ（プロポーザル）",
    ):
        (row,) = rows(guideline, way)
        assert row.count("令和") == 4


def test_nothing_goes_live_in_the_months_of_the_harvest(guideline: str) -> None:
    assert "10月、11月、12月には新しい仕組みを始めないと決めている" in guideline
    for row in (*rows(guideline, "今ある予算"), *rows(guideline, "これから要求")):
        assert not re.search(r"年1[0-2]月", row.rstrip("| ").rpartition("|")[2])


def test_a_small_service_is_decided_with_its_contract_and_a_tiny_one_with_the_ledger(guideline: str) -> None:
    (small,) = [line for line in guideline.splitlines() if line.startswith("ア：所管課")]
    assert "契約の決裁と同じ日に可否を決める" in small
    assert "100千円未満" in small
    assert "村長の可否" not in small


def test_the_month_of_a_migration_is_told_where_it_is_bought(guideline: str) -> None:
    assert "に移る（残った理由は、" in guideline


def test_who_must_stay_apart_is_told_with_the_law_and_with_whom_to_ask_outside(guideline: str) -> None:
    (paying,) = rows(guideline, "契約を決裁する者")
    assert "地方自治法第232条の4第2項" in paying
    (judging,) = rows(guideline, "採点する者と、価格の封")
    assert "深戸郡広域連合の職員を採点に加え" in judging


def test_the_days_of_the_gates_stand_beside_those_of_the_plan(guideline: str) -> None:
    assert re.search(r"使える[\d.]+人日に対し、施策に要るのは[\d.]+人日である。", guideline)


def test_a_talk_about_buying_together_is_followed_in_the_next_case(guideline: str) -> None:
    assert "共同の調達：深戸郡広域連合との話は「グループウェアを一緒に買えないか話し始めた」" in guideline


def test_visits_of_the_expert_are_not_counted_as_left_over_hours(guideline: str) -> None:
    assert "来るのは年20回、1回4時間である" in guideline


def test_voices_are_for_the_office_that_asks_and_not_for_the_bidders(guideline: str) -> None:
    voices = [line for line in guideline.splitlines() if line.startswith("声：")]
    assert voices
    background = guideline[guideline.rindex("提案依頼書に書く事情と要件") :].partition("生成AI")[0]
    assert "村民と職員の声は写さず" in background
    assert not any(voice.removeprefix("声：").partition("（")[0] in background for voice in voices)
