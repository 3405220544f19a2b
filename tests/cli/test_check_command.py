"""`planner check` as people and programs read it, and names given in Japanese."""

import json
import os
import sys
from itertools import takewhile
from pathlib import Path

import pytest

from planner.cli.main import run
from planner.errors import ExitStatus
from planner.examples import example
from planner.japanese.width import display_width
from tests.told import plan_lines

pytestmark = pytest.mark.xdist_group("lint")  # so that one process finds out what each template holds

ANSWERS = 'format: 1\nbasics.municipality: "052078"\nbudget.system_count: 64\nnetwork.model: {state: unknown}\n'


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


def test_a_check_names_the_file_and_counts_what_is_open_as_a_build_does(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(answers), "--date", "2026-11-26"]) == 0
    checked = capsys.readouterr().out
    assert f"秋田県湯沢市の回答（{answers}）を調べました。" in checked
    (count,) = (line for line in checked.splitlines() if line.startswith("値のない設問"))
    arguments = ["--document", "情報セキュリティ基本方針", "--region", "秋田県", "--date", "2026-11-26"]
    assert run(["build", str(answers), "-o", str(tmp_path / "out"), *arguments]) == 0
    assert count in capsys.readouterr().out
    assert len(list((tmp_path / "out").glob("*.docx"))) == 1
    assert run(["interview", str(answers), "--list"]) == 0
    assert count in capsys.readouterr().out


