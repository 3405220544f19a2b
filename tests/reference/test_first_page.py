"""The first page of a plan says why its heaviest issue is not met, where no measure for it begins."""

import pytest

from tests.reference.towns import GROUP, built, document_text

pytestmark = GROUP


@pytest.mark.parametrize("town", ["mihonzawa"])
def test_the_first_page_says_why_the_heaviest_issue_is_not_met(town: str) -> None:
    result = built(town)
    programme, heaviest = result.decided.programme, result.decided.assessment.issues[0]
    assert heaviest.number in programme.orphans
    late = [item for item in programme.put_off if heaviest.number in item.issue_numbers]
    (plan,) = [document_text(file.content) for file in result.files if file.manuscript.id == "plan"]
    first = plan[plan.index("最も重いのは") :].splitlines()[0]
    named = next((item for item in late if item.measure.domain == heaviest.domain), late[0])
    assert f"「{named.measure.title}」は、{named.why.value}ため後回しにする" in first
