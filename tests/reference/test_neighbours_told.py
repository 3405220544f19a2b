"""A plan tells of sharing work with others as of something to ask for: the answers tell of talks, not of shares."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.pipeline import BuildResult, build
from tests.reference.towns import GROUP, TOWNS, built, document_text, workspace

pytestmark = GROUP

ONE_OFFICE = re.compile(r"担当課を1つに定め[^。（]*（(表[0-9]+)）")


def plan(town: str) -> str:
    return next(document_text(file.content) for file in built(town).files if file.manuscript.id == "plan")


@pytest.mark.parametrize(
    ("town", "partner"),
    [("mihondai", "府内の北部5市の電子自治体研究会"), ("mihonzawa", "深戸郡町村情報共同事務組合")],
)
def test_a_measure_whose_steps_name_the_partner_asks_it_for_a_share_and_points_to_the_talks(
    town: str, partner: str
) -> None:
    rows = [line for line in plan(town).splitlines() if line.startswith("| 担当・人日") and partner in line]
    assert rows
    for row in rows:
        assert re.search(re.escape(partner) + "に分担を申し入れる（話合いの状況は表[0-9]+）", row)


def test_the_measure_of_the_policy_names_the_post_that_decides_without_whom_it_asked() -> None:
    text = plan("mihondai")
    assert "副市長の決裁" in text
    assert "に諮った）の決裁" not in text


def test_that_each_measure_has_one_office_is_shown_by_the_table_that_names_the_offices() -> None:
    shown = [(text, found[1]) for text in map(plan, TOWNS) if (found := ONE_OFFICE.search(text))]
    assert shown
    for text, table in shown:
        assert re.search(rf"^{table}[　 ]+施策の体系", text, re.MULTILINE)


def shared(result: BuildResult) -> list[str]:
    """Return what the sheets say that others may share."""
    text = next(document_text(file.content) for file in result.files if file.manuscript.id == "plan")
    return re.findall(r"^\| 担当・人日 \| .*。共同：(.+?) \|$", text, re.MULTILINE)


def test_a_sheet_tells_what_can_be_shared_where_there_is_somebody_to_share_it_with(tmp_path: Path) -> None:
    result = built("mihonzawa")
    joint = [item.measure.joint for item in result.decided.programme.measures if item.measure.joint]
    assert [told.split("（")[0] for told in shared(result)] == [item.what for item in joint]
    asked = workspace("mihonzawa")
    answers = asked.answers.read_text(encoding="utf-8")
    (told,) = re.findall(r"^priorities.shared_with: .*", answers, re.MULTILINE)
    path = tmp_path / "answers.yaml"
    path.write_text(answers.replace(told, "priorities.shared_with: {state: unknown}"), encoding="utf-8")
    alone = build(replace(asked, answers=path, documents=("plan",)))
    served = [item.what for item in joint if item.offer]
    assert 0 < len(served) < len(joint)
    assert [told.split("（")[0] for told in shared(alone)] == served