def test_a_check_for_programs_has_the_same_problems(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(answers), "--json", "--date", "2026-11-26"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["format", "file", "municipality", "on", "problems", "open", "documents", "told"]
    assert found["municipality"] == {"code": "052078", "name": "秋田県湯沢市"}
    (unknown,) = (item for item in found["problems"] if item["line"] == 4)
    assert (unknown["code"], unknown["severity"], unknown["file"]) == ("answers/required", "warning", str(answers))
    assert unknown["question"] == "network.model"
    assert "network.model" in {name for item in found["open"] for name in item["questions"]}
    (standards,) = (item for item in found["documents"] if item["title"] == "情報セキュリティ対策基準")
    assert "network.model" in standards["required"]


def test_a_check_says_of_what_was_achieved_and_changes_what_the_plan_says(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (
        "{measure: 空き家の地図, result: achieved, next: changed}",
        "{measure: 空き家の会議, result: achieved, next: ended}",
        "{measure: 議場の配信, result: achieved, next: continue}",
    )
    path = answers.with_name("told.yaml")
    told = "previous.exists: true\nprevious.results:\n" + "".join(f"- {row}\n" for row in rows)
    path.write_text(answers.read_text(encoding="utf-8") + told, encoding="utf-8")
    assert run(["check", str(path), "--date", "2026-11-26"]) == 0
    changed, ended, kept = capsys.readouterr().out.splitlines()[-3:]
    assert ended == "    「空き家の会議」: 達成したか終えるので、引き継がない"
    assert kept == "    「議場の配信」: 達成した仕事として続け、施策は置かない"
    title = "「空き家になりそうな家の早い把握と声掛け」"
    assert title in changed
    plan = "\n".join(plan_lines(path.read_text(encoding="utf-8"), tmp_path))
    assert "| 空き家の地図 | 達成 | 【未把握】 | 形を変えて続ける。施策" in plan
    assert "| 空き家の会議 | 達成 | 【未把握】 | 終える。 |" in plan
    assert "| 議場の配信 | 達成 | 【未把握】 | 続ける。達成した仕事として続け、施策は置かない。 |" in plan


def test_a_check_tells_what_it_understood_of_each_matter_raised_table_by_table(
    answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    topics = ("空き家の増加", "町の財政の悪化", "墓地の管理")
    rows = "\nbasics.local_issues:\n" + "".join(f"- {{topic: {topic}}}\n" for topic in topics)
    rows += "voices.findings:\n- {finding: 除雪がいつ来るか分からない, kind: trouble}\n"
    rows += "previous.exists: true\nprevious.results:\n- {measure: 空き家の地図, result: achieved}\n"
    path = answers.with_name("told.yaml")
    path.write_text(answers.read_text(encoding="utf-8") + rows, encoding="utf-8")
    assert run(["check", str(path), "--date", "2026-11-26"]) == 0
    _, told = capsys.readouterr().out.split("挙がったことへの扱い」に書く）\n")
    issues, vacant, money, graves, voices, snow, before, done = told.splitlines()
    assert (issues, voices, before) == ("  地域の課題", "  声の主な結果", "  前計画の施策の結果")
    assert "「除雪の済んだ道の知らせ」" in snow
    assert done == "    「空き家の地図」: 達成したか終えるので、引き継がない"
    assert vacant.startswith("    「空き家の増加」: 課題")
    assert "「空き家になりそうな家の早い把握と声掛け」" in vacant
    assert money == (
        "    「町の財政の悪化」: 言葉の当たる施策はない（一つの地区で試して変わるものではない）。"
        "受け持つのは財政担当課で、手段は予算の方針"
    )
    assert graves == (
        "    「墓地の管理」: 言葉の当たる施策はない。困った人の数か起きた回数の回答がないので、数えてから試すかを決める"
    )


def test_what_was_understood_is_told_beside_an_error(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = "\nbudget.contracts: 40\nbudget.negotiated_contracts: 45\nbasics.local_issues:\n- {topic: 空き家の増加}\n"
    path = answers.with_name("wrong.yaml")
    path.write_text(answers.read_text(encoding="utf-8") + wrong, encoding="utf-8")
    assert run(["check", str(path), "--date", "2026-11-26"]) == ExitStatus.PROBLEMS
    told = capsys.readouterr().out
    assert "随意契約の件数が契約の件数を超えています" in told
    assert "    「空き家の増加」: 課題" in told


def test_a_check_tells_what_is_open_by_the_department_and_else_only_what_is_odd(
    answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = answers.with_name("more.yaml")
    path.write_text(answers.read_text(encoding="utf-8") + "\nservice.one_stop: 分からない\n", encoding="utf-8")
    assert run(["check", str(path), "--date", "2026-11-26"]) == 0
    listed, _, rest = capsys.readouterr().out.partition("値のない設問: ")
    assert "ワンストップ" not in listed
    by_department = rest.partition("課ごとの、値のない設問")[2].partition("文書ごとの")[0].splitlines()
    desk = lines_below("  住民窓口担当課（", by_department)
    assert any("ワンストップ" in line for line in desk)
    assert any("＊" in line for line in lines_below("  情報担当課（", by_department))


def test_what_a_department_is_to_be_asked_stands_in_a_line_for_each_section(
    answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(answers), "--date", "2026-11-26"]) == 0
    lines = lines_below("  情報担当課（", capsys.readouterr().out.splitlines())
    titles = [line.strip().partition(": ")[0] for line in lines]
    assert len(titles) == len(set(titles)) > 3
    assert "ネットワーク" in " ".join(titles)


def lines_below(head: str, lines: list[str]) -> list[str]:
    """Return the lines that stand further in, right below the one with this beginning."""
    (start,) = (number for number, line in enumerate(lines) if line.startswith(head))
    return list(takewhile(lambda line: line.startswith("    "), lines[start + 1 :]))


def test_a_check_says_for_each_document_what_it_lacks(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(answers), "--date", "2026-11-26"]) == 0
    told = capsys.readouterr().out.split("文書ごとの、値のない設問\n")[1].splitlines()
    (guideline,) = (line for line in told if line.startswith("  情報システム調達ガイドライン: "))
    assert "確定版に必要 15問（全職員数、総合計画の名称、計画の開始年度など）" in guideline


def test_where_nothing_is_open_every_document_is_told_complete_without_reading_templates(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.manuscript.economy.documents_reading", None)
    town = example("mihonjima")
    assert run(["check", str(town.answers), "--municipalities", str(town.municipalities), "--date", "2026-11-26"]) == 0
    assert "全ての設問に値がある文書: 19件" in capsys.readouterr().out


def test_an_unknown_code_is_told_about_further_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text('format: 1\nbasics.municipality: "999997"\n', encoding="utf-8")
    assert run(["check", str(path)]) == 1
    assert "--municipalities" in capsys.readouterr().err


def test_a_region_that_is_not_there_is_answered_with_ids_and_titles(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", str(answers), "-o", str(tmp_path / "out"), "--region", "青森県"]) == 1
    assert "akita（秋田県）" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="a named pipe is needed")
@pytest.mark.parametrize("command", ["check", "interview", "build"])
def test_a_pipe_is_refused_and_not_waited_for(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert run([command, str(tmp_path / "pipe")]) == 1
    assert "ふつうのファイルではありません" in capsys.readouterr().err


def test_a_misspelled_command_is_recognized(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["biuld"]) == 2
    assert "build のことですか" in capsys.readouterr().err


def test_the_columns_of_a_help_page_stand_under_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--help"]) == 0
    lines = [line for line in capsys.readouterr().out.split("指定:\n")[1].splitlines() if line.startswith("  -")]
    starts = {display_width(line) - display_width(line.lstrip(" -").partition("  ")[2].strip()) for line in lines}
    assert len(starts) == 1
