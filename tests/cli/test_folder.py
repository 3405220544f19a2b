"""A rebuild loses nothing that lies in the folder, and the record tells what lies there."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document

from planner import folder
from planner.yamlfile import write_durably
from tests.cli.conftest import DATE, Command, Result
from tests.cli.test_build import complete_answers

pytestmark = [pytest.mark.xdist_group("folder"), pytest.mark.usefixtures("built_once")]

POLICY, DRAFT = "03_情報セキュリティ基本方針.docx", "03_情報セキュリティ基本方針（案）.docx"
EDITED = "03_情報セキュリティ基本方針（案）（手直し 2026-11-23）.docx"
Build = Callable[..., Result]


@pytest.fixture
def build(planner: Command, answers: Callable[[str], Path], tmp_path: Path) -> Build:
    """Build the security policy, or what `--document` names, into one folder."""

    def built(*options: object, entries: str = "", document: str = "security-policy") -> Result:
        common = ("-o", tmp_path / "out", "--document", document, "--date", DATE)
        return planner("build", answers(entries), *common, *options)

    return built


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def listed(folder: Path) -> list[str]:
    record = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return [document["file"] for document in record["documents"]]


def edit(path: Path, words: str = "町長が手直しした文。") -> bytes:
    """Change the first body text of a section as Word would, and return the file's bytes."""
    document = Document(str(path))
    texts = document.element.body.xpath(".//w:sdtContent//w:p[not(descendant::w:fldChar)]//w:t[string-length(.) > 10]")
    texts[0].text = words
    document.save(str(path))
    return path.read_bytes()


def test_the_record_keeps_the_documents_that_still_lie_there(build: Build, out: Path) -> None:
    build()
    build(document="plan-summary")
    (summary,) = (name for name in names(out) if name not in (DRAFT, "manifest.json"))
    assert sorted(listed(out)) == sorted([DRAFT, summary])
    (out / DRAFT).unlink()
    build(document="plan-summary")
    assert listed(out) == [summary]


def test_an_unchanged_document_is_replaced_without_a_word(build: Build, out: Path) -> None:
    build()
    result = build(entries="basics.total_staff: 300")
    assert names(out) == [DRAFT, "manifest.json"]
    assert "手直し" not in result.out


def test_a_document_edited_in_a_folder_below_is_kept_beside_it(build: Build, out: Path) -> None:
    build(document="procedure-genai")
    path = out / "実施手順" / "11_生成AIの利用の手順（案）.docx"
    assert listed(out) == [path.relative_to(out).as_posix()]
    edited = edit(path)
    result = build(document="実施手順")
    kept = "実施手順/11_生成AIの利用の手順（案）（手直し 2026-11-23）.docx"
    assert f"「{kept}」として残しました" in result.out
    assert (out / kept).read_bytes() == edited


def test_a_document_edited_in_word_is_kept_and_its_changed_section_named(build: Build, out: Path) -> None:
    build()
    edited = edit(out / DRAFT)
    result = build()
    assert names(out) == sorted([DRAFT, EDITED, "manifest.json"])
    assert (out / EDITED).read_bytes() == edited
    assert f"「{EDITED}」として残しました" in result.out
    assert "文章か図が変わった節: " in result.out
    assert "町長が" not in "".join(Document(str(out / DRAFT)).element.body.xpath(".//w:t/text()"))


def changed_in(path: Path, words: str) -> str:
    """Put words into the middle of the first long text of a section, and return it as it was."""
    document = Document(str(path))
    texts = document.element.body.xpath(".//w:sdtContent//w:p[not(descendant::w:fldChar)]//w:t[string-length(.) > 40]")
    before = texts[0].text
    texts[0].text = before[:20] + words + before[20:]
    document.save(str(path))
    return before


def test_the_words_that_somebody_changed_are_told_as_they_were_and_as_they_are(build: Build, out: Path) -> None:
    build()
    before = changed_in(out / DRAFT, "町長が足した語")
    result = build()
    assert f"「…{before[12:42]}…」を「…{before[12:20]}町長が足した語" in result.out
    assert result.out.count("」を「") == 1


