"""Adds up what the measures cost in each fiscal year, as ranges in 千円."""

from __future__ import annotations

from collections.abc import Iterable

from planner.programme.model import ChosenMeasure, YearCost

_Range = tuple[int, int]


def yearly(measures: tuple[ChosenMeasure, ...], years: tuple[int, ...]) -> tuple[YearCost, ...]:
    """Return the cost of each year of the plan."""
    return tuple(_year(measures, year) for year in years)


def _year(measures: tuple[ChosenMeasure, ...], year: int) -> YearCost:
    started = [item for item in measures if item.first_year <= year]
    setups = [item.variant.cost.setup for item in started if item.variant.cost and item.first_year == year]
    running = [item.variant.cost.running for item in started if item.variant.cost and item.first_year < year]
    unknown = sum(item.variant.cost is None or item.variant.cost.running is None for item in started)
    return YearCost(year, _total(setups), _total(amounts for amounts in running if amounts), unknown)


def _total(ranges: Iterable[_Range]) -> _Range:
    pairs = list(ranges)
    return sum(low for low, _ in pairs), sum(high for _, high in pairs)
