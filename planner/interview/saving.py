"""Saving an answer so that what was typed is not lost where the disk refuses it for a while."""

from __future__ import annotations

from collections.abc import Callable

from planner.answers.store import NOT_SAVED
from planner.errors import PlannerError
from planner.interview.commands import Command
from planner.interview.desk import Desk

_AGAIN = "Enter でもう一度保存します（やめるなら「中断」。この回答は残りません）> "


def save_patiently(desk: Desk, save: Callable[[], None]) -> None:
    """Call `save`, again and again where it fails for a cause that may pass; raises `PlannerError` if given up."""
    while True:
        try:
            return save()
        except PlannerError as error:
            if any(problem.code != NOT_SAVED for problem in error.problems):
                raise
            desk.say(str(error))
            reply = desk.ask(_AGAIN)
            if isinstance(reply, Command) and reply.leaves:
                raise
