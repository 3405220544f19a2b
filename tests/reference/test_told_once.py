"""An issue that several rules make tells each figure of the town once."""

import re

import pytest

from tests.reference.towns import GROUP, TOWNS, built, golden_texts

pytestmark = GROUP

SUBJECT = re.compile(r"(?:^|[。、　 ])(支所・出張所|75歳以上|65歳以上|人口密度|可住地|情報を届ける経路)は")


@pytest.mark.parametrize("town", TOWNS)
def test_no_figure_stands_twice_in_the_evidence_of_an_issue(town: str) -> None:
    rows = [line for line in golden_texts(built(town))["plan"].splitlines() if line.startswith("| 課題")]
    told = {row[:20]: SUBJECT.findall(row.split("放置した場合")[0]) for row in rows}
    assert any(told.values())
    assert [name for name, subjects in told.items() if len(subjects) > len(set(subjects))] == []
