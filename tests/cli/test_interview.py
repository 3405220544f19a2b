"""The interview as people start it: a real file, and a real process and terminal where they matter."""

import io
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.answers.store import load_answers
from planner.cli.main import run
from planner.questionnaire.load import load_questionnaire
from tests.cli.conftest import heed_interrupts

ROOT = Path(__file__).parent.parent.parent
PLANNER = [sys.executable, "-c", "from planner.cli.main import main; main()", "interview"]
COUNT = 6

Typed = Callable[..., tuple[int, str]]


@pytest.fixture
def questionnaires(tmp_path: Path) -> Path:
    folder = tmp_path / "questionnaires"
    folder.mkdir()
    question = (
        "  - {{id: q{0}, type: integer, label: 項目{0}, ask: 値{0}は。, why: 理由, respondent: it, disclosure: public}}"
    )
    head = "id: a\ntitle: 分野\nabout: 試し\nquestions:\n"
    text = head + "\n".join(question.format(number) for number in range(COUNT)) + "\n"
    (folder / "01_a.yaml").write_text(text, encoding="utf-8")
    return folder


def environment(encoding: str = "utf-8") -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding}


def piped(answers: Path, questionnaires: Path, given: bytes, encoding: str) -> tuple[int, str]:
    """Return the exit status and the output of an interview that is a process of its own."""
    done = subprocess.run(
        [*PLANNER, str(answers), "--questionnaires", str(questionnaires)],
        input=given,
        capture_output=True,
        env=environment(encoding),
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done.returncode, done.stdout.decode(encoding)


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Return a function from the lines typed to the exit status and the output of an interview in this process."""

    def interview(answers: Path, questionnaires: Path, text: str, *options: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-8")), "utf-8"))
        where = "--questionnaires", str(questionnaires), "--date", "2026-11-23"
        status = run(["interview", str(answers), *where, *options])
        return status, capsys.readouterr().out

    return interview


def test_answers_are_saved_and_an_interview_goes_on_where_it_stopped(
    typed: Typed, tmp_path: Path, questionnaires: Path
) -> None:
    file = tmp_path / "answers.yaml"
    assert typed(file, questionnaires, "1\n２\n中断\n")[0] == 0
    status, said = typed(file, questionnaires, "3\n")
    assert status == 0
    assert "6問中2問が済んでいます" in said
    answers = load_answers(file, load_questionnaire(questionnaires))
    assert {name: answers.value(name) for name in answers} == {"a.q0": 1, "a.q1": 2, "a.q2": 3}
    assert answers.by_id["a.q0"].on == "2026-11-23"


def test_an_interview_prints_in_cp932(tmp_path: Path, questionnaires: Path) -> None:
    status, said = piped(tmp_path / "answers.yaml", questionnaires, "説明\nなし\n一覧\n".encode("cp932"), "cp932")
    assert status == 0
    assert "回答の一覧" in said


def test_input_in_another_encoding_is_refused_and_not_stored(tmp_path: Path, questionnaires: Path) -> None:
    folder = questionnaires / "01_a.yaml"
    folder.write_text(folder.read_text(encoding="utf-8").replace("integer", "text"), encoding="utf-8")
    _, said = piped(tmp_path / "answers.yaml", questionnaires, "総務課\n".encode("cp932"), "utf-8")
    assert "文字化け" in said
    assert not (tmp_path / "answers.yaml").exists()


def test_no_file_is_made_before_the_first_answer(typed: Typed, tmp_path: Path, questionnaires: Path) -> None:
    status, said = typed(tmp_path / "answers.yaml", questionnaires, "")
    assert status == 0
    assert "ファイルは作っていません" in said
    assert not (tmp_path / "answers.yaml").exists()


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_interview_has_every_accepted_answer(
    typed: Typed, tmp_path: Path, questionnaires: Path, seed: int
) -> None:
    file, chance = tmp_path / "answers.yaml", random.Random(seed)
    command = [*PLANNER, str(file), "--questionnaires", str(questionnaires)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment(), bufsize=0
    )
    assert process.stdin
    assert process.stdout
    accepted = 0
    stop = chance.randrange(1, COUNT)
    _read_until(process, "値0は。")
    for number in range(stop):
        process.stdin.write(f"{number}\n".encode())
        if number < stop - 1:
            _read_until(process, f"値{number + 1}は。")
            accepted += 1
    time.sleep(chance.random() * 0.02)  # the last answer is typed, and may or may not be accepted
    process.kill()
    process.communicate()
    if accepted:
        answers = load_answers(file, load_questionnaire(questionnaires))
        assert [answers.value(f"a.q{number}") for number in range(accepted)] == list(range(accepted))
    assert typed(file, questionnaires, "\n".join("9" * COUNT) + "\n")[0] == 0
    answers = load_answers(file, load_questionnaire(questionnaires))
    assert len(answers.by_id) == COUNT


def _read_until(process: "subprocess.Popen[bytes]", text: str) -> None:
    assert process.stdout
    said = b""
    while text.encode() not in said:
        chunk = process.stdout.read(1)
        assert chunk, said.decode(errors="replace")
        said += chunk


def test_a_section_that_is_not_there_is_wrong_use(
    tmp_path: Path, questionnaires: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["interview", str(tmp_path / "a.yaml"), "--questionnaires", str(questionnaires), "--section", "b"]
    assert run(arguments) == 2
    assert "「b」という分野や設問はありません\n      → 分野は a（分野） です" in capsys.readouterr().err
    assert run([*arguments[:-1], "項目"]) == 2
    several = capsys.readouterr().err
    assert "「項目」という分野や設問は一つに決まりません\n      → その名のある設問は「項目0」「項目1」" in several


def test_one_question_is_asked_by_a_part_of_its_name_that_no_other_has(
    tmp_path: Path, questionnaires: Path, typed: Typed
) -> None:
    status, said = typed(tmp_path / "a.yaml", questionnaires, "5\n", "--section", "目4")
    assert (status, said.count("■ ")) == (0, 1), said
    assert load_answers(tmp_path / "a.yaml", load_questionnaire(questionnaires)).value("a.q4") == 5


def test_one_question_alone_is_asked_by_its_name_even_if_it_comes_after_a_draft(
    tmp_path: Path, questionnaires: Path, typed: Typed
) -> None:
    section = questionnaires / "01_a.yaml"
    text = section.read_text(encoding="utf-8")
    section.write_text(text.replace("id: q3,", "id: q3, after_draft: true,"), encoding="utf-8")
    status, said = typed(tmp_path / "a.yaml", questionnaires, "38\n", "--section", "項目3")
    assert (status, said.count("■ ")) == (0, 1), said
    assert said.startswith("草案を作った後に分かることだけを聞きます。\n")
    assert load_answers(tmp_path / "a.yaml", load_questionnaire(questionnaires)).value("a.q3") == 38


def test_a_broken_answers_file_is_not_touched(
    tmp_path: Path, questionnaires: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("a.q0: [1\n", encoding="utf-8")
    assert run(["interview", str(file), "--questionnaires", str(questionnaires)]) == 1
    assert file.read_text(encoding="utf-8") == "a.q0: [1\n"
    assert "YAML" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is needed")
def test_ctrl_c_at_a_terminal_ends_with_130_and_saves(tmp_path: Path, questionnaires: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    file = tmp_path / "answers.yaml"
    arguments = [*PLANNER[1:], str(file), "--questionnaires", str(questionnaires)]
    child = pexpect.spawn(
        PLANNER[0], arguments, env=environment(), encoding="utf-8", dimensions=(40, 80), timeout=20,
        preexec_fn=heed_interrupts,
    )  # fmt: skip
    child.expect("値0は。")
    child.expect("> ")
    child.sendline("42")
    child.expect("値1は。")
    child.expect("> ")
    child.sendintr()
    child.expect("保存してあります")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert load_answers(file, load_questionnaire(questionnaires)).value("a.q0") == 42


def test_only_what_a_final_document_needs_can_be_asked(typed: Typed, tmp_path: Path, questionnaires: Path) -> None:
    section = questionnaires / "01_a.yaml"
    text = section.read_text(encoding="utf-8")
    section.write_text(text.replace("id: q3,", "id: q3, required: true, when: a.q1 == 1,"), encoding="utf-8")
    file = tmp_path / "my answers.yaml"
    _, done = typed(file, questionnaires, "1\n中断\n", "--required", "--by", "山田")
    assert "今回の残り1問" in done
    assert (
        f'planner interview "{file}" --required --by 山田 --date 2026-11-23 --questionnaires {questionnaires}' in done
    )
    answers = load_answers(file, load_questionnaire(questionnaires))
    assert list(answers) == ["a.q1"]


def test_a_municipality_of_an_own_table_is_found_and_the_table_is_handed_on(
    typed: Typed, tmp_path: Path, questionnaires: Path
) -> None:
    (questionnaires / "01_a.yaml").write_text(
        "id: a\ntitle: 団体\nabout: 団体\nquestions:\n  - {id: municipality, label: 団体, type: municipality,"
        " ask: どこですか。, why: 名前, respondent: it, disclosure: public}\n",
        encoding="utf-8",
    )
    sample = Path(__file__).parents[2] / "examples" / "reference" / "municipalities.csv"
    _, said = typed(tmp_path / "a.yaml", questionnaires, "見本沢村\n\n中断\n", "--municipalities", str(sample))
    assert "見本沢村（長野県、206997" in said
    assert f"--municipalities {sample}" in said


def test_who_has_to_be_asked_what_is_listed_without_an_interview(
    typed: Typed, tmp_path: Path, questionnaires: Path
) -> None:
    file = tmp_path / "answers.yaml"
    assert typed(file, questionnaires, "1\n後で\n中断\n")[0] == 0
    _, said = typed(file, questionnaires, "", "--list")
    assert "■ 情報担当課（5問、約10分）" in said
    assert "・項目1: 値1は。" in said
    assert "項目0" not in said
    assert "値のない設問: 5問（未回答4、後で1）" in said
