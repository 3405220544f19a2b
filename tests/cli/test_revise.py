"""`planner revise` puts the articles in force beside those built from the answers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from planner.errors import PlannerError
from planner.revision.articles import articles_in
from planner.revision.current import read_current
from tests.cli.conftest import DATE, EXAMPLES, Command
from tests.revision.test_compare import OLD


def underlined(path: Path) -> list[list[str]]:
    """Return the underlined words of the first two columns of the rows that have three."""
    rows = Document(str(path)).element.body.xpath(".//w:tr[count(w:tc) = 3]")
    word = ".//w:r[w:rPr/w:rStyle/@w:val = 'Underlined']/w:t/text()"
    return [["".join(cell.xpath(word)) for cell in row.xpath("./w:tc")[:2]] for row in rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_text_is_read_in_whatever_windows_saves_it(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "現行.txt").write_text(OLD, encoding=encoding)
    assert read_current(tmp_path / "現行.txt") == articles_in(OLD.splitlines())


def test_the_comparison_stands_in_two_columns_with_the_changes_underlined_and_their_grounds(
    planner: Command, tmp_path: Path
) -> None:
    current = tmp_path / "現行.txt"
    current.write_text(OLD, encoding="utf-8")
    answers = EXAMPLES / "yuzawa" / "answers.yaml"
    result = planner("revise", current, answers, "-o", tmp_path / "out", "--date", DATE)
    assert (result.status, result.err) == (0, "")
    assert "改める条: 2" in result.out
    assert "削る条: 1" in result.out
    (file,) = (tmp_path / "out").glob("07_*.docx")
    rows = Document(str(file)).element.body.xpath(".//w:tr[count(w:tc) = 3]")
    cells = [["".join(cell.xpath(".//w:t/text()")) for cell in row.xpath("./w:tc")] for row in rows]
    assert cells[0][:2] == ["改正後（案）", "改正前"]
    assert [row[0] for row in cells if "フロッピー" in row[1]] == ["（削る）"]
    definition = next(at for at, row in enumerate(cells) if row[1].startswith("（定義）"))
    assert "方針" in underlined(file)[definition][0]
    assert "訓令" in underlined(file)[definition][1]
    assert any("回答：" in row[2] for row in cells)
    assert any(row[0].startswith("（情報セキュリティ委員会）") and "国の資料：" in row[2] for row in cells)
    assert [row for row in cells if not row[2]] == []


def test_the_standards_beside_their_own_word_file_do_not_change(planner: Command, tmp_path: Path) -> None:
    answers = EXAMPLES / "yuzawa" / "answers.yaml"
    planner("build", answers, "-o", tmp_path, "--document", "security-standards", "--date", DATE)
    (current,) = tmp_path.glob("04_*.docx")
    result = planner("revise", current, answers, "-o", tmp_path / "out", "--date", DATE)
    assert f"変わらない条: {len(read_current(current))}" in result.out


BAD: list[tuple[str, bytes, str]] = [
    ("規程.txt", "第1章 総則\n情報を守る。".encode(), "条（第○条）が見つかりません"),
    ("規程.txt", b"\xff\xfe\x00\x81", "文字として読めません"),
    ("規程.docx", "第1条　守る。".encode(), "Word の文書として読めません"),
]


@pytest.mark.parametrize(("name", "content", "what"), BAD)
def test_a_file_without_articles_is_told_with_what_to_do(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path, name: str, content: bytes, what: str
) -> None:
    (tmp_path / name).write_bytes(content)
    result = planner("revise", tmp_path / name, answers(""), "-o", tmp_path / "out")
    assert result.status == 1
    assert what in result.err
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match=r"ファイルを読めません"):
        read_current(tmp_path / "ない.txt")
