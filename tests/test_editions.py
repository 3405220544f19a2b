"""What a town decided on before gives the next document its edition and its table of revisions."""

from pathlib import Path

from tests import told

TOWN = 'format: 1\nbasics.municipality: "052078"\n'
DECIDED = """upper.editions:
  value:
  - {document: plan, decided: 2027-03-26, reason: 新たに定めるため, approver: 市長}
  - {document: plan, decided: 2028-03-27, reason: 施策を見直すため, approver: 市長}
"""


def history(answers: str, folder: Path, document: str) -> list[tuple[str, ...]]:
    """Return the rows of the table of revisions, without any if the document has none."""
    (made,) = told.composed(answers, folder, document).manuscripts
    found = [block.content for block in made.blocks() if getattr(block.content, "anchor", "") == "tbl-history"]
    return [tuple("".join(item.text for item in cell) for cell in row) for table in found for row in table.rows]


def test_a_plan_that_was_decided_on_tells_of_its_editions_and_its_first_has_no_table(tmp_path: Path) -> None:
    assert history(TOWN, tmp_path, "plan") == []
    first, second, now = history(TOWN + DECIDED, tmp_path, "plan")
    assert first == ("第1版", "令和9年3月26日（決定）", "新たに定めるため", "市長")
    assert second == ("第2版", "令和10年3月27日（決定）", "施策を見直すため", "市長")
    assert (now[0], now[2]) == ("第3版（案）", "【未定】")


def test_the_editions_of_a_document_are_its_own(tmp_path: Path) -> None:
    for document in ("procurement-guideline", "security-policy", "security-standards"):
        assert [row[0] for row in history(TOWN + DECIDED, tmp_path, document)] == ["第1版（案）"]
