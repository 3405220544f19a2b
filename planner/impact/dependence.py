"""Tells of every path that was read whether it rests on one fact, and how."""

from __future__ import annotations

from collections.abc import Iterable

from planner.roots import JUDGED, head
from planner.situation.model import Situation, inputs_of


class Dependence:
    """What rests on the fact at `path`, in a situation that knows the assessment and the programme."""

    def __init__(self, situation: Situation, path: str) -> None:
        self.path = path
        self._situation = situation
        self._found: dict[str, bool] = {}

    def on(self, path: str) -> bool:
        """Whether what is read at `path` is the fact, a column of it, worked out or judged from it, or asked for it."""
        if path not in self._found:
            self._found[path] = False  # stands while its inputs are looked at
            self._found[path] = self._rests(path)
        return self._found[path]

    def behind(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Return those of `paths` that rest on the fact."""
        return tuple(path for path in paths if self.on(path))

    def _rests(self, path: str) -> bool:
        fact = self._situation.fact_behind(path)
        if fact is None:
            return False
        asked_if = fact.question.when.names if fact.question and fact.question.when else ()
        return fact.path == self.path or any(self.on(item) for item in (*inputs_of(fact, path), *asked_if))

    def is_value(self, path: str) -> bool:
        """Whether `path` is the fact itself or a figure worked out from it, with no judgement between."""
        return head(path) not in JUDGED and self.on(path)

    def is_judgement(self, path: str) -> bool:
        """Whether `path` is one issue, level or measure that rests on the fact.

        A list of all of them is none: it rests on every answer.
        """
        fact = self._situation.fact_behind(path)
        return head(path) in JUDGED and fact is not None and fact.value is not None and self.on(path)
