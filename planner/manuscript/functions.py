"""The functions of templates: figures with unit and age, labels, sources, and what offices are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from planner.japanese.era import fiscal_year, fiscal_year_label, parse_date, written_date
from planner.manuscript.ageing import year_of_figure
from planner.manuscript.display import figure_of
from planner.manuscript.failures import UnknownNameError
from planner.manuscript.recorder import Recorder
from planner.missing import Missing, is_known
from planner.questionnaire.model import Column
from planner.situation.branches import branch_words
from planner.situation.departments import department_of, unnamed_roles
from planner.situation.model import OWN_ANSWER, Fact, Situation
from planner.templateset.functions import FUNCTIONS

_EXPECTED = "見込"  # as people write it in a source: 見込み, 見込額


class Functions:
    """The functions of templates over one situation; what they read goes to the recorder."""

    def __init__(self, situation: Situation, recorder: Recorder) -> None:
        self._situation = situation
        self._recorder = recorder

    def by_name(self) -> Mapping[str, Callable[..., Any]]:
        """Return each function under the name templates call it by; `say` belongs to the environment that renders."""
        return {name: getattr(self, name) for name in FUNCTIONS if name != "say"}

    def figure(self, path: str) -> str:
        """Return the value at `path` as it is printed, with its year if it is over five years old."""
        fact = self._read(path)
        text = figure_of(fact)
        year = year_of_figure(self._situation, path) if is_known(fact.value) else None
        return f"{text}（{year}年{_of(fact.value)}）" if year else text

    def label(self, path: str) -> str:
        """Return the label of a question, a column of its table or a statistic; a label is no answer and no read."""
        fact, column = self._find(path)
        return column.label if column else fact.label

    def source(self, path: str) -> str:
        """Return where the value at `path` comes from, with its date: 国勢調査（令和2年10月1日）.

        The day on which an answer was written down is no such date.
        """
        self._read(path)
        return "、".join(dict.fromkeys(_source(fact) for fact in self._situation.origins((path,))))

    def taken_from(self, path: str) -> str:
        """Return what the value at `path` comes from without its date, for a table that has the date beside it."""
        self._read(path)
        origins = (fact.origin for fact in self._situation.origins((path,)))
        return "、".join(dict.fromkeys(origin.source or origin.kind.value for origin in origins))

    def sourced(self, path: str) -> str:
        """Return the source in brackets; nothing for an answer that has no source of its own."""
        self._read(path)
        facts = (fact for fact in self._situation.origins((path,)) if fact.origin.source != OWN_ANSWER)
        sources = "、".join(dict.fromkeys(map(_source, facts)))
        return f"（{sources}）" if sources else ""

    def quoted(self, path: str) -> str | Missing:
        """Return the statement of a regional or legal fact with its source in brackets before the full stop."""
        value = self._read(path).value
        if isinstance(value, Missing):
            return value
        statement = getattr(value, "statement", "")
        if not statement:
            raise UnknownNameError(f"{path}.statement")
        return f"{statement.removesuffix('。')}（{self.source(path)}）。"

    def aged(self, path: str) -> bool:
        """Return whether an answer behind the value at `path` is over five years old: no plan can count on it."""
        self._read(path)
        return year_of_figure(self._situation, path) is not None

    def foreseen(self, path: str) -> bool:
        """Return whether the value at `path` is what its source expects, not what has been paid or counted."""
        return _EXPECTED in self.source(path)

    def asof(self, path: str) -> str | Missing:
        """Return the date or year that the value at `path` is true of; `Missing` if nobody wrote it down."""
        return written_date(self._read(path).origin.as_of) or Missing(path)

    def dated(self, path: str) -> str:
        """Return the date or year of a figure in brackets, of an answer without one the fiscal year it was given in.

        Nothing for what is not known, and for a figure that tells its year itself.
        """
        fact = self._read(path)
        if not is_known(fact.value) or year_of_figure(self._situation, path):
            return ""
        dates = map(_date, self._situation.origins((path,)))
        told = "、".join(dict.fromkeys(filter(None, dates)))
        return f"（{told or fiscal_year_label(self._read('build.fiscal_year').value) + 'の回答'}）"

    def department(self, role: str) -> str:
        """Return the 課 that has `role` here, or the role's general name where nobody has named it."""
        try:
            found = department_of(self._situation, role)
        except KeyError:
            raise UnknownNameError(str(role)) from None
        self._recorder.log.extend(found.reads)
        return found.name

    def finder(self, path: str) -> str:
        """Return the 課 that finds out what the question at `path` asks: the one the questionnaire would ask."""
        fact, _ = self._find(path)
        if fact.question is None:
            raise UnknownNameError(str(path))
        return self.department(fact.question.respondent)

    def to_find(self, path: str) -> str:
        """Return 【未把握】 with the 課 that finds the answer out and by when, also where a part is missing."""
        fact = self._read(path)
        open_fact = replace(fact, value=Missing(path)) if is_known(fact.value) else fact
        return f"{figure_of(open_fact)}（{self.finder(path)}が{self._read('build.find_by').value}までに調べる）"

    def unnamed_roles(self) -> tuple[str, ...]:
        """Return the labels of the roles whose 課 nobody has named; documents call them 総務担当課 and so on."""
        roles, reads = unnamed_roles(self._situation)
        self._recorder.log.extend(reads)
        return roles

    def branches(self) -> str:
        """Return what the town calls its branch offices, as plans write it: 支所・出張所."""
        return "・".join(self._branch_words())

    def branches_in_rules(self) -> str:
        """Return what the town calls its branch offices, as regulations write it: 支所及び出張所."""
        *others, last = self._branch_words()
        return f"{'、'.join(others)}及び{last}" if others else last

    def required(self, law: str) -> bool:
        """Return true: what stands under it is required by the legal fact `law`, and counts so while that is in force.

        It declares and decides nothing: wording that fits a duty may stand before the duty begins.
        """
        fact, _ = self._find(f"law.{law}")
        self._recorder.log.append(fact.path)
        if fact.value.in_force:
            self._recorder.log.append(f"required.{law}")
        return True

    def _branch_words(self) -> tuple[str, ...]:
        words, reads = branch_words(self._situation)
        self._recorder.log.extend(reads)
        return words

    def _read(self, path: str) -> Fact:
        fact, column = self._find(path)
        if column:
            path = f"{fact.path}.{column.id}"
        self._recorder.log.append(path)
        return fact

    def _find(self, path: str) -> tuple[Fact, Column | None]:
        if path in self._situation:
            return self._situation[path], None
        table, _, name = str(path).rpartition(".")
        question = self._situation[table].question if table in self._situation else None
        column = next((item for item in question.columns if item.id == name), None) if question else None
        if column is None:
            raise UnknownNameError(str(path))
        return self._situation[table], column


def _of(value: object) -> str:
    """Return what a year stands with: the value of a number, or the time of what is chosen or named."""
    return "の値" if isinstance(value, (int, float)) and not isinstance(value, bool) else "時点"


def _date(fact: Fact) -> str:
    """Return the date that a fact is true of, or the fiscal year in which an answer without one was written down."""
    origin = fact.origin
    if not origin.only_written:
        return written_date(origin.as_of)
    return f"{fiscal_year_label(fiscal_year(parse_date(origin.as_of)))}の回答"


def _source(fact: Fact) -> str:
    text = fact.origin.source or fact.origin.kind.value
    on = "" if fact.origin.only_written else written_date(fact.origin.as_of)
    if not on or on in text:
        return text
    return f"{text[:-1]}、{on}）" if text.endswith("）") else f"{text}（{on}）"
