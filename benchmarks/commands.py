"""Measures whole commands in fresh processes: help, check and build, with an empty cache and after it is filled.

Prints seconds of the processor and by the clock, the median of several runs taken in turn, beside what Python and the
import of click alone need.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ANSWERS = Path(__file__).parent.parent / "examples" / "yuzawa" / "answers.yaml"
MAIN = ("plan", "procurement-guideline", "security-policy", "security-standards")
ROUNDS = 7


def commands(folder: str) -> Mapping[str, Sequence[str]]:
    """Return the commands by what the table calls them."""
    planner = (sys.executable, "-m", "planner")
    answers = str(ANSWERS)
    return {
        "python -c pass": (sys.executable, "-c", "pass"),
        "python -c 'import click'": (sys.executable, "-c", "import click"),
        "planner --help": (*planner, "--help"),
        "planner check": (*planner, "check", answers),
        "planner build, four": (
            *(*planner, "build", answers, "-o", f"{folder}4"),
            *(word for name in MAIN for word in ("--document", name)),
        ),
        "planner build": (*planner, "build", answers, "-o", folder),
    }


def measured(command: Sequence[str], cache: str) -> tuple[float, float]:
    """Return the seconds of the processor and by the clock that a command takes."""
    bytecode = str(Path(cache).parents[1] / "bytecode")
    environment = {**os.environ, "PLANNER_CACHE": cache, "PYTHONPYCACHEPREFIX": bytecode}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installation has its bytecode
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        listed = commands(str(Path(folder, "documents")))
        first: dict[str, list[tuple[float, float]]] = {name: [] for name in listed}
        later: dict[str, list[tuple[float, float]]] = {name: [] for name in listed}
        for name, command in listed.items():  # lets Python keep the bytecode, as an installation has it
            measured(command, str(Path(folder, "unused", name.replace(" ", "-"))))
        for number in range(ROUNDS):
            for name, command in listed.items():
                cache = str(Path(folder, f"cache{number}", name.replace(" ", "-")))
                first[name].append(measured(command, cache))
                later[name].append(measured(command, cache))
    print("| command | first run: processor, s | clock, s | later runs: processor, s | clock, s |")
    print("|---|---:|---:|---:|---:|")
    for name in listed:
        figures = (
            *map(statistics.median, zip(*first[name], strict=True)),
            *map(statistics.median, zip(*later[name], strict=True)),
        )
        print(f"| `{name}` | {' | '.join(f'{figure:.3f}' for figure in figures)} |")


if __name__ == "__main__":
    main()
