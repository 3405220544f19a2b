"""All documents tell one least sum of the plan's years and one count of the amounts that nobody can say yet."""

import re

import pytest

from planner.manuscript.elements import Chart, Figure
from tests.reference.test_money_redone import documents, table
from tests.reference.towns import GROUP, built, document_text

pytestmark = GROUP


@pytest.mark.parametrize("town", ["mihonjima", "mihondate", "mihondai"])
def test_the_sum_and_the_count_are_the_same_wherever_they_are_told(town: str) -> None:
    result = built(town)
    texts = {file.manuscript.id: file.content for file in result.files if file.manuscript.id.startswith("plan")}
    plan, summary, questions = (document_text(texts[name]) for name in ("plan", "plan-summary", "plan-questions"))
    told = re.search(r"計画の.年で少なくとも([\d,]+)千円である。額の未定は施策(\d+)件", plan)
    assert told
    for text in (summary, questions):
        assert f"少なくとも{told[1]}千円である" in text
        assert f"額の未定は施策{told[2]}件" in text
    assert (
        plan.count(f"少なくとも{told[1]}千円である") == 1
    )  # the chapter on costs has the years, not the sum once more
    assert f"{told[1]}千円" in summary[: summary.index("なぜ今か")]
    open_ones = [
        item for item in result.decided.programme.measures if item.variant.unpriced or item.variant.may_add_unpriced
    ]
    assert int(told[2]) == len(open_ones)


@pytest.mark.parametrize("town", ["mihonjima", "mihondate", "mihondai"])
def test_the_years_add_up_to_the_sum(town: str) -> None:
    (plan,) = [document_text(file.content) for file in built(town).files if file.manuscript.id == "plan"]
    table = plan[plan.rindex("年度ごとの費用（千円）") :]
    table = table[: table.index("注：")]
    header, *rows = [
        [cell.strip() for cell in line.strip("| ").split("|")] for line in table.splitlines()[1:] if "|" in line
    ]
    at = header.index("計（少なくとも）")
    sums = [int(row[at].replace(",", "")) for row in rows if re.match(r"令和\d+年度", row[0])]
    told = re.search(r"少なくとも([\d,]+)千円である", plan)
    assert told
    assert sum(sums) == int(told[1].replace(",", ""))


@pytest.mark.parametrize("town", ["mihonjima", "mihondate", "mihondai"])
def test_the_key_point_says_what_of_todays_spending_the_sum_leaves_out(town: str) -> None:
    result = built(town)
    spent, listed = (result.decided.situation.value(path) for path in ("budget.it_cost", "derived.ledger_cost"))
    assert spent > listed
    (plan,) = [document_text(file.content) for file in result.files if file.manuscript.id == "plan"]
    point = plan[plan.index("費用は、今のシステムなどを含めて") :].splitlines()[0]
    assert f"台帳の年{listed:,.0f}千円が続くとした" in point
    assert f"残る{spent - listed:,.0f}千円は数えて" in point


@pytest.mark.parametrize(("town", "scope"), [("mihondai", "を含"), ("yuzawa", "を除")])
def test_the_sum_says_whether_it_has_todays_systems(town: str, scope: str) -> None:
    made = documents(town)
    for name in ("plan", "plan-summary", "plan-questions"):
        assert {found[0] for found in re.finditer(r"(?<=今のシステムなど)を.", made[name])} == {scope}


@pytest.mark.parametrize("town", ["mihondai", "mihondate", "yuzawa"])
def test_a_sheet_of_an_open_amount_says_who_is_asked_before_the_money_is_requested(town: str) -> None:
    money = re.findall(r"\| 費用と財源 \| ([^|]+)", documents(town)["plan"])
    unpriced = [text for text in money if text.startswith("未定") or "年額は未定（" in text[:40]]
    assert unpriced
    assert [text for text in unpriced if not re.search(r"から見積りを取り、.+で?要求する", text)] == []


@pytest.mark.parametrize("town", ["mihondai", "mihondate", "yuzawa"])
def test_the_course_of_the_year_has_the_estimates_for_open_amounts_before_the_request(town: str) -> None:
    plan = documents(town)["plan"]
    sheets = re.findall(r"^(施策\d+) .*\n(?:\|.*\n)*?\| 費用と財源 \| ([^|]+)", plan, flags=re.MULTILINE)
    unpriced = [number for number, text in sheets if "から見積りを取り、" in text]
    assert unpriced
    (task,) = re.findall(r"\| 予算要求の前 \|[^|]+\| (見直し[^|]+を要求に反映する。)", plan)
    assert task.startswith(f"見直しと、{'、'.join(unpriced)}の担当課が取った見積り")


@pytest.mark.parametrize("town", ["mihondate", "mihondai"])
def test_the_years_drawn_are_those_of_the_table(town: str) -> None:
    (plan,) = [file.manuscript for file in built(town).files if file.manuscript.id == "plan"]
    figures = [block.content for block in plan.blocks() if isinstance(block.content, Figure)]
    (drawn,) = [item.drawing for item in figures if item.caption == "施策の費用（幅の上の額）"]
    assert isinstance(drawn, Chart)
    assert [int(year.strip("令和年度")) for year in drawn.categories] == list(table(documents(town)["plan"]))