def test_a_section_that_is_written_otherwise_now_sends_to_the_kept_file(build: Build, out: Path) -> None:
    build()
    before = changed_in(out / DRAFT, "町長が足した語")
    document = Document(str(out / DRAFT))
    for tag in document.element.body.xpath(".//w:sdt/w:sdtPr/w:tag"):  # as if other answers had written it
        value = tag.get(tag.keys()[0])
        tag.set(tag.keys()[0], value[:-4] + "0000")
    document.save(str(out / DRAFT))
    result = build()
    assert "作り直した文も前と違うため、段落は示せません" in result.out
    assert before[12:20] not in result.out


def test_a_section_that_somebody_took_out_is_named(build: Build, out: Path) -> None:
    build()
    document = Document(str(out / DRAFT))
    control = document.element.body.xpath(".//w:sdt")[-1]
    control.getparent().remove(control)
    document.save(str(out / DRAFT))
    result = build()
    assert f"「{EDITED}」として残しました" in result.out
    assert "  消された節: 附則\n" in result.out
    assert "文章か図が変わった節" not in result.out


def test_documents_that_lie_there_from_other_answers_are_told(build: Build, out: Path) -> None:
    build("--review")
    assert "前の回答から作った文書" not in build().out
    result = build(entries="upper.vision: 別の文")
    (line,) = (line for line in result.out.splitlines() if line.startswith("前の回答から作った文書が"))
    assert line == (
        "前の回答から作った文書が1件、そのまま残っています（「03_情報セキュリティ基本方針（根拠確認用）（案）.docx」）。"
        "使うなら同じ指定で作り直し、使わないなら消してください"
    )


def test_an_edited_document_never_replaces_an_earlier_one(build: Build, out: Path) -> None:
    kept = []
    for words in ("一度目の手直しをした文。", "二度目の手直しをした文。"):
        build()
        kept.append(edit(out / DRAFT, words))
    build()
    second = EDITED.replace("2026-11-23", "2026-11-23 2")
    assert [(out / EDITED).read_bytes(), (out / second).read_bytes()] == kept


def test_a_file_that_is_none_of_ours_is_kept_too(build: Build, out: Path) -> None:
    out.mkdir()
    (out / DRAFT).write_bytes(b"minutes of a meeting")
    result = build()
    assert (out / EDITED).read_bytes() == b"minutes of a meeting"
    assert "Word の文書として読めない" in result.out


def test_a_final_document_takes_the_place_of_an_unchanged_draft(build: Build, out: Path) -> None:
    build()
    result = build("--final", entries=complete_answers())
    assert names(out) == [POLICY, "manifest.json"]
    assert f"前の案「{DRAFT}」は、手直しがないので消しました" in result.out
    assert listed(out) == [POLICY]


def test_what_becomes_of_many_earlier_versions_is_told_in_a_line(build: Build, out: Path) -> None:
    both = ("--document", "security-policy", "--document", "plan-summary")
    build(*both)
    drafts = names(out)[:2]
    final = build(*both, "--final", entries=complete_answers()).out
    assert final.count("手直しがないので消しました") == 1
    assert f"前の案「{drafts[0]}」など2件は、手直しがないので消しました" in final
    again = build(*both, entries=complete_answers()).out
    assert again.count("そのまま残っています") == 1
    assert "など2件は、そのまま残っています" in again


def test_a_final_document_leaves_an_edited_draft_beside_it(build: Build, out: Path) -> None:
    build()
    edited = edit(out / DRAFT)
    result = build("--final", entries=complete_answers())
    assert (out / DRAFT).read_bytes() == edited
    assert f"前の案「{DRAFT}」は手直しされているため、残しました" in result.out


