"""YAML files are read narrowly and saved durably."""

import errno
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import yamlfile
from planner.entryfile import EntryFile
from planner.errors import PlannerError
from planner.yamlfile import load_yaml, parse_yaml, save_durably

# written in YAML -> what is read
SCALARS = [
    ("052078", "052078"),
    ("0", 0),
    ("-3", -3),
    ("1_000", "1_000"),
    ("0x10", "0x10"),
    ("1.50", 1.5),
    (".5", ".5"),
    ("1e3", "1e3"),
    ("yes", "yes"),
    ("いいえ", "いいえ"),
    ("true", True),
    ("2026-04-01", "2026-04-01"),
    ("1:30", "1:30"),
    ("null", None),
    ("~", None),
    ('"3"', "3"),
]


@pytest.mark.parametrize(("written", "read"), SCALARS)
def test_a_scalar_stays_what_was_written(written: str, read: object) -> None:
    value = parse_yaml(f"a: {written}", "x.yaml").data["a"]
    assert (value, type(value)) == (read, type(read))


PROBLEMS = [
    ("", "yaml/empty", None),
    ("# 注記だけ\n", "yaml/empty", None),
    ("a: 1\nb: 2\na: 3\n", "yaml/duplicate", 3),
    ("a: [1\nb: 2\n", "yaml/syntax", 1),
    ("a: &x 1\nb: *x\n", "yaml/alias", 1),
    ("a: \x07\n", "yaml/character", 1),
    ("? [1]\n: 2\n", "yaml/key", 1),
    ("a: " + "[" * 5000 + "]" * 5000, "yaml/depth", None),
]


@pytest.mark.parametrize(("text", "code", "line"), PROBLEMS)
def test_what_is_wrong_is_told_with_its_line(text: str, code: str, line: int | None) -> None:
    with pytest.raises(PlannerError) as caught:
        parse_yaml(text, "answers.yaml")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line, problem.place.file) == (code, line, "answers.yaml")
    assert problem.remedy


# what somebody wrote -> the line where it begins, and what is said of it
UNREADABLE = [
    ("a: 1\nb:\n\tc: 1\n", 3, "タブ文字"),
    ("a: 1\n\tb: 1\n", 2, "タブ文字"),
    ('a: 1\nb: "開いたまま\nc: 1\n', 2, "引用符が閉じていません"),
    ("a: 1\nb 2\nc: 3\n", 2, "「:」がありません"),
    ("a: 1\nb：2\nc: 3\n", 2, "全角の「：」"),
    ("a: b: c\n", 1, "「:」の位置"),
    ("a: 1\n  b: 2\n", 2, "「:」の位置"),
    ('a: "C:\\data"\n', 1, "「\\」の使い方"),
    ("a: [1, 2\nb: 1\n", 1, "「[」が閉じていません"),
    ("a: {x: 1\nb: 1\n", 1, "「{」が閉じていません"),
    ("a: {x: はい, y: 前{{ b }}後}\nb: 1\n", 1, "引用符のない {{ }}"),
    ("a: @x\n", 1, "この記号から始める"),
    ("a:\n  b: 1\n c: 2\n", 3, "字下げがそろっていない"),
    ("a: 1\n---\nb: 1\n", 2, "「---」"),
    ("あ: い\nう: え\x07\n", 2, "使えない文字"),
]


@pytest.mark.parametrize(("text", "line", "words"), UNREADABLE)
def test_what_cannot_be_read_is_said_in_japanese(text: str, line: int, words: str) -> None:
    with pytest.raises(PlannerError) as caught:
        parse_yaml(text, "answers.yaml")
    (problem,) = caught.value.problems
    assert (problem.place.line, words in problem.what) == (line, True), problem.what
    assert not re.search("[a-z]{3}", problem.what)


def test_every_duplicate_key_is_told_at_once() -> None:
    with pytest.raises(PlannerError) as caught:
        parse_yaml("a: 1\na: 2\nb: {c: 1, c: 2}\n", "x.yaml")
    assert [problem.place.line for problem in caught.value.problems] == [2, 3]


# what is left when somebody makes the head of an entry or of a row a comment -> the line of that head, and its name
HEADLESS = [
    ("a: 1\n# b.c:\n  value: 2\n  source: x\nd: 3\n", 2, "b.c:"),
    ("a:\n  value: 1\n#b.c:\n  value: 2\n  source: x\n  as_of: 1\n", 3, "b.c:"),
    ("a:\n  value: 1\n# b.c: |-\n  一行目\nd: 3\n", 3, "b.c:"),
    ("a:\n#  value:\n    - {x: 1}\n    - {x: 2}\n  source: x\n", 2, "value:"),
    ("a:\n  value:\n    - x: 1\n      y: 2\n#    - x: 3\n      y: 4\n    - x: 5\n      y: 6\n", 5, "- x:"),
]


@pytest.mark.parametrize(("text", "line", "head"), HEADLESS)
def test_lines_whose_head_alone_was_made_a_comment_are_told_as_such(text: str, line: int, head: str) -> None:
    with pytest.raises(PlannerError) as caught:
        parse_yaml(text, "answers.yaml")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line) == ("yaml/headless", line)
    assert f"「{head}」の行の頭に # があり" in problem.what


