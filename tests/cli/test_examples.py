"""The documents of the example municipalities are valid, read back unchanged and keep nobody from reading them."""

from pathlib import Path

from planner.word.accessibility import barriers
from planner.word.check import check_package
from planner.word.reader import changed_sections, read_sections
from tests.cli.conftest import DATE, EXAMPLES, Command
from tests.validity import findings, quick_findings


def built(planner: Command, town: str, folder: Path, *options: str) -> list[Path]:
    assert planner("build", EXAMPLES / town / "answers.yaml", "-o", folder, "--date", DATE, *options).status == 0
    return sorted(folder.rglob("*.docx"))


def test_documents_are_sound_and_read_back(planner: Command, tmp_path: Path) -> None:
    files = built(planner, "yuzawa", tmp_path)
    assert len([file for file in files if file.parent == tmp_path]) == 6
    for file in files:
        data = file.read_bytes()
        assert (file.name, check_package(data), changed_sections(data), barriers(data)) == (file.name, (), (), ())
        assert all(section.blocks for section in read_sections(data))


def test_validators_find_nothing_in_review_copies(planner: Command, tmp_path: Path) -> None:
    """A copy for review holds all that the document holds, and comments."""
    copies = [file for file in built(planner, "katano", tmp_path, "--review") if "根拠確認用" in file.name]
    first, *others = [file for file in copies if file.parent == tmp_path]
    assert len(others) == 5
    assert [*findings(first), *(finding for file in others for finding in quick_findings(file))] == []
