"""Finds the folders that travel with the planner, installed from a wheel or run from a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped_folder(name: str) -> Path:
    """Return the folder `name` (`questionnaires`, `plan_templates`, `examples/reference`) of this installation.

    A wheel carries it inside the package, under `planner/shipped/`; a checkout has it beside the package.
    """
    installed = _PACKAGE / "shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
