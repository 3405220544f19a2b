"""What the answers show to be there without a row in the ledger: judged by rows as people write them."""

from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from planner.missing import Missing
from planner.situation.law import LegalFact, shipped_laws
from planner.situation.model import Fact, Origin, OriginKind, Situation
from planner.situation.standard_works import named, own_remaining, tells_of, works_of_others
from planner.situation.unlisted import SERVICES, offices, services, systems, works
from tests.shipped import QUESTIONS

OPERATIONS = {
    entry.id: tuple(entry.data["values"]["operations"])
    for entry in shipped_laws()
    if "operations" in (entry.data.get("values") or {})
}
STANDARD = OPERATIONS["plan-standardization-20-operations"]
UNKNOWN = Missing("unmoved")


def legal(operations: tuple[str, ...]) -> LegalFact:
    return LegalFact("law", "", MappingProxyType({"operations": operations}), None, True, "", "", "", "high")


def told(called: str) -> set[str]:
    return {work for work in STANDARD if tells_of(work, called)}


def unlisted(*rows: str, others: tuple[str, ...] = (), unmoved: tuple[str, ...] | Missing = UNKNOWN) -> tuple[str, ...]:
    return works(rows, legal(STANDARD), others, "partly", unmoved)


TAXES = {"固定資産税", "個人住民税", "法人住民税", "軽自動車税"}


@pytest.mark.parametrize(
    ("called", "works_told"),
    [
        ("税", TAXES),
        ("税・収納", TAXES),
        ("税務システム", TAXES),
        ("住民税", {"個人住民税", "法人住民税"}),
        ("住民税・軽自動車税", {"個人住民税", "法人住民税", "軽自動車税"}),
        ("個人市民税", {"個人住民税"}),
        ("市県民税", {"個人住民税", "法人住民税"}),
        ("町・県民税（個人）", {"個人住民税"}),
        ("住民税（個人）", {"個人住民税"}),
        ("法人町民税", {"法人住民税"}),
        ("個人・法人住民税", {"個人住民税", "法人住民税"}),
        ("国保税", {"国民健康保険"}),
        ("入湯税", set()),
        ("納税通知書の印刷", set()),
        ("福祉", {"障害者福祉", "生活保護"}),
        ("障害者福祉", {"障害者福祉"}),
        ("子ども・子育て支援", {"子ども・子育て支援"}),
        ("こども", {"児童手当", "児童扶養手当", "子ども・子育て支援"}),
        ("児童手当・児童扶養手当", {"児童手当", "児童扶養手当"}),
        ("住民記録（印鑑を含む）", {"住民基本台帳", "印鑑登録"}),
        ("住民基本台帳ネットワーク", set()),
        ("戸籍の附票", {"戸籍の附票"}),
        ("戸籍", {"戸籍", "戸籍の附票"}),
        ("学校保健", set()),
        ("基幹系システム", set(STANDARD)),
        ("基幹系の端末", set()),
    ],
)
def test_a_row_tells_of_the_works_that_it_names_or_whose_field_it_names(called: str, works_told: set[str]) -> None:
    assert told(called) == works_told


def test_what_the_questionnaire_and_the_law_call_the_works_is_the_same() -> None:
    choices = {choice.id: choice.label for choice in QUESTIONS["standardization.remaining"].choices}
    assert named(choices) == tuple(choices.values())
    assert set(STANDARD) == set(choices.values())
    assert all(tells_of(work, work) for work in STANDARD)


@pytest.mark.parametrize("offered", next(c for c in QUESTIONS["systems.ledger"].columns if c.id == "work").offers)
def test_what_the_ledger_offers_tells_of_each_work_in_its_name(offered: str) -> None:
    works_named = {work for work in STANDARD if work in offered.replace("住民基本台帳ネットワーク", "")}
    assert works_named <= told(offered)


