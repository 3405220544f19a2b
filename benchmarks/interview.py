"""Answers 300 questions beside a table of 200 rows, and measures from each answer to the next prompt.

The durable save is part of it. Prints percentiles for the first, the middle and the last hundred answers, so that a
growth with the number of answers would show.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from planner.answers.store import AnswersFile
from planner.interview.console import Interview, Stamp
from planner.interview.desk import Desk
from planner.interview.session import start
from planner.questionnaire.load import load_questionnaire

QUESTIONS, ROWS, SECTIONS = 300, 200, 10
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


def answers(path: Path) -> None:
    """Write an answers file in which the table has its rows and nothing else is answered."""
    rows = "".join(_ROW.format(number=number, hours=number / 2) for number in range(ROWS))
    path.write_text(f"format: 1\ns0.q0:\n  value:\n{rows}", encoding="utf-8")


class Typist:
    """Types an answer to every prompt, and notes how long the prompt was in coming: by the clock, and of the processor.

    The second is what a machine that nobody else uses would need beside waiting for its disk.
    """

    def __init__(self) -> None:
        self.waits: list[tuple[float, float]] = []
        self._at = (0.0, 0.0)
        self._typed = 0

    def read(self, prompt: str) -> str:
        if self._typed:
            now = _now()
            self.waits.append((now[0] - self._at[0], now[1] - self._at[1]))
        self._typed += 1
        if self._typed >= QUESTIONS:
            raise KeyboardInterrupt
        self._at = _now()
        return _TYPES[self._typed % len(_TYPES)][1]


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def percentile(values: list[float], share: int) -> float:
    """Return a percentile in milliseconds."""
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1] * 1000


def main() -> None:
    """Run the interview once and print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name, "questionnaire"), Path(name, "answers.yaml")
        folder.mkdir()
        questionnaire(folder)
        answers(path)
        known = load_questionnaire(folder)
        file = AnswersFile(path, known)
        typist = Typist()
        desk = Desk(typist.read, lambda text: None)
        Interview(desk, start(known, file.answers), file.put, Stamp("2026-11-25")).run()
        given = len(AnswersFile(path, known).answers.by_id)
    print(f"{given} answers in the file, {ROWS} rows of a table among them")
    print("| answers | median, ms | p99, ms | slowest, ms | median of processor, ms | p99 of processor, ms |")
    print("|---|---:|---:|---:|---:|---:|")
    third = len(typist.waits) // 3
    parts = {"first third": typist.waits[:third], "last third": typist.waits[-third:], "all": typist.waits}
    for title, waits in parts.items():
        clock, processor = ([wait[at] for wait in waits] for at in (0, 1))
        figures = (percentile(clock, 50), percentile(clock, 99), max(clock) * 1000)
        figures += (percentile(processor, 50), percentile(processor, 99))
        print(f"| {title} | {' | '.join(f'{figure:.1f}' for figure in figures)} |")


if __name__ == "__main__":
    main()
