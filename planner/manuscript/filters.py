"""The filters of templates. A missing value passes through all of them and stays missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from jinja2 import Undefined

from planner.japanese.era import era_date, fiscal_year_label, written_date
from planner.japanese.number import grouped, yen
from planner.manuscript import course
from planner.manuscript.display import printed
from planner.manuscript.marks import Marked, joined
from planner.manuscript.recorder import ManuscriptError
from planner.manuscript.repeats import beyond_statistics, first_sentence, unrepeated, unsourced
from planner.manuscript.target import goal
from planner.missing import Missing
from planner.questionnaire.filters import FILTERS


def filters() -> dict[str, Callable[..., Any]]:
    """Return the filters by name, without `release`, which the rewriting of templates provides."""
    own: dict[str, Callable[..., Any]] = {
        "number": number,
        "yen": yen_amount,
        "era": era,
        "fiscal": fiscal,
        "told": told,
        "join": join,
        "opening": opening,
        "int": whole,
        "unrepeated": once,
        "unsourced": without_sources,
        "first_sentence": beginning,
        "beyond_statistics": of_our_own,
        "from_year": from_year,
        "by_deadline": by_deadline,
        "as_moved": as_moved,
        "goal": bare_goal,
    }
    return {**FILTERS, **own}


def number(value: Any, decimals: int | None = None) -> Any:
    """Return a number grouped by three."""
    return value if isinstance(value, Missing) else grouped(_number(value, "number"), decimals)


def yen_amount(value: Any) -> Any:
    """Return an amount in yen as 150万円."""
    return value if isinstance(value, Missing) else yen(int(_number(value, "yen")))


def era(value: Any) -> Any:
    """Return a date as 令和8年11月23日."""
    if isinstance(value, Missing):
        return value
    if not isinstance(value, date):
        raise ManuscriptError(f"era は日付に使います（渡された値は「{value}」）", "年度なら fiscal を使ってください")
    return era_date(value)


def fiscal(value: Any) -> Any:
    """Return a year as 令和9年度."""
    return value if isinstance(value, Missing) else fiscal_year_label(int(_number(value, "fiscal")))


def told(value: Any) -> Any:
    """Return a date or year that somebody wrote as text (2026-03) as 令和8年3月; other text as it is."""
    return value if isinstance(value, Missing) else written_date(str(value))


def opening(value: Any) -> Any:
    """Return the first sentence of what somebody wrote at length, without its full stop."""
    if isinstance(value, Missing):
        return value
    if not isinstance(value, str):
        raise ManuscriptError("opening は文に使います", "文で答える設問の名か確かめてください")
    return value.strip().partition("\n")[0].partition("。")[0]


def whole(value: Any) -> Any:
    """Return a number without its decimals."""
    return value if isinstance(value, Missing) else int(_number(value, "int"))


def join(values: Any, separator: str = "、") -> Any:
    """Return the values printed one after the other; marked text keeps its marks."""
    if isinstance(values, Missing):
        return values
    if isinstance(values, (str, Undefined)):
        raise ManuscriptError("join は並びに使います", "並びを返す名前か確かめてください")
    items = [item if isinstance(item, Marked) else printed(item) for item in values]
    return joined(items, separator) if any(isinstance(item, Marked) for item in items) else separator.join(items)


def once(text: Any) -> Any:
    """Return the text of `say` without the sentences that print only values printed in it before."""
    if not isinstance(text, Marked):
        raise ManuscriptError("unrepeated は say の結果に使います", "{{ say(…) | unrepeated }} のように書いてください")
    return unrepeated(text)


def without_sources(text: Any, told: Any) -> Any:
    """Return the text of `say` without the sources in brackets of values at the paths that are `told` elsewhere."""
    if not isinstance(text, Marked):
        raise ManuscriptError(
            "unsourced は say の結果に使います", "{{ say(…) | unsourced([…]) }} のように書いてください"
        )
    return unsourced(text, told)


def beginning(text: Any) -> Any:
    """Return the first sentence of the text of `say`."""
    if not isinstance(text, Marked):
        raise ManuscriptError(
            "first_sentence は say の結果に使います", "{{ say(…) | first_sentence }} のように書いてください"
        )
    return first_sentence(text)


def of_our_own(text: Any, derived: Any, always: Any = False) -> Any:
    """Return the text of `say` without the sentences that print only statistics, or what is `derived` from them."""
    if not isinstance(text, Marked):
        raise ManuscriptError(
            "beyond_statistics は say の結果に使います", "{{ say(…) | beyond_statistics([…]) }} のように書いてください"
        )
    return beyond_statistics(text, derived, bool(always))


def bare_goal(text: Any) -> Any:
    """Return the text of a target, said by `say`, without its year and its reasons in brackets."""
    if not isinstance(text, Marked):
        raise ManuscriptError("goal は say の結果に使います", "{{ say(…) | goal }} のように書いてください")
    return goal(text)


def from_year(text: Any, first: Any) -> Any:
    """Return a text with its 1年目 as the fiscal year `first`, its 2年目 as the next."""
    if isinstance(text, Missing) or isinstance(first, Missing):
        return text
    if not isinstance(text, str):
        raise ManuscriptError("from_year は文に使います", "{{ say(…) | from_year(年度) }} のように書いてください")
    return course.in_fiscal_years(text, int(_number(first, "from_year")))


def as_moved(text: Any, moved: Any) -> Any:
    """Return a text with the months of steps that were moved as those in their place, `moved` being pairs of them."""
    if isinstance(text, Missing) or isinstance(moved, Missing):
        return text
    if not isinstance(text, str):
        raise ManuscriptError("as_moved は文に使います", "{{ say(…) | as_moved(m.moved) }} のように書いてください")
    return course.as_moved(text, dict(moved))


def by_deadline(text: Any, deadline: Any) -> Any:
    """Return a text with its 期限の日 as the date `deadline`, and months before it by the calendar; None is no date."""
    if isinstance(text, Missing) or isinstance(deadline, Missing) or deadline is None:
        return text
    if not isinstance(text, str) or not isinstance(deadline, date):
        raise ManuscriptError("by_deadline は文に使います", "{{ say(…) | by_deadline(期限) }} のように書いてください")
    return course.by_deadline(text, deadline)


def _number(value: Any, name: str) -> int | float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ManuscriptError(f"{name} は数に使います（渡された値は「{value}」）", "数を返す名前か確かめてください")
    return value
