"""Every command that the guides show can be called as it stands there."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Command

ROOT = Path(__file__).parents[2]
GUIDES = (
    ROOT / "README.md",
    ROOT / "README.en.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *ROOT.glob("examples/**/*.md"),
)
_FENCED = re.compile(r"^ *```.*?$(.*?)^ *```", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^ *(?:py -m )?planner (?P<arguments>[a-z][^&|\n]*)", re.MULTILINE)
SHOWN = sorted(
    {
        found["arguments"].strip()
        for guide in GUIDES
        for block in _FENCED.findall(guide.read_text(encoding="utf-8"))
        for found in _COMMAND.finditer(block)
    }
)


def test_the_guides_show_commands() -> None:
    assert len(SHOWN) >= 15


@pytest.mark.parametrize("arguments", SHOWN)
def test_a_command_of_a_guide_is_understood(planner: Command, arguments: str) -> None:
    result = planner(*shlex.split(arguments, comments=True), "--help")
    assert (result.status, result.err) == (0, "")
