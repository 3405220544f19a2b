"""The documents of the example municipalities are valid, read back unchanged and keep nobody from reading them."""

import io
import json
import zipfile
from hashlib import sha256
from pathlib import Path

from planner.word.accessibility import barriers
from planner.word.check import check_package
from planner.word.reader import changed_sections, read_sections
from planner.word.sections import written_sections
from planner.word.xml import parsed
from tests.cli.conftest import DATE, EXAMPLES, Command
from tests.validity import findings, quick_findings

IDS = ["plan", "procurement-guideline", "security-policy", "security-standards", "plan-summary", "plan-questions"]


def built(planner: Command, town: str, folder: Path, *options: str) -> list[Path]:
    assert planner("build", EXAMPLES / town / "answers.yaml", "-o", folder, "--date", DATE, *options).status == 0
    return sorted(folder.rglob("*.docx"))


def test_documents_are_sound_and_read_back_and_the_record_tells_what_each_is(planner: Command, tmp_path: Path) -> None:
    files = built(planner, "yuzawa", tmp_path)
    assert_recorded(tmp_path)
    for file in files:
        data = file.read_bytes()
        assert (file.name, check_package(data), changed_sections(data), barriers(data)) == (file.name, (), (), ())
        assert all(section.blocks for section in read_sections(data))


def assert_recorded(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    plain = [document for document in manifest["documents"] if "/" not in document["file"]]
    assert [document["id"] for document in plain] == IDS
    assert [document["disclosure"] for document in plain] == [*["public"] * 3, "restricted", "public", "internal"]
    procedures = [document for document in manifest["documents"] if document["file"].startswith("実施手順/")]
    assert len(procedures) >= 12
    assert {document["disclosure"] for document in procedures} == {"internal", "restricted"}
    assert manifest["municipality"] == {"code": "052078", "name": "湯沢市", "prefecture": "秋田県"}
    for document in manifest["documents"]:
        content = (folder / document["file"]).read_bytes()
        assert sha256(content).hexdigest() == document["sha256"]
        if document["file"].endswith(".docx"):
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                written = written_sections(parsed(parts.read("word/document.xml")))
            assert document["sections"] == [section.id for section in written]


def test_validators_find_nothing_in_a_review_copy(planner: Command, tmp_path: Path) -> None:
    """A copy for review holds all that the document holds, and comments."""
    copy, document = built(planner, "katano", tmp_path, "--review", "--document", "security-policy")
    assert "根拠確認用" in copy.name
    assert [*findings(copy), *quick_findings(document)] == []