def test_a_work_without_a_row_is_unlisted_unless_others_carry_it_out_and_it_need_not_be_moved() -> None:
    others = ("生活保護", "児童扶養手当")
    rows = ("基幹系システム",)
    assert unlisted(*rows) == ()
    assert set(unlisted()) == set(STANDARD)
    assert "生活保護" not in unlisted(others=others)
    assert "生活保護" in unlisted(others=others, unmoved=("生活保護",))


@pytest.mark.parametrize(
    ("kind", "town_type", "others"),
    [
        ("区", "特別区", OPERATIONS["plan-ward-metropolitan-taxes"]),
        ("村", "町村", ("生活保護", "児童扶養手当")),
        ("市", "中核市", ()),
    ],
)
def test_the_capital_works_for_its_wards_and_the_prefecture_for_towns(
    kind: str, town_type: str, others: tuple[str, ...]
) -> None:
    laws = {f"law.{law}": legal(operations) for law, operations in OPERATIONS.items()}
    values = laws | {"town.kind": kind, "town.type": town_type}
    facts = {path: Fact(path, value, path, Origin(OriginKind.PUBLIC)) for path, value in values.items()}
    fact = works_of_others(Situation(date(2026, 11, 25), MappingProxyType(facts)))
    assert fact.value == others
    assert len([path for path in fact.origin.inputs if path in laws]) == bool(others)  # no law of somewhere else


@pytest.mark.parametrize(
    ("row", "remaining", "of_others"),
    [
        ("戸籍・戸籍の附票", ("family_register",), "生活保護"),
        ("生活保護", ("family_register", "public_assistance"), ""),
    ],
)
def test_a_town_is_left_with_the_works_of_the_prefecture_only_where_a_row_of_its_ledger_has_them(
    row: str, remaining: tuple[str, ...], of_others: str
) -> None:
    values: dict[str, Any] = {
        "town.works_of_others": OPERATIONS["plan-town-welfare-offices"],
        "standardization.remaining": ("family_register", "public_assistance"),
        "systems.ledger": ({"work": row},),
    }
    facts = {path: Fact(path, value, path, Origin(OriginKind.PUBLIC)) for path, value in values.items()}
    found = {fact.path: fact.value for fact in own_remaining(Situation(date(2026, 11, 25), MappingProxyType(facts)))}
    assert found.get("standardization.remaining", values["standardization.remaining"]) == remaining
    assert found["town.remaining_of_others"] == of_others


def test_a_service_in_use_is_unlisted_until_a_row_has_its_word() -> None:
    answers: dict[str, Any] = {"service.convenience_store": True, "service.channels": ("website", "sns")}
    given = [answers.get(service.path, Missing(service.path)) for service in SERVICES]
    assert services((), *given) == ("コンビニ交付", "ホームページ")
    assert services(("公式サイト", "コンビニ交付"), *given) == ()
    assert services(("ＨＰ", "コンビニ"), *given) == ()


def test_each_service_is_shown_by_an_answer_that_its_question_offers() -> None:
    for service in SERVICES:
        question = QUESTIONS[service.path]
        offered = [choice.id for choice in question.choices] or [True, False]
        assert all(answer in offered for answer in service.answers), service.name


def test_a_system_in_the_list_of_work_is_unlisted_unless_a_row_or_the_standard_holds_it() -> None:
    names = (
        "農地台帳",
        "財務会計",
        "表計算",
        "Ｅｘｃｅｌの表",
        "アクセス（前の担当が作った）",
        "介護保険システム",
        Missing("system"),
    )
    rows = tuple({"system": name} for name in names)
    assert [row["system"] for row in systems(rows, names, ("財務会計・公会計",))] == ["農地台帳"]


def test_an_office_is_unlisted_if_no_row_is_its_own_by_its_name_with_or_without_the_division() -> None:
    roles = ("tax", "works", "mobility", "pr", "audit", "water")
    names = ("税務課", "道路課", "道路課", UNKNOWN, "監査事務局", "見本水道企業団")
    assert offices(roles, names, ("区民部税務課", UNKNOWN)) == ("道路課",)
    assert offices(roles, names, ()) == ("税務課", "道路課")
