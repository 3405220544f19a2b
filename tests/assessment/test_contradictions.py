"""Answers that do not go together are told with both sides; answers that do are left in peace."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planner.answers.entries import read_entry
from planner.answers.finding import Finding
from planner.answers.model import Answers
from planner.answers.visibility import with_visibility
from planner.assessment.contradictions import contradictions, load_contradictions
from planner.errors import Severity
from planner.municipality.table import load_municipalities
from planner.situation.collect import collect
from planner.situation.model import Situation
from planner.yamlfile import load_yaml
from tests.shipped import BASE, QUESTIONS

ON = date(2026, 11, 23)
RULES = {rule.id: rule for rule in load_contradictions(BASE)}
CASES = load_yaml(Path(__file__).with_name("contradictions.yaml")).data
TABLE = load_municipalities()


def found(given: Mapping[str, Any], rule: str) -> list[Finding]:
    """Return what the rule finds in answers of 湯沢市, or of the municipality that its case is `of`."""
    return list(contradictions((RULES[rule],), known(given, CASES[rule].get("of", "052078"))))


def known(given: Mapping[str, Any], code: str = "052078") -> Situation:
    read = {name: read_entry(QUESTIONS[name], raw) for name, raw in given.items()}
    values = {name: answer for name, answer in read.items() if answer}
    own = TABLE.by_code(code)
    assert own is not None
    answers = with_visibility(QUESTIONS, Answers(values))
    return collect(QUESTIONS, answers, own, TABLE, BASE, ON)


@cache
def nothing_answered() -> Situation:
    return known({})


def test_every_rule_has_a_case_that_fires_and_one_that_does_not() -> None:
    assert set(CASES) == set(RULES)


@pytest.mark.parametrize("rule", CASES)
def test_a_contradiction_is_told_with_the_values_behind_it_and_only_then(rule: str) -> None:
    (finding,) = found(CASES[rule]["fires"], rule)
    assert finding.question_id in CASES[rule]["fires"]
    assert "（「" in finding.what or "（施行" in finding.what or "（法令" in finding.what
    assert finding.remedy
    assert found(CASES[rule]["silent"], rule) == []
    assert list(contradictions((RULES[rule],), nothing_answered())) == []


def test_both_answers_are_printed_with_their_labels_and_units() -> None:
    (finding,) = found({"organisation.it_staff_fulltime": 30, "basics.total_staff": 25}, "it-staff-over-total")
    assert finding.what == ("情報担当の人数が全職員数を超えています（「情報担当の専任職員数」30人、「全職員数」25人）")
    assert finding.severity is Severity.ERROR


def test_public_data_name_their_source_and_date() -> None:
    (finding,) = found({"basics.total_staff": 100}, "total-below-general")
    assert "「全職員数」100人" in finding.what
    assert "人（総務省統計局「社会・人口統計体系」、令和6年4月1日）" in finding.what


def test_what_was_worked_out_as_yes_or_no_is_printed_in_words() -> None:
    (finding,) = found(CASES["standard-late-not-specified"]["fires"], "standard-late-not-specified")
    assert "「特定移行支援システムの有無」なし" in finding.what


def test_a_fiscal_year_is_printed_as_one() -> None:
    (finding,) = found({"budget.it_cost_year": 2031}, "cost-year-to-come")
    assert "「作成日の年度」令和8年度" in finding.what


def test_a_legal_limit_is_printed_with_its_source() -> None:
    (finding,) = found({"procurement.petty_purchase": 1600}, "petty-purchase-over-order")
    assert "「少額随意契約の限度額（購入）」1,600千円（160万円）" in finding.what
    assert "法令・国の資料の値 1,500,000（" in finding.what


def test_a_row_is_told_by_its_number_and_first_cell() -> None:
    (finding,) = found({"systems.ledger": [{"work": "福祉"}, {"work": "税", "renewal": 2025}]}, "ledger-renewal-past")
    assert finding.what.startswith("「情報システム台帳」の2行目（税）は、更新年度が過ぎています（「更新年度」令和7年度")
    assert "「作成日の年度」" in finding.what
