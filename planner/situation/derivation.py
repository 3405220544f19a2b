"""What a value worked out from others is: its formula and what it reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from planner.missing import Missing, Reason

NOTHING = Missing(reason=Reason.UNKNOWN)


class Derivation(Struct, frozen=True):
    """A value under `derived.<id>`, computed from `inputs` in their order; missing if any input is.

    An input is the path of a value or of one column of a table, of which `compute` gets the cells. `rows_of` names the
    input whose rows it hands on whole. Without an `optional` input the value is there all the same: `compute` gets its
    `Missing`.
    """

    id: str
    label: str
    unit: str
    inputs: tuple[str, ...]
    compute: Callable[..., Any]
    rows_of: str = ""
    optional: tuple[str, ...] = ()
