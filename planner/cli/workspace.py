"""The options that say what a command reads, handed to it as one `Workspace`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click
from click.core import ParameterSource

from planner.cli.options import date_option, municipalities_option, questionnaires_option, templates_option
from planner.examples import example
from planner.workspace import Workspace

_USUAL = "mihonzawa"
_FIELDS = frozenset(Workspace.__struct_fields__)
_SHARED = (municipalities_option, templates_option, questionnaires_option, date_option)  # the last on top of the help


def workspace_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that all share, and pass whatever a `Workspace` holds as `workspace`, the rest by its own name.

    With `--example` answers and table are those of the fictitious municipality, as they are of the usual one where a
    command needs no answers and nobody named any.
    """

    @wraps(command)
    def run(**given: Any) -> int:
        refuse_both()
        name = given.pop("example_id", "") or ("" if given["answers"] else _USUAL)
        given |= _of_example(name, given["municipalities"]) if name else {}
        own = {name: given.pop(name) for name in _FIELDS & given.keys()}
        return command(workspace=Workspace(**own), **given)

    for option in _SHARED:
        run = option(run)
    return run


def refuse_both() -> None:
    """Raise `UsageError` if somebody named an answers file and an example."""
    if _is_given("answers") and _is_given("example_id"):
        raise click.UsageError("回答ファイルと --example は、どちらか一つを指定してください")


def _of_example(name: str, municipalities: object) -> dict[str, Any]:
    town = example(name)
    return {"answers": town.answers, "municipalities": municipalities or town.municipalities}


def _is_given(name: str) -> bool:
    source = click.get_current_context().get_parameter_source(name)
    return source not in (None, ParameterSource.DEFAULT)
