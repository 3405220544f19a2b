"""Answers 300 questions beside a table of 200 rows, then adds rows to tables, and measures from answer to prompt.

The durable save is part of it. Prints percentiles for the first and the last third of the answers and for tables of
several lengths, so that a growth with the number of answers or rows would show.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from planner.answers.store import AnswersFile
from planner.interview.console import Interview, Stamp
from planner.interview.desk import Desk
from planner.interview.session import start
from planner.questionnaire.load import load_questionnaire

QUESTIONS, ROWS, SECTIONS = 300, 200, 10
TABLES, CHANGES = (10, 50, 200), 150
_HEAD = "id: {id}\ntitle: 分野{id}\nabout: 測定用\nquestions:\n"
_QUESTION = (
    "- {{id: q{number}, label: 項目{number}, type: {type}, ask: 項目{number}は何ですか。, why: 測定のため, "
    "respondent: it, disclosure: internal{more}}}\n"
)
_TYPES = (
    ("integer", "42"),
    ("text", "住民課が窓口で受け付け、翌日までに登録する"),
    ("yesno", "はい"),
    ("money", "1万2千円"),
)
_ROW = "    - {{work: 業務{number}, office: 住民課, volume: {number}, hours: {hours}, paper: true}}\n"
_COLUMNS = (
    ", columns: [{id: work, label: 業務, type: text}, {id: office, label: 課, type: text}, "
    "{id: volume, label: 件数, type: integer}, {id: hours, label: 時間, type: number}, "
    "{id: paper, label: 紙, type: yesno}]"
)


def questionnaire(folder: Path) -> None:
    """Write sections of questions; the first question is the table, every fifth depends on the one before it."""
    for section in range(SECTIONS):
        text = _HEAD.format(id=f"s{section}")
        for at in range(QUESTIONS // SECTIONS):
            number = section * QUESTIONS // SECTIONS + at
            if number == 0:
                text += _QUESTION.format(number=0, type="table", more=_COLUMNS)
                continue
            when = f', when: "{_yesno_before(number)}"' if number % 5 == 0 else ""
            text += _QUESTION.format(number=number, type=_TYPES[number % len(_TYPES)][0], more=when)
        (folder / f"{section:02}_s{section}.yaml").write_text(text, encoding="utf-8")


def _yesno_before(number: int) -> str:
    found = max(at for at in range(number) if _TYPES[at % len(_TYPES)][0] == "yesno")
    return f"s{found * SECTIONS // QUESTIONS}.q{found}"


def answers(path: Path, count: int, settled: bool) -> None:
    """Write an answers file in which the table has `count` rows, and the other questions are answered or not."""
    rows = "".join(_ROW.format(number=number, hours=number / 2) for number in range(count))
    text = f"format: 1\ns0.q0:\n  value:\n{rows}"
    for number in range(1, QUESTIONS if settled else 1):
        section, (kind, value) = number * SECTIONS // QUESTIONS, _TYPES[number % len(_TYPES)]
        text += f"s{section}.q{number}: {value if kind in ('integer', 'text') else 12 if kind == 'money' else 'true'}\n"
    path.write_text(text, encoding="utf-8")


class Typist:
    """Types a line at every prompt, and notes how long the next was in coming: by the clock, and of the processor.

    The second is what a machine that nobody else uses would need beside waiting for its disk.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.waits: list[tuple[float, float]] = []
        self._lines = iter(lines)
        self._at: tuple[float, float] | None = None

    def read(self, prompt: str) -> str:
        now = _now()
        if self._at:
            self.waits.append((now[0] - self._at[0], now[1] - self._at[1]))
        line = next(self._lines, None)
        if line is None:
            raise KeyboardInterrupt
        self._at = _now()
        return line


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def answering() -> Iterator[str]:
    """Yield an answer to every question but the table."""
    return (_TYPES[number % len(_TYPES)][1] for number in range(1, QUESTIONS))


def changing_rows(count: int) -> Iterator[str]:
    """Yield a new row and the command that deletes it again, so that the table keeps about its length."""
    for number in range(CHANGES):
        yield f"業務{number}、税務課、{number}、3.5、はい"
        yield f"削除 {count + 1}"


def waits(lines: Iterable[str], count: int, at: str | None = None) -> list[tuple[float, float]]:
    """Return the waits of an interview over a table of `count` rows: at the question `at`, else the first open one."""
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name, "questionnaire"), Path(name, "answers.yaml")
        folder.mkdir()
        questionnaire(folder)
        answers(path, count, settled=at is not None)
        known = load_questionnaire(folder)
        file = AnswersFile(path, known)
        session = start(known, file.answers)
        typist = Typist(lines)
        desk = Desk(typist.read, lambda text: None)
        Interview(desk, session.jump(at) if at else session, file.put, Stamp("2026-11-25")).run()
    return typist.waits


def percentile(values: list[float], share: int) -> float:
    """Return a percentile in milliseconds."""
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1] * 1000


def print_table(first: str, parts: Mapping[str, list[tuple[float, float]]]) -> None:
    """Print the percentiles of several lists of waits."""
    print(f"| {first} | median, ms | p99, ms | slowest, ms | median of processor, ms | p99 of processor, ms |")
    print("|---|---:|---:|---:|---:|---:|")
    for title, part in parts.items():
        clock, processor = ([wait[at] for wait in part] for at in (0, 1))
        figures = (percentile(clock, 50), percentile(clock, 99), max(clock) * 1000)
        figures += (percentile(processor, 50), percentile(processor, 99))
        print(f"| {title} | {' | '.join(f'{figure:.1f}' for figure in figures)} |")


def main() -> None:
    """Run the interviews and print the tables."""
    single = waits(answering(), ROWS)
    third = len(single) // 3
    print_table("answers", {"first third": single[:third], "last third": single[-third:], "all": single})
    print()
    print_table("rows in the table", {f"{count}": waits(changing_rows(count), count, "s0.q0") for count in TABLES})


if __name__ == "__main__":
    main()
