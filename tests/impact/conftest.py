"""The command line and answers files, as the tests of `tests/cli` have them; the same documents are composed once."""

import pytest

from planner.pipeline import Checked, Composed, compose_checked
from planner.workspace import Workspace
from tests.cli.conftest import answers, planner

__all__ = ["answers", "planner"]

_COMPOSED: dict[tuple[Workspace, str], Composed] = {}


@pytest.fixture
def composed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `planner explain` take what it has composed before of the same answers."""

    def compose(workspace: Workspace, checked: Checked) -> Composed:
        key = workspace, repr(checked.answers)
        if key not in _COMPOSED:
            _COMPOSED[key] = compose_checked(workspace, checked)
        return _COMPOSED[key]

    monkeypatch.setattr("planner.cli.explain.compose_checked", compose)
