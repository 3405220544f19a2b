"""All documents tell one least sum of the plan's years and one count of the amounts that nobody can say yet."""

import re

import pytest

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