def test_what_is_really_doubled_below_a_comment_is_told_to_be_doubled() -> None:
    for text in ("a:\n  # value:\n  value: 1\n  value: 2\n", "a:\n  # source: x\n  source: y\n  source: z\n"):
        with pytest.raises(PlannerError) as caught:
            parse_yaml(text, "answers.yaml")
        assert [problem.code for problem in caught.value.problems] == ["yaml/duplicate"]


def test_a_missing_file_a_folder_and_a_shift_jis_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "sjis.yaml").write_bytes("a: 湯沢市".encode("cp932"))
    codes = []
    for path in (tmp_path / "none.yaml", tmp_path, tmp_path / "sjis.yaml"):
        with pytest.raises(PlannerError) as caught:
            load_yaml(path)
        codes.append(caught.value.problems[0].code)
    assert codes == ["yaml/missing", "yaml/folder", "yaml/encoding"]


@pytest.mark.parametrize("head", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-1.7\n"])
def test_a_word_excel_or_pdf_file_is_not_to_be_saved_again_as_text(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "01_地域情報化計画（案）.docx"
    path.write_bytes(head + b"\xff\x00\xfe")
    with pytest.raises(PlannerError) as caught:
        load_yaml(path)
    (problem,) = caught.value.problems
    assert problem.code == "yaml/binary"
    assert "保存し直して" not in problem.remedy
    assert "answers.yaml" in problem.remedy


def test_a_file_saved_by_windows_notepad_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert load_yaml(tmp_path / "a.yaml").data == {"a": 1, "b": 2}


def test_saving_leaves_the_old_text_if_it_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    save_durably(path, "old: 1\n")

    def crash(_: int) -> None:
        raise OSError(errno.ENOSPC, "disk full")

    monkeypatch.setattr(yamlfile.os, "fsync", crash)
    with pytest.raises(OSError, match="disk full") as caught:
        save_durably(path, "new: 2\n")
    assert caught.value.filename == str(path)
    assert path.read_text(encoding="utf-8") == "old: 1\n"
    assert list(tmp_path.iterdir()) == [path]


def test_saving_keeps_access_rights_and_links(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old: 1\n", encoding="utf-8")
    path.chmod(0o640)
    (tmp_path / "link.yaml").symlink_to(path)
    save_durably(tmp_path / "link.yaml", "new: 2\n")
    assert path.read_text(encoding="utf-8") == "new: 2\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "link.yaml").is_symlink()


def test_an_empty_mapping_can_be_filled() -> None:
    file = EntryFile("{}\n", "x.yaml")
    file.put("a", "一行目\n二行目")
    assert file.text() == "a: |-\n  一行目\n  二行目\n"


def test_a_code_of_digits_is_written_in_quotes_for_other_programs() -> None:
    file = EntryFile("format: 1\n", "x.yaml")
    file.put("basics.municipality", "052078")
    assert file.text().endswith('basics.municipality: "052078"\n')


def test_putting_an_entry_keeps_comments_order_and_the_other_entries() -> None:
    file = EntryFile("# 頭\na: 1\n# b について\nb:\n  value: 2\n\nc: 3\n", "x.yaml")
    file.put("b", {"value": 5})
    file.put("d", "新しい")
    assert file.text() == "# 頭\na: 1\n# b について\nb:\n  value: 5\n\nc: 3\nd: 新しい\n"


KEYS = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]))


@given(st.dictionaries(KEYS, TEXTS, min_size=1))
def test_any_text_put_is_read_back(entries: dict[str, str]) -> None:
    file = EntryFile("format: 1\n", "x.yaml")
    for key, value in entries.items():
        file.put("k" + key, value)
    read = parse_yaml(file.text(), "x.yaml").data
    assert {key.removeprefix("k"): value for key, value in read.items() if key != "format"} == entries


@pytest.mark.parametrize(
    ("text", "apart"), [("a: 1\nb:\n- 2\n", True), ("{a: 1,\n b: 2}\n", False), ("a: 1\n...\n", False)]
)
def test_it_is_known_whether_one_entry_can_be_replaced_without_the_others(text: str, apart: bool) -> None:
    assert EntryFile(text, "x.yaml").stand_apart is apart


REMARKS = "a: 1  # 課に確認\nb: 'x # y'\nc:  # 表の注\n- x: 1\n  # 行の間\n# c の後\nd: 2\n"


def test_a_remark_inside_an_entry_survives_its_replacement() -> None:
    entries = EntryFile(REMARKS, "answers.yaml")
    for key, value in {"a": 2, "b": "z", "c": [{"x": 2}]}.items():
        entries.put(key, value)
    text = "a: 2  # 課に確認\nb: z\n# 表の注\n# 行の間\nc:\n- x: 2\n# c の後\nd: 2\n"
    assert entries.text() == text


ANY = st.integers(0, 10**9) | st.text("あa #\n:'\"", max_size=200).map(str.strip)


@given(st.lists(ANY, min_size=1, max_size=5))
def test_a_remark_survives_any_number_of_replacements(values: list[object]) -> None:
    text = REMARKS
    for value in values:
        entries = EntryFile(text, "answers.yaml")
        entries.put("a", value)
        text = entries.text()
        assert parse_yaml(text, "answers.yaml").data["a"] == value
    assert text.count("# 課に確認") == 1
