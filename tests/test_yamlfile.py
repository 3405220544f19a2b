"""YAML files are read narrowly and saved durably."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import yamlfile
from planner.errors import PlannerError
from planner.yamlfile import EntryFile, load_yaml, parse_yaml, save_durably

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
    ("a: [1\nb: 2\n", "yaml/syntax", 2),
    ("a: &x 1\nb: *x\n", "yaml/alias", 1),
    ("a: \x07\n", "yaml/character", None),
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


def test_every_duplicate_key_is_told_at_once() -> None:
    with pytest.raises(PlannerError) as caught:
        parse_yaml("a: 1\na: 2\nb: {c: 1, c: 2}\n", "x.yaml")
    assert [problem.place.line for problem in caught.value.problems] == [2, 3]


def test_a_missing_file_a_folder_and_a_shift_jis_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "sjis.yaml").write_bytes("a: 湯沢市".encode("cp932"))
    codes = []
    for path in (tmp_path / "none.yaml", tmp_path, tmp_path / "sjis.yaml"):
        with pytest.raises(PlannerError) as caught:
            load_yaml(path)
        codes.append(caught.value.problems[0].code)
    assert codes == ["yaml/missing", "yaml/folder", "yaml/encoding"]


def test_a_file_saved_by_windows_notepad_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert load_yaml(tmp_path / "a.yaml").data == {"a": 1, "b": 2}


def test_saving_leaves_the_old_text_if_it_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    save_durably(path, "old: 1\n")

    def crash(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(yamlfile.os, "fsync", crash)
    with pytest.raises(OSError, match="disk full"):
        save_durably(path, "new: 2\n")
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
