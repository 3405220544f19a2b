"""What the file of a measure may say of its person-days and of what it costs."""

from __future__ import annotations

from planner.templateset.schema import ALWAYS_WHEN, ANY_TEXT, DAYS, PRINTED, RANGE, WHEN, WORDING, mapping, mappings

_GROWTH = {
    "of": ALWAYS_WHEN,
    "per": {"type": "number", "required": True, "min": 1},
    "setup": DAYS,
    "running": DAYS,
    "why": PRINTED,
}
EFFORT = {"setup": DAYS, "running": DAYS, "basis": PRINTED, "grows": {"type": "dict", "schema": _GROWTH}}
_UNITS = {
    "unit": {**ANY_TEXT, "meta": WORDING, "dependencies": ["counts"]},
    "counts": {
        "type": "list",
        "minlength": 1,
        "schema": mapping(
            {
                "count": {"type": "integer", "required": True, "min": 1},
                "of": {**ALWAYS_WHEN, "required": False},
                "when": WHEN,
            }
        ),
        "dependencies": ["unit"],
    },
}
_ADDITION = {
    "what": PRINTED,
    "when": WHEN,
    "setup": {**RANGE, "required": True, "nullable": True},
    "running": {**RANGE, "required": True, "nullable": True},
    "basis": PRINTED,
    **_UNITS,
}
COST = {
    "setup": {**RANGE, "required": True},
    "running": {**RANGE, "required": True, "nullable": True},
    "basis": PRINTED,
    "sure": {"type": "boolean", "required": True},
    "when": WHEN,
    **_UNITS,
    "adds": {**mappings(_ADDITION), "required": False},
}