def test_a_draft_never_removes_a_final_document(build: Build, out: Path) -> None:
    build("--final", entries=complete_answers())
    result = build(entries=complete_answers())
    assert names(out) == [POLICY, DRAFT, "manifest.json"]
    assert f"「{POLICY}」は、そのまま残っています" in result.out


def test_the_documents_of_another_municipality_are_not_replaced(build: Build, out: Path) -> None:
    build()
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    result = build(entries='basics.municipality: "272302"')
    assert (result.status, "湯沢市" in result.err) == (1, True)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_broken_record_proves_nothing_and_is_written_anew(build: Build, out: Path) -> None:
    build()
    for text in ("", "{", "[]", '{"format": 99}', '{"format": 1, "documents": [1]}'):
        (out / "manifest.json").write_text(text, encoding="utf-8")
        assert build().status == 0
        assert listed(out) == [DRAFT]


@pytest.fixture
def open_in_word(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Let a file be as Word has it on Windows: it can be read but neither written nor replaced."""
    really = Path.open

    def lock(name: str) -> None:
        def refusing(path: Path, mode: str = "r", *rest: object, **named: object) -> object:
            if path.name == name and "+" in mode:
                raise PermissionError(13, "Permission denied")
            return really(path, mode, *rest, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(Path, "open", refusing)

    return lock


def test_a_document_open_in_word_stops_the_build_before_anything_is_changed(
    build: Build, out: Path, open_in_word: Callable[[str], None]
) -> None:
    build()
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    open_in_word(DRAFT)
    result = build(entries="upper.vision: 別の文")
    assert (result.status, f"「{DRAFT}」" in result.err, "閉じる" in result.err) == (1, True, True)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_folder_below_that_cannot_be_made_stops_the_build_before_anything_is_changed(build: Build, out: Path) -> None:
    build()
    (out / "実施手順").write_text("memo", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    result = build("--document", "実施手順", entries="upper.vision: 別の文")
    assert result.status == 1
    assert result.err.splitlines() == [
        f"誤り  フォルダー「{out / '実施手順'}」に書けません（同じ名前のファイルがある）",
        "      → 書込みの権限と空き容量を確かめるか、-o で別のフォルダーを指定してください。どの文書も変えていません",
    ]
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_folder_that_denies_writing_is_named_and_no_temporary_file(
    build: Build, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(**_: object) -> None:
        raise FileExistsError(17, "No usable temporary file name found")  # as on Windows

    build()
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    monkeypatch.setattr("planner.yamlfile.tempfile.mkstemp", denied)
    result = build(entries="upper.vision: 別の文")
    assert (result.status, f"フォルダー「{out}」に書けません（権限がない）" in result.err) == (1, True), result.err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_disk_without_room_stops_the_build_before_anything_is_changed(
    build: Build, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    usage = shutil.disk_usage(out)._replace(free=10_000)
    monkeypatch.setattr("planner.folder.shutil.disk_usage", lambda _: usage)
    result = build(entries="upper.vision: 別の文")
    assert (result.status, f"出力先「{out}」の空き容量が足りません" in result.err, "空き0.0MB" in result.err) == (
        1,
        True,
        True,
    )
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_disk_that_fills_up_in_the_middle_names_the_document_that_was_not_written(
    build: Build, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("planner.yamlfile.os.fsync", full)
    result = build(entries="upper.vision: 別の文")
    assert (result.status, ".tmp" in result.err, "空き容量がない" in result.err) == (1, False, True)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_failure_in_the_middle_leaves_a_record_of_what_lies_there(
    planner: Command, answers: Callable[[str], Path], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(path: Path, content: bytes) -> None:
        if path.name.startswith("04"):
            raise OSError(28, "No space left on device")
        write_durably(path, content)

    monkeypatch.setattr(folder, "write_durably", failing)
    both = ("--document", "security-policy", "--document", "security-standards")
    result = planner("build", answers(""), "-o", out, *both, "--date", DATE)
    assert (result.status, "書けません" in result.err) == (1, True)
    assert (listed(out), names(out)) == ([DRAFT], [DRAFT, "manifest.json"])
