"""A coordinator sees a document or a section on the terminal or in Word, and again whenever a file is saved."""

import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import IO

import pytest

from planner.cli.watch import saves
from planner.word.check import check_package
from tests.cli.conftest import Command, heed_interrupts

DATE = ("--date", "2026-11-25")


@pytest.mark.parametrize("words", ["explain 専任", "template preview plan --answers", "template diff akita --answers"])
def test_an_answers_file_and_an_example_are_not_taken_together(planner: Command, words: str) -> None:
    result = planner(*words.split(), "x.yaml", "--example", "mihonzawa")
    assert (result.status, result.out) == (2, "")
    assert "回答ファイルと --example は、どちらか一つを指定してください" in result.err


def test_a_section_is_shown_for_an_example(planner: Command, hyogo: Path) -> None:
    result = planner(
        "template", "preview", "security-policy", "hills", "--region", "hyogo", "--templates", hyogo, *DATE
    )
    assert (result.status, result.out) == (0, "\n丘\n--\n\n丘の上の見本沢村である。\n")


def test_own_answers_are_shown_with_the_set_of_their_prefecture(planner: Command, hyogo: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text('format: 1\nbasics.municipality: "281000"\n', encoding="utf-8")
    arguments = "template", "preview", "security-policy", "--answers", answers, "--templates", hyogo
    out = planner(*arguments, *DATE).out
    assert "丘の上の神戸市である。" in out
    assert "第1条　" in out
    assert max(len(line.encode("shift_jis", "replace")) for line in out.splitlines()) <= 98


def test_the_excerpt_is_a_sound_word_file(planner: Command, hyogo: Path, tmp_path: Path) -> None:
    file = tmp_path / "見本.docx"
    arguments = "template", "preview", "plan", "measures", "--example", "mihonjima", "-o", file, "--templates", hyogo
    result = planner(*arguments, *DATE)
    assert result.out == f"{file} を書きました（熊本県見本島町、ひな型: 熊本県）\n"
    assert check_package(file.read_bytes()) == ()


# what is asked for -> the beginning of what is said
REFUSED = [
    (
        ("plan", "measure"),
        "誤り  文書「plan」に節「measure」がありません\n      → 「measures」の書き誤りではありませんか。",
    ),
    (("plan", "--example", "mihonsawa"), "誤り  見本の団体「mihonsawa」がありません\n      → 「mihonzawa」の書き誤り"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_what_is_not_there_is_told_with_what_there_is(
    planner: Command, arguments: tuple[str, ...], message: str
) -> None:
    result = planner("template", "preview", *arguments, *DATE)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(message)


def test_every_save_is_seen_and_nothing_else(tmp_path: Path) -> None:
    folder, answers = tmp_path / "folder", tmp_path / "answers.yaml"
    folder.mkdir()
    (folder / "a.yaml").write_text("1")
    seen = saves((folder, answers))
    (folder / "a.yaml").write_text("22")
    assert next(seen) == (folder / "a.yaml",)
    answers.write_text("x")
    (tmp_path / "other").write_text("x")
    assert next(seen) == (answers,)
    (folder / "a.yaml").unlink()
    assert next(seen) == (folder / "a.yaml",)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to one process there")
def test_watching_shows_again_tells_mistakes_and_ends_cleanly(hyogo: Path) -> None:
    arguments = [
        "template",
        "preview",
        "security-policy",
        "hills",
        "--region",
        "hyogo",
        "--templates",
        hyogo,
        "--watch",
    ]
    command = [sys.executable, "-m", "planner", *arguments]
    hills = hyogo / "hyogo" / "documents" / "security-policy" / "hills.md.j2"
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, preexec_fn=heed_interrupts
    ) as process:
        limit = Timer(180, process.kill)
        limit.start()
        assert process.stdout is not None
        shown = until(process.stdout, "保存を待っています")
        save(hills, "# 丘\n\n{{ town.nam }}\n")
        shown += until(process.stdout, "保存を待っています")
        save(hills, "# 丘 {.unnumbered}\n\n直した。\n")
        shown += until(process.stdout, "保存を待っています")
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
        limit.cancel()
    assert "丘の上の見本沢村である。" in shown
    assert "名前「town.nam」はありません" in shown
    assert "---- hills.md.j2 が変わりました" in shown
    assert "前の表示との違い: 消えた行1、加わった行1\n  - 丘の上の見本沢村である。\n  + 直した。\n" in shown
    assert (process.returncode, rest) == (0, "終わりました\n")


def save(path: Path, text: str) -> None:
    """Replace a file at once, so that nobody sees half of it."""
    written = path.with_suffix(".new")
    written.write_text(text, encoding="utf-8")
    written.replace(path)


def until(stream: IO[str], word: str) -> str:
    """Return the lines up to the first that holds `word`."""
    lines = []
    while not (lines and word in lines[-1]):
        lines.append(stream.readline())
        assert lines[-1], "the program ended"
    return "".join(lines)
