"""What the roadmap shows beside the measures: what is given up, in the year that the answers tell."""

import pytest

from tests.reference.towns import GROUP, built, document_text

pytestmark = GROUP


@pytest.mark.parametrize(("town", "years"), [("mihonzawa", {2027}), ("mihondai", {2027}), ("mihonjima", set())])
def test_systems_that_works_leave_for_the_standard_are_given_up_in_the_years_told(town: str, years: set[int]) -> None:
    result = built(town)
    (plan,) = [document_text(file.content) for file in result.files if file.manuscript.id == "plan"]
    found = [line.split("|")[4:-2] for line in plan.splitlines() if line.startswith("| 移行 |")]
    given_up = [
        [year for year, cell in zip(result.decided.programme.years, row, strict=True) if cell.strip() == "廃止"]
        for row in found
    ]
    assert given_up == ([sorted(years)] if years else [])
