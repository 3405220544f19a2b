"""Adds up what the measures cost in each fiscal year, as ranges in 千円."""

from __future__ import annotations

from collections.abc import Sequence

from planner.programme.effort import Range
from planner.programme.figures import YearCost
from planner.programme.model import ChosenMeasure


def yearly(measures: tuple[ChosenMeasure, ...], years: tuple[int, ...]) -> tuple[YearCost, ...]:
    """Return the cost of each year of the plan, after that of the year before if anything is prepared in it."""
    eve = years[0] - 1
    return tuple(_year(measures, year, eve) for year in (eve, *years) if year > eve or any(i.ahead for i in measures))


def _year(measures: tuple[ChosenMeasure, ...], year: int, eve: int) -> YearCost:
    first = [(item.variant.cost, eve if item.ahead else item.first_year) for item in measures]
    starting = [cost for cost, begun in first if begun == year]
    going_on = [cost for cost, begun in first if begun < year]
    setups = [cost.once for cost in starting if cost]
    running = [cost.yearly for cost in going_on if cost and cost.yearly]
    return YearCost(year, _total(setups), _total(running), len(starting) - len(setups), len(going_on) - len(running))


def _total(pairs: Sequence[Range]) -> Range:
    return sum(low for low, _ in pairs), sum(high for _, high in pairs)
