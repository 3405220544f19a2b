"""Which sentences of a plan cite the schedule of the year, and which of its rows keeps what they promise."""

import re
from collections.abc import Iterable, Iterator

_TITLE = re.compile(r"^(?:表：)?(表\d+)[　 ]進行管理の日程$")
_WHEN = re.compile(r"\d+月|始める前|使う")
_LEAST = 4  # letters that a sentence and its row have in common


def unkept(plan: Iterable[str]) -> list[str]:
    """Return the sentences that cite the schedule although no row of it has their time and their words."""
    lines = list(plan)
    at, name = next((at, found[1]) for at, line in enumerate(lines) if (found := _TITLE.match(line)))
    rows = list(_rows(lines[at + 1 :]))
    return [said for said in _citing(lines[:at], name) if not any(_keeps(row, said, name) for row in rows)]


def _rows(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith("|"):
            yield line
        elif line.strip():
            return


def _citing(lines: Iterable[str], name: str) -> Iterator[str]:
    for line in lines:
        for said in re.split(r"。|\|", line):
            if f"（{name}）" in said and "から毎年行う" not in said:  # the sentence that leads the table
                yield said


def _keeps(row: str, said: str, name: str) -> bool:
    when, *cells = (cell.strip() for cell in row.strip("|").split("|"))
    words = said.replace(f"（{name}）", "")
    same_time = any(time in when for time in _WHEN.findall(words))
    return same_time and any(words[at : at + _LEAST] in cell for cell in cells for at in range(len(words) - _LEAST + 1))
