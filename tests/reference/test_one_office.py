"""Where one 課 has several roles, no sentence and no row of the documents names it beside itself."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.manuscript.plaintext import section_lines
from planner.pipeline import compose_documents
from tests.reference.towns import workspace

BESIDE_ITSELF = re.compile(
    r"総務課(と|、|及び|又は|か|・|に|へ|から|が|は)総務課(?!行政係)|\| 総務課 \| 総務課 \|.*外部の確認者"
)
ROLE = re.compile(r"(role: \w+, name: )[^}]*")


@pytest.mark.parametrize("office", ["総務課", "総務課行政係"])
def test_one_office_with_every_role_is_not_named_beside_itself(tmp_path: Path, office: str) -> None:
    asked = workspace("mihonzawa")
    answers = ROLE.sub(r"\1総務課", asked.answers.read_text(encoding="utf-8"))
    path = tmp_path / "answers.yaml"
    path.write_text(answers.replace("it_department: 総務課行政係", f"it_department: {office}"), encoding="utf-8")
    composed = compose_documents(replace(asked, answers=path))
    lines = [line for made in composed.manuscripts for section in made.sections for line in section_lines(section)]
    assert [line for line in lines if "| 総務課 |" in line] != []  # rows are as the pattern has them
    assert [line for line in lines if BESIDE_ITSELF.search(line)] == []
