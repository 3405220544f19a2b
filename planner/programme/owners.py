"""Which role carries a measure out here, and takes those of its steps that are said to be its owner's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from planner.programme.measure import Measure, Step, Variant

OWNER = "owner"  # who takes a step: whoever carries the measure out


def as_owned_here(measures: Iterable[Measure], values: Mapping[str, Any]) -> tuple[Measure, ...]:
    """Return the measures with the role that carries each out in this municipality, in its steps too."""
    return tuple(_as_owned_here(measure, values) for measure in measures)


def _as_owned_here(measure: Measure, values: Mapping[str, Any]) -> Measure:
    where = measure.owner_where
    role = where.role if where and where.when.evaluate(values)[0] is True else measure.owner
    return replace(measure, owner=role, variants=tuple(_owned_by(role, item) for item in measure.variants))


def _owned_by(role: str, variant: Variant) -> Variant:
    return replace(variant, steps=tuple(_taken_by(role, step) for step in variant.steps))


def _taken_by(role: str, step: Step) -> Step:
    return replace(step, who=role) if step.who == OWNER else step
