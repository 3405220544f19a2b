"""Bad input gets a Japanese message with place and remedy, an exit status, and leaves nothing half-written."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import DATE, Command, base_with

pytestmark = pytest.mark.xdist_group("lint")  # so that one process finds out what each template holds

# what the file holds -> words that the message must have
FILES = {
    "an empty file": ("", ["空です"]),
    "broken YAML": ("format: 1\nbasics.hazards: [snow\n", ["YAML として読めません", "行目"]),
    "a duplicate key": (
        "format: 1\nbasics.total_staff: 1\nbasics.total_staff: 2\n",
        ["二度あります", "3行目", "最初は2行目"],
    ),
    "an unknown question": ("format: 1\nbasics.total_staf: 1\n", ["basics.total_staf", "basics.total_staff", "2行目"]),
    "a wrong type": ("format: 1\nbasics.total_staff: たくさん\n", ["2行目", "全職員数"]),
    "a value out of range": ("format: 1\norganisation.new_work_share: 250\n", ["2行目"]),
    "an unknown municipality": ('format: 1\nbasics.municipality: "999999"\n', ["999999"]),
    "a municipality with a slash": ("format: 1\nbasics.municipality: ../湯沢市\n", ["2行目"]),
    "a newer format": ("format: 99\n", ["新しい", "1行目"]),
    "a list": ("- 1\n", ["1行目"]),
    "an unknown choice": ("format: 1\nbasics.hazards: [snou]\n", ["snou", "2行目"]),
    "a control character": ('format: 1\nupper.vision: "a\\u0007b"\n', ["2行目"]),
}


@pytest.mark.parametrize(("text", "words"), FILES.values(), ids=FILES.keys())
def test_a_bad_answers_file_is_refused_with_place_and_remedy(
    planner: Command, tmp_path: Path, text: str, words: list[str]
) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    for command in (["build", path, "-o", tmp_path / "out"], ["check", path]):
        result = planner(*command, "--date", DATE)
        assert result.status == 1
        assert "→" in result.err
        assert all(word in result.err for word in words), result.err
        assert "Traceback" not in result.err
    assert path.read_text(encoding="utf-8") == text
    assert not (tmp_path / "out").exists()


def test_all_problems_are_told_at_once(planner: Command, answers: Callable[[str], Path]) -> None:
    path = answers("basics.total_staff: 多い\nnot.there: 1\norganisation.new_work_share: 101")
    result = planner("check", path)
    assert [f"{line}行目" in result.err for line in (3, 4, 5)] == [True, True, True]


def test_a_missing_answers_file_says_what_to_do(planner: Command, tmp_path: Path) -> None:
    result = planner("build", tmp_path / "none.yaml")
    assert result.status == 1
    assert "ファイルがありません" in result.err


def test_an_output_that_is_a_file_is_refused_before_any_work(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("大事なファイル", encoding="utf-8")
    result = planner("build", answers(""), "-o", tmp_path / "out")
    assert result.status == 1
    assert "フォルダーではなくファイル" in result.err
    assert (tmp_path / "out").read_text(encoding="utf-8") == "大事なファイル"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder where not even an administrator may write")
def test_an_output_that_cannot_be_written_is_told(planner: Command, answers: Callable[[str], Path]) -> None:
    result = planner("build", answers(""), "-o", "/proc/self/out", "--document", "security-policy")
    assert result.status == 1
    assert "書けません" in result.err


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return base_with(tmp_path / "templates", "plan").parent


# what a coordinator wrote -> words that the message must have
TEMPLATES = {
    "a syntax error": ("# 章\n\n{% if a b %}\n", ["front.md.j2", "3行目"]),
    "an unknown name": ("# 章\n\n{{ basics.total_staf }}\n", ["front.md.j2", "3行目", "total_staff"]),
    "an unknown figure": ('# 章\n\n{{ figure("basics.total_staf") }}\n', ["front.md.j2", "3行目"]),
    "an unknown filter": ("# 章\n\n{{ town.name | shout }}\n", ["front.md.j2", "3行目"]),
    "a forbidden name": ("# 章\n\n{{ town.__class__ }}\n", ["front.md.j2"]),
    "a reference to nothing": ("# 章\n\n[](#nowhere)のとおり。\n", ["front.md.j2", "nowhere"]),
}


@pytest.mark.parametrize(("text", "words"), TEMPLATES.values(), ids=TEMPLATES.keys())
def test_a_bad_template_is_told_with_file_line_and_remedy(
    planner: Command, answers: Callable[[str], Path], templates: Path, tmp_path: Path, text: str, words: list[str]
) -> None:
    (templates / "base" / "documents" / "plan" / "front.md.j2").write_text(text, encoding="utf-8")
    only = ("--templates", templates, "--document", "plan")
    result = planner("build", answers(""), "-o", tmp_path / "out", *only, "--date", DATE)
    assert result.status == 1
    assert all(word in result.err for word in words), result.err
    assert "Traceback" not in result.err
    assert not (tmp_path / "out").exists()


# file, what stands there, what a coordinator made of it -> words of the message
DATA = {
    "an unknown name in an issue": (
        "issues.yaml",
        "organisation.it_staff_fulltime <= 1",
        "organisation.it_staff_fulltim <= 1",
        ["issues.yaml", "「it-one-person」", "organisation.it_staff_fulltime"],
    ),
    "a wrong type in an issue": (
        "issues.yaml",
        "organisation.it_staff_fulltime <= 1",
        "organisation.it_staff_fulltime <= '1'",
        ["issues.yaml", "「it-one-person」", "種類が合わない", "integer"],
    ),
    "an unknown name in maturity": (
        "maturity.yaml",
        "organisation.it_department != ''",
        "organisation.it_departmen != ''",
        ["maturity.yaml", "{line}行目", "「organisation」"],
    ),
    "a broken condition": (
        "maturity.yaml",
        "organisation.it_department != ''",
        "a ==",
        ["maturity.yaml", "{line}行目"],
    ),
    "an unknown domain": (
        "measures/governance.yaml",
        "domain: organisation",
        "domain: organization",
        ["governance.yaml", "3行目", "「organization」", "「organisation」の書き誤り"],
    ),
    "an unknown deadline": (
        "measures/security-policy.yaml",
        "deadline: sec-lga-244-6-2-publication",
        "deadline: sec-lga-244-6-2",
        ["security-policy.yaml", "「sec-lga-244-6-2」"],
    ),
    "an unknown name in applies": (
        "measures/governance.yaml",
        "domain: organisation",
        "domain: organisation\napplies: stats.ratio_65",
        ["governance.yaml", "4行目", "「stats.ratio_65」"],
    ),
    "no effort": ("measures/governance.yaml", "effort:", "efort:", ["governance.yaml", "efort", "effort"]),
    "a word for a number": ("measures/governance.yaml", "effect: ", "effect: 大", ["governance.yaml", "整数"]),
    "measures that wait for each other": (
        "measures/work-analysis.yaml",
        "prerequisites: []",
        "prerequisites: [counter-time]",
        ["work-analysis → counter-time", "互いを待って"],
    ),
    "an assumption of no number": (
        "assumptions.yaml",
        "value: 240",
        "value: 多い",
        ["assumptions.yaml", "3行目", "数"],
    ),
    "an assumption that is gone": ("assumptions.yaml", "id: workdays", "id: days", ["workdays", "assumptions.yaml"]),
    "a case without a source": ("cases.yaml", "source_title:", "source:", ["cases.yaml", "source_title"]),
    "a term without a meaning": ("glossary.yaml", "meaning:", "mening:", ["glossary.yaml", "1行目", "meaning"]),
    "an unknown class": ("template.yaml", "disclosure: public", "disclosure: secret", ["template.yaml", "secret"]),
    "a folder in a file name": ("template.yaml", "file: 01_", "file: ../01_", ["template.yaml", "ファイル名"]),
    "documents of no list": ("template.yaml", "documents:", "documents: plan\nsections_after:", ["template.yaml"]),
}


def spoil(templates: Path, name: str, before: str, after: str) -> int:
    path = templates / "base" / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1


@pytest.mark.parametrize(("name", "before", "after", "words"), DATA.values(), ids=DATA.keys())
def test_bad_data_of_a_template_set_are_told_with_file_line_and_remedy(
    planner: Command, answers: Callable[[str], Path], templates: Path, name: str, before: str, after: str,
    words: list[str],
) -> None:  # fmt: skip
    line = spoil(templates, name, before, after)
    path = answers("organisation.it_staff_fulltime: 1")
    result = planner("build", path, "-o", templates / "out", "--templates", templates, "--date", DATE)
    assert result.status == 1
    assert all(word.format(line=line) in result.err for word in words), result.err
    assert "不具合" not in result.err
    assert not (templates / "out").exists()


def test_the_problems_of_all_files_of_a_template_set_are_told_at_once(
    planner: Command, answers: Callable[[str], Path], templates: Path
) -> None:
    for name in ("an unknown name in an issue", "an unknown name in maturity", "an unknown domain"):
        spoil(templates, *DATA[name][:3])
    (templates / "base" / "documents" / "plan" / "front.md.j2").write_text("{{ nowhere }}", encoding="utf-8")
    built = planner("build", answers(""), "-o", templates / "out", "--templates", templates, "--date", DATE)
    linted = planner("template", "lint", templates, "--date", DATE)
    for text in (built.err, linted.out):
        assert [name for name in ("issues", "maturity", "governance", "front.md.j2") if name not in text] == []


def test_the_shipped_template_sets_are_without_fault(planner: Command) -> None:
    result = planner("template", "lint", "--date", DATE)
    assert (result.status, result.out.endswith("誤り: 0件、注意: 0件\n")) == (0, True), result.out


def test_an_unknown_document_and_an_unknown_region_name_those_there_are(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    path = answers("")
    for option, known in (("--document", "security-policy"), ("--region", "akita")):
        result = planner("build", path, "-o", tmp_path / "out", option, "nowhere")
        assert (result.status, known in result.err) == (1, True)


def test_a_name_too_long_for_a_file_is_told(planner: Command, answers: Callable[[str], Path], tmp_path: Path) -> None:
    for arguments in (["check", tmp_path / ("あ" * 200)], ["build", answers(""), "-o", tmp_path / ("a" * 300)]):
        result = planner(*arguments)
        assert (result.status, "名前が長すぎる" in result.err) == (1, True)


# a wrong call -> words of the message
CALLS = [
    (["bild"], "bild"),
    (["explain"], "「設問」が要ります"),
    (["template", "lnit"], "「lnit」というコマンドはありません"),
    (["build", "--nowhere"], "--nowhere"),
    (["build", "--date", "いつか"], "いつか"),
]


@pytest.mark.parametrize(("arguments", "word"), CALLS)
def test_wrong_use_ends_with_status_2(planner: Command, arguments: list[str], word: str) -> None:
    result = planner(*arguments)
    assert result.status == 2
    assert word in result.err


def test_a_cp932_console_gets_what_it_cannot_print_replaced(answers: Callable[[str], Path], tmp_path: Path) -> None:
    path = answers("basics.total_staf: 1\nupper.visoin: 森鷗外😀")
    environment = {**os.environ, "PYTHONIOENCODING": "cp932"}
    command = [sys.executable, "-m", "planner", "check", str(path)]
    done = subprocess.run(command, capture_output=True, env=environment, cwd=tmp_path, check=False)
    assert done.returncode == 1
    assert "upper.vision" in done.stderr.decode("cp932")
    assert b"Traceback" not in done.stderr
