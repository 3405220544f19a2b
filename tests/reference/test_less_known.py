"""A village that knows less and has other rules: its plan says what is not known, and claims nothing beyond it."""

import pytest
from msgspec.structs import replace

from planner.pipeline import build
from tests.reference.towns import document_text, workspace

TOWN = "mihonzawa"
CHANGED = {
    "inclusion.fiber_rate: {value: 88.2,": "inclusion.fiber_rate: {state: unknown,",
    "inclusion.wifi_sites: 3": "inclusion.wifi_sites: {state: unknown}",
    "organisation.it_staff_fulltime: {value: 0,": "organisation.it_staff_fulltime: {value: 1,",
    "relation: 孤立する集落との連絡手段, until: 2028": "relation: 孤立する集落との連絡手段, until: 2026",
    "source: 令和8年度当初予算, note: 見込み}": "source: 見積書による見込み}",
    "見本沢村情報セキュリティポリシー（平成17年訓令第9号）": "見本沢村情報セキュリティ対策基準（平成17年訓令第9号）",
}


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    asked = workspace(TOWN)
    answers = asked.answers.read_text(encoding="utf-8")
    for old, new in CHANGED.items():
        assert old in answers
        answers = answers.replace(old, new)
    path = tmp_path_factory.mktemp("less") / "answers.yaml"
    path.write_text(answers, encoding="utf-8")
    (plan,) = build(replace(asked, answers=path, documents=("plan",))).files
    return document_text(plan.content).splitlines()


def test_a_domain_that_only_an_unknown_answer_holds_back_has_no_level(lines: list[str]) -> None:
    (row,) = [line for line in lines if line.startswith("| 情報格差と通信環境（地域）")]
    assert "判定できない（段階0か1以上）" in row
    (lowest,) = [line for line in lines if "最も低い段階" in line]
    assert "情報格差" not in lowest


def test_what_could_not_be_judged_is_named_with_what_decides_it(lines: list[str]) -> None:
    (row,) = [line for line in lines if "情報格差と通信環境：" in line and "決め手は、" in line]
    assert "「公衆無線LANの箇所」" in row
    assert "「避難所と公共施設で使える通信の少なさ」" in row


def test_cells_that_say_not_known_are_listed_in_the_appendix_with_who_finds_them_out(lines: list[str]) -> None:
    assert "業務の一覧の空いた欄：「紙の枚数（1行）」を総務課が調べる" in lines
    assert any(line == "表の空いた欄と個票の【未把握】は、件数に数えない。" for line in lines)


def test_a_town_whose_rules_are_standards_alone_is_not_said_to_have_a_policy(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert "「見本沢村情報セキュリティ対策基準（平成17年訓令第9号）」と並べ" in text
    assert "から改めていないため、条を直さず、案のとおり新しく定める" in text
    assert "既にある基本方針" not in text
    assert "今の基本方針" not in text


def test_a_related_plan_that_ends_before_the_plan_begins_says_so(lines: list[str]) -> None:
    (row,) = [line for line in lines if line.startswith("| 見本沢村地域防災計画 |")]
    assert row.endswith("令和8年度（本計画の始期の前に終わる） |")
    assert any("始期の前に終わる計画は、次の計画との関係を" in line for line in lines)


def test_what_is_put_off_is_listed_by_points_and_what_is_not_chosen_by_its_reason(lines: list[str]) -> None:
    start = max(
        number for number, line in enumerate(lines) if "後回しにする理由と施策" in line and line.startswith("表")
    )
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("| "):
            break
        rows.append([cell.strip() for cell in line.strip("|").split(" | ")])
    scored = [row for row in rows if row[0][0].isdigit()]
    points = [int(point) for row in scored for point in row[0].split("～")]
    reasons = [row[0] for row in rows if row not in scored and row[0] != "―"]
    assert any("◎（" in cell for row in rows for cell in row[1:])
    assert points[0] == max(points[: len(points) // 2])
    assert any("（" in reason and "件）" in reason for reason in reasons)
    (aside,) = [reason for reason in reasons if reason.startswith("施策を行う条件に当てはまらない（")]
    assert aside.partition("：")[2].startswith("「")


def test_a_cost_that_rests_on_estimates_is_told_as_expected_and_not_as_paid(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert "後の年17,600千円（見込み）へ" in text
    assert "17,600千円に増えた" not in text
    assert "移った業務の分で17,600千円" not in text
