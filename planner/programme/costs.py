"""Adds up what the measures cost in each fiscal year, as ranges in 千円."""

from __future__ import annotations

from collections.abc import Sequence

from planner.programme.model import ChosenMeasure, YearCost

_Range = tuple[int, int]


def yearly(measures: tuple[ChosenMeasure, ...], years: tuple[int, ...]) -> tuple[YearCost, ...]:
    """Return the cost of each year of the plan."""
    return tuple(_year(measures, year) for year in years)


def _year(measures: tuple[ChosenMeasure, ...], year: int) -> YearCost:
    starting = [item.variant.cost for item in measures if item.first_year == year]
    going_on = [item.variant.cost for item in measures if item.first_year < year]
    setups = [cost.setup for cost in starting if cost]
    running = [cost.running for cost in going_on if cost and cost.running]
    return YearCost(year, _total(setups), _total(running), len(starting) - len(setups), len(going_on) - len(running))


def _total(pairs: Sequence[_Range]) -> _Range:
    return sum(low for low, _ in pairs), sum(high for _, high in pairs)
